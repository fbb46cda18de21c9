import { Flame } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStreamStatus } from '../../../api/hooks.ts';
import type { Variant } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';

/** How few are left, live. */
export function StockLine({ variant }: { variant: Variant | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const status = useStreamStatus();
  if (
    variant === undefined ||
    variant.stock === null ||
    variant.state === 'sold-out' ||
    variant.state === 'ended'
  )
    return null;
  return (
    <p className="tnum flex items-center gap-1.5 text-sm font-bold text-accent">
      <Flame aria-hidden="true" className="size-4" />
      {t('shop.product.left', { count: variant.stock, shown: format.number(variant.stock) })}
      <span
        title={t(status === 'live' ? 'coupons.live' : 'coupons.reconnecting')}
        className={cx('ml-0.5 size-2 rounded-full', status === 'live' ? 'animate-pulse bg-good' : 'bg-warn')}
      >
        <span className="sr-only">{t(status === 'live' ? 'coupons.live' : 'coupons.reconnecting')}</span>
      </span>
    </p>
  );
}
