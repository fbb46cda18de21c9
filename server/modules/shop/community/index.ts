import type { ShopDependencies, ShopPart } from '../parts.ts';

/** What people say: reviews, comments and inquiries. */
export function createCommunity(_deps: ShopDependencies): ShopPart {
  return {};
}
