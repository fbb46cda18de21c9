import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listingsQuery, type SeasonId } from '../../../api/stocks.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Card, Section } from '../../../ui/card.tsx';
import { directionClass, directionOf } from '../parts/change.ts';
import { useSectorName } from '../parts/use-sector-name.ts';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { fresh, type LiveQuotes } from './live-quotes.ts';
import { sectorsOf } from './sectors.ts';

/** More symbols than this are not read to make a mean of them. */
const MOST = 100;

/** How the parts of the economy do today. */
export function SectorList({ seasonId, live }: { seasonId: SeasonId; live: LiveQuotes }) {
  const { t } = useTranslation();
  const format = useStockFormat();
  const local = useLocal();
  const nameOf = useSectorName();
  const listings = useInfiniteQuery(listingsQuery({ sort: 'amount', seasonId }, MOST));
  const quotes = listings.data?.pages[0]?.items ?? [];
  // A mean of some of them would be no mean.
  if (quotes.length === 0 || listings.hasNextPage) return null;
  const sectors = sectorsOf(quotes.map((quote) => fresh(quote, live.get(quote.symbol))));
  return (
    <Card className="pb-3!">
      <Section title={t('stocks.sectors')}>
        <ul>
          {sectors.map(({ sector, rate, count, best }) => (
            <li key={sector}>
              <Link
                to="/stocks/all"
                search={{ sector, ...(seasonId !== undefined && { season: seasonId }) }}
                className="tap -mx-2 flex items-center gap-3 rounded-xl px-2 py-1.5 hover:bg-sunken/60 focus-visible:-outline-offset-3"
              >
                <span className="min-w-0 flex-1">
                  <span className="font-semibold">{nameOf(sector)}</span>{' '}
                  <span className="tnum text-sm text-muted">{format.count(count)}</span>
                  <span className="block truncate text-sm text-muted">{local(best.name)}</span>
                </span>
                <span className={`tnum font-semibold ${directionClass[directionOf(rate)]}`}>
                  {format.rate(rate)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </Card>
  );
}
