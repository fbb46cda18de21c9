import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OrderSummary } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { HeldFor } from './held-for.tsx';
import { OrderBadge } from './order-status.tsx';
import { Thumb } from './thumb.tsx';

const SHOWN = 2;

/** One order among others: how it stands, what is in it, and what it waits for. */
export function OrderCard({ order }: { order: OrderSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useLocal();
  const { orderId, status, lines } = order;
  const more = lines.length - SHOWN;
  const gone = status === 'cancelled' || status === 'expired';
  return (
    <Card className="relative transition-colors hover:border-line-strong/60">
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-bold">
          <Link
            to="/shop/orders/$orderId"
            params={{ orderId }}
            className="after:absolute after:inset-0 after:rounded-3xl"
          >
            {t('shopOrders.orderOf', { date: format.date(order.createdAt) })}
          </Link>
        </h2>
        <OrderBadge status={status} />
        <ChevronRight aria-hidden="true" className="ml-auto size-5 text-muted" />
      </div>
      <ul className="flex flex-col gap-3">
        {lines.slice(0, SHOWN).map((line) => (
          <li key={line.no} className="flex items-center gap-3.5">
            <Thumb picture={line.picture} productId={line.productId} size="sm" faded={gone} />
            <div className="min-w-0 flex-1">
              <p className="line-clamp-1 font-semibold">{named(line.name)}</p>
              <p className="line-clamp-1 text-sm text-muted">
                {[
                  line.choice === null ? null : named(line.choice),
                  t('shopOrders.pieces', { count: line.quantity }),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line/70 pt-4">
        <p className="text-sm text-muted">
          {more > 0 && `${t('shopOrders.moreLines', { count: more })} · `}
          {order.refunded > 0
            ? t('shopOrders.refundedSum', { amount: format.won(order.refunded) })
            : t('shopOrders.number', { number: orderId })}
        </p>
        <p className="tnum text-lg font-extrabold tracking-tight">{format.won(order.total)}</p>
      </div>
      {(status === 'awaiting-payment' || status === 'draft') && (
        <div className="relative z-10 mt-3 flex flex-wrap items-center justify-between gap-3">
          {order.expiresAt === null ? (
            <span />
          ) : (
            <HeldFor until={order.expiresAt} isOffer={status === 'draft'} />
          )}
          <Link to="/shop/orders/$orderId/pay" params={{ orderId }} className={buttonClass('primary', 'sm')}>
            {t('shopOrders.payNow')}
          </Link>
        </div>
      )}
    </Card>
  );
}
