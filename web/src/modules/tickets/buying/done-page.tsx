import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { Check, QrCode } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Reservation, reservationQuery } from '../../../api/tickets-reservations.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { BackToTrip } from '../../trips/bookings/back-to-trip.tsx';
import { ShowLine } from '../reservations/show-line.tsx';
import { useSeatName } from '../reservations/use-seat-name.ts';
import { CheckoutSkeleton } from './checkout-skeleton.tsx';

const route = getRouteApi('/member/tickets/reservations/$reservationId/done');

/** It is booked: which places, and what lets one in. */
export function BookedPage() {
  const { t } = useTranslation();
  const { reservationId } = route.useParams();
  const query = useQuery(reservationQuery(reservationId));
  return (
    <Page title={t('ticketsBuying.done.title')} narrow hideTitle>
      {query.data !== undefined ? (
        query.data.status === 'paid' ? (
          <Booked reservation={query.data} />
        ) : (
          // Whoever finds this address while it is not so sees how it stands instead.
          <Navigate to="/tickets/reservations/$reservationId" params={{ reservationId }} replace />
        )
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <CheckoutSkeleton />
      )}
    </Page>
  );
}

function Booked({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const seatName = useSeatName();
  const { reservationId, show, lines } = reservation;
  const own = lines.filter(({ ticketId, status }) => ticketId !== null && status === 'issued');
  const ticketId = own.length === 1 ? own[0]?.ticketId : null;
  return (
    <div className="flex flex-col gap-5 pt-4">
      <Card className="animate-rise">
        <div className="flex flex-col items-center gap-2 pt-3 pb-6 text-center">
          <span className="flex size-16 items-center justify-center rounded-full bg-good-soft text-good">
            <Check aria-hidden="true" strokeWidth={3} className="size-8" />
          </span>
          <h2 className="mt-2 text-2xl font-extrabold">{t('ticketsBuying.done.title')}</h2>
          <p className="text-muted">{t('ticketsBuying.done.lead')}</p>
        </div>
        <div className="mb-5 rounded-2xl bg-sunken p-4">
          <ShowLine
            show={show}
            title={<p className="text-lg leading-snug font-bold">{local(show.title)}</p>}
          />
        </div>
        <Facts
          items={[
            {
              label: t('ticketsBuying.done.seats'),
              value: lines.map((line) => (
                <span key={line.no} className="block">
                  {seatName(line)}
                </span>
              )),
            },
            { label: t('ticketsBuying.done.paid'), value: <strong>{format.won(reservation.total)}</strong> },
            {
              label: t('ticketsBuying.done.number'),
              value: <code className="font-mono text-sm">{reservationId}</code>,
            },
          ]}
        />
      </Card>
      <BackToTrip reservationId={reservationId} />
      <div className="flex flex-wrap gap-3 [&>*]:flex-1">
        <Link
          to="/tickets/reservations/$reservationId"
          params={{ reservationId }}
          className={buttonClass('secondary', 'lg')}
        >
          {t('ticketsBuying.done.reservation')}
        </Link>
        {ticketId != null ? (
          <Link to="/tickets/mine/$ticketId" params={{ ticketId }} className={buttonClass('primary', 'lg')}>
            <QrCode aria-hidden="true" className="size-5" />
            {t('ticketsBuying.done.ticket')}
          </Link>
        ) : (
          <Link to="/tickets/mine" className={buttonClass('primary', 'lg')}>
            <QrCode aria-hidden="true" className="size-5" />
            {t('ticketsBuying.done.ticket')}
          </Link>
        )}
      </div>
    </div>
  );
}
