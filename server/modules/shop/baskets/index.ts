import type { ShopDependencies, ShopPart } from '../parts.ts';

export { addressOf } from './address-of.ts';
export { type Bought, removeBought } from './bought.ts';

/** What people gather: carts, likes and addresses. */
export function createBaskets(_deps: ShopDependencies): ShopPart {
  return {};
}
