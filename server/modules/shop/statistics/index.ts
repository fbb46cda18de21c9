import type { ShopDependencies, ShopPart } from '../parts.ts';

/** What is counted: sales, rankings and the way from a look to an order. */
export function createStatistics(_deps: ShopDependencies): ShopPart {
  return {};
}
