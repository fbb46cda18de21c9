import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AdminReservation } from '../../../api/tickets-reservation-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Facts } from '../../../ui/card.tsx';

const linkClass = 'text-accent hover:underline';

/** Whose it is, and how it was paid. */
export function ReservationFacts({ reservation }: { reservation: AdminReservation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { accountId, paidAt, expiresAt, paymentId, transferId, madeBy, note } = reservation;
  const known = <V,>(value: V | null, item: (value: V) => { label: string; value: React.ReactNode }) =>
    value === null || value === '' ? [] : [item(value)];
  return (
    <Facts
      items={[
        {
          label: t('ticketsDesk.reservations.member'),
          value:
            reservation.memberName === '' ? (
              t('ticketsDesk.reservations.guest')
            ) : (
              <Link to="/admin/members/$accountId" params={{ accountId }} className={linkClass}>
                {reservation.memberName}
                <span className="block text-sm text-muted">{reservation.memberEmail}</span>
              </Link>
            ),
        },
        {
          label: t('ticketsDesk.reservations.payWith'),
          value: t(`ticketsMine.ways.${reservation.payWith}`),
        },
        { label: t('ticketsMine.items'), value: format.won(reservation.items) },
        ...(reservation.couponDiscount > 0
          ? [{ label: t('ticketsMine.coupon'), value: format.won(-reservation.couponDiscount) }]
          : []),
        ...(reservation.refunded > 0
          ? [{ label: t('ticketsMine.refunded'), value: format.won(reservation.refunded) }]
          : []),
        { label: t('ticketsDesk.reservations.made'), value: format.exact(reservation.createdAt) },
        ...known(paidAt, (at) => ({ label: t('ticketsDesk.reservations.paid'), value: format.exact(at) })),
        ...known(expiresAt, (at) => ({
          label: t('ticketsDesk.reservations.expires'),
          value: format.exact(at),
        })),
        ...known(paymentId, (id) => ({
          label: t('ticketsDesk.reservations.payment'),
          value: (
            <Link to="/admin/payments/$paymentId" params={{ paymentId: id }} className={linkClass}>
              <code className="font-mono text-sm">{id}</code>
            </Link>
          ),
        })),
        ...known(transferId, (id) => ({
          label: t('ticketsDesk.reservations.transfer'),
          value: <code className="font-mono text-sm">{id}</code>,
        })),
        ...known(madeBy, (id) => ({
          label: t('ticketsDesk.reservations.soldBy'),
          value: (
            <Link to="/admin/members/$accountId" params={{ accountId: id }} className={linkClass}>
              <code className="font-mono text-sm">{id}</code>
            </Link>
          ),
        })),
        ...known(note, (text) => ({ label: t('ticketsDesk.reservations.note'), value: text })),
      ]}
    />
  );
}
