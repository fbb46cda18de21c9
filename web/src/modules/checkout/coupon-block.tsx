import { ChevronRight, TicketPercent } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CouponOffer } from '../../api/checkout.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLocal } from '../../i18n/use-local.ts';
import { Badge } from '../../ui/badge.tsx';
import { Block } from './block.tsx';
import type { CouponChoice } from './coupon-choice.ts';
import { CouponPicker } from './coupon-picker.tsx';

type Props = {
  coupons: readonly CouponOffer[];
  couponId: string | null;
  bestCouponId: string | null;
  onChoose: (choice: CouponChoice) => void;
};

/** The best coupon is taken by itself; one tap shows the others, and why some do not fit. */
export function CouponBlock({ coupons, couponId, bestCouponId, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useLocal();
  const [picking, setPicking] = useState(false);
  const chosen = coupons.find((coupon) => coupon.couponId === couponId);
  const usable = coupons.filter((coupon) => coupon.usable).length;
  return (
    <Block title={t('checkout.coupon')}>
      <button
        type="button"
        disabled={coupons.length === 0}
        onClick={() => setPicking(true)}
        className="-mx-2 -my-1.5 flex w-[calc(100%+1rem)] items-center gap-3 rounded-2xl px-2 py-2 text-left hover:bg-sunken/60 disabled:hover:bg-transparent"
      >
        <span
          aria-hidden="true"
          className="flex size-11 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent"
        >
          <TicketPercent className="size-5" />
        </span>
        <span className="min-w-0 flex-1">
          {chosen !== undefined ? (
            <>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 font-semibold">
                {named(chosen.name)}
                {couponId === bestCouponId && <Badge tone="accent">{t('checkout.best')}</Badge>}
              </span>
              <span className="tnum block text-good">−{format.won(chosen.discount)}</span>
            </>
          ) : (
            <>
              <span className="block font-semibold">
                {t(coupons.length === 0 ? 'checkout.noCoupons' : 'checkout.withoutCoupon')}
              </span>
              {coupons.length > 0 && (
                <span className="block text-sm text-muted">
                  {t('checkout.usableCoupons', { count: usable })}
                </span>
              )}
            </>
          )}
        </span>
        {coupons.length > 0 && <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-muted" />}
      </button>
      {picking && (
        <CouponPicker
          coupons={coupons}
          couponId={couponId}
          bestCouponId={bestCouponId}
          onChoose={(choice) => {
            onChoose(choice);
            setPicking(false);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </Block>
  );
}
