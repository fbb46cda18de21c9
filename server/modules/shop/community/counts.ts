import { type Executor, insertMany, selectMany, updateMany } from '../../../db/dialect.ts';
import type { ShopProductCountsTable } from '../../../db/schema.ts';
import { ProblemError } from '../../../http/errors.ts';
import type { Localized } from '../../../lib/localized.ts';

/** What is counted of a product. */
export interface Counts {
  readonly likes: number;
  readonly reviews: number;
  /** Of all stars of reviews that are shown. */
  readonly ratingSum: number;
  /** It has no row yet. */
  readonly isNew: boolean;
}

/** Products as far as people may speak of them. */
export interface KnownProducts {
  /** Those that people may see. */
  readonly visible: ReadonlySet<string>;
  /** Of all that exist. */
  readonly names: ReadonlyMap<string, Localized>;
}

const COLUMNS = ['product_id', 'likes', 'reviews', 'rating_sum'] as const;
type Counted = Exclude<(typeof COLUMNS)[number], 'product_id'>;

/** Whether products are to be seen, and what they are called. */
export async function readProducts(
  executor: Executor,
  productIds: readonly string[],
): Promise<KnownProducts> {
  const rows = await selectMany<{ id: string; status: string; name_ko: string; name_en: string }>(
    executor,
    {
      table: 'shop_products',
      columns: ['id', 'status', 'name_ko', 'name_en'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    productIds.map((id) => [id]),
  );
  const isVisible = (status: string) => status === 'on-sale' || status === 'ended';
  return {
    visible: new Set(rows.filter(({ status }) => isVisible(status)).map(({ id }) => id)),
    names: new Map(rows.map(({ id, name_ko, name_en }) => [id, { ko: name_ko, en: name_en }])),
  };
}

/** @throws ProblemError shop.product-not-found for one that people may not see */
export async function requireVisible(executor: Executor, productId: string): Promise<void> {
  const { visible } = await readProducts(executor, [productId]);
  if (!visible.has(productId)) throw new ProblemError('shop.product-not-found');
}

/**
 * Locks the counts of products, in order of product. A product without a row gets one when it is counted: of two
 * instances that insert it at once, one is refused by the key and runs again.
 * @param productIds of products that exist
 */
export async function lockCounts(tx: Executor, productIds: readonly string[]): Promise<Map<string, Counts>> {
  const rows = await selectMany<ShopProductCountsTable>(
    tx,
    {
      table: 'shop_product_counts',
      columns: COLUMNS,
      keys: ['product_id'],
      index: 'PRIMARY',
      lock: true,
    },
    productIds.map((id) => [id]),
  );
  const counts = new Map<string, Counts>();
  for (const id of productIds) counts.set(id, { likes: 0, reviews: 0, ratingSum: 0, isNew: true });
  for (const { product_id, likes, reviews, rating_sum } of rows) {
    counts.set(product_id, { likes, reviews, ratingSum: rating_sum, isNew: false });
  }
  return counts;
}

/**
 * Writes some of the counts of products that are locked.
 * @param columns in the order of each row's values; the others stay, and are 0 in a new row
 */
export async function writeCounts(
  tx: Executor,
  columns: readonly Counted[],
  rows: readonly {
    readonly productId: string;
    readonly isNew: boolean;
    readonly values: readonly number[];
  }[],
): Promise<void> {
  const others = COLUMNS.slice(1).filter((name) => !columns.includes(name as Counted));
  await insertMany(
    tx,
    'shop_product_counts',
    ['product_id', ...columns, ...others],
    rows.filter(({ isNew }) => isNew).map((row) => [row.productId, ...row.values, ...others.map(() => 0)]),
  );
  await updateMany(
    tx,
    'shop_product_counts',
    ['product_id'],
    columns,
    rows.filter(({ isNew }) => !isNew).map((row) => [...row.values, row.productId]),
  );
}
