import { type Executor, selectMany, updateMany } from '../../../db/dialect.ts';
import type { ShopOrderStepsTable, ShopOrdersTable } from '../../../db/schema.ts';
import { ORDER_COLUMNS, orderOf, RETURN_COLUMNS, returnOf } from '../checkout/rows.ts';
import { iso, isoOrNull, returnView } from './shapes.ts';

const PAGE = 200;
/** What still has to reach somebody keeps where it goes until it is over. */
const OVER = ['delivered', 'confirmed', 'cancelled', 'expired'] as const;
/** What people wrote into steps, for each other to read. */
const WORDS = ['reason', 'note', 'answer'];

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
  return { orders, returns: returns.map((row) => returnView(returnOf(row))) };
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

/**
 * Takes where somebody lives, and what they wrote, off their orders that are over; what was bought, for how much and
 * when, the books need. In the transaction that deletes the account.
 */
export async function onErase(tx: Executor, accountId: string): Promise<void> {
  const orders = await tx
    .selectFrom('shop_orders')
    .select('id')
    .where('account_id', '=', accountId)
    .where('status', 'in', OVER)
    .orderBy('id')
    .execute();
  const ids = orders.map(({ id }) => id);
  await selectMany(
    tx,
    { table: 'shop_orders', columns: ['id'], keys: ['id'], index: 'PRIMARY', lock: true },
    ids.map((id) => [id]),
  );
  await updateMany(
    tx,
    'shop_orders',
    ['id'],
    ['address'],
    ids.map((id) => [null, id]),
  );
  await forgetWords(tx, ids);
}

async function forgetWords(tx: Executor, orderIds: readonly string[]): Promise<void> {
  const ids = orderIds.map((id) => [id]);
  const returns = await selectMany<{ id: string }>(
    tx,
    {
      table: 'shop_returns',
      columns: ['id', 'order_id'],
      keys: ['order_id'],
      index: 'shop_returns_order',
      lock: false,
    },
    ids,
  );
  await updateMany(
    tx,
    'shop_returns',
    ['id'],
    ['note'],
    returns
      .map(({ id }) => id)
      .sort()
      .map((id) => ['', id]),
  );
  const steps = await selectMany<Pick<ShopOrderStepsTable, 'order_id' | 'step_no' | 'details'>>(
    tx,
    {
      table: 'shop_order_steps',
      columns: ['order_id', 'step_no', 'details'],
      keys: ['order_id'],
      index: 'PRIMARY',
      lock: false,
    },
    ids,
  );
  const changed = steps.flatMap(({ order_id, step_no, details }) => {
    const without = wordless(details);
    return without === details ? [] : [[without, order_id, step_no] as (string | number)[]];
  });
  await updateMany(tx, 'shop_order_steps', ['order_id', 'step_no'], ['details'], changed);
}

function wordless(details: string): string {
  const all = Object.entries(JSON.parse(details) as Record<string, unknown>);
  const kept = all.filter(([name]) => !WORDS.includes(name));
  return kept.length === all.length ? details : JSON.stringify(Object.fromEntries(kept));
}
