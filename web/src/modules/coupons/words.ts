import { useTranslation } from 'react-i18next';
import type { CampaignPhase, Discount, Scope } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import type { BadgeTone } from '../../ui/badge.tsx';

type Named = { name: string; nameEn: string | null };

/** How a coupon says what it is worth, where and until when. */
export function useCouponWords() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return {
    name: (coupon: Named) => (i18n.language === 'en' && coupon.nameEn !== null ? coupon.nameEn : coupon.name),
    /** The large word: 5,000원 or 10%. */
    worth: (discount: Discount) =>
      discount.kind === 'amount' ? format.won(discount.amount) : `${format.number(discount.percent)}%`,
    off: (discount: Discount) =>
      discount.kind === 'amount'
        ? t('coupons.amountOff', { amount: format.won(discount.amount) })
        : t('coupons.percentOff', { percent: discount.percent }),
    terms: (coupon: { discount: Discount; minimumSpend: number }) =>
      [
        coupon.minimumSpend > 0
          ? t('coupons.minimum', { amount: format.won(coupon.minimumSpend) })
          : t('coupons.noMinimum'),
        coupon.discount.kind === 'percent' && coupon.discount.ceiling !== undefined
          ? t('coupons.ceiling', { amount: format.won(coupon.discount.ceiling) })
          : null,
      ]
        .filter((part) => part !== null)
        .join(' · '),
    scope: (scope: Scope) => {
      const items = [scope.productIds, scope.categoryIds, scope.performanceIds];
      if (items.some((ids) => ids !== undefined && ids.length > 0)) return t('coupons.scopeLimited');
      const services = scope.services ?? [];
      if (services.length !== 1) return t('coupons.scopeAll');
      return services[0] === 'shop' ? t('coupons.scopeShop') : t('coupons.scopeTickets');
    },
  };
}

export const phaseTone: Record<CampaignPhase, BadgeTone> = {
  draft: 'neutral',
  scheduled: 'info',
  open: 'good',
  'sold-out': 'bad',
  closed: 'neutral',
};
