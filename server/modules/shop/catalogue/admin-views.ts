import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { ShopProductsTable } from '../../../db/tables/shop-catalogue.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { AdminCategory, AdminCollection, AdminProduct, AdminProductSummary } from './admin-schemas.ts';
import { CURRENCY } from './cards.ts';
import type { Variant } from './product.ts';
import { productsOfCollections } from './queries.ts';
import { type PicturesOf, readCategories, readProducts, readVariants } from './reading.ts';
import { FEW, leftOf } from './sale.ts';

/** A whole product for its editor; null when there is none. */
export async function readAdminProduct(
  executor: Executor,
  productId: string,
  picturesOf: PicturesOf,
): Promise<AdminProduct | null> {
  const row = await executor
    .selectFrom('shop_products')
    .selectAll()
    .where('id', '=', productId)
    .executeTakeFirst();
  const product = (await readProducts(executor, [productId], picturesOf)).get(productId);
  if (!row || !product) return null;
  const variants = (await readVariants(executor, [productId])).get(productId) ?? [];
  const { id: _id, variants: _active, ratingSum: _sum, tags, options, ...facts } = product;
  return {
    ...facts,
    productId,
    version: row.version,
    tags: [...tags],
    options: options.map(({ name, values }) => ({ name, values: [...values] })),
    opensAt: isoOrNull(product.opensAt),
    pictures: [...product.pictures],
    variants: variants.toSorted((a, b) => Number(b.isActive) - Number(a.isActive)).map(variantView),
    currency: CURRENCY,
    publishedAt: isoOrNull(product.publishedAt),
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
  };
}

const variantView = (v: Variant): AdminProduct['variants'][number] => ({
  variantId: v.id,
  sku: v.sku,
  choices: [...v.choices],
  price: v.price,
  salePrice: v.salePrice,
  saleFrom: isoOrNull(v.saleFrom),
  saleUntil: isoOrNull(v.saleUntil),
  stock: v.stock,
  sells: v.sells,
  backorderLimit: v.backorderLimit,
  availableAt: isoOrNull(v.availableAt),
  sold: v.sold,
  isActive: v.isActive,
});

/** Rows of the operators' list, in bulk and in the same order. */
export async function productSummaries(
  executor: Executor,
  rows: readonly ShopProductsTable[],
  picturesOf: PicturesOf,
): Promise<AdminProductSummary[]> {
  const variants = await readVariants(
    executor,
    rows.map(({ id }) => id),
  );
  const fileIds = rows.flatMap(({ picture_id: fileId }) => fileId ?? []);
  const pictures = fileIds.length === 0 ? new Map<string, never>() : await picturesOf(executor, fileIds);
  return rows.map((row) => {
    const all = variants.get(row.id) ?? [];
    const active = all.filter(({ isActive }) => isActive);
    return {
      productId: row.id,
      name: { ko: row.name_ko, en: row.name_en },
      brand: row.brand,
      categoryId: row.category_id,
      status: row.status,
      picture: pictures.get(row.picture_id ?? '') ?? null,
      priceFrom: row.price_from,
      currency: CURRENCY,
      stock: active.reduce((sum, { stock }) => sum + stock, 0),
      lowStock: active.filter((variant) => leftOf(variant) <= FEW).length,
      variants: active.length,
      sold: all.reduce((sum, { sold }) => sum + sold, 0),
      isDrop: row.is_drop === 1,
      opensAt: isoOrNull(row.opens_at),
      version: row.version,
      createdAt: iso(row.created_at),
      updatedAt: iso(row.updated_at),
    };
  });
}

/** All categories, hidden ones too, each with how many products are in it. */
export async function readAdminCategories(executor: Executor): Promise<AdminCategory[]> {
  const counted = await executor
    .selectFrom('shop_products')
    .select(['category_id', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('category_id')
    .execute();
  const counts = new Map(counted.map((row) => [row.category_id, Number(row.count)]));
  return (await readCategories(executor)).map(({ id, ...category }) => ({
    categoryId: id,
    ...category,
    products: counts.get(id) ?? 0,
  }));
}

/** All collections, those that are not shown too, in their order. @param id only this one */
export async function readAdminCollections(executor: Executor, id?: string): Promise<AdminCollection[]> {
  let select = executor.selectFrom('shop_collections').selectAll().orderBy('position').orderBy('id');
  if (id !== undefined) select = select.where('id', '=', id);
  const rows = await select.execute();
  const shown = await productsOfCollections(
    executor,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    collectionId: row.id,
    slug: row.slug,
    name: { ko: row.name_ko, en: row.name_en },
    lead: { ko: row.lead_ko, en: row.lead_en },
    position: row.position,
    isShown: row.is_shown === 1,
    productIds: shown.get(row.id) ?? [],
  }));
}

/** Products by SKU, in bulk: SKU → whose it is. For imports. */
export async function variantsBySku(
  executor: Executor,
  skus: readonly string[],
): Promise<Map<string, { variantId: string; productId: string }>> {
  const rows = await selectMany<{ id: string; product_id: string; sku: string }>(
    executor,
    {
      table: 'shop_variants',
      columns: ['id', 'product_id', 'sku'],
      keys: ['sku'],
      index: 'sku',
      lock: false,
    },
    skus.map((sku) => [sku]),
  );
  return new Map(rows.map((row) => [row.sku, { variantId: row.id, productId: row.product_id }]));
}
