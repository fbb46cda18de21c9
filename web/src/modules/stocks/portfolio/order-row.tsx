import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockOrder } from '../../../api/stocks-trading.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { StockAvatar } from '../parts/stock-avatar.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { OrderStatusBadge } from './order-status.tsx';

type Props = { order: StockOrder; action?: ReactNode };

/** An order in a list: what, how much of it is done, and how it stands. */
export function OrderRow({ order, action }: Props) {
  const { t } = useTranslation();
  const name = useLocal()(order.name);
  const { time } = useFormat();
  const format = useStockFormat();
  const { orderId, side, price, quantity, filledQuantity, averagePrice } = order;
  const asked = price === 0 ? t(`stocksTrading.type.${order.type}`) : format.price(price);
  return (
    <div className="relative -mx-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-2xl px-2 py-3 hover:bg-sunken/60 sm:flex-nowrap">
      <StockAvatar name={name} color={order.color} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <Link
            to="/stocks/orders/$orderId"
            params={{ orderId }}
            className="max-w-full truncate font-semibold after:absolute after:inset-0 after:rounded-2xl focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-accent"
          >
            <span className={side === 'buy' ? 'text-rise' : 'text-fall'}>
              {t(`stocksTrading.side.${side}`)}
            </span>{' '}
            {name}
          </Link>
          <OrderStatusBadge order={order} />
        </p>
        <p className="tnum truncate text-sm text-muted">
          {asked} ·{' '}
          {t('stocks.order.progress', {
            filled: format.count(filledQuantity),
            quantity: format.count(quantity),
          })}
        </p>
        <p className="tnum truncate text-sm text-muted">
          <time dateTime={order.placedAt}>{time(order.placedAt)}</time>
          {averagePrice !== null &&
            ` · ${t('stocks.order.average', { price: format.price(Math.round(averagePrice)) })}`}
        </p>
      </div>
      {action !== undefined && (
        <div className="relative z-10 flex shrink-0 gap-2 max-sm:w-full max-sm:pl-14 max-sm:[&>*]:flex-1">
          {action}
        </div>
      )}
    </div>
  );
}
