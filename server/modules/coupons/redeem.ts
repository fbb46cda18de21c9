import type { Campaign, Coupon, CouponState } from './campaign.ts';
import { parseCouponId } from './campaign.ts';

/** What is being bought, as far as a coupon cares. Amounts in the smallest unit. */
export interface Purchase {
  readonly service: 'shop' | 'tickets';
  readonly currency: string;
  readonly lines: readonly {
    readonly amount: number;
    readonly productId?: string;
    readonly categoryId?: string;
    readonly performanceId?: string;
  }[];
}

export type Redemption =
  | {
      readonly ok: true;
      readonly coupon: Coupon;
      readonly campaign: Campaign;
      readonly discount: number;
      /** Indexes of the purchase's lines that it covers: the discount belongs to them. */
      readonly covered: readonly number[];
    }
  | { readonly ok: false; readonly code: 'coupon.not-found' | 'coupon.not-usable'; readonly reason: string };

const no = (code: 'coupon.not-found' | 'coupon.not-usable', reason: string): Redemption => ({
  ok: false,
  code,
  reason,
});

/**
 * Judges a coupon for a purchase without using it: a choice at the checkout, and the first half of `useCoupon`.
 * @param at epoch milliseconds
 * @returns the discount, above 0 and never more than what the coupon covers
 */
export function judgeCoupon(
  state: CouponState,
  couponId: string,
  accountId: string,
  purchase: Purchase,
  at: number,
): Redemption {
  const coupon = state.coupons.get(couponId);
  // Somebody else's coupon is answered like one that does not exist.
  if (!coupon || coupon.accountId !== accountId) return no('coupon.not-found', 'unknown');
  const campaign = state.campaigns.get(coupon.campaignId);
  if (!campaign) throw new Error(`The campaign of coupon ${couponId} was not loaded`);
  if (coupon.status !== 'active') return no('coupon.not-usable', coupon.status);
  if (at >= campaign.validUntil) return no('coupon.not-usable', 'expired');
  if (purchase.currency !== campaign.currency) return no('coupon.not-usable', 'currency');
  const covered = coveredLines(campaign, purchase);
  const amount = covered.reduce((sum, i) => sum + purchase.lines[i]!.amount, 0);
  if (amount === 0) return no('coupon.not-usable', 'scope');
  if (amount < campaign.minimumSpend) return no('coupon.not-usable', 'minimum-spend');
  const discount = discountOf(campaign, amount);
  // A share of so little that it rounds down to nothing is no reason to use the coupon up.
  if (discount === 0) return no('coupon.not-usable', 'no-discount');
  return { ok: true, coupon, campaign, discount, covered };
}

/** Uses a coupon for an order, in the commit that makes the order. */
export function useCoupon(
  state: CouponState,
  couponId: string,
  accountId: string,
  purchase: Purchase,
  order: Use,
): Redemption {
  const judged = judgeCoupon(state, couponId, accountId, purchase, order.at);
  if (judged.ok) markUsed(state, judged.coupon, judged.campaign, order);
  return judged;
}

interface Use {
  readonly reference: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

function markUsed(state: CouponState, coupon: Coupon, campaign: Campaign, { reference, at }: Use): void {
  coupon.status = 'used';
  coupon.usedAt = at;
  coupon.usedFor = reference;
  campaign.used += 1;
  state.touchedCoupons.add(coupon);
  state.touchedCampaigns.add(campaign);
}

/**
 * Whether a coupon that an order gave back can be taken for it once more, at the discount that was agreed: its payment
 * came late. One that was never given back still belongs to it.
 */
export function canUseAgain(state: CouponState, couponId: string, accountId: string, order: Use): boolean {
  const coupon = state.coupons.get(couponId);
  const campaign = coupon && state.campaigns.get(coupon.campaignId);
  if (!campaign || coupon.accountId !== accountId) return false;
  if (coupon.status === 'used') return coupon.usedFor === order.reference;
  return coupon.status === 'active' && order.at < campaign.validUntil;
}

/** Takes it; the caller has asked `canUseAgain`. */
export function redeemAgain(state: CouponState, couponId: string, order: Use): void {
  const coupon = state.coupons.get(couponId)!;
  if (coupon.status === 'active') markUsed(state, coupon, state.campaigns.get(coupon.campaignId)!, order);
}

/**
 * Gives a coupon back when its order is cancelled, in the commit that cancels.
 * @returns false when it stays used up: it has expired, or another order holds it
 */
export function returnCoupon(state: CouponState, couponId: string, reference: string, at: number): boolean {
  const parsed = parseCouponId(couponId);
  const coupon = parsed && state.coupons.get(couponId);
  if (coupon?.status !== 'used' || coupon.usedFor !== reference) return false;
  const campaign = state.campaigns.get(coupon.campaignId);
  if (!campaign || at >= campaign.validUntil) return false;
  coupon.status = 'active';
  coupon.usedAt = null;
  coupon.usedFor = null;
  campaign.used -= 1;
  state.touchedCoupons.add(coupon);
  state.touchedCampaigns.add(campaign);
  return true;
}

/** The lines that the scope covers: every list that is given must contain the line. */
function coveredLines({ scope }: Campaign, purchase: Purchase): number[] {
  if (scope.services && !scope.services.includes(purchase.service)) return [];
  const covers = (ids: readonly string[] | undefined, id: string | undefined): boolean =>
    ids === undefined || ids.length === 0 || (id !== undefined && ids.includes(id));
  return purchase.lines.flatMap((line, i) =>
    covers(scope.productIds, line.productId) &&
    covers(scope.categoryIds, line.categoryId) &&
    covers(scope.performanceIds, line.performanceId)
      ? i
      : [],
  );
}

/** Percentages are rounded down to the smallest unit: a coupon never gives more than it says. */
export function discountOf({ discount }: Pick<Campaign, 'discount'>, covered: number): number {
  if (discount.kind === 'amount') return Math.min(discount.amount, covered);
  const share = Math.floor((covered * discount.percent) / 100);
  return Math.min(share, discount.ceiling ?? share, covered);
}
