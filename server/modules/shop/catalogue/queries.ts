import { type Executor, selectMany } from '../../../db/dialect.ts';
import type {
  ShopCategoriesTable,
  ShopCollectionProductsTable,
  ShopCollectionsTable,
  ShopProductPicturesTable,
  ShopProductsTable,
  ShopProductTextsTable,
  ShopVariantsTable,
} from '../../../db/tables/shop-catalogue.ts';
import type { Command } from '../../../engine/types.ts';
import type { Files } from '../../files/index.ts';
import type { ProductPicture } from './product.ts';
import {
  CATEGORY_COLUMNS,
  COLLECTION_COLUMNS,
  categoryOf,
  collectionOf,
  PRODUCT_COLUMNS,
  pictureOf,
  productOf,
  VARIANT_COLUMNS,
  variantOf,
} from './rows.ts';
import { type CatalogueInput, type CatalogueState, emptyCatalogue } from './state.ts';
import { type Touched, touchedBy } from './touched.ts';

/** What files do for the catalogue. */
export type PictureFiles = Pick<Files, 'lock' | 'attach' | 'release'>;

const one = (ids: Iterable<string>): string[][] => [...ids].map((id) => [id]);

/**
 * Loads what a batch touches. Order of locks: categories, collections, products, their variants, files; each by
 * ascending id. A variant's product never changes, so it is looked up before its lock.
 */
export async function prefetchCatalogue(
  tx: Executor,
  commands: readonly Command<CatalogueInput>[],
  files: PictureFiles,
): Promise<CatalogueState> {
  const state = emptyCatalogue();
  const touched = touchedBy(commands);
  // A tree is judged as a whole: whoever changes a part of it locks all of it.
  const tree = touched.isTreeTouched ? await allCategoryIds(tx) : [];
  await lockCategories(tx, state, new Set([...touched.categoryIds, ...tree]));
  await lockCollections(tx, state, touched.collectionIds);
  const productIds = new Set(touched.productIds);
  const variants = await productsOfVariants(tx, touched.variantIds);
  for (const productId of variants.values()) productIds.add(productId);
  await lockProducts(tx, state, productIds);
  await lockVariants(tx, state);
  await readNames(tx, state, touched);
  const fileIds = new Set(touched.fileIds);
  for (const { facts } of state.products.values())
    for (const { fileId } of facts.pictures) fileIds.add(fileId);
  if (touched.arePicturesNamed && fileIds.size > 0) {
    for (const [id, file] of await files.lock(tx, [...fileIds])) state.files.set(id, file);
  }
  return state;
}

async function lockCategories(tx: Executor, state: CatalogueState, ids: ReadonlySet<string>): Promise<void> {
  const rows = await selectMany<ShopCategoriesTable>(
    tx,
    { table: 'shop_categories', columns: CATEGORY_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    one(ids),
  );
  for (const row of rows) state.categories.set(row.id, categoryOf(row));
}

async function lockCollections(tx: Executor, state: CatalogueState, ids: ReadonlySet<string>): Promise<void> {
  const rows = await selectMany<ShopCollectionsTable>(
    tx,
    { table: 'shop_collections', columns: COLLECTION_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    one(ids),
  );
  const shown = await productsOfCollections(
    tx,
    rows.map(({ id }) => id),
  );
  for (const row of rows) state.collections.set(row.id, collectionOf(row, shown.get(row.id) ?? []));
}

/** What collections show, in order: collection id → product ids. */
export async function productsOfCollections(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await selectMany<ShopCollectionProductsTable>(
    executor,
    {
      table: 'shop_collection_products',
      columns: ['collection_id', 'position', 'product_id'],
      keys: ['collection_id'],
      index: 'PRIMARY',
      lock: false,
    },
    one(ids),
  );
  const shown = new Map<string, string[]>();
  for (const row of rows.sort((a, b) => a.position - b.position)) {
    shown.set(row.collection_id, [...(shown.get(row.collection_id) ?? []), row.product_id]);
  }
  return shown;
}

async function productsOfVariants(tx: Executor, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  const rows = await selectMany<{ id: string; product_id: string }>(
    tx,
    { table: 'shop_variants', columns: ['id', 'product_id'], keys: ['id'], index: 'PRIMARY', lock: false },
    one(ids),
  );
  return new Map(rows.map((row) => [row.id, row.product_id]));
}

async function lockProducts(tx: Executor, state: CatalogueState, ids: ReadonlySet<string>): Promise<void> {
  const rows = await lockProductRows(tx, [...ids]);
  const found = rows.map(({ id }) => id);
  const [texts, pictures] = [await readTexts(tx, found), await readPictures(tx, found)];
  for (const row of rows) {
    state.products.set(row.id, productOf(row, texts.get(row.id), pictures.get(row.id) ?? []));
    state.byProduct.set(row.id, []);
  }
}

/** Products' own rows, locked in order of id. */
export const lockProductRows = (tx: Executor, ids: readonly string[]): Promise<ShopProductsTable[]> =>
  selectMany(
    tx,
    { table: 'shop_products', columns: PRODUCT_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    one(ids),
  );

/** Under their products' locks no variant comes or goes. */
async function lockVariants(tx: Executor, state: CatalogueState): Promise<void> {
  const ids = await selectMany<{ id: string }>(
    tx,
    {
      table: 'shop_variants',
      columns: ['id'],
      keys: ['product_id'],
      index: 'shop_variants_product',
      lock: false,
    },
    one(state.products.keys()),
  );
  const rows = await selectMany<ShopVariantsTable>(
    tx,
    { table: 'shop_variants', columns: VARIANT_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    one(ids.map(({ id }) => id)),
  );
  for (const row of rows.sort((a, b) => a.position - b.position)) {
    const variant = variantOf(row);
    state.variants.set(row.id, variant);
    state.byProduct.get(row.product_id)?.push(variant);
  }
}

/** Descriptions, in bulk. */
export async function readTexts(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, ShopProductTextsTable>> {
  const rows = await selectMany<ShopProductTextsTable>(
    executor,
    {
      table: 'shop_product_texts',
      columns: ['product_id', 'description_ko', 'description_en'],
      keys: ['product_id'],
      index: 'PRIMARY',
      lock: false,
    },
    one(ids),
  );
  return new Map(rows.map((row) => [row.product_id, row]));
}

/** Pictures in their order, in bulk. */
export async function readPictures(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, ProductPicture[]>> {
  const rows = await selectMany<ShopProductPicturesTable>(
    executor,
    {
      table: 'shop_product_pictures',
      columns: ['product_id', 'position', 'file_id', 'alt_ko', 'alt_en'],
      keys: ['product_id'],
      index: 'PRIMARY',
      lock: false,
    },
    one(ids),
  );
  const pictures = new Map<string, ProductPicture[]>();
  for (const row of rows.sort((a, b) => a.position - b.position)) {
    pictures.set(row.product_id, [...(pictures.get(row.product_id) ?? []), pictureOf(row)]);
  }
  return pictures;
}

/** Names that must be free, and what hangs on what is to be taken away. The database's own constraints have the last word. */
async function readNames(tx: Executor, state: CatalogueState, touched: Touched): Promise<void> {
  const named = { columns: ['id', 'slug'], keys: ['slug'], index: 'slug', lock: false } as const;
  const skus = await selectMany<{ id: string; sku: string }>(
    tx,
    { table: 'shop_variants', columns: ['id', 'sku'], keys: ['sku'], index: 'sku', lock: false },
    one(touched.skus),
  );
  for (const row of skus) state.skus.set(row.sku, row.id);
  type Named = { id: string; slug: string };
  const categories = await selectMany<Named>(
    tx,
    { table: 'shop_categories', ...named },
    one(touched.categorySlugs),
  );
  for (const row of categories) state.categorySlugs.set(row.slug, row.id);
  const collections = await selectMany<Named>(
    tx,
    { table: 'shop_collections', ...named },
    one(touched.collectionSlugs),
  );
  for (const row of collections) state.collectionSlugs.set(row.slug, row.id);
  const shown = await selectMany<{ id: string }>(
    tx,
    { table: 'shop_products', columns: ['id'], keys: ['id'], index: 'PRIMARY', lock: false },
    one(touched.shownProductIds),
  );
  for (const row of shown) state.knownProducts.add(row.id);
  await readUse(tx, state, touched.removedCategoryIds);
}

async function readUse(tx: Executor, state: CatalogueState, ids: ReadonlySet<string>): Promise<void> {
  for (const id of ids) {
    const product = await tx
      .selectFrom('shop_products')
      .select('id')
      .where('category_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    const hasChild = [...state.categories.values()].some(({ parentId }) => parentId === id);
    if (product || hasChild) state.usedCategories.add(id);
  }
}

async function allCategoryIds(tx: Executor): Promise<string[]> {
  const rows = await tx.selectFrom('shop_categories').select('id').execute();
  return rows.map(({ id }) => id);
}
