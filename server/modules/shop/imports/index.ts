import type { ShopDependencies, ShopPart } from '../parts.ts';

/** Products from and into files. */
export function createImports(_deps: ShopDependencies): ShopPart {
  return {};
}
