import type { ShopDependencies, ShopPart } from '../parts.ts';

export { activePromotions, shippingRule } from './reading.ts';

/** Rules that take something off, and what sending costs. */
export function createPromotions(_deps: ShopDependencies): ShopPart {
  return {};
}
