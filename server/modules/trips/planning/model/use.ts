import { sql } from 'kysely';
import { type Executor, isDuplicate } from '../../../../db/dialect.ts';
import type { Database } from '../../../../db/open.ts';
import { shelfOf } from '../../../../upkeep/index.ts';

/** What one member has used on one day. */
export interface Use {
  readonly calls: number;
  readonly tokens: number;
}

const KST_MS = 9 * 3_600_000;
/** The limits are of one day; days before it are told to members in their own data for so long. */
const KEPT_MS = 30 * 86_400_000;

/** The day in Korea, `YYYY-MM-DD`. @param now epoch milliseconds */
export const dayOf = (now: number): string => new Date(now + KST_MS).toISOString().slice(0, 10);

/** When the limits begin anew. @param now epoch milliseconds */
export const nextDayAt = (now: number): number => Date.parse(`${dayOf(now)}T00:00:00Z`) + 86_400_000 - KST_MS;

export async function readUse(executor: Executor, accountId: string, day: string): Promise<Use> {
  const row = await executor
    .selectFrom('trips_model_use')
    .select(['calls', 'tokens'])
    .where('account_id', '=', accountId)
    .where('day', '=', day)
    .executeTakeFirst();
  return row ?? { calls: 0, tokens: 0 };
}

interface Reservation {
  readonly accountId: string;
  readonly day: string;
  /** At the most: prompt and answer. */
  readonly tokens: number;
}

/**
 * Counts a call before it is made, with all that it may cost, so that many at once cannot pass the limits together.
 * @returns false when it would pass one; nothing is counted then
 */
export async function reserveUse(
  database: Database,
  { accountId, day, tokens }: Reservation,
  limits: { readonly callsPerDay: number; readonly tokensPerDay: number },
): Promise<boolean> {
  if (tokens > limits.tokensPerDay) return false;
  const count = (tx: Executor) =>
    tx
      .updateTable('trips_model_use')
      .set({ calls: sql`calls + 1`, tokens: sql`tokens + ${tokens}` })
      .where('account_id', '=', accountId)
      .where('day', '=', day)
      .where('calls', '<', limits.callsPerDay)
      .where('tokens', '<=', limits.tokensPerDay - tokens)
      .executeTakeFirst();
  if (Number((await database.transact(count)).numUpdatedRows) > 0) return true;
  try {
    await database.transact((tx) =>
      tx.insertInto('trips_model_use').values({ account_id: accountId, day, calls: 1, tokens }).execute(),
    );
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  // There is a row: either it is at its limit, or somebody has just made it.
  return Number((await database.transact(count)).numUpdatedRows) > 0;
}

/** What a call has really cost, in place of what was reserved for it. */
export async function settleUse(
  database: Database,
  { accountId, day, tokens }: Reservation,
  spentTokens: number,
): Promise<void> {
  const more = spentTokens - tokens;
  if (more === 0) return;
  await database.transact((tx) =>
    tx
      .updateTable('trips_model_use')
      .set({ tokens: sql`case when tokens + ${more} < 0 then 0 else tokens + ${more} end` })
      .where('account_id', '=', accountId)
      .where('day', '=', day)
      .execute(),
  );
}

/** Days that are long over, for the purge of trips. */
export const oldModelUse = shelfOf('trips_model_use', {
  name: 'model-use',
  key: ['account_id', 'day'],
  stretch: (at) => ({
    index: 'trips_model_use_day',
    where: {},
    atMost: { day: dayOf(at - KEPT_MS) },
    order: ['day', 'account_id'],
  }),
});
