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
  const destinations = await database.reader
    .selectFrom('delivery_destinations')
    .select('destination')
    .execute();
  let pulled = 0;
  for (const { destination } of destinations) {
    pulled += await pullDeliveries(database, destination, latest, now);
  }
  return pulled + (await endRests(database, latest.rest, now));
}

/** By destination, as their index has them: where one is down, millions may be waiting that no clock has put off. */
async function pullDeliveries(
  database: Database,
  destination: string,
  latest: { readonly claim: number; readonly pause: number },
  now: number,
): Promise<number> {
  const strays = (executor: Executor) =>
    executor
      .selectFrom('deliveries')
      .select('id')
      .where('destination', '=', destination)
      .where('status', '=', 'pending')
      .where('due_at', '>', latest.claim)
      // Only who has tried and failed waits longer than a claim.
      .where((eb) =>
        eb.or([eb('lease', 'is not', null), eb('attempts', '=', 0), eb('due_at', '>', latest.pause)]),
      )
      .limit(PAGE)
      .execute();
  let pulled = 0;
  for (let ids = await strays(database.reader); ids.length > 0; ids = await strays(database.reader)) {
    const page = ids.map(({ id }) => id);
    await again(database, (tx) =>
      tx
        .updateTable('deliveries')
        .set({ due_at: now })
        .where('id', 'in', page)
        // Whoever was first has claimed it by now.
        .where('due_at', '>', latest.claim)
        .where('status', '=', 'pending')
        .execute(),
    );
    pulled += page.length;
  }
  return pulled;
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
