import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { PackageX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { orderQuery } from '../../../api/shop-orders.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { NoSuchOrder } from './order-page.tsx';
import { OrdersSkeleton } from './orders-skeleton.tsx';
import { ReturnForm } from './return-form.tsx';

const route = getRouteApi('/member/shop/orders/$orderId/return');

/** Asking to give back, or to exchange, what was delivered. */
export function ReturnRequestPage() {
  const { t } = useTranslation();
  const { orderId } = route.useParams();
  const query = useQuery(orderQuery(orderId));
  const toOrder = (
    <Link to="/shop/orders/$orderId" params={{ orderId }} className={buttonClass('secondary')}>
      {t('shopOrders.toOrder')}
    </Link>
  );
  return (
    <Page
      title={t('shopOrders.return.title')}
      narrow
      back={
        <Link to="/shop/orders/$orderId" params={{ orderId }} className={backClass}>
          <BackIcon />
          {t('shopOrders.detail')}
        </Link>
      }
    >
      {query.data !== undefined ? (
        query.data.can.return ? (
          <ReturnForm order={query.data} />
        ) : (
          <EmptyState
            icon={<PackageX aria-hidden="true" />}
            title={t('shopOrders.return.notNow')}
            action={toOrder}
          >
            {t('shopOrders.return.notNowLead')}
          </EmptyState>
        )
      ) : hasCode(query.error, 'shop.order-not-found') ? (
        <NoSuchOrder />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <OrdersSkeleton cards={1} />
      )}
    </Page>
  );
}
