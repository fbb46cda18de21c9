import { type Executor, insertMany } from '../../../../db/dialect.ts';
import type { OrderLine, OrderStatus } from '../../order.ts';

/** What a test says of an order; anything else is as it is for one line that was delivered. */
export interface ReceivedOrder {
  readonly id: string;
  readonly accountId: string;
  readonly productIds: readonly string[];
  readonly status?: OrderStatus;
  readonly line?: Partial<OrderLine>;
}

/** Writes orders as if they had been bought and sent. */
export async function insertReceived(tx: Executor, orders: readonly ReceivedOrder[]): Promise<void> {
  const rows = orders.map((order) => {
    const lines = order.productIds.map((productId, i) => lineOf(productId, i + 1, order.line ?? {}));
    const total = lines.reduce((sum, line) => sum + line.paid, 0);
    return {
      ...{ id: order.id, account_id: order.accountId, status: order.status ?? 'delivered' },
      ...{ pay_with: 'wallet', currency: 'KRW', items: total, discount: 0, coupon_discount: 0, shipping: 0 },
      ...{ total, refunded: 0, title: '{}', order_lines: JSON.stringify(lines), trace: '[]', steps: 0 },
      ...{ clock: 0, created_at: 0, paid_at: 0, delivered_at: 1_000 },
    };
  });
  const columns = Object.keys(rows[0]!) as (keyof (typeof rows)[0])[];
  await insertMany(
    tx,
    'shop_orders',
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
}

const lineOf = (productId: string, no: number, own: Partial<OrderLine>): OrderLine => ({
  ...{ no, productId, variantId: `V${productId}`.slice(0, 16), categoryId: 'C' },
  ...{ name: { ko: '유기 수저', en: 'Spoon' }, choice: { ko: '큰 것', en: 'Large' }, pictureId: null },
  ...{ delivery: 'parcel', unitPrice: 5_000, quantity: 2, paid: 10_000 },
  ...{ backordered: 0, counted: false, cancelled: 0, returned: 0 },
  ...own,
});
