import { Link } from '@tanstack/react-router';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Facts } from '../../../ui/card.tsx';
import { Totals } from './totals.tsx';

/** What it came to, how it was paid, and what went back where. */
export function OrderMoney({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { paidAt, payWith, paymentId, refunds } = order;
  return (
    <>
      <Totals of={order} label={t(paidAt === null ? 'shopOrders.totals.toPay' : 'shopOrders.totals.paid')} />
      {paidAt !== null && (
        <Facts
          items={[
            {
              label: t('checkout.payWith'),
              value:
                payWith === 'wallet' ? (
                  t('checkout.wallet')
                ) : paymentId === null ? (
                  t('checkout.gateway')
                ) : (
                  <Link
                    to="/pay/payments/$paymentId"
                    params={{ paymentId }}
                    className="underline underline-offset-4"
                  >
                    {t('checkout.gateway')}
                  </Link>
                ),
            },
            { label: t('shopOrders.paidAt'), value: format.dateTime(paidAt) },
          ]}
        />
      )}
      {refunds.length > 0 && (
        <ul aria-label={t('shopOrders.refunds')} className="flex flex-col gap-2">
          {refunds.map((refund) => (
            <li key={refund.refundId} className="flex items-start gap-3 rounded-2xl bg-info-soft px-4 py-3">
              <Undo2 aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-info" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap justify-between gap-x-3 font-semibold">
                  <span>{t(`shopOrders.refundCause.${refund.cause}`)}</span>
                  <span className="tnum">{format.won(refund.amount)}</span>
                </p>
                <p className="text-sm text-muted">
                  {t(`shopOrders.refundStatus.${refund.status}`)} · {format.dateTime(refund.createdAt)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
