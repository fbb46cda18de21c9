import { insertMany } from '../../../../db/dialect.ts';
import type { Database } from '../../../../db/open.ts';
import type { ShopOrdersTable } from '../../../../db/tables/shop-orders.ts';
import { insertProducts, type SeedProduct } from '../../catalogue/index.ts';

interface PlantedProduct extends Pick<SeedProduct, 'id' | 'categoryId' | 'createdAt' | 'status' | 'opensAt'> {
  readonly likes?: number;
  readonly stock?: number;
}

/** A catalogue as statistics see it: each product has one variant, whose SKU is the product's id. */
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
  const named = (id: string) => ({ id, slug: id, name: { ko: id, en: id } });
  await transact(async (tx) => {
    const seed = {
      categories: categories.map(({ id, parentId }) => ({ ...named(id), parentId })),
      products: products.map(({ likes: _likes, stock = 100, ...product }) => ({
        ...product,
        name: { ko: product.id, en: product.id },
        variants: [{ id: `v-${product.id}`, sku: product.id, price: 1_000, stock }],
      })),
    };
    await insertProducts(tx, seed, { batchId: 'planted', at: 1 });
    for (const { id, likes } of products) {
      if (likes === undefined) continue;
      await tx.updateTable('shop_product_counts').set({ likes }).where('product_id', '=', id).execute();
    }
  });
}

/** An order of nothing, as far as it is asked whether it was paid. */
export async function plantOrder(
  { transact }: Pick<Database, 'transact'>,
  { id, paidAt }: { readonly id: string; readonly paidAt: number | null },
): Promise<void> {
  const row = orderRow(id, paidAt);
  await transact((tx) => insertMany(tx, 'shop_orders', Object.keys(row), [Object.values(row)]));
}

const orderRow = (id: string, paidAt: number | null): ShopOrdersTable => ({
  ...{ id, account_id: 'minji', status: 'cancelled', pay_with: 'gateway', currency: 'KRW', items: 0 },
  ...{ discount: 0, coupon_discount: 0, shipping: 0, total: 0, refunded: 0, coupon_id: null },
  ...{ transfer_id: null, payment_id: null, title: '', order_lines: '[]', trace: '[]', address: null },
  ...{ made_by: null, courier: null, tracking_no: null, steps: 0, clock: 1, created_at: 1, paid_at: paidAt },
  ...{ delivered_at: null, attention: null },
});
