import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { siteQuery } from '../../../api/site.ts';
import { hallMapQuery, type RoundSale, roundSaleQuery } from '../../../api/tickets-seats.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { cx } from '../../../ui/cx.ts';
import { BackIcon, Page, usePageTitle } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { useShowTime } from '../show-time.ts';
import { hallPlan } from './hall-plan.ts';
import { NoSuchRound } from './no-such-round.tsx';
import { Picker } from './picker.tsx';

const route = getRouteApi('/tickets/rounds/$roundId');

/** Choosing places of one round: on the map or in the list, or the best that there are. */
export function PickerPage() {
  const { t } = useTranslation();
  const { roundId } = route.useParams();
  const round = useQuery(roundSaleQuery(roundId));
  const error = round.data === undefined ? round.error : null;
  if (round.data !== undefined) return <OfRound round={round.data} />;
  return (
    <Page title={t('ticketsBuying.title')} wide>
      {hasCode(error, 'tickets.round-not-found') ? (
        <NoSuchRound />
      ) : round.isError || round.fetchStatus === 'paused' ? (
        <ErrorState error={error} onRetry={() => void round.refetch()} />
      ) : (
        <PickerSkeleton />
      )}
    </Page>
  );
}

function OfRound({ round }: { round: RoundSale }) {
  const { t } = useTranslation();
  const time = useShowTime();
  const local = useLocal();
  const map = useQuery(hallMapQuery(round.mapId));
  const plan = useMemo(() => (map.data === undefined ? null : hallPlan(map.data)), [map.data]);
  const { performanceId, title } = round.performance;
  const name = local(title);
  const isDemo = useQuery(siteQuery).data?.mode === 'demo';
  usePageTitle(name);
  return (
    // On a phone everything is on the screen at once: what is chosen from, and what it comes to.
    <div
      className={cx(
        'mx-auto flex w-full max-w-6xl flex-col px-4 pt-2 max-lg:min-h-140 sm:px-8 lg:pt-6 lg:pb-16',
        // Without the bar above, the tabs below, and the demo's own bar.
        isDemo
          ? 'max-md:h-[calc(100dvh-9.75rem)] md:max-lg:h-[calc(100dvh-6rem)]'
          : 'max-md:h-[calc(100dvh-7.75rem)] md:max-lg:h-[calc(100dvh-4rem)]',
      )}
    >
      <header className="mb-2 flex items-center gap-1 lg:mb-5">
        <Link
          to="/tickets/performances/$performanceId"
          params={{ performanceId }}
          aria-label={t('ticketsBuying.backToShow')}
          title={t('ticketsBuying.backToShow')}
          className="-ml-2 flex size-11 shrink-0 items-center justify-center rounded-full text-muted hover:bg-sunken hover:text-ink"
        >
          <BackIcon />
        </Link>
        <div className="min-w-0">
          <h1 className="truncate text-lg font-extrabold lg:text-2xl">{name}</h1>
          <p className="truncate text-sm text-muted lg:text-base">
            {time.moment(round.startsAt)} · {local(round.venue.name)} {local(round.hall.name)}
          </p>
        </div>
      </header>
      {plan !== null ? (
        <Picker key={round.roundId} round={round} plan={plan} />
      ) : map.isError || map.fetchStatus === 'paused' ? (
        <ErrorState error={map.error} onRetry={() => void map.refetch()} />
      ) : (
        <PickerSkeleton />
      )}
    </div>
  );
}

function PickerSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <span className="sr-only">{t('common.loading')}</span>
      <Skeleton className="h-[60dvh] rounded-3xl!" />
      <Skeleton className="h-64 rounded-3xl! max-lg:hidden" />
    </div>
  );
}
