import type { Executor } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import type { Lane } from '../../../engine/index.ts';
import type { PersonalFields } from '../../../events/forgetting.ts';
import type { Round } from '../../../jobs/rounds.ts';
import type { MakeId } from '../../../lib/id.ts';
import { isoOrNull } from '../../../lib/iso.ts';
import type { TripsInput } from '../input.ts';
import type { TripsState } from '../state.ts';
import { readTrip } from './reading.ts';

/** What stands for the name of somebody whose account is gone. */
export const NEUTRAL_NAME = '—';
const SYSTEM = 'system:trips';
const EVERY_MS = 5_000;
const AT_ONCE = 100;

/** A member's trips, whole where they are their own; of shared ones what the member is in them. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const rows = await executor
    .selectFrom('trips_people')
    .select(['trip_id', 'name', 'role', 'joined_at', 'left_at'])
    .where('account_id', '=', accountId)
    .orderBy('trip_id')
    .execute();
  const trips = [];
  for (const row of rows) {
    const { name, role } = row;
    const part = {
      ...{ tripId: row.trip_id, name, role, joinedAt: new Date(row.joined_at).toISOString() },
      leftAt: isoOrNull(row.left_at),
    };
    const trip = role === 'owner' ? await readTrip(executor, row.trip_id) : null;
    const entries = trip?.entries.map(({ id, kind, dayId, fields }) => ({ id, kind, dayId, fields }));
    trips.push(trip ? { ...part, head: trip.head, entries } : part);
  }
  return { trips };
}

/**
 * Takes the name off all trips in which a member takes part. Their people's rows are locked after the account; what becomes
 * of trips that were theirs is decided afterwards, on the lane, by the round that finds them. Stamps and the journal keep
 * the id of an account that is no more.
 */
export async function onErase(tx: Executor, accountId: string, at: number): Promise<void> {
  await tx
    .updateTable('trips_people')
    .set((row) => ({
      account_id: null,
      name: NEUTRAL_NAME,
      left_at: row.fn.coalesce('left_at', row.val(at)),
    }))
    .where('account_id', '=', accountId)
    .execute();
  await tx.deleteFrom('trips_presence').where('account_id', '=', accountId).execute();
}

/** What the outbox forgets of trips: what people wrote, and who was looking. Pages that come back later read afresh. */
export const PERSONAL_FIELDS: PersonalFields = {
  name: 'trips',
  keptMs: 7 * 86_400_000,
  fields: {
    'trips.changed': ['applied'],
    'trips.presence': ['people'],
    'trips.people-changed': ['title'],
    'trips.invited': ['email', 'title'],
    'trips.settled': ['title'],
  },
};

export interface OrphanParts {
  readonly database: Database;
  readonly lane: Lane<TripsInput, TripsState>;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Trips whose owner's account is gone get another owner, or end. */
export const orphanRound = (parts: OrphanParts): Round => ({
  name: 'hand-on-trips',
  everyMs: EVERY_MS,
  run: async () => (await handOnOrphans(parts)) === AT_ONCE,
});

/** @returns how many were found */
export async function handOnOrphans({ database, lane, makeId, now }: OrphanParts): Promise<number> {
  const rows = await database.reader
    .selectFrom('trips_people')
    .select('trip_id')
    .where('role', '=', 'owner')
    .where('left_at', 'is not', null)
    .where('account_id', 'is', null)
    .orderBy('left_at')
    .limit(AT_ONCE)
    .execute();
  const at = now();
  const asked = rows.map(({ trip_id: tripId }) => {
    const id = makeId();
    const input = { kind: 'orphan', tripId } as const;
    return lane.submit({ id, at, accountId: SYSTEM, key: id, name: 'trips.orphan', input, fingerprint: '' });
  });
  await Promise.all(asked);
  return rows.length;
}
