import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ChartCandlestick } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../../api/hooks.ts';
import { marketQuery, type SeasonId } from '../../../api/stocks.ts';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { SeasonSwitch } from '../parts/season-switch.tsx';
import { StocksNav } from '../parts/stocks-nav.tsx';
import { ContestCard } from './contest-card.tsx';
import { IndexCard } from './index-card.tsx';
import { MySummary } from './my-summary.tsx';
import { Rankings } from './rankings.tsx';
import { SectorList } from './sector-list.tsx';
import { StockSearch } from './stock-search.tsx';
import { useLiveQuotes } from './use-live-quotes.ts';
import { WatchedShort } from './watched-short.tsx';

const route = getRouteApi('/stocks');

/** The market at a glance: where it stands, what moves, and what is one's own in it. */
export function MarketHomePage() {
  const { t } = useTranslation();
  const { season } = route.useSearch();
  return (
    <Page wide title={t('stocks.title')} hideTitle>
      <StocksNav season={season} />
      <SeasonSwitch season={season} />
      <StockSearch season={season} />
      <Market seasonId={season} />
    </Page>
  );
}

function Market({ seasonId }: { seasonId: SeasonId }) {
  const { t } = useTranslation();
  const isMember = useAccount() !== null;
  const market = useQuery(marketQuery(seasonId));
  const live = useLiveQuotes(seasonId);
  if (market.data === undefined && (market.isError || market.fetchStatus === 'paused')) {
    return <ErrorState error={market.error} onRetry={() => void market.refetch()} />;
  }
  if (market.data?.listings === 0) {
    return (
      <EmptyState icon={<ChartCandlestick aria-hidden="true" />} title={t('stocks.empty')}>
        {t('stocks.emptyLead')}
      </EmptyState>
    );
  }
  return (
    // On a phone one column, with what is one's own before the rankings; on a desk two.
    <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-8">
      <div className="contents lg:flex lg:min-w-0 lg:flex-col lg:gap-8">
        {market.data === undefined ? (
          <Skeleton className="h-56 rounded-3xl!" />
        ) : (
          <IndexCard market={market.data} />
        )}
        <div className="min-w-0 max-lg:order-1">
          <Rankings seasonId={seasonId} live={live} />
        </div>
      </div>
      <div className="contents lg:flex lg:min-w-0 lg:flex-col lg:gap-6">
        {isMember && <MySummary seasonId={seasonId} live={live} />}
        {seasonId === undefined && <ContestCard />}
        {isMember && <WatchedShort seasonId={seasonId} live={live} />}
        <div className="max-lg:order-2">
          <SectorList seasonId={seasonId} live={live} />
        </div>
      </div>
    </div>
  );
}
