import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type SeasonId, stockAccountQuery, stockHoldingsQuery } from '../../../api/stocks.ts';
import { Card, Section } from '../../../ui/card.tsx';
import { MoreWords, moreClass } from '../../../ui/more-link.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ProfitLabel } from '../parts/change-label.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { useLiveMine } from '../portfolio/use-live-mine.ts';
import { valued } from '../portfolio/valued.ts';
import type { LiveQuotes } from './live-quotes.ts';

/** What the member has in this market, worth as it is now. */
export function MySummary({ seasonId, live }: { seasonId: SeasonId; live: LiveQuotes }) {
  const { t } = useTranslation();
  const account = useQuery(stockAccountQuery(seasonId));
  const holdings = useQuery(stockHoldingsQuery(seasonId));
  useLiveMine();
  const format = useStockFormat(account.data?.currency);
  // Here it is a look aside; its own page says what went wrong.
  if (account.isError || holdings.isError) return null;
  if (account.data === undefined || holdings.data === undefined) {
    return <Skeleton className="h-36 rounded-3xl!" />;
  }
  const { value, cost, profit } = valued(holdings.data.items, live);
  return (
    <Card>
      <Section
        title={t('stocks.mine.title')}
        action={
          <Link
            to="/stocks/account"
            search={seasonId === undefined ? {} : { season: seasonId }}
            className={moreClass}
          >
            <MoreWords of={t('stocks.mine.title')} />
          </Link>
        }
      >
        <p className="tnum text-2xl font-extrabold">{format.money(account.data.balance + value)}</p>
        {holdings.data.items.length === 0 ? (
          <p className="mt-1 text-muted">{t('stocks.mine.noneLead')}</p>
        ) : (
          <p className="mt-0.5">
            <ProfitLabel profit={profit} cost={cost} currency={account.data.currency} />
          </p>
        )}
        <p className="tnum mt-2 text-sm text-muted">
          {t('stocks.mine.buyingPower', { amount: format.money(account.data.buyingPower) })}
        </p>
      </Section>
    </Card>
  );
}
