import { useTranslation } from 'react-i18next';
import type { CouponOffer } from '../../api/checkout.ts';

/** Why a coupon does not fit this order, in words; one that this version does not know is only not usable. */
export function useCouponReason(): (coupon: CouponOffer) => string {
  const { t, i18n } = useTranslation();
  return ({ reason }) => {
    const key = `checkout.couponReason.${reason}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : t('checkout.couponUnusable');
  };
}
