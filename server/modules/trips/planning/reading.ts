import { type Executor, selectMany } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import { personIn, readTrip } from '../editing/reading.ts';
import { type Place, placesById } from '../places/index.ts';
import { documentOf, type TripDocument } from './document.ts';

/**
 * A trip for somebody who takes part in it.
 * @throws ProblemError trips.not-found, also for the trips of others
 */
export async function documentFor(
  executor: Executor,
  tripId: string,
  accountId: string,
): Promise<TripDocument> {
  const trip = await readTrip(executor, tripId);
  const person = personIn(trip, accountId);
  if (!trip || !person) throw new ProblemError('trips.not-found', { tripId });
  return documentOf({ tripId, sequence: trip.sequence, role: person.role, head: trip.head }, trip.entries);
}

/** @throws ProblemError trips.read-only */
export function requireEditor({ role }: TripDocument): void {
  if (role !== 'owner' && role !== 'editor') throw new ProblemError('trips.read-only');
}

/** @returns the number of the day @throws ProblemError trips.entry-not-found */
export function requireDay({ days }: TripDocument, dayId: string): number {
  const day = days.findIndex(({ id }) => id === dayId);
  if (day < 0) throw new ProblemError('trips.entry-not-found', { id: dayId });
  return day;
}

/** The places of the trip's items; hidden ones too, for their hours are still true. */
export async function placesOf(
  executor: Executor,
  { items }: TripDocument,
): Promise<ReadonlyMap<string, Place>> {
  const ids = new Set(items.flatMap(({ fields }) => fields.placeId ?? []));
  return ids.size === 0 ? new Map() : placesById(executor, [...ids]);
}

/** Which of these entries of a trip were removed and can be restored. */
export async function removedOf(
  executor: Executor,
  tripId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await selectMany<{ id: string; removed_at: number | null }>(
    executor,
    {
      ...{ table: 'trips_entries', columns: ['id', 'removed_at'], keys: ['trip_id', 'id'] },
      ...{ index: 'PRIMARY', lock: false },
    },
    ids.map((id) => [tripId, id]),
  );
  return new Set(rows.filter((row) => row.removed_at !== null).map(({ id }) => id));
}
