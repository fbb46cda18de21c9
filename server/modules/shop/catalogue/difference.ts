import type { ProductFacts, Variant } from './product.ts';

/** What the audit log keeps of a change. */
type Difference = Record<string, readonly [from: unknown, to: unknown]>;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What changed in what is said of a product; of long texts only that they did. */
export function factsChanged(
  before: ProductFacts,
  after: ProductFacts,
): { facts: Difference; description: boolean } {
  const facts: Difference = {};
  for (const key of Object.keys(after) as (keyof ProductFacts)[]) {
    if (key !== 'description' && !isSame(before[key], after[key])) facts[key] = [before[key], after[key]];
  }
  return { facts, description: !isSame(before.description, after.description) };
}

const COMPARED = [
  'sku',
  'choices',
  'price',
  'salePrice',
  'saleFrom',
  'saleUntil',
  'stock',
  'sells',
  'backorderLimit',
  'availableAt',
  'isActive',
] as const satisfies readonly (keyof Variant)[];

interface VariantChange {
  readonly variantId: string;
  readonly change: 'new' | 'removed' | Difference;
}

/** What changed in a variant; null when nothing did. */
export function variantChanged(before: Variant, after: Variant): VariantChange | null {
  const change: Difference = {};
  for (const key of COMPARED) {
    if (!isSame(before[key], after[key])) change[key] = [before[key], after[key]];
  }
  return Object.keys(change).length === 0 ? null : { variantId: after.id, change };
}

/** What changed in the variants of a product. @param before by id */
export function variantsChanged(
  before: ReadonlyMap<string, Variant>,
  after: readonly Variant[],
): VariantChange[] {
  const kept = new Set(after.map(({ id }) => id));
  const removed = [...before.keys()].filter((id) => !kept.has(id));
  return [
    ...after.flatMap((variant): VariantChange[] => {
      const old = before.get(variant.id);
      if (!old) return [{ variantId: variant.id, change: 'new' }];
      const change = variantChanged(old, variant);
      return change === null ? [] : [change];
    }),
    ...removed.map((variantId) => ({ variantId, change: 'removed' as const })),
  ];
}
