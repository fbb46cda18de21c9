import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Reservation, reservationQuery } from '../../../api/tickets-reservations.ts';
import type { Payment } from '../../../api/types.ts';
import { Banner } from '../../../ui/banner.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { SeatsHeldFor } from './seats-held-for.tsx';

/** Nothing was taken, and nothing will be unless the member tries again. */
const OPEN_AGAIN = ['failed', 'abandoned', 'expired'];

type Props = { reservationId: string; payment: Pick<Payment, 'status'> };

/** What a payment's end means for its reservation, and the one thing to do next. */
export function ReservationPayment({ reservationId, payment }: Props) {
  const { t } = useTranslation();
  const query = useQuery(reservationQuery(reservationId));
  const { refetch } = query;
  // The payment's end and the reservation's are one commit: what was read before it is behind.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the payment's state is what this waits for
  useEffect(() => void refetch(), [payment.status, refetch]);
  const reservation = query.data;
  const isPaid = payment.status === 'paid';
  return (
    <div className="flex flex-col gap-4">
      {reservation === undefined ? (
        !query.isError && <Skeleton className="h-14 w-full rounded-2xl!" />
      ) : (
        <Told reservation={reservation} payment={payment} />
      )}
      <div className="flex flex-wrap gap-3 [&>*]:flex-1">
        <Link
          to="/tickets/reservations/$reservationId"
          params={{ reservationId }}
          className={buttonClass(isPaid ? 'secondary' : 'primary', 'lg')}
        >
          {reservation?.can.pay === true && OPEN_AGAIN.includes(payment.status)
            ? t('ticketsBuying.payment.again')
            : t('ticketsBuying.holdPage.toReservation')}
        </Link>
        {isPaid && (
          <Link to="/tickets/mine" className={buttonClass('primary', 'lg')}>
            {t('ticketsBuying.done.ticket')}
          </Link>
        )}
      </div>
    </div>
  );
}

function Told({ reservation, payment }: { reservation: Reservation; payment: Props['payment'] }) {
  const { t } = useTranslation();
  const { status, expiresAt } = reservation;
  if (payment.status === 'paid') return <Banner tone="good">{t('ticketsBuying.payment.paid')}</Banner>;
  if (payment.status === 'cancelled')
    return <Banner tone="warn">{t('ticketsBuying.payment.tooLate')}</Banner>;
  if (status === 'expired') return <Banner tone="warn">{t('ticketsBuying.payment.expired')}</Banner>;
  if (status === 'awaiting-payment' && expiresAt !== null) {
    return (
      <Banner tone="info">
        <p>{t('ticketsBuying.payment.held')}</p>
        <SeatsHeldFor until={expiresAt} />
      </Banner>
    );
  }
  return null;
}

/** How long the places that are being paid are still held. */
export function ReservationHeld({ reservationId }: { reservationId: string }) {
  const reservation = useQuery(reservationQuery(reservationId)).data;
  if (reservation?.status !== 'awaiting-payment' || reservation.expiresAt === null) return null;
  return <SeatsHeldFor until={reservation.expiresAt} />;
}
