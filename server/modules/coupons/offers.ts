import type { CouponOffer } from '../../lib/coupon-schema.ts';
import type { CouponState } from './campaign.ts';
import { judgeCoupon, type Purchase } from './redeem.ts';

/**
 * What each coupon of somebody would take off a purchase, the best first.
 * @param state their coupons, as `readUsable` reads them
 * @param at epoch milliseconds
 */
export function offersFor(
  state: CouponState,
  purchase: Purchase,
  accountId: string,
  at: number,
): CouponOffer[] {
  const offers = Array.from(state.coupons, ([couponId, coupon]): CouponOffer => {
    const campaign = state.campaigns.get(coupon.campaignId)!;
    const judged = judgeCoupon(state, couponId, accountId, purchase, at);
    return {
      couponId,
      name: { ko: campaign.name, en: campaign.nameEn ?? campaign.name },
      discount: judged.ok ? judged.discount : 0,
      usable: judged.ok,
      reason: judged.ok ? null : judged.reason,
      validUntil: new Date(campaign.validUntil).toISOString(),
    };
  });
  // Of two that give the same, the one that is lost sooner.
  return offers.sort(
    (a, b) =>
      Number(b.usable) - Number(a.usable) ||
      b.discount - a.discount ||
      (a.validUntil < b.validUntil ? -1 : a.validUntil > b.validUntil ? 1 : 0),
  );
}
