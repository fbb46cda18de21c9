import type { ShopDependencies, ShopPart } from '../parts.ts';

/** What people gather: carts, likes and addresses. */
export function createBaskets(_deps: ShopDependencies): ShopPart {
  return {};
}
