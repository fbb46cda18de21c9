import { useTranslation } from 'react-i18next';
import type { Coupon } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { cx } from '../../ui/cx.ts';
import { Jogakbo } from '../../ui/jogakbo.tsx';
import { useCouponWords } from './words.ts';

export type TicketCoupon = Pick<
  Coupon,
  'name' | 'nameEn' | 'discount' | 'minimumSpend' | 'scope' | 'validUntil' | 'status' | 'usedAt'
> & { seed: string; claimedAt: string | null };

/** A coupon as paper: the bitten edge, the cloth on its stub. */
export function CouponTicket({ coupon }: { coupon: TicketCoupon }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useCouponWords();
  const spent = coupon.status !== 'active';
  return (
    <article className="drop-shadow-[0_6px_14px_rgb(40_32_20/0.10)]">
      <div
        className={cx(
          'ticket-edge flex min-h-36 overflow-hidden rounded-3xl bg-surface [--cut:6.5rem]',
          spent && 'opacity-70',
        )}
      >
        <div className="relative w-26 shrink-0 border-r-2 border-dashed border-line">
          <Jogakbo seed={coupon.seed} className={cx('absolute inset-0 size-full', spent && 'grayscale')} />
        </div>
        <div className="flex min-w-0 flex-1 flex-col p-4 pl-5">
          <div className="flex items-start justify-between gap-2">
            <p className="tnum text-2xl leading-tight font-extrabold tracking-tight">
              {words.worth(coupon.discount)}
            </p>
            {spent && <Badge>{t(`coupons.status.${coupon.status}`)}</Badge>}
          </div>
          <p className="mt-0.5 font-bold">{words.name(coupon)}</p>
          <p className="text-sm text-muted">{words.terms(coupon)}</p>
          <p className="text-sm text-muted">{words.scope(coupon.scope)}</p>
          <p className="mt-auto pt-2 text-sm font-medium">
            {coupon.usedAt !== null
              ? t('coupons.usedAt', { date: format.dateTime(coupon.usedAt) })
              : t('coupons.validUntil', { date: format.dateTime(coupon.validUntil) })}
          </p>
        </div>
      </div>
    </article>
  );
}
