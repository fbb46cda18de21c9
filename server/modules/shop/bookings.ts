import type { Executor } from '../../db/dialect.ts';
import type { ShopOrdersTable } from '../../db/schema.ts';
import type { Localized } from '../../lib/localized.ts';
import { linesOf } from './checkout/rows.ts';
import { titleView } from './orders/shapes.ts';

/** An order, for whoever keeps somebody's plans. */
export interface PlacedOrder {
  readonly id: string;
  readonly accountId: string;
  /** What was ordered, in short. */
  readonly title: Localized;
  /** In won; and what of it was given back. */
  readonly total: number;
  readonly refunded: number;
  readonly status: ShopOrdersTable['status'];
}

const COLUMNS = ['id', 'account_id', 'order_lines', 'total', 'refunded', 'status'] as const;
const placedOf = (row: Pick<ShopOrdersTable, (typeof COLUMNS)[number]>): PlacedOrder => ({
  ...{ id: row.id, accountId: row.account_id, title: titleView({ lines: linesOf(row.order_lines) }) },
  ...{ total: row.total, refunded: row.refunded, status: row.status },
});

/** Orders in bulk, whosever they are: who asks may show of them what they may. */
export async function ordersById(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, PlacedOrder>> {
  if (ids.length === 0) return new Map();
  const rows = await executor.selectFrom('shop_orders').select(COLUMNS).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, placedOf(row)]));
}

/** A member's latest orders that are paid or to be paid, the newest first. */
export async function ordersOf(executor: Executor, accountId: string, limit: number): Promise<PlacedOrder[]> {
  const rows = await executor
    .selectFrom('shop_orders')
    .select(COLUMNS)
    .where('account_id', '=', accountId)
    .where('status', 'not in', ['draft', 'expired', 'cancelled'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(placedOf);
}
