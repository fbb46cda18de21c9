import type { ProductFacts, Variant } from './product.ts';
import { MAX_STOCK } from './sale.ts';

/** What does not hold together, and where. */
export interface Fault {
  readonly reason: string;
  readonly variantId?: string;
  readonly sku?: string;
}

/** As much as their columns hold, as JSON. */
const MAX_OPTIONS = 4_000;
const MAX_TAGS = 600;

const isDistinct = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** What does not hold together in what is said of a product; null when it does. */
export function faultOfFacts(facts: ProductFacts): Fault | null {
  if (JSON.stringify(facts.options).length > MAX_OPTIONS) return { reason: 'options' };
  for (const { values } of facts.options) {
    if (!isDistinct(values.map(({ ko }) => ko))) return { reason: 'options' };
  }
  if (JSON.stringify(facts.tags).length > MAX_TAGS || !isDistinct(facts.tags)) return { reason: 'tags' };
  if (facts.isDrop && facts.opensAt === null) return { reason: 'opensAt' };
  if (!isDistinct(facts.pictures.map(({ fileId }) => fileId))) return { reason: 'pictures' };
  return null;
}

/** What does not hold together in the variants of a product as they are to be; null when it does. */
export function faultOfVariants(facts: ProductFacts, variants: readonly Variant[]): Fault | null {
  const active = variants.filter(({ isActive }) => isActive);
  if (active.length === 0) return { reason: 'variants' };
  if (!isDistinct(variants.map(({ sku }) => sku))) return { reason: 'sku' };
  if (!isDistinct(active.map(({ choices }) => choices.join()))) return { reason: 'choices' };
  for (const variant of active) {
    const fits =
      variant.choices.length === facts.options.length &&
      variant.choices.every((choice, i) => choice < (facts.options[i]?.values.length ?? 0));
    if (!fits) return of(variant, 'choices');
  }
  for (const variant of variants) {
    const fault = faultOfVariant(variant);
    if (fault) return fault;
  }
  return null;
}

/** What does not hold together in one variant; null when it does. */
export function faultOfVariant(variant: Variant): Fault | null {
  const { price, salePrice, saleFrom, saleUntil, stock, sells, backorderLimit } = variant;
  if (salePrice !== null && salePrice >= price) return of(variant, 'salePrice');
  if (salePrice === null && (saleFrom !== null || saleUntil !== null)) return of(variant, 'salePrice');
  if (saleFrom !== null && saleUntil !== null && saleFrom >= saleUntil) return of(variant, 'saleUntil');
  if (sells !== 'stock' && backorderLimit === 0) return of(variant, 'backorderLimit');
  if (stock > MAX_STOCK) return of(variant, 'stock');
  return null;
}

const of = ({ id, sku }: Variant, reason: string): Fault => ({ reason, variantId: id, sku });

/**
 * The stock that an operator's change leads to; null when more would be taken away than there is.
 * @param wanted what there is to be
 * @param seen what the operator saw; null: `wanted` is what there is, whatever was seen
 */
export function stockAfter(stock: number, wanted: number, seen: number | null): number | null {
  const after = seen === null ? wanted : stock + (wanted - seen);
  // Below zero stand pieces that are promised; nobody but a sale promises more.
  return after < 0 && after < stock ? null : after;
}

/** As far below zero as the stock may go: at least as far as it stands, whatever is allowed from now on. */
export const limitOf = (sells: Variant['sells'], backorderLimit: number, stock: number): number =>
  Math.max(sells === 'stock' ? 0 : backorderLimit, -stock);
