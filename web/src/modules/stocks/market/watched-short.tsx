import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type SeasonId, watchedQuery } from '../../../api/stocks.ts';
import { Card, Section } from '../../../ui/card.tsx';
import { MoreWords, moreClass } from '../../../ui/more-link.tsx';
import { QuoteRow } from '../parts/quote-row.tsx';
import { fresh, type LiveQuotes } from './live-quotes.ts';

const SHOWN = 5;

/** The first of what the member watches of one market. */
export function WatchedShort({ seasonId, live }: { seasonId: SeasonId; live: LiveQuotes }) {
  const { t } = useTranslation();
  const watched = useQuery(watchedQuery).data?.items.filter((one) => one.seasonId === (seasonId ?? null));
  if (watched === undefined) return null;
  return (
    <Card className="pb-3!">
      <Section
        title={t('stocks.watch.title')}
        action={
          <Link
            to="/stocks/watchlist"
            search={seasonId === undefined ? {} : { season: seasonId }}
            className={moreClass}
          >
            <MoreWords of={t('stocks.watch.title')} />
          </Link>
        }
      >
        {watched.length === 0 && <p className="pb-3 text-muted">{t('stocks.watch.noneLead')}</p>}
        <ul>
          {watched.slice(0, SHOWN).map((quote) => (
            <li key={quote.symbol}>
              <QuoteRow quote={fresh(quote, live.get(quote.symbol))} />
            </li>
          ))}
        </ul>
      </Section>
    </Card>
  );
}
