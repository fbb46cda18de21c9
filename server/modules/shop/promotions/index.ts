import type { ShopDependencies, ShopPart } from '../parts.ts';

/** Rules that take something off, and what sending costs. */
export function createPromotions(_deps: ShopDependencies): ShopPart {
  return {};
}
