import { type Executor, selectMany } from '../../../db/dialect.ts';

/** Each entry is two short texts: some megabytes at the most. */
const REMEMBERED = 100_000;

/**
 * Which product a variant is of. It never changes, so it is asked once and remembered: a batch then goes straight to
 * its products, which are locked before their variants.
 */
export interface Places {
  /** The products of these variants; ids that stand for none are passed over. */
  productsOf(executor: Executor, variantIds: Iterable<string>): Promise<Set<string>>;
}

export function createPlaces(): Places {
  const productOf = new Map<string, string>();
  return {
    productsOf: async (executor, variantIds) => {
      const found = new Set<string>();
      const unknown: [string][] = [];
      for (const variantId of variantIds) {
        const productId = productOf.get(variantId);
        if (productId === undefined) unknown.push([variantId]);
        else found.add(productId);
      }
      if (unknown.length === 0) return found;
      const rows = await selectMany<{ id: string; product_id: string }>(
        executor,
        {
          table: 'shop_variants',
          columns: ['id', 'product_id'],
          keys: ['id'],
          index: 'PRIMARY',
          lock: false,
        },
        unknown,
      );
      if (productOf.size + rows.length > REMEMBERED) productOf.clear();
      for (const row of rows) {
        productOf.set(row.id, row.product_id);
        found.add(row.product_id);
      }
      return found;
    },
  };
}
