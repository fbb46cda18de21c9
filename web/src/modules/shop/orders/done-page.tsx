import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { type Order, orderQuery } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { NoSuchOrder } from './order-page.tsx';
import { OrdersSkeleton } from './orders-skeleton.tsx';
import { Thumb } from './thumb.tsx';

const route = getRouteApi('/member/shop/orders/$orderId/done');

/** It is bought: what, where it goes, and what one may do next. */
export function OrderDonePage() {
  const { t } = useTranslation();
  const { orderId } = route.useParams();
  const query = useQuery(orderQuery(orderId));
  return (
    <Page title={t('shopOrders.done.title')} narrow hideTitle>
      {query.data !== undefined ? (
        query.data.paidAt === null ? (
          // Whoever finds this address while it is not so sees how it stands instead.
          <Navigate to="/shop/orders/$orderId" params={{ orderId }} replace />
        ) : (
          <Done order={query.data} />
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

function Done({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useLocal();
  const { orderId, lines, address } = order;
  const first = lines[0];
  return (
    <div className="flex flex-col gap-5 pt-4">
      <Card className="animate-rise">
        <div className="flex flex-col items-center gap-2 pt-3 pb-6 text-center">
          <span className="flex size-16 items-center justify-center rounded-full bg-good-soft text-good">
            <Check aria-hidden="true" strokeWidth={3} className="size-8" />
          </span>
          <h2 className="mt-2 text-2xl font-extrabold">{t('shopOrders.done.title')}</h2>
          <p className="text-muted">{t('shopOrders.done.lead')}</p>
        </div>
        {first !== undefined && (
          <div className="mb-5 flex items-center gap-3.5 rounded-2xl bg-sunken p-3.5">
            <Thumb picture={first.picture} productId={first.productId} size="sm" />
            <p className="min-w-0 flex-1 font-semibold">
              <span className="line-clamp-1">{named(first.name)}</span>
              {lines.length > 1 && (
                <span className="block text-sm font-normal text-muted">
                  {t('shopOrders.moreLines', { count: lines.length - 1 })}
                </span>
              )}
            </p>
          </div>
        )}
        <Facts
          items={[
            { label: t('shopOrders.totals.paid'), value: <strong>{format.won(order.total)}</strong> },
            ...(address === null
              ? []
              : [
                  {
                    label: t('shopOrders.checkout.address'),
                    value: `${address.line1}${address.line2 === '' ? '' : `, ${address.line2}`}`,
                  },
                ]),
            {
              label: t('shopOrders.numberLabel'),
              value: <code className="font-mono text-sm">{orderId}</code>,
            },
          ]}
        />
      </Card>
      <div className="flex flex-wrap gap-3 [&>*]:flex-1">
        <Link to="/shop" className={buttonClass('secondary', 'lg')}>
          {t('shopOrders.done.goOn')}
        </Link>
        <Link to="/shop/orders/$orderId" params={{ orderId }} className={buttonClass('primary', 'lg')}>
          {t('shopOrders.toOrder')}
        </Link>
      </div>
    </div>
  );
}
