import { type Executor, selectMany } from '../../../db/dialect.ts';
import type {
  ShopProductCountsTable,
  ShopProductsTable,
  ShopVariantsTable,
} from '../../../db/tables/shop-catalogue.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { Picture } from '../../../lib/picture-schema.ts';
import type { Product, ProductFacts, Variant } from './product.ts';
import { productsOfCollections, readPictures, readTexts } from './queries.ts';
import { categoryOf, PRODUCT_COLUMNS, productOf, VARIANT_COLUMNS, variantOf } from './rows.ts';

/** Looks pictures up by file, in bulk. */
export type PicturesOf = (executor: Executor, fileIds: readonly string[]) => Promise<Map<string, Picture>>;

const MAX_DROPS = 100;
const MAX_COLLECTIONS = 30;

const one = (ids: readonly string[]): string[][] => ids.map((id) => [id]);

/** What of a variant does not move with each order. */
export type PublicVariant = Omit<
  Variant,
  'stock' | 'sold' | 'change' | 'skuStored' | 'position' | 'productId'
>;

/** A product as it is read, without what moves with each order. Plain data. */
export interface PublicProduct extends Omit<ProductFacts, 'pictures'> {
  readonly id: string;
  readonly status: Product['status'];
  readonly publishedAt: number | null;
  readonly pictures: readonly {
    readonly fileId: string;
    readonly picture: Picture;
    readonly alt: Localized;
  }[];
  /** In their order, those that are not taken out of the product. */
  readonly variants: readonly PublicVariant[];
  readonly likes: number;
  readonly reviews: number;
  readonly ratingSum: number;
}

/** What moves with each order: stock and pieces sold of each variant, by its id. */
export type StockOfProduct = Readonly<Record<string, readonly [stock: number, sold: number]>>;

/** Products by id, whatever their status, in bulk. */
export async function readProducts(
  executor: Executor,
  ids: readonly string[],
  picturesOf: PicturesOf,
): Promise<Map<string, PublicProduct>> {
  const rows = await selectMany<ShopProductsTable>(
    executor,
    { table: 'shop_products', columns: PRODUCT_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
    one(ids),
  );
  const found = rows.map(({ id }) => id);
  const texts = await readTexts(executor, found);
  const shown = await readPictures(executor, found);
  const fileIds = [...shown.values()].flat().map(({ fileId }) => fileId);
  const pictures = fileIds.length === 0 ? new Map<string, Picture>() : await picturesOf(executor, fileIds);
  const variants = await readVariants(executor, found);
  const counts = await readCounts(executor, found);
  return new Map(
    rows.map((row) => {
      const { facts, status, publishedAt } = productOf(row, texts.get(row.id), shown.get(row.id) ?? []);
      const active = (variants.get(row.id) ?? []).filter(({ isActive }) => isActive);
      const { likes = 0, reviews = 0, rating_sum: ratingSum = 0 } = counts.get(row.id) ?? {};
      const product: PublicProduct = {
        ...facts,
        id: row.id,
        status,
        publishedAt,
        pictures: facts.pictures.flatMap(({ fileId, alt }) => {
          const picture = pictures.get(fileId);
          return picture ? [{ fileId, picture, alt }] : [];
        }),
        variants: active.map(publicVariant),
        likes,
        reviews,
        ratingSum,
      };
      return [row.id, product];
    }),
  );
}

const publicVariant = ({
  stock: _stock,
  sold: _sold,
  change: _change,
  skuStored: _skuStored,
  position: _position,
  productId: _productId,
  ...variant
}: Variant): PublicVariant => variant;

/** Variants of products, in their order, in bulk; those that were taken out too. */
export async function readVariants(
  executor: Executor,
  productIds: readonly string[],
): Promise<Map<string, Variant[]>> {
  const rows = await selectMany<ShopVariantsTable>(
    executor,
    {
      table: 'shop_variants',
      columns: VARIANT_COLUMNS,
      keys: ['product_id'],
      index: 'shop_variants_product',
      lock: false,
    },
    one(productIds),
  );
  const variants = new Map<string, Variant[]>();
  for (const row of rows.sort((a, b) => a.position - b.position)) {
    const known = variants.get(row.product_id);
    if (known) known.push(variantOf(row));
    else variants.set(row.product_id, [variantOf(row)]);
  }
  return variants;
}

async function readCounts(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, ShopProductCountsTable>> {
  const rows = await selectMany<ShopProductCountsTable>(
    executor,
    {
      table: 'shop_product_counts',
      columns: ['product_id', 'likes', 'reviews', 'rating_sum'],
      keys: ['product_id'],
      index: 'PRIMARY',
      lock: false,
    },
    one(ids),
  );
  return new Map(rows.map((row) => [row.product_id, row]));
}

/** What there is of each variant, by product, in bulk; those that were taken out count as sold. */
export async function readStocks(
  executor: Executor,
  productIds: readonly string[],
): Promise<Map<string, StockOfProduct>> {
  const rows = await selectMany<Pick<ShopVariantsTable, 'id' | 'product_id' | 'stock' | 'sold'>>(
    executor,
    {
      table: 'shop_variants',
      columns: ['id', 'product_id', 'stock', 'sold'],
      keys: ['product_id'],
      index: 'shop_variants_product',
      lock: false,
    },
    one(productIds),
  );
  const stocks = new Map<string, Record<string, readonly [number, number]>>();
  for (const { id, product_id: productId, stock, sold } of rows) {
    const known = stocks.get(productId) ?? {};
    known[id] = [stock, sold];
    stocks.set(productId, known);
  }
  return stocks;
}

/** A category, as it stands among the others. */
export interface KnownCategory {
  readonly id: string;
  readonly slug: string;
  readonly name: Localized;
  readonly parentId: string | null;
  readonly position: number;
  readonly isHidden: boolean;
}

/** All categories, parents first, each level in its order. */
export async function readCategories(executor: Executor): Promise<KnownCategory[]> {
  const rows = await executor.selectFrom('shop_categories').selectAll().execute();
  const known = rows
    .map(categoryOf)
    .map(({ createdAt: _createdAt, change: _change, ...category }): KnownCategory => category)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const below = Map.groupBy(known, ({ parentId }) => parentId);
  const inOrder: KnownCategory[] = [];
  const visit = (parentId: string | null): void => {
    for (const category of below.get(parentId) ?? []) {
      inOrder.push(category);
      visit(category.id);
    }
  };
  visit(null);
  return inOrder;
}

export interface ShownCollection {
  readonly slug: string;
  readonly name: Localized;
  readonly lead: Localized;
  readonly productIds: readonly string[];
}

/** Collections that everybody may see, in their order. */
export async function readShownCollections(executor: Executor): Promise<ShownCollection[]> {
  const rows = await executor
    .selectFrom('shop_collections')
    .selectAll()
    .where('is_shown', '=', 1)
    .orderBy('position')
    .orderBy('id')
    .limit(MAX_COLLECTIONS)
    .execute();
  const shown = await productsOfCollections(
    executor,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    slug: row.slug,
    name: { ko: row.name_ko, en: row.name_en },
    lead: { ko: row.lead_ko, en: row.lead_en },
    productIds: shown.get(row.id) ?? [],
  }));
}

/** Drops that are on sale or open later, those that open last first. */
export async function readDropIds(executor: Executor): Promise<string[]> {
  const rows = await executor
    .selectFrom('shop_products')
    .select('id')
    .where('is_drop', '=', 1)
    .where('status', '=', 'on-sale')
    .orderBy('opens_at', 'desc')
    .limit(MAX_DROPS)
    .execute();
  return rows.map(({ id }) => id);
}
