import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { TicketX } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { hallMapQuery, type RoundSale, roundSaleQuery } from '../../../api/tickets-seats.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { hallPlan } from './hall-plan.ts';
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
  const format = useFormat();
  const local = useLocal();
  const map = useQuery(hallMapQuery(round.mapId));
  const plan = useMemo(() => (map.data === undefined ? null : hallPlan(map.data)), [map.data]);
  const { performanceId, title } = round.performance;
  return (
    <Page
      title={local(title)}
      lead={`${format.day(round.startsAt)} ${format.time(round.startsAt)} · ${local(round.venue.name)} ${local(round.hall.name)}`}
      wide
      back={
        <Link to="/tickets/$performanceId" params={{ performanceId }} className={backClass}>
          <BackIcon />
          {t('ticketsBuying.backToShow')}
        </Link>
      }
    >
      {plan !== null ? (
        <Picker key={round.roundId} round={round} plan={plan} />
      ) : map.isError || map.fetchStatus === 'paused' ? (
        <ErrorState error={map.error} onRetry={() => void map.refetch()} />
      ) : (
        <PickerSkeleton />
      )}
    </Page>
  );
}

function NoSuchRound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<TicketX aria-hidden="true" />}
      title={t('ticketsBuying.noRound')}
      action={
        <Link to="/tickets" className={buttonClass('primary')}>
          {t('ticketsBuying.toShows')}
        </Link>
      }
    >
      {t('ticketsBuying.noRoundLead')}
    </EmptyState>
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
