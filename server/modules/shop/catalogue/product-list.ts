import { sql } from 'kysely';
import type { Executor } from '../../../db/dialect.ts';
import type { ShopProductsTable } from '../../../db/tables/shop-catalogue.ts';
import { timeOfId } from '../../../lib/id.ts';
import {
  facetsOf,
  insidesOf,
  type List,
  type Meaning,
  madeWithin,
  oneOf,
  textWish,
} from '../../../lists/index.ts';
import type { SearchDocument } from '../../../search/document.ts';
import type { Searchable } from '../../../search/searchable.ts';
import type { AdminProductSummary, AdminProductsQuery } from './admin-schemas.ts';
import { productSummaries, variantsBySku } from './admin-views.ts';
import type { PicturesOf } from './reading.ts';
import { PRODUCT_COLUMNS } from './rows.ts';
import { FEW } from './sale.ts';
import { pageOfIds } from './searchable.ts';

export type ProductList = List<ShopProductsTable, AdminProductsQuery, AdminProductSummary>;

/** Products of which few are left, at the most: more than that nobody looks through one by one. */
const MAX_LOW = 1_000;

/** Conditions whose values stand in documents too. */
const productConditions: ProductList['conditions'] = [
  oneOf('status', 'status'),
  oneOf('category', 'category_id'),
  madeWithin(),
];

/**
 * Products, as operators search them.
 * @param background reads what takes a while beside everybody else; without it, whoever reads the list
 */
export const productList = (picturesOf: PicturesOf, background?: Executor): ProductList => ({
  name: 'products',
  kind: 'shop-product',
  indexed: 'all',
  table: 'shop_products',
  columns: PRODUCT_COLUMNS,
  conditions: productConditions,
  sorts: {
    newest: { column: 'id', descending: true, inIndex: 'newest' },
    oldest: { column: 'id', descending: false, inIndex: 'oldest' },
    name: { column: 'name_ko', descending: false, inIndex: null },
  },
  indexes: [
    { name: 'shop_products_status', columns: ['status', 'id'] },
    { name: 'shop_products_category', columns: ['category_id', 'id'] },
    { name: 'shop_products_name', columns: ['name_ko', 'id'] },
  ],
  facets: { status: 'status', category: 'category_id' },
  means: async (executor, { q, lowStock, drop }) => {
    const meanings: Meaning<ShopProductsTable>[] = [];
    const text = q?.trim() ?? '';
    if (text !== '') {
      const named = await namedBy(executor, text);
      meanings.push(
        named.length > 0 ? { ids: named } : { wish: textWish(text, { title: 'name_ko', others: ['words'] }) },
      );
    }
    if (lowStock === true) meanings.push(await lowOnes(background ?? executor));
    if (drop === true) meanings.push({ ids: await drops(executor) });
    return meanings;
  },
  show: (executor, rows) => productSummaries(executor, rows, picturesOf),
  csv: [],
});

/** A whole product, variant or SKU names one product and no other. */
async function namedBy(executor: Executor, text: string): Promise<string[]> {
  const bySku = (await variantsBySku(executor, [text])).get(text);
  if (bySku) return [bySku.productId];
  const product = await executor
    .selectFrom('shop_products')
    .select('id')
    .where('id', '=', text)
    .executeTakeFirst();
  if (product) return [product.id];
  const variant = await executor
    .selectFrom('shop_variants')
    .select('product_id')
    .where('id', '=', text)
    .executeTakeFirst();
  return variant ? [variant.product_id] : [];
}

/**
 * Products on sale with a variant of which few are left, the fewest first. An index on stock would have to be written by
 * each order, so all variants are looked at.
 */
async function lowOnes(executor: Executor): Promise<Meaning<ShopProductsTable>> {
  const { rows } = await sql<{ product_id: string }>`
    select v.product_id from shop_variants v join shop_products p on p.id = v.product_id
    where v.is_active = 1 and p.status = 'on-sale' and v.stock <= ${FEW}
      and v.stock + case when v.sells = 'stock' then 0 else v.backorder_limit end <= ${FEW}
    order by v.stock, v.id limit ${MAX_LOW}
  `.execute(executor);
  return {
    ids: [...new Set(rows.map((row) => row.product_id))],
    ...(rows.length === MAX_LOW && { isPartial: true }),
  };
}

async function drops(executor: Executor): Promise<string[]> {
  const rows = await executor
    .selectFrom('shop_products')
    .select('id')
    .where('is_drop', '=', 1)
    .limit(MAX_LOW)
    .execute();
  return rows.map(({ id }) => id);
}

/** Products in the operators' index, whatever their status. */
export const operatorsProductSearchable: Searchable = {
  kind: 'shop-product',
  scope: 'operators',
  events: ['shop.product-changed'],
  idsOf: ({ key }) => [key],
  documents: async (executor, ids) => {
    const rows =
      ids.length === 0
        ? []
        : await executor
            .selectFrom('shop_products')
            .selectAll()
            .where('id', 'in', [...ids])
            .execute();
    return rows.map(documentOf);
  },
  page: pageOfIds,
};

const documentOf = (row: ShopProductsTable): SearchDocument => ({
  kind: operatorsProductSearchable.kind,
  id: row.id,
  title: { ko: row.name_ko, en: row.name_ko },
  text: { ko: row.words, en: row.words },
  tags: insidesOf([row.name_ko, row.words]),
  facets: facetsOf({ conditions: productConditions }, row),
  price: row.price_from,
  at: timeOfId(row.id),
  popularity: 0,
  link: `/admin/shop/products/${row.id}`,
  picture: null,
});
