import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type SeasonId, stockAccountQuery, stockHoldingsQuery } from '../../../api/stocks.ts';
import { ListSkeleton, Skeleton } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { useLiveQuotes } from '../market/use-live-quotes.ts';
import { AllocationCard } from './allocation-card.tsx';
import { FilesButton } from './files-button.tsx';
import { HoldingsCard } from './holdings-card.tsx';
import { MoneyCard } from './money-card.tsx';
import { PortfolioPage } from './portfolio-page.tsx';
import { ProfitsCard } from './profits-card.tsx';
import { useLiveMine } from './use-live-mine.ts';
import { valued } from './valued.ts';
import { WorthCard } from './worth-card.tsx';

const route = getRouteApi('/member/stocks/account');

/** What one has at the exchange: worth, money, shares, and what came of selling. */
export function AccountPage() {
  const { t } = useTranslation();
  const { season } = route.useSearch();
  return (
    <PortfolioPage
      wide
      title={t('stocks.account.title')}
      season={season}
      action={<FilesButton seasonId={season} first="profits" />}
    >
      <Portfolio key={season} seasonId={season} />
    </PortfolioPage>
  );
}

function Portfolio({ seasonId }: { seasonId: SeasonId }) {
  const account = useQuery(stockAccountQuery(seasonId));
  const holdings = useQuery(stockHoldingsQuery(seasonId));
  const live = useLiveQuotes(seasonId);
  useLiveMine();
  if (account.data === undefined || holdings.data === undefined) {
    const lost = [account, holdings].find((query) => query.isError || query.fetchStatus === 'paused');
    return lost === undefined ? (
      <AccountSkeleton />
    ) : (
      <ErrorState
        error={lost.error}
        onRetry={() => {
          void account.refetch();
          void holdings.refetch();
        }}
      />
    );
  }
  const worth = valued(holdings.data.items, live);
  const { currency } = account.data;
  return (
    // On a phone one column, with one's money before one's shares; on a desk two.
    <div className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
      <div className="contents lg:flex lg:min-w-0 lg:flex-col lg:gap-6">
        <WorthCard account={account.data} worth={worth} />
        <div className="max-lg:order-2">
          <HoldingsCard items={worth.items} currency={currency} />
        </div>
        <div className="max-lg:order-4">
          <ProfitsCard seasonId={seasonId} currency={currency} />
        </div>
      </div>
      <div className="contents lg:flex lg:min-w-0 lg:flex-col lg:gap-6">
        <div className="max-lg:order-1">
          <MoneyCard account={account.data} isMain={seasonId === undefined} />
        </div>
        <div className="max-lg:order-3">
          <AllocationCard items={worth.items} cash={account.data.balance} currency={currency} />
        </div>
      </div>
    </div>
  );
}

function AccountSkeleton() {
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex flex-col gap-6">
        <Skeleton className="h-40 rounded-3xl!" />
        <ListSkeleton />
      </div>
      <Skeleton className="h-64 rounded-3xl!" />
    </div>
  );
}
