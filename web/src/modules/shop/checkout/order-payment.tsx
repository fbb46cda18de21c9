import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type Order, orderQuery } from '../../../api/shop-orders.ts';
import type { Payment } from '../../../api/types.ts';
import { Banner } from '../../../ui/banner.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { HeldFor } from '../orders/held-for.tsx';

/** Nothing was taken, and nothing will be unless the customer tries again. */
const OPEN_AGAIN = ['failed', 'abandoned', 'expired'];

type Props = { orderId: string; payment: Pick<Payment, 'status' | 'paymentId'> };

/** What a payment's end means for its order, and the one thing to do next. */
export function OrderPayment({ orderId, payment }: Props) {
  const { t } = useTranslation();
  const query = useQuery(orderQuery(orderId));
  const { refetch } = query;
  // The payment's end and the order's are one commit: what was read before it is behind.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the payment's state is what this waits for
  useEffect(() => void refetch(), [payment.status, refetch]);
  const order = query.data;
  return (
    <div className="flex flex-col gap-4">
      {order === undefined ? (
        !query.isError && <Skeleton className="h-14 w-full rounded-2xl!" />
      ) : (
        <Told order={order} payment={payment} />
      )}
      <div className="flex flex-wrap gap-3 [&>*]:flex-1">
        <Link
          to="/shop/orders/$orderId"
          params={{ orderId }}
          className={buttonClass(payment.status === 'paid' ? 'primary' : 'secondary', 'lg')}
        >
          {t('shopOrders.toOrder')}
        </Link>
        {order?.can.pay === true && OPEN_AGAIN.includes(payment.status) && (
          <Link to="/shop/orders/$orderId/pay" params={{ orderId }} className={buttonClass('primary', 'lg')}>
            {t('shopOrders.payAgain')}
          </Link>
        )}
        {order?.can.pay === true && payment.status === 'prepared' && (
          <Link
            to="/pay/checkout/$paymentId"
            params={{ paymentId: payment.paymentId }}
            className={buttonClass('primary', 'lg')}
          >
            {t('payments.goOn')}
          </Link>
        )}
        {order?.status === 'expired' && OPEN_AGAIN.includes(payment.status) && (
          <Link to="/shop/cart" className={buttonClass('primary', 'lg')}>
            {t('shopOrders.cart.open')}
          </Link>
        )}
      </div>
    </div>
  );
}

function Told({ order, payment }: { order: Order; payment: Props['payment'] }) {
  const { t } = useTranslation();
  const { status, expiresAt } = order;
  if (payment.status === 'paid') return <Banner tone="good">{t('shopOrders.payment.paid')}</Banner>;
  if (payment.status === 'cancelled') return <Banner tone="warn">{t('shopOrders.payment.tooLate')}</Banner>;
  if (isOver(order)) return <Needless order={order} />;
  if (status === 'expired') return <Banner tone="warn">{t('shopOrders.payment.expired')}</Banner>;
  if (status === 'awaiting-payment' && expiresAt !== null) {
    return (
      <Banner tone="info">
        <p>{t('shopOrders.payment.held')}</p>
        <HeldFor until={expiresAt} />
      </Banner>
    );
  }
  return null;
}

/** Paid, here or elsewhere, or given up: no other payment of it is taken. */
const isOver = ({ paidAt, status }: Order): boolean => paidAt !== null || status === 'cancelled';

function Needless({ order }: { order: Order }) {
  const { t } = useTranslation();
  return (
    <Banner tone="info">
      {t(order.status === 'cancelled' ? 'shopOrders.payment.givenUp' : 'shopOrders.payment.paidAlready')}
    </Banner>
  );
}

/** How long what is being paid is still held; or that there is nothing to pay any more. */
export function OrderHeld({ orderId }: { orderId: string }) {
  const order = useQuery(orderQuery(orderId)).data;
  if (order !== undefined && isOver(order)) return <Needless order={order} />;
  if (order?.status !== 'awaiting-payment' || order.expiresAt === null) return null;
  return <HeldFor until={order.expiresAt} />;
}
