import { Link } from '@tanstack/react-router';
import { Check, Package, PackageCheck, Truck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Order, OrderStatus } from '../../../api/shop-orders.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { cx } from '../../../ui/cx.ts';
import { HeldFor } from './held-for.tsx';
import { NoteOfShop } from './note-of-shop.tsx';

/** How far an order is on its way. */
const WAY: OrderStatus[] = ['paid', 'preparing', 'shipped', 'delivered'];
const icons = [Check, Package, Truck, PackageCheck];

/** How it stands, in large words, and how far it has come. */
export function OrderHead({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { orderId, status, expiresAt, can } = order;
  const at = status === 'confirmed' ? WAY.length - 1 : WAY.indexOf(status);
  const parcel = order.lines.some((line) => line.delivery === 'parcel');
  return (
    <Card>
      <h2 role="status" className="text-2xl font-extrabold">
        {t(`shopOrders.head.${status}`)}
      </h2>
      <p className="mt-1 text-muted">{t(`shopOrders.headLead.${status}`)}</p>
      <div className="mt-4 empty:hidden">
        <NoteOfShop order={order} />
      </div>
      {can.pay && (
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
          {expiresAt === null ? <span /> : <HeldFor until={expiresAt} isOffer={status === 'draft'} />}
          <Link to="/shop/orders/$orderId/pay" params={{ orderId }} className={buttonClass('primary')}>
            {t('shopOrders.payNow')}
          </Link>
        </div>
      )}
      {parcel && at >= 0 && <Way at={at} />}
      {order.trackingNo !== null && (
        <p className="mt-5 flex flex-wrap items-center gap-x-2 rounded-2xl bg-sunken px-4 py-2">
          <Truck aria-hidden="true" className="size-4.5 text-muted" />
          <span className="font-semibold">{order.courier}</span>
          <code className="tnum font-mono text-sm">{order.trackingNo}</code>
          <CopyButton value={order.trackingNo} />
        </p>
      )}
    </Card>
  );
}

function Way({ at }: { at: number }) {
  const { t } = useTranslation();
  return (
    <ol aria-label={t('shopOrders.way')} className="mt-6 grid grid-cols-4">
      {WAY.map((step, index) => {
        const Icon = icons[index] ?? Check;
        const done = index <= at;
        return (
          <li
            key={step}
            aria-current={index === at ? 'step' : undefined}
            className="relative flex flex-col items-center gap-2 text-center"
          >
            {index > 0 && (
              <span
                aria-hidden="true"
                className={cx(
                  'absolute top-5 right-1/2 h-1 w-full -translate-y-1/2',
                  done ? 'bg-accent' : 'bg-line',
                )}
              />
            )}
            <span
              aria-hidden="true"
              className={cx(
                'relative z-10 flex size-10 items-center justify-center rounded-full',
                done ? 'bg-accent text-accent-ink' : 'bg-sunken text-faint',
              )}
            >
              <Icon className="size-5" />
            </span>
            <span className={cx('text-sm font-semibold', index === at ? 'text-ink' : 'text-muted')}>
              {t(`shopOrders.status.${step}`)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
