import { insertMany } from '../../../../db/dialect.ts';
import type { Database } from '../../../../db/open.ts';
import type {
  ShopCategoriesTable,
  ShopProductsTable,
  ShopVariantsTable,
} from '../../../../db/tables/shop-catalogue.ts';
import type { ShopOrdersTable } from '../../../../db/tables/shop-orders.ts';

interface PlantedProduct {
  readonly id: string;
  readonly categoryId: string;
  readonly createdAt: number;
  readonly status?: ShopProductsTable['status'];
  readonly opensAt?: number;
  readonly likes?: number;
  readonly stock?: number;
}

/** Rows of a catalogue as statistics see it: each product has one variant, whose SKU is the product's id. */
export async function plantProducts(
  { transact }: Pick<Database, 'transact'>,
  {
    categories,
    products,
  }: {
    readonly categories: readonly { readonly id: string; readonly parentId: string | null }[];
    readonly products: readonly PlantedProduct[];
  },
): Promise<void> {
  await transact(async (tx) => {
    await insertRows(tx, 'shop_categories', categories.map(categoryRow));
    await insertRows(tx, 'shop_products', products.map(productRow));
    await insertRows(tx, 'shop_variants', products.map(variantRow));
    await insertMany(
      tx,
      'shop_product_counts',
      ['product_id', 'likes', 'reviews', 'rating_sum'],
      products.map(({ id, likes = 0 }) => [id, likes, 0, 0]),
    );
  });
}

/** An order of nothing, as far as it is asked whether it was paid. */
export async function plantOrder(
  { transact }: Pick<Database, 'transact'>,
  { id, paidAt }: { readonly id: string; readonly paidAt: number | null },
): Promise<void> {
  await transact((tx) => insertRows(tx, 'shop_orders', [orderRow(id, paidAt)]));
}

type Row = Readonly<Record<string, string | number | null>>;

const insertRows = (
  tx: Parameters<typeof insertMany>[0],
  table: Parameters<typeof insertMany>[1],
  rows: readonly object[],
): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  return insertMany(
    tx,
    table,
    columns,
    rows.map((row) => columns.map((column) => (row as Row)[column] ?? null)),
  );
};

const categoryRow = ({ id, parentId }: { id: string; parentId: string | null }): ShopCategoriesTable => ({
  ...{
    id,
    slug: id,
    parent_id: parentId,
    name_ko: id,
    name_en: id,
    position: 0,
    is_hidden: 0,
    created_at: 1,
  },
});

const productRow = ({
  id,
  categoryId,
  createdAt,
  status = 'on-sale',
  opensAt,
}: PlantedProduct): ShopProductsTable => ({
  ...{
    id,
    category_id: categoryId,
    status,
    name_ko: id,
    name_en: id,
    brand: '',
    summary_ko: '',
    summary_en: '',
  },
  ...{ tags: '[]', options: '[]', delivery: 'parcel', is_drop: 0, opens_at: opensAt ?? null },
  ...{ per_member_limit: null, picture_id: null, price_from: 1_000, published_at: createdAt, turns_at: null },
  ...{ version: 1, clock: createdAt, created_at: createdAt, updated_at: createdAt },
});

const variantRow = ({ id, stock = 100 }: PlantedProduct): ShopVariantsTable => ({
  ...{ id: `v-${id}`, product_id: id, position: 0, sku: id, choices: '[]', price: 1_000, sale_price: null },
  ...{ sale_from: null, sale_until: null, stock, backorder_limit: 0, sells: 'stock', available_at: null },
  ...{ sold: 0, is_active: 1 },
});

const orderRow = (id: string, paidAt: number | null): ShopOrdersTable => ({
  ...{
    id,
    account_id: 'minji',
    status: 'cancelled',
    pay_with: 'gateway',
    currency: 'KRW',
    items: 0,
    discount: 0,
  },
  ...{
    coupon_discount: 0,
    shipping: 0,
    total: 0,
    refunded: 0,
    coupon_id: null,
    transfer_id: null,
    payment_id: null,
  },
  ...{
    title: '',
    order_lines: '[]',
    trace: '[]',
    address: null,
    made_by: null,
    courier: null,
    tracking_no: null,
  },
  ...{ steps: 0, clock: 1, created_at: 1, paid_at: paidAt, delivered_at: null, attention: null },
});
