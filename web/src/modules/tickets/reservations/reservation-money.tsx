import { Link } from '@tanstack/react-router';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Reservation } from '../../../api/tickets-reservations.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Facts } from '../../../ui/card.tsx';

/** What it came to, how it was paid, and what went back where. */
export function ReservationMoney({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { paidAt, payWith, paymentId, refunds, couponDiscount } = reservation;
  const fees = reservation.lines.reduce((sum, { fee }) => sum + (fee ?? 0), 0);
  const way = t(`ticketsMine.ways.${payWith}`);
  return (
    <>
      <h2 className="text-lg font-bold">{t('ticketsMine.receipt')}</h2>
      <Facts
        items={[
          { label: t('ticketsMine.items'), value: format.won(reservation.items) },
          ...(couponDiscount > 0
            ? [
                {
                  label: t('ticketsMine.coupon'),
                  value: <span className="text-good">{format.won(-couponDiscount)}</span>,
                },
              ]
            : []),
          {
            label: (
              <strong className="text-ink">
                {t(paidAt === null ? 'ticketsMine.toPay' : 'ticketsMine.paid')}
              </strong>
            ),
            value: (
              <strong className="text-2xl font-extrabold tracking-tight">
                {format.won(reservation.total)}
              </strong>
            ),
          },
          ...(fees > 0 ? [{ label: t('ticketsMine.feeKept'), value: format.won(fees) }] : []),
          ...(reservation.refunded > 0
            ? [{ label: t('ticketsMine.refunded'), value: format.won(reservation.refunded) }]
            : []),
          ...(paidAt === null
            ? []
            : [
                {
                  label: t('ticketsMine.payWith'),
                  value:
                    paymentId === null ? (
                      way
                    ) : (
                      <Link
                        to="/pay/payments/$paymentId"
                        params={{ paymentId }}
                        className="underline underline-offset-4"
                      >
                        {way}
                      </Link>
                    ),
                },
                { label: t('ticketsMine.paidAt'), value: format.dateTime(paidAt) },
              ]),
        ]}
      />
      {refunds.length > 0 && (
        <ul aria-label={t('ticketsMine.refunds')} className="flex flex-col gap-2">
          {refunds.map((refund) => (
            <li key={refund.refundId} className="flex items-start gap-3 rounded-2xl bg-info-soft px-4 py-3">
              <Undo2 aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-info" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap justify-between gap-x-3 font-semibold">
                  <span>{t(`ticketsMine.refundCause.${refund.cause}`)}</span>
                  <span className="tnum">{format.won(refund.amount)}</span>
                </p>
                <p className="text-sm text-muted">
                  {t(`ticketsMine.refundStatus.${refund.status}`)} · {format.dateTime(refund.createdAt)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
