import { insertMany, type Table } from '../../server/db/dialect.ts';
import type { Database } from '../../server/db/open.ts';
import type { ShopProductsTable, ShopVariantsTable } from '../../server/db/schema.ts';

/** A product with what of it matters to a test; its variants are called as it is, or by their own ids. */
export interface Goods {
  /** Of the product, and of its one variant unless it has others. */
  readonly id: string;
  readonly categoryId?: string;
  readonly product?: Partial<ShopProductsTable>;
  readonly variants?: readonly (Partial<ShopVariantsTable> & { readonly id: string })[];
  readonly stock?: number;
  readonly price?: number;
}

const AT = 1;

/** Writes products as they are, on sale for ever, without a parcel. */
export async function stockShelves(
  { transact }: Pick<Database, 'transact'>,
  goods: readonly Goods[],
): Promise<void> {
  await transact(async (tx) => {
    const insert = (table: Table, rows: readonly object[]) =>
      insertMany(
        tx,
        table,
        Object.keys(rows[0] ?? {}),
        rows.map((row) => Object.values(row)),
      );
    await insert('shop_products', goods.map(productRow));
    await insert('shop_variants', goods.flatMap(variantRows));
  });
}

const productRow = ({ id, categoryId = 'C1', price = 1_000, product = {} }: Goods): ShopProductsTable => ({
  id,
  category_id: categoryId,
  status: 'on-sale',
  name_ko: `상품 ${id}`,
  name_en: `Product ${id}`,
  brand: '',
  summary_ko: '',
  summary_en: '',
  tags: '[]',
  words: '',
  options: '[]',
  delivery: 'none',
  is_drop: 0,
  opens_at: null,
  per_member_limit: null,
  picture_id: null,
  price_from: price,
  published_at: AT,
  turns_at: null,
  version: 1,
  clock: AT,
  created_at: AT,
  updated_at: AT,
  ...product,
});

const variantRows = ({ id, variants, stock = 10, price = 1_000 }: Goods): ShopVariantsTable[] =>
  (variants ?? [{ id }]).map((variant, position) => ({
    product_id: id,
    position,
    sku: variant.id,
    choices: '[]',
    price,
    sale_price: null,
    sale_from: null,
    sale_until: null,
    stock,
    backorder_limit: 0,
    sells: 'stock',
    available_at: null,
    sold: 0,
    is_active: 1,
    ...variant,
  }));
