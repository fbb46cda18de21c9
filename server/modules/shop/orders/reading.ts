import { type Executor, selectMany } from '../../../db/dialect.ts';
import type {
  ShopOrderStepsTable,
  ShopOrdersTable,
  ShopRefundsTable,
  ShopReturnsTable,
} from '../../../db/schema.ts';
import { ORDER_COLUMNS, orderOf, refundOf, returnOf } from '../checkout/rows.ts';
import type { Order, OrderStep, Refund } from '../order.ts';
import type { ReturnRequest } from '../return.ts';

/** Orders by id, unlocked, for reading; in bulk, those that exist. */
export async function readOrders(executor: Executor, ids: readonly string[]): Promise<Map<string, Order>> {
  const rows = await selectMany<ShopOrdersTable>(
    executor,
    { table: 'shop_orders', columns: ORDER_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
  return withDeadlines(executor, rows);
}

/** Rows as orders, with the deadlines of those that have one. */
export async function withDeadlines(
  executor: Executor,
  rows: readonly ShopOrdersTable[],
): Promise<Map<string, Order>> {
  const waiting = rows.filter(({ status }) => status === 'awaiting-payment' || status === 'draft');
  const deadlines = await selectMany<{ order_id: string; expires_at: number }>(
    executor,
    {
      table: 'shop_order_deadlines',
      columns: ['order_id', 'expires_at'],
      keys: ['order_id'],
      index: 'PRIMARY',
      lock: false,
    },
    waiting.map(({ id }) => [id]),
  );
  const expiresAt = new Map(deadlines.map((row) => [row.order_id, row.expires_at]));
  return new Map(rows.map((row) => [row.id, orderOf(row, expiresAt.get(row.id) ?? null)]));
}

/** All that hangs on one order. */
export interface OrderParts {
  readonly order: Order;
  readonly steps: readonly OrderStep[];
  readonly refunds: readonly Refund[];
  readonly returns: readonly ReturnRequest[];
}

export async function readOrder(executor: Executor, orderId: string): Promise<OrderParts | null> {
  const order = (await readOrders(executor, [orderId])).get(orderId);
  if (!order) return null;
  const read = <Row>(table: 'shop_order_steps' | 'shop_refunds' | 'shop_returns') =>
    executor.selectFrom(table).selectAll().where('order_id', '=', orderId).execute() as Promise<Row[]>;
  const steps = await read<ShopOrderStepsTable>('shop_order_steps');
  const refunds = await read<ShopRefundsTable>('shop_refunds');
  const returns = await read<ShopReturnsTable>('shop_returns');
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    order,
    steps: steps.sort((a, b) => a.step_no - b.step_no).map(stepOf),
    refunds: refunds.map(refundOf).sort(byId),
    returns: returns.map(returnOf).sort(byId),
  };
}

const stepOf = (row: ShopOrderStepsTable): OrderStep => ({
  orderId: row.order_id,
  stepNo: row.step_no,
  at: row.at,
  step: row.step,
  by: row.by_id,
  details: JSON.parse(row.details) as Record<string, unknown>,
});

/** One return, unlocked; null when there is none. */
export async function readReturn(executor: Executor, returnId: string): Promise<ReturnRequest | null> {
  const row = await executor
    .selectFrom('shop_returns')
    .selectAll()
    .where('id', '=', returnId)
    .executeTakeFirst();
  return row ? returnOf(row) : null;
}
