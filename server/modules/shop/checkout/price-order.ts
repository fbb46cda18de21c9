import { judgeCoupon, type Purchase } from '../../coupons/index.ts';
import { priceAt } from '../catalogue/sale.ts';
import { type CouponJudgement, type PricedLine, type Quote, quote } from '../pricing/quote.ts';
import type { ShopState } from '../state.ts';
import type { Pieces } from './stock.ts';

export const CURRENCY = 'KRW';

/** Pieces as they are priced now; what is not there is left out. @param at epoch milliseconds */
export function pricedLines(state: ShopState, pieces: Pieces, at: number): PricedLine[] {
  const lines: PricedLine[] = [];
  for (const [variantId, quantity] of pieces) {
    const variant = state.variants.get(variantId);
    const product = variant && state.products.get(variant.productId);
    if (!variant || !product) continue;
    const { categoryId, delivery } = product;
    const unitPrice = priceAt(variant, at);
    lines.push({ productId: product.id, variantId, categoryId, delivery, unitPrice, quantity });
  }
  return lines;
}

export interface Terms {
  /** Whose coupon it is. */
  readonly accountId: string;
  readonly couponId: string | null;
  readonly postcode: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What lines cost by the promotions and the coupons of the working state: in a preview and in the commit alike. */
export function quoteFor(state: ShopState, lines: readonly PricedLine[], terms: Terms): Quote {
  const { postcode, at } = terms;
  const { promotions, shipping } = state;
  return quote({ lines, promotions, shipping, postcode, at, coupon: couponOf(state, lines, terms) });
}

/** The coupon of some terms as the quote asks for it; null without one. */
export function couponOf(
  state: ShopState,
  lines: readonly PricedLine[],
  { accountId, couponId, at }: Terms,
): ((left: readonly number[]) => CouponJudgement) | null {
  if (couponId === null) return null;
  return (left) => {
    const judged = judgeCoupon(state.coupons, couponId, accountId, purchaseOf(lines, left), at);
    if (!judged.ok) return judged;
    const { campaign, discount, covered } = judged;
    return { ok: true, name: { ko: campaign.name, en: campaign.nameEn ?? campaign.name }, discount, covered };
  };
}

/** What is bought, as a coupon sees it. @param left of each line, after promotions */
export const purchaseOf = (lines: readonly PricedLine[], left: readonly number[]): Purchase => ({
  service: 'shop',
  currency: CURRENCY,
  lines: lines.map(({ productId, categoryId }, i) => ({ amount: left[i]!, productId, categoryId })),
});
