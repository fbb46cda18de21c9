import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { ShopOrdersTable } from '../../../db/schema.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import { ORDER_COLUMNS, orderOf, RETURN_COLUMNS, returnOf } from '../checkout/rows.ts';
import { exchangeChoices } from './return-views.ts';
import { returnView } from './shapes.ts';

const PAGE = 200;
/** A member's orders and what they gave back, for the file that they may take with them. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const orders: Record<string, unknown>[] = [];
  for (let after = ''; ; ) {
    const rows = await executor
      .selectFrom('shop_orders')
      .select(ORDER_COLUMNS)
      .where('account_id', '=', accountId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    orders.push(...rows.map(orderData));
    if (rows.length < PAGE) break;
    after = rows.at(-1)!.id;
  }
  const orderIds = orders.map(({ orderId }) => [String(orderId)]);
  const returns = await selectMany<Parameters<typeof returnOf>[0]>(
    executor,
    {
      table: 'shop_returns',
      columns: RETURN_COLUMNS,
      keys: ['order_id'],
      index: 'shop_returns_order',
      lock: false,
    },
    orderIds,
  );
  const requests = returns.map(returnOf);
  const choices = await exchangeChoices(executor, requests);
  return { orders, returns: requests.map((one) => returnView(one, choices)) };
}

function orderData(row: ShopOrdersTable): Record<string, unknown> {
  const order = orderOf(row, null);
  return {
    orderId: order.id,
    status: order.status,
    payWith: order.payWith,
    total: order.total,
    refunded: order.refunded,
    currency: order.currency,
    lines: order.lines.map(({ name, choice, quantity, unitPrice, paid, cancelled, returned }) => ({
      name,
      choice,
      quantity,
      unitPrice,
      paid,
      cancelled,
      returned,
    })),
    address: order.address,
    courier: order.courier,
    trackingNo: order.trackingNo,
    createdAt: iso(order.createdAt),
    paidAt: isoOrNull(order.paidAt),
    deliveredAt: isoOrNull(order.deliveredAt),
  };
}
