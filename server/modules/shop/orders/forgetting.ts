import { type Executor, insertMany, selectMany, updateMany } from '../../../db/dialect.ts';
import type { ShopOrderStepsTable, ShopOrdersTable } from '../../../db/schema.ts';
import type { Job } from '../../../jobs/job.ts';
import { createSourceJob, type Found, stretchSource } from '../../../upkeep/index.ts';
import { writeFollowUps } from './queries.ts';

/** What still has to reach somebody keeps where it goes until it is over. */
const OVER: readonly ShopOrdersTable['status'][] = ['delivered', 'confirmed', 'cancelled', 'expired'];
/** What people wrote into steps, for each other to read. */
const WORDS = ['reason', 'note', 'answer'];
const AGAIN_MS = 86_400_000;
const PAGE = 100;
const PER_SECOND = 200;

/**
 * Takes where somebody lives, and what they wrote, off their orders that are over; what was bought, for how much and
 * when, the books need. In the transaction that deletes the account. What is still on its way is forgotten later.
 */
export async function onErase(tx: Executor, accountId: string): Promise<void> {
  const orders = await tx
    .selectFrom('shop_orders')
    .select('id')
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  const ids = orders.map(({ id }) => id);
  const open = await forgetOver(tx, ids);
  const rows = open.map((id) => [id, 'forget', 0]);
  await insertMany(tx, 'shop_follow_ups', ['order_id', 'kind', 'due_at'], rows);
}

/** Orders of members who have left, once they are over. */
export const forgetAddresses = (): Job<Found> =>
  createSourceJob({
    name: 'shop.forget-addresses',
    schedule: '40 4 * * *',
    pageSize: PAGE,
    perSecond: PER_SECOND,
    sources: [
      stretchSource('due', (at) => ({
        table: 'shop_follow_ups',
        index: 'shop_follow_ups_due',
        where: { kind: 'forget' },
        atMost: { due_at: at },
        order: ['due_at', 'order_id'],
      })),
    ],
    write: async (tx, items, { at }) => {
      const ids = items.map(({ row }) => String(row.order_id)).sort();
      const open = new Set(await forgetOver(tx, ids));
      const dueAt = (orderId: string) => (open.has(orderId) ? at + AGAIN_MS : null);
      const followUps = ids.map((orderId) => ({ orderId, kind: 'forget', dueAt: dueAt(orderId) }) as const);
      await writeFollowUps(tx, followUps);
    },
  });

/** Forgets those of some orders that are over. @param ids ascending @returns those that are not */
async function forgetOver(tx: Executor, ids: readonly string[]): Promise<string[]> {
  const rows = await selectMany<Pick<ShopOrdersTable, 'id' | 'status'>>(
    tx,
    { table: 'shop_orders', columns: ['id', 'status'], keys: ['id'], index: 'PRIMARY', lock: true },
    ids.map((id) => [id]),
  );
  const isOver = ({ status }: Pick<ShopOrdersTable, 'status'>): boolean => OVER.includes(status);
  const over = rows.filter(isOver).map(({ id }) => id);
  await updateMany(
    tx,
    'shop_orders',
    ['id'],
    ['address'],
    over.map((id) => [null, id]),
  );
  await forgetWords(tx, over);
  return rows.filter((row) => !isOver(row)).map(({ id }) => id);
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
