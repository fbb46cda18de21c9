import { ArrowDown, ArrowUp, CircleAlert, Clock, PackageX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CartLine } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';

type Tone = 'bad' | 'warn' | 'good' | 'muted';
const tones: Record<Tone, string> = {
  bad: 'text-bad',
  warn: 'text-warn',
  good: 'text-good',
  muted: 'text-muted',
};

/** What one has to know of a line before it is bought. */
export function LineNotice({ line }: { line: CartLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, stock, quantity, maxQuantity, availableAt } = line;
  const priceChange = line.unitPrice - line.addedPrice;
  return (
    <ul className="flex flex-col gap-0.5 text-sm font-medium empty:hidden [&>li]:mt-1">
      {state === 'sold-out' && (
        <Notice tone="bad" icon={<PackageX />}>
          {t('shopOrders.cart.soldOut')}
        </Notice>
      )}
      {state === 'ended' && (
        <Notice tone="bad" icon={<PackageX />}>
          {t('shopOrders.cart.ended')}
        </Notice>
      )}
      {state === 'opens' && (
        <Notice tone="warn" icon={<Clock />}>
          {t('shopOrders.cart.opens')}
        </Notice>
      )}
      {state === 'pre-order' && (
        <Notice tone="muted" icon={<Clock />}>
          {availableAt === null
            ? t('shopOrders.cart.preOrder')
            : t('shopOrders.cart.preOrderAt', { date: format.day(availableAt) })}
        </Notice>
      )}
      {state === 'on-sale' && quantity > maxQuantity ? (
        <Notice tone="bad" icon={<CircleAlert />}>
          {t('shopOrders.cart.tooMany', { count: maxQuantity })}
        </Notice>
      ) : (
        state === 'on-sale' &&
        stock !== null && (
          <Notice tone="warn" icon={<CircleAlert />}>
            {t('shopOrders.cart.onlyLeft', { count: stock })}
          </Notice>
        )
      )}
      {priceChange !== 0 && (
        <Notice tone={priceChange > 0 ? 'warn' : 'good'} icon={priceChange > 0 ? <ArrowUp /> : <ArrowDown />}>
          {t(priceChange > 0 ? 'shopOrders.cart.dearer' : 'shopOrders.cart.cheaper', {
            amount: format.won(Math.abs(priceChange)),
          })}
        </Notice>
      )}
    </ul>
  );
}

function Notice({ tone, icon, children }: { tone: Tone; icon: ReactNode; children: ReactNode }) {
  return (
    <li className={cx('flex items-start gap-1.5', tones[tone])}>
      <span aria-hidden="true" className="mt-[0.2rem] [&>svg]:size-4">
        {icon}
      </span>
      {children}
    </li>
  );
}
