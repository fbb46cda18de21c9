import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reviewableQuery } from '../../../api/shop-community.ts';
import type { Order, OrderLine } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { leftOf, wentBack } from './coming-back.ts';
import { Thumb } from './thumb.tsx';

/** What was bought, with what became of each piece. */
export function BoughtLines({ order }: { order: Order }) {
  const reviewable = order.status === 'delivered' || order.status === 'confirmed';
  return (
    <ul className="flex flex-col divide-y divide-line/70">
      {order.lines.map((line) => (
        <li key={line.no} className="py-4 first:pt-0 last:pb-0">
          <Line line={line} lines={order.lines}>
            {reviewable && leftOf(line) > 0 && <ReviewLink orderId={order.orderId} no={line.no} />}
          </Line>
        </li>
      ))}
    </ul>
  );
}

type LineProps = { line: OrderLine; lines: readonly OrderLine[]; children: ReactNode };

function Line({ line, lines, children }: LineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useLocal();
  const { productId } = line;
  const gone = leftOf(line) === 0;
  const { returned, exchanged } = wentBack(line, lines);
  return (
    <div className="flex items-start gap-4">
      <Link
        to="/shop/products/$productId"
        params={{ productId }}
        tabIndex={-1}
        aria-hidden="true"
        className="shrink-0"
      >
        <Thumb picture={line.picture} productId={productId} faded={gone} />
      </Link>
      <div className="min-w-0 flex-1">
        <p className="leading-snug font-semibold">
          <Link to="/shop/products/$productId" params={{ productId }} className="hover:underline">
            {named(line.name)}
          </Link>
        </p>
        <p className="mt-0.5 text-sm text-muted">
          {[
            line.choice === null ? null : named(line.choice),
            t('shopOrders.pieces', { count: line.quantity }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
        <p className="mt-1.5 flex flex-wrap gap-1.5 empty:hidden">
          {line.backordered > 0 && !gone && (
            <Badge tone="warn">{t('shopOrders.backordered', { count: line.backordered })}</Badge>
          )}
          {line.cancelled > 0 && <Badge>{t('shopOrders.cancelledPieces', { count: line.cancelled })}</Badge>}
          {returned > 0 && <Badge>{t('shopOrders.returnedPieces', { count: returned })}</Badge>}
          {exchanged > 0 && <Badge>{t('shopOrders.exchangedPieces', { count: exchanged })}</Badge>}
          {line.exchangeOf !== null && <Badge tone="info">{t('shopOrders.exchangedFor')}</Badge>}
        </p>
        {children}
      </div>
      <p className="shrink-0 text-right">
        {line.paid < line.unitPrice * line.quantity && (
          <s className="tnum block text-sm text-muted">{format.won(line.unitPrice * line.quantity)}</s>
        )}
        <span className="tnum font-bold">{format.won(line.paid)}</span>
      </p>
    </div>
  );
}

function ReviewLink({ orderId, no }: { orderId: string; no: number }) {
  const { t } = useTranslation();
  const written = useQuery(reviewableQuery).data?.some(
    (line) => line.orderId === orderId && line.no === no && line.review !== null,
  );
  return (
    <Link
      to="/shop/orders/$orderId/review/$no"
      params={{ orderId, no: String(no) }}
      className={buttonClass('secondary', 'sm', 'mt-3')}
    >
      <PenLine aria-hidden="true" className="size-4" />
      {t(written === true ? 'shopOrders.changeReview' : 'shopOrders.writeReview')}
    </Link>
  );
}
