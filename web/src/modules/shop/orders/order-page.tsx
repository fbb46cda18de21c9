import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { type Order, orderQuery } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { AddressLines } from '../addresses/address-lines.tsx';
import { BoughtLines } from './bought-lines.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderHead } from './order-head.tsx';
import { OrderMoney } from './order-money.tsx';
import { OrderTimeline } from './order-timeline.tsx';
import { OrdersSkeleton } from './orders-skeleton.tsx';
import { ReturnCards } from './return-cards.tsx';

const route = getRouteApi('/member/shop/orders/$orderId');

/** One order: how it stands, what can be done about it, and all that happened. */
export function OrderPage() {
  const { t } = useTranslation();
  const { orderId } = route.useParams();
  const query = useQuery(orderQuery(orderId));
  return (
    <Page
      title={t('shopOrders.detail')}
      hideTitle
      back={
        <Link to="/shop/orders" className={backClass}>
          <BackIcon />
          {t('shopOrders.title')}
        </Link>
      }
    >
      {query.data !== undefined ? (
        <Whole order={query.data} />
      ) : hasCode(query.error, 'shop.order-not-found') ? (
        <NoSuchOrder />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <OrdersSkeleton cards={2} />
      )}
    </Page>
  );
}

export function NoSuchOrder() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={t('shopOrders.notFound')}
      action={
        <Link to="/shop/orders" className={buttonClass('secondary')}>
          {t('shopOrders.toOrders')}
        </Link>
      }
    >
      {t('shopOrders.notFoundLead')}
    </EmptyState>
  );
}

function Whole({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8">
      <div className="flex flex-col gap-5">
        <OrderHead order={order} />
        <ReturnCards order={order} />
        <Card>
          <h2 className="mb-4 text-lg font-bold">{t('shopOrders.lines')}</h2>
          <BoughtLines order={order} />
        </Card>
        {order.address !== null && (
          <Card>
            <h2 className="mb-3 text-lg font-bold">{t('shopOrders.checkout.address')}</h2>
            <AddressLines address={order.address} />
            {order.address.request !== '' && (
              <p className="mt-3 rounded-2xl bg-sunken px-4 py-3 text-sm">{order.address.request}</p>
            )}
          </Card>
        )}
      </div>
      <div className="flex flex-col gap-5 lg:sticky lg:top-22">
        <Card className="flex flex-col gap-5">
          <OrderMoney order={order} />
          <OrderActions order={order} />
        </Card>
        <Section title={t('shopOrders.timeline')}>
          <OrderTimeline steps={order.timeline} />
        </Section>
        <p className="text-sm text-muted">
          {t('shopOrders.number', { number: order.orderId })} · {format.dateTime(order.createdAt)}
        </p>
      </div>
    </div>
  );
}
