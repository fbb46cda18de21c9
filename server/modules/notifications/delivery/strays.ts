import type { Executor } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import { again } from '../../../http/again.ts';
import { CLOCKS_APART_MS } from '../../../jobs/lease.ts';
import { LONGEST_PAUSE_MS } from './backoff.ts';

/** The longest that a destination asks to be left alone; its own rests are shorter. */
const LONGEST_REST_MS = 3_600_000;
/** Deliveries in one transaction. */
const PAGE = 500;

/**
 * Makes due what a clock far ahead has put off: claims, pauses and rests of destinations that it wrote would last
 * until that time comes.
 * @param now epoch milliseconds
 * @param leaseMs how long a claim is good for
 * @returns how many deliveries and destinations there were
 */
export async function pullStrays(database: Database, now: number, leaseMs: number): Promise<number> {
  const latest = {
    claim: now + leaseMs + CLOCKS_APART_MS,
    pause: now + LONGEST_PAUSE_MS + CLOCKS_APART_MS,
    rest: now + LONGEST_REST_MS + CLOCKS_APART_MS,
  };
  const deliveries = (executor: Executor) =>
    executor
      .selectFrom('deliveries')
      .select('id')
      .where('status', '=', 'pending')
      .where('due_at', '>', latest.claim)
      // Only who has tried and failed waits longer than a claim.
      .where((eb) =>
        eb.or([eb('lease', 'is not', null), eb('attempts', '=', 0), eb('due_at', '>', latest.pause)]),
      );
  let pulled = 0;
  for (let after = ''; ; ) {
    const rows = await deliveries(database.reader)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const ids = rows.map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) break;
    after = last;
    pulled += ids.length;
    await again(database, (tx) =>
      tx
        .updateTable('deliveries')
        .set({ due_at: now })
        .where('id', 'in', ids)
        // Whoever was first has claimed it by now.
        .where('due_at', '>', latest.claim)
        .where('status', '=', 'pending')
        .execute(),
    );
  }
  return pulled + (await endRests(database, latest.rest, now));
}

async function endRests(database: Database, latest: number, now: number): Promise<number> {
  const resting = await database.reader
    .selectFrom('delivery_destinations')
    .select('destination')
    .where('retry_at', '>', latest)
    .execute();
  if (resting.length === 0) return 0;
  const names = resting.map(({ destination }) => destination);
  await again(database, (tx) =>
    tx
      .updateTable('delivery_destinations')
      .set({ retry_at: now })
      .where('destination', 'in', names)
      .where('retry_at', '>', latest)
      .execute(),
  );
  return resting.length;
}
