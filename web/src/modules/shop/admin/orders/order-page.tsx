import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { adminOrderQuery } from '../../../../api/shop-admin-orders.ts';
import type { AdminOrder } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { NotFoundPage } from '../../../../routes/not-found-page.tsx';
import { Banner } from '../../../../ui/banner.tsx';
import { Card, Section } from '../../../../ui/card.tsx';
import { isMissing, Loaded } from '../../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../../ui/page.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderBadge } from './order-badges.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderRefunds } from './order-refunds.tsx';
import { OrderReturns } from './order-returns.tsx';
import { OrderSteps } from './order-steps.tsx';

const route = getRouteApi('/admin/shop/orders/$orderId');
const MOVING_MS = 3_000;
const IDLE_MS = 20_000;

export function ShopOrderPage() {
  const { t } = useTranslation();
  const { orderId } = route.useParams();
  const query = useQuery({
    ...adminOrderQuery(orderId),
    // Money on its way back, and payments that are awaited, arrive by themselves.
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'awaiting-payment' ||
      data?.refunds.some(({ status }) => status === 'requested' || status === 'under-way')
        ? MOVING_MS
        : IDLE_MS,
  });
  if (isMissing(query.error)) return <NotFoundPage />;
  return (
    <Page
      title={t('shopAdmin.orders.order')}
      lead={<code className="font-mono">{orderId}</code>}
      back={
        <Link to="/admin/shop/orders" className={backClass}>
          <BackIcon />
          {t('shopAdmin.orders.title')}
        </Link>
      }
    >
      <Loaded query={query}>{(order) => <Detail order={order} />}</Loaded>
    </Page>
  );
}

function Detail({ order }: { order: AdminOrder }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const why = `shopAdmin.orders.attentionWhy.${order.attention}`;
  return (
    <div className="grid grid-cols-1 items-start gap-8 xl:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-6">
        {order.attention !== null && (
          <Banner tone="bad" icon={<TriangleAlert aria-hidden="true" />}>
            <p className="font-bold">{t('shopAdmin.orders.attention')}</p>
            <p className="font-normal">
              {i18n.exists(why) ? (t as (key: string) => string)(why) : order.attention}
            </p>
          </Banner>
        )}
        <Card className="flex flex-col gap-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="tnum text-3xl font-extrabold tracking-tight">{format.won(order.total)}</p>
            <OrderBadge status={order.status} />
          </div>
          <OrderActions order={order} />
        </Card>
        <Card>
          <OrderLines order={order} />
        </Card>
        {order.returns.length > 0 && (
          <Section title={t('shopAdmin.returns.title')}>
            <OrderReturns order={order} />
          </Section>
        )}
        {order.refunds.length > 0 && (
          <Section title={t('shopAdmin.orders.refunds')}>
            <OrderRefunds refunds={order.refunds} />
          </Section>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <Card>
          <OrderFacts order={order} />
        </Card>
        <Section title={t('shopAdmin.orders.timeline')}>
          <Card>
            <OrderSteps order={order} />
          </Card>
        </Section>
      </div>
    </div>
  );
}
