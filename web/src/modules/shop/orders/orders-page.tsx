import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OrderFilter, ordersQuery } from '../../../api/shop-orders.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { OrderCard } from './order-card.tsx';
import { OrdersSkeleton } from './orders-skeleton.tsx';

const FILTERS: OrderFilter[] = ['all', 'to-pay', 'under-way', 'received', 'ended'];

/** What the member has bought, the newest first. */
export function OrdersPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<OrderFilter>('all');
  const orders = useInfiniteQuery(ordersQuery(filter));
  return (
    <Page title={t('shopOrders.title')} lead={t('shopOrders.lead')}>
      <div className="mb-5">
        <Segmented
          label={t('shopOrders.filterLabel')}
          value={filter}
          onChange={setFilter}
          tabs={FILTERS.map((value) => ({ value, label: t(`shopOrders.filter.${value}`) }))}
        />
      </div>
      <PagedList
        query={orders}
        skeleton={<OrdersSkeleton />}
        empty={
          <EmptyState
            icon={<PackageOpen aria-hidden="true" />}
            title={t(filter === 'all' ? 'shopOrders.none' : 'shopOrders.noneHere')}
            action={
              filter === 'all' && (
                <Link to="/shop" className={buttonClass('primary')}>
                  {t('shopOrders.cart.toShop')}
                </Link>
              )
            }
          >
            {filter === 'all' && t('shopOrders.noneLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className="flex flex-col gap-4">
            {items.map((order) => (
              <li key={order.orderId}>
                <OrderCard order={order} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}
