import { RadioGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { CouponOffer } from '../../api/checkout.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLocal } from '../../i18n/use-local.ts';
import { Badge } from '../../ui/badge.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { CouponChoice } from './coupon-choice.ts';
import { useCouponReason } from './use-coupon-reason.ts';

type Props = {
  coupons: readonly CouponOffer[];
  couponId: string | null;
  bestCouponId: string | null;
  onChoose: (choice: CouponChoice) => void;
  onClose: () => void;
};

const NONE = 'none';
const itemClass =
  'flex w-full items-center justify-between gap-4 rounded-2xl border border-line-strong/60 bg-surface p-4 text-left hover:bg-sunken/50 disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken/40 data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft/50 data-[state=checked]:outline-1 data-[state=checked]:outline-accent';

export function CouponPicker({ coupons, couponId, bestCouponId, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useLocal();
  const reason = useCouponReason();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('checkout.chooseCoupon')}
      description={t('checkout.chooseCouponLead')}
    >
      <RadioGroup.Root
        aria-label={t('checkout.chooseCoupon')}
        value={couponId ?? NONE}
        className="flex flex-col gap-2.5 pt-1"
      >
        {coupons.map((coupon) => (
          <RadioGroup.Item
            key={coupon.couponId}
            value={coupon.couponId}
            disabled={!coupon.usable}
            onClick={() => onChoose({ kind: 'coupon', couponId: coupon.couponId })}
            className={itemClass}
          >
            <span className="min-w-0">
              <span className="flex flex-wrap items-center gap-2 font-semibold">
                {named(coupon.name)}
                {coupon.couponId === bestCouponId && <Badge tone="accent">{t('checkout.best')}</Badge>}
              </span>
              {!coupon.usable && <span className="block text-sm text-muted">{reason(coupon)}</span>}
            </span>
            {coupon.usable && (
              <span className="tnum shrink-0 text-lg font-extrabold text-good">
                −{format.won(coupon.discount)}
              </span>
            )}
          </RadioGroup.Item>
        ))}
        <RadioGroup.Item value={NONE} onClick={() => onChoose({ kind: 'none' })} className={itemClass}>
          <span className="font-semibold">{t('checkout.withoutCoupon')}</span>
        </RadioGroup.Item>
      </RadioGroup.Root>
    </Dialog>
  );
}
