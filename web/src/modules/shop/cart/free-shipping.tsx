import { Truck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Cart } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';
import { Meter } from '../../../ui/meter.tsx';
import { isBuyable } from './foresee.ts';

/** How much more would be sent for nothing; or that it is. */
export function FreeShipping({ cart }: { cart: Cart }) {
  const { t } = useTranslation();
  const format = useFormat();
  const from = cart.quote?.freeShippingFrom ?? null;
  const sum = cart.lines
    .filter((line) => line.isTicked && line.delivery === 'parcel' && isBuyable(line))
    .reduce((total, line) => total + line.amount, 0);
  if (from === null || sum === 0) return null;
  const missing = Math.max(0, from - sum);
  const text =
    missing > 0
      ? t('shopOrders.cart.freeMissing', { amount: format.won(missing) })
      : t('shopOrders.cart.freeReached');
  return (
    <div>
      <p className="mb-2 flex items-center gap-2 font-semibold">
        <Truck
          aria-hidden="true"
          className={cx('size-5 shrink-0', missing > 0 ? 'text-muted' : 'text-good')}
        />
        {text}
      </p>
      <Meter
        label={t('shopOrders.cart.freeLabel')}
        value={Math.min(sum, from)}
        max={from}
        text={text}
        tone={missing > 0 ? 'accent' : 'good'}
      />
    </div>
  );
}
