import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/error.ts';
import { type Reservation, reservationQuery } from '../../../api/tickets-reservations.ts';
import { useFormat } from '../../../i18n/format.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { CancelNotes } from '../cancel-scale.tsx';
import { ReservationActions } from './reservation-actions.tsx';
import { ReservationHead } from './reservation-head.tsx';
import { ReservationMoney } from './reservation-money.tsx';
import { ReservationTimeline } from './reservation-timeline.tsx';
import { ReservationsSkeleton } from './reservations-skeleton.tsx';
import { SeatLines } from './seat-lines.tsx';

const route = getRouteApi('/member/tickets/reservations/$reservationId');
const MOVING_MS = 4_000;

/** One reservation: how it stands, its seats and tickets, what can be done about it, and all that happened. */
export function ReservationPage() {
  const { t } = useTranslation();
  const { reservationId } = route.useParams();
  const query = useQuery({
    ...reservationQuery(reservationId),
    // Money on its way back, and payments that are awaited, arrive by themselves.
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'awaiting-payment' ||
      data?.refunds.some(({ status }) => status === 'requested' || status === 'under-way')
        ? MOVING_MS
        : false,
  });
  return (
    <Page
      title={t('ticketsMine.detail')}
      hideTitle
      back={
        <Link to="/tickets/reservations" className={backClass}>
          <BackIcon />
          {t('ticketsMine.title')}
        </Link>
      }
    >
      {query.data !== undefined ? (
        <Whole reservation={query.data} />
      ) : isApiError(query.error) && [400, 404].includes(query.error.status) ? (
        <NoSuchReservation />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ReservationsSkeleton cards={2} />
      )}
    </Page>
  );
}

function NoSuchReservation() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={t('ticketsMine.notFound')}
      action={
        <Link to="/tickets/reservations" className={buttonClass('secondary')}>
          {t('ticketsMine.title')}
        </Link>
      }
    >
      {t('ticketsMine.notFoundLead')}
    </EmptyState>
  );
}

function Whole({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { can, show, status } = reservation;
  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-x-8">
      <div className="flex flex-col gap-5">
        <ReservationHead reservation={reservation} />
        <Card>
          <h2 className="mb-4 text-lg font-bold">{t('ticketsMine.seats')}</h2>
          <SeatLines lines={reservation.lines} isMine />
        </Card>
      </div>
      <div className="flex flex-col gap-5 lg:sticky lg:top-22 lg:row-span-2">
        <Card className="flex flex-col gap-5">
          <ReservationMoney reservation={reservation} />
          <ReservationActions reservation={reservation} />
        </Card>
        <Section title={t('ticketsMine.timeline')}>
          <ReservationTimeline steps={reservation.timeline} />
        </Section>
        <p className="text-sm text-muted">
          {t('ticketsMine.number', { number: reservation.reservationId })} ·{' '}
          {format.dateTime(reservation.createdAt)}
        </p>
      </div>
      {status === 'paid' && can.cancel && (
        <Card>
          <h2 className="mb-2 text-lg font-bold">{t('ticketsMine.cancelFees')}</h2>
          <CancelNotes
            scale={reservation.cancelScale}
            startsAt={show.startsAt}
            freeUntil={reservation.freeUntil}
          />
        </Card>
      )}
    </div>
  );
}
