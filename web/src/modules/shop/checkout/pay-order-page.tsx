import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { orderQuery } from '../../../api/shop-orders.ts';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { CartSkeleton } from '../cart/cart-skeleton.tsx';
import { NoSuchOrder } from '../orders/order-page.tsx';
import { PayOrderForm } from './pay-order-form.tsx';

const route = getRouteApi('/member/shop/orders/$orderId/pay');

/** Paying an order that is there already: one that waits for its money, or one that an operator has drafted. */
export function PayOrderPage() {
  const { t } = useTranslation();
  const { orderId } = route.useParams();
  const query = useQuery(orderQuery(orderId));
  return (
    <Page
      title={t('shopOrders.checkout.title')}
      back={
        <Link to="/shop/orders/$orderId" params={{ orderId }} className={backClass}>
          <BackIcon />
          {t('shopOrders.detail')}
        </Link>
      }
    >
      {query.data !== undefined ? (
        query.data.can.pay ? (
          <PayOrderForm order={query.data} />
        ) : (
          // Paid just now, here or elsewhere; given up, or too late: its page says which.
          <Navigate
            to={query.data.status === 'paid' ? '/shop/orders/$orderId/done' : '/shop/orders/$orderId'}
            params={{ orderId }}
            replace
          />
        )
      ) : hasCode(query.error, 'shop.order-not-found') ? (
        <NoSuchOrder />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <CartSkeleton />
      )}
    </Page>
  );
}
