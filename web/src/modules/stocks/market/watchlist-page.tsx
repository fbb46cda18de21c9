import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { watchedQuery } from '../../../api/stocks.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { SeasonSwitch } from '../parts/season-switch.tsx';
import { StocksNav } from '../parts/stocks-nav.tsx';
import { useLiveMine } from '../portfolio/use-live-mine.ts';
import { useLiveQuotes } from './use-live-quotes.ts';
import { WatchedList } from './watched-list.tsx';

const route = getRouteApi('/member/stocks/watchlist');

/** What the member watches of one market, in the order they want it. */
export function WatchlistPage() {
  const { t } = useTranslation();
  const { season } = route.useSearch();
  const watched = useQuery(watchedQuery);
  const live = useLiveQuotes(season);
  useLiveMine();
  const items = watched.data?.items.filter(({ seasonId }) => seasonId === (season ?? null));
  return (
    <Page title={t('stocks.watch.title')} lead={t('stocks.watch.lead')}>
      <StocksNav season={season} />
      <SeasonSwitch season={season} />
      {items === undefined &&
        (watched.isError || watched.fetchStatus === 'paused' ? (
          <ErrorState error={watched.error} onRetry={() => void watched.refetch()} />
        ) : (
          <ListSkeleton />
        ))}
      {items?.length === 0 && (
        <EmptyState
          icon={<Star aria-hidden="true" />}
          title={t('stocks.watch.none')}
          action={
            <Link
              to="/stocks/all"
              search={season === undefined ? {} : { season }}
              className={buttonClass('primary')}
            >
              {t('stocks.toStocks')}
            </Link>
          }
        >
          {t('stocks.watch.noneLead')}
        </EmptyState>
      )}
      {items !== undefined && items.length > 0 && <WatchedList key={season} items={items} live={live} />}
    </Page>
  );
}
