import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReservationSummary } from '../../../api/tickets-reservations.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Card } from '../../../ui/card.tsx';
import { SeatsHeldFor } from '../buying/seats-held-for.tsx';
import { ReservationBadge } from './reservation-badge.tsx';
import { DaysLeft, ShowLine } from './show-line.tsx';
import { useSeatName } from './use-seat-name.ts';

/** One reservation among others: what, when, where, which seats, and what it waits for. */
export function ReservationCard({ reservation }: { reservation: ReservationSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const seatName = useSeatName();
  const { reservationId, status, show, lines } = reservation;
  const isGone = status === 'cancelled' || status === 'expired';
  const left = lines.filter((line) => line.status !== 'cancelled' && line.status !== 'expired');
  const shown = left.length > 0 ? left : lines;
  const [first, ...others] = shown;
  return (
    <Card className="relative transition-colors hover:border-line-strong/60">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <ReservationBadge status={status} />
        {status === 'paid' && <DaysLeft show={show} />}
        <span className="tnum ml-auto text-sm text-muted">{format.date(reservation.createdAt)}</span>
      </div>
      <ShowLine
        show={show}
        isFaded={isGone}
        title={
          <h2 className="leading-snug font-bold">
            <Link
              to="/tickets/reservations/$reservationId"
              params={{ reservationId }}
              className="line-clamp-2 after:absolute after:inset-0 after:rounded-3xl"
            >
              {local(show.title)}
            </Link>
          </h2>
        }
      >
        <p className="mt-1 text-sm text-muted">
          {t('ticketsMine.seatsCount', { count: shown.length })}
          {first !== undefined && ` · ${seatName(first)}`}
          {others.length > 0 && ` ${t('ticketsMine.moreSeats', { count: others.length })}`}
        </p>
        <p className="tnum mt-1.5 font-extrabold tracking-tight">
          {format.won(reservation.total)}
          {reservation.refunded > 0 && (
            <span className="ml-2 text-sm font-normal text-muted">
              {t('ticketsMine.refunded')} {format.won(reservation.refunded)}
            </span>
          )}
        </p>
      </ShowLine>
      {status === 'awaiting-payment' && reservation.expiresAt !== null && (
        <div className="mt-3 border-t border-line/70 pt-3">
          <SeatsHeldFor until={reservation.expiresAt} />
        </div>
      )}
    </Card>
  );
}
