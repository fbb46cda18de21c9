import { type Executor, inIndex, run, skipLockedClause, updateMany } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import type { Lane } from '../../../engine/index.ts';
import type { Round } from '../../../jobs/rounds.ts';
import type { MakeId } from '../../../lib/id.ts';
import type { ShopInput } from '../input.ts';
import { SYSTEM } from '../orders/input.ts';
import type { ShopState } from '../state.ts';

/** What is held is free again within a second of its end. */
const EVERY_MS = 500;
const AT_ONCE = 200;
/** How long an instance has to end what it claimed, before another may try. */
const CLAIM_MS = 5_000;

export interface ExpiryParts {
  readonly database: Database;
  readonly lane: Lane<ShopInput, ShopState>;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Ends orders whose time to be paid is over, and drafts that nobody paid. */
export const expiryRound = (parts: ExpiryParts): Round => ({
  name: 'expire-orders',
  everyMs: EVERY_MS,
  run: async () => (await expireDue(parts)) === AT_ONCE,
});

/**
 * Claims what is due and has it decided in the lane, which asks again.
 * @returns how many were claimed
 */
export async function expireDue({ database, lane, makeId, now }: ExpiryParts): Promise<number> {
  const at = now();
  if ((await due(database.reader, at, 1, '')).length === 0) return 0;
  const orderIds = await database.transact((tx) => claim(tx, at));
  if (orderIds.length === 0) return 0;
  const id = makeId();
  const input = { kind: 'expire', orderIds } as const;
  await lane.submit({ id, at, accountId: SYSTEM, key: id, name: 'shop.expire', input, fingerprint: '' });
  return orderIds.length;
}

/** Each order is one instance's for a while: the others pass over it instead of waiting for it. */
async function claim(tx: Executor, at: number): Promise<string[]> {
  const ids = await due(tx, at, AT_ONCE, skipLockedClause(tx));
  const rows = [...ids].sort().map((id): [number, string] => [at + CLAIM_MS, id]);
  await updateMany(tx, 'shop_order_deadlines', ['order_id'], ['next_at'], rows);
  return ids;
}

async function due(executor: Executor, at: number, limit: number, lock: string): Promise<string[]> {
  const table = inIndex(executor, 'shop_order_deadlines', 'shop_order_deadlines_next');
  const rows = await run<{ order_id: string }>(
    executor,
    `select order_id from ${table} where next_at <= ? order by next_at limit ${limit}${lock}`,
    [at],
  );
  return rows.map((row) => row.order_id);
}
