import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { watchedQuery } from '../../../api/stocks.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { StocksNav } from '../parts/stocks-nav.tsx';
import { useLiveMine } from '../portfolio/use-live-mine.ts';
import { useLiveQuotes } from './use-live-quotes.ts';
import { WatchedList } from './watched-list.tsx';

/** What the member watches, in the order they want it. */
export function WatchlistPage() {
  const { t } = useTranslation();
  const watched = useQuery(watchedQuery);
  const live = useLiveQuotes(undefined);
  useLiveMine();
  return (
    <Page title={t('stocks.watch.title')} lead={t('stocks.watch.lead')}>
      <StocksNav />
      {watched.data === undefined &&
        (watched.isError || watched.fetchStatus === 'paused' ? (
          <ErrorState error={watched.error} onRetry={() => void watched.refetch()} />
        ) : (
          <ListSkeleton />
        ))}
      {watched.data?.items.length === 0 && (
        <EmptyState
          icon={<Star aria-hidden="true" />}
          title={t('stocks.watch.none')}
          action={
            <Link to="/stocks/all" className={buttonClass('primary')}>
              {t('stocks.toStocks')}
            </Link>
          }
        >
          {t('stocks.watch.noneLead')}
        </EmptyState>
      )}
      {watched.data !== undefined && watched.data.items.length > 0 && (
        <WatchedList items={watched.data.items} live={live} />
      )}
    </Page>
  );
}
