import { sql } from 'kysely';
import type { Static } from 'typebox';
import type { Executor } from '../../../db/dialect.ts';
import { countUpTo } from '../../../db/stretch.ts';
import { firstIdAt } from '../../../lib/id.ts';
import { headOf, readTripRow } from '../people/reading.ts';
import type { AdminTrip, TripsOverview } from './admin-schemas.ts';
import type { AroundParts } from './parts.ts';
import { openKey } from './remembered.ts';
import { tripSummaries } from './trip-list.ts';

const COUNTED_AT_MOST = 10_000;
const LATELY_MS = 7 * 86_400_000;

/** A trip that is public, hidden or not, as the public sees it; null for all others. */
export async function adminTripView(
  executor: Executor,
  tripId: string,
  { accounts, remembered }: Pick<AroundParts, 'accounts' | 'remembered'>,
): Promise<AdminTrip | null> {
  const row = await readTripRow(executor, tripId);
  if (row?.visibility !== 'public') return null;
  const open = await remembered.open.get(openKey(tripId, false));
  const [summary] = await tripSummaries([row], accounts);
  return summary && open ? { ...summary, about: headOf(row).about, entries: [...open.entries] } : null;
}

/** @param now epoch milliseconds */
export async function overviewOf(executor: Executor, now: number): Promise<Static<typeof TripsOverview>> {
  const hidden = { where: {}, atMost: { hidden_at: now }, order: [] };
  const count = (table: 'trips' | 'trips_comments', index: string, of: object) =>
    countUpTo(executor, { ...hidden, ...of, table, index }, COUNTED_AT_MOST);
  return {
    publicTrips: await count('trips', 'trips_visibility', { where: { visibility: 'public' }, atMost: {} }),
    hiddenTrips: await count('trips', 'trips_hidden', {}),
    newTrips: await countNew(executor, 'trips', now),
    newComments: await countNew(executor, 'trips_comments', now),
    hiddenComments: await count('trips_comments', 'trips_comments_hidden', {}),
  };
}

/** Rows that were made lately: their ids sort by time. */
async function countNew(executor: Executor, table: 'trips' | 'trips_comments', now: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select 1 from ${sql.table(table)} where id >= ${firstIdAt(now - LATELY_MS)} limit ${COUNTED_AT_MOST}) as lately
  `.execute(executor);
  return Number(rows[0]?.n ?? 0);
}
