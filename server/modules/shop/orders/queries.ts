import { deleteMany, type Executor, insertMany } from '../../../db/dialect.ts';
import type { ShopState } from '../state.ts';
import { DEFAULT_RULES, ORDER_RULES, type OrderRules } from './rules.ts';

/** Writes what falls due after deliveries, under the locks of the orders that it hangs on. */
export async function writeFollowUps(tx: Executor, followUps: ShopState['followUps']): Promise<void> {
  if (followUps.length === 0) return;
  const last = new Map(followUps.map((one) => [`${one.orderId} ${one.kind}`, one]));
  const all = [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  const keys = all.map(({ orderId, kind }): [string, string] => [orderId, kind]);
  await deleteMany(tx, 'shop_follow_ups', ['order_id', 'kind'], keys, { where: {}, atMost: {} });
  await insertMany(
    tx,
    'shop_follow_ups',
    ['order_id', 'kind', 'due_at'],
    all.flatMap(({ orderId, kind, dueAt }) => (dueAt === null ? [] : [[orderId, kind, dueAt]])),
  );
}

/** Writes settings, the newest word on each; rare, so one after the other. */
export async function writeSettings(tx: Executor, settings: ShopState['newSettings']): Promise<void> {
  for (const { name, value, at } of settings) {
    await deleteMany(tx, 'shop_settings', ['name'], [[name]], { where: {}, atMost: {} });
    await insertMany(tx, 'shop_settings', ['name', 'value', 'updated_at'], [[name, value, at]]);
  }
}

/** What operators have decided about orders; in one small select. */
export async function readRules(executor: Executor): Promise<OrderRules> {
  const row = await executor
    .selectFrom('shop_settings')
    .select('value')
    .where('name', '=', ORDER_RULES)
    .executeTakeFirst();
  return row ? { ...DEFAULT_RULES, ...(JSON.parse(row.value) as Partial<OrderRules>) } : DEFAULT_RULES;
}
