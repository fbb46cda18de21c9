import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { ShopProductsTable } from '../../../db/tables/shop-catalogue.ts';
import { variantsBySku } from '../catalogue/index.ts';
import { readPictures, readTexts } from '../catalogue/queries.ts';
import { type KnownCategory, readCategories, readVariants } from '../catalogue/reading.ts';
import { PRODUCT_COLUMNS, productOf } from '../catalogue/rows.ts';
import type { Standing } from './merging.ts';

/** What a page of an import has to know before it can judge. */
export interface Known {
  /** By the name that operators gave it, or by its own id. */
  readonly byCode: ReadonlyMap<string, string>;
  readonly codeOf: ReadonlyMap<string, string>;
  /** SKU → the product whose it is. */
  readonly bySku: ReadonlyMap<string, string>;
  readonly categories: readonly KnownCategory[];
}

export async function lookUp(
  executor: Executor,
  codes: readonly string[],
  skus: readonly string[],
): Promise<Known> {
  const variants = await variantsBySku(executor, skus);
  const bySku = new Map([...variants].map(([sku, { productId }]) => [sku, productId]));
  const named = await productsOfCodes(executor, codes);
  // An export calls a product by its id where nobody has named it.
  const unnamed = codes.filter((code) => !named.has(code));
  const owners = [...new Set([...bySku.values(), ...unnamed])];
  const codeOf = await codesOf(executor, owners);
  const ids = await existing(executor, unnamed);
  return {
    byCode: new Map([...ids.filter((id) => !codeOf.has(id)).map((id) => [id, id] as const), ...named]),
    codeOf,
    bySku,
    categories: await readCategories(executor),
  };
}

async function productsOfCodes(executor: Executor, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await selectMany<{ code: string; product_id: string }>(
    executor,
    {
      table: 'shop_product_codes',
      columns: ['code', 'product_id'],
      keys: ['code'],
      index: 'PRIMARY',
      lock: false,
    },
    codes.map((code) => [code]),
  );
  return new Map(rows.map((row) => [row.code, row.product_id]));
}

/** What operators call products in their files, by product. */
export async function codesOf(
  executor: Executor,
  productIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await selectMany<{ code: string; product_id: string }>(
    executor,
    {
      table: 'shop_product_codes',
      columns: ['code', 'product_id'],
      keys: ['product_id'],
      index: 'product_id',
      lock: false,
    },
    productIds.map((id) => [id]),
  );
  return new Map(rows.map((row) => [row.product_id, row.code]));
}

async function existing(executor: Executor, ids: readonly string[]): Promise<string[]> {
  const rows = await selectMany<{ id: string }>(
    executor,
    { table: 'shop_products', columns: ['id'], keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
  return rows.map(({ id }) => id);
}

/** Whole products with all their variants, by id, in bulk. */
export async function readStanding(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  const rows = await selectMany<ShopProductsTable>(
    executor,
    { table: 'shop_products', columns: PRODUCT_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
  const found = rows.map(({ id }) => id);
  const texts = await readTexts(executor, found);
  const pictures = await readPictures(executor, found);
  const variants = await readVariants(executor, found);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        product: productOf(row, texts.get(row.id), pictures.get(row.id) ?? []),
        variants: variants.get(row.id) ?? [],
      },
    ]),
  );
}
