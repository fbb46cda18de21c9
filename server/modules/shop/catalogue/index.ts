import type { ShopDependencies, ShopPart } from '../parts.ts';

/** What is sold: products with options and variants, categories, collections, pictures and stock. */
export function createCatalogue(_deps: ShopDependencies): ShopPart {
  return {};
}
