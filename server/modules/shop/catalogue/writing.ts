import { deleteMany, type Executor, insertMany, updateMany } from '../../../db/dialect.ts';
import { writeRows } from '../../../db/write-rows.ts';
import { ownerOf } from './pictures.ts';
import type { Product, Variant } from './product.ts';
import type { PictureFiles } from './queries.ts';
import {
  CATEGORY_COLUMNS,
  COLLECTION_COLUMNS,
  categoryValues,
  collectionValues,
  PRODUCT_COLUMNS,
  productValues,
  VARIANT_COLUMNS,
  variantValues,
} from './rows.ts';
import type { CatalogueState, Collection } from './state.ts';

const ANY = { where: {}, atMost: {} };

/** Writes all changes of the working state, in bulk, in the order of the locks. */
export async function writeCatalogue(
  tx: Executor,
  state: CatalogueState,
  files: PictureFiles,
): Promise<void> {
  const { removed } = state;
  const gone = (ids: readonly string[]) => ids.toSorted().map((id) => [id]);
  await deleteMany(tx, 'shop_categories', ['id'], gone(removed.categories), ANY);
  await writeRows(
    tx,
    { table: 'shop_categories', columns: CATEGORY_COLUMNS },
    state.categories.values(),
    categoryValues,
  );
  await deleteMany(tx, 'shop_collections', ['id'], gone(removed.collections), ANY);
  await writeRows(
    tx,
    { table: 'shop_collections', columns: COLLECTION_COLUMNS },
    state.collections.values(),
    collectionValues,
  );
  await writeCollectionProducts(tx, state);
  const products = [...state.products.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  await writeRows(tx, { table: 'shop_products', columns: PRODUCT_COLUMNS }, products, productValues);
  await writeTexts(tx, products);
  await writePictures(tx, products);
  await deleteMany(tx, 'shop_variants', ['id'], gone(removed.variants), ANY);
  await writeVariants(tx, [...state.variants.values()]);
  await writeShownFiles(tx, state, files);
}

async function writeCollectionProducts(tx: Executor, state: CatalogueState): Promise<void> {
  const changed = [...state.collections.values()].filter(({ change }) => change !== 'none');
  for (const id of [...state.removed.collections, ...changed.map((collection) => collection.id)].sort()) {
    await tx.deleteFrom('shop_collection_products').where('collection_id', '=', id).execute();
  }
  const rowsOf = ({ id, productIds }: Collection) =>
    productIds.map((productId, position) => [id, position, productId]);
  await insertMany(
    tx,
    'shop_collection_products',
    ['collection_id', 'position', 'product_id'],
    changed.flatMap(rowsOf),
  );
}

async function writeTexts(tx: Executor, products: readonly Product[]): Promise<void> {
  const textOf = ({ id, facts }: Product) => [facts.description.ko, facts.description.en, id];
  const fresh = products.filter(({ change }) => change === 'new');
  const changed = products.filter(({ change, isTextChanged }) => change === 'changed' && isTextChanged);
  await updateMany(
    tx,
    'shop_product_texts',
    ['product_id'],
    ['description_ko', 'description_en'],
    changed.map(textOf),
  );
  await insertMany(
    tx,
    'shop_product_texts',
    ['description_ko', 'description_en', 'product_id'],
    fresh.map(textOf),
  );
  await insertMany(
    tx,
    'shop_product_counts',
    ['product_id', 'likes', 'reviews', 'rating_sum'],
    fresh.map(({ id }) => [id, 0, 0, 0]),
  );
}

async function writePictures(tx: Executor, products: readonly Product[]): Promise<void> {
  const changed = products.filter(({ arePicturesChanged }) => arePicturesChanged);
  for (const { id, change } of changed) {
    if (change !== 'new') await tx.deleteFrom('shop_product_pictures').where('product_id', '=', id).execute();
  }
  const rowsOf = ({ id, facts }: Product) =>
    facts.pictures.map(({ fileId, alt }, position) => [id, position, fileId, alt.ko, alt.en]);
  await insertMany(
    tx,
    'shop_product_pictures',
    ['product_id', 'position', 'file_id', 'alt_ko', 'alt_en'],
    changed.flatMap(rowsOf),
  );
}

/** A SKU may go from one variant to another in one commit: those that change give theirs up first. */
async function writeVariants(tx: Executor, variants: readonly Variant[]): Promise<void> {
  const renamed = variants.filter(({ change, sku, skuStored }) => change === 'changed' && sku !== skuStored);
  await updateMany(
    tx,
    'shop_variants',
    ['id'],
    ['sku'],
    renamed.map(({ id }) => [`~${id}`, id]),
  );
  await writeRows(tx, { table: 'shop_variants', columns: VARIANT_COLUMNS }, variants, variantValues);
}

/** What each product shows from this transaction on; files are locked by the prefetch. */
async function writeShownFiles(tx: Executor, state: CatalogueState, files: PictureFiles): Promise<void> {
  for (const [productId, { added, removed, accountId, at }] of state.shownFiles) {
    for (const fileId of [...removed].sort()) await files.release(tx, ownerOf(productId, fileId), at);
    for (const fileId of [...added].sort()) {
      if (!(await files.attach(tx, fileId, ownerOf(productId, fileId), accountId, at))) {
        throw new Error(`The file ${fileId} was locked, and is gone`);
      }
    }
  }
}
