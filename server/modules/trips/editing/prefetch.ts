import { type Executor, run, selectMany } from '../../../db/dialect.ts';
import type { TripsEntriesTable, TripsLinksTable, TripsPeopleTable, TripsTable } from '../../../db/schema.ts';
import type { Command } from '../../../engine/types.ts';
import { emptyLedger, prefetchLedger } from '../../pay/index.ts';
import type { TripsInput } from '../input.ts';
import type { TripOnHand, TripsState } from '../state.ts';
import {
  ENTRY_COLUMNS,
  entryOf,
  LINK_COLUMNS,
  linkOf,
  PERSON_COLUMNS,
  PLACE_COLUMNS,
  type PlaceRow,
  personOfRow,
  placeOf,
  TRIP_COLUMNS,
  tripOf,
} from './rows.ts';
import { type Wanted, type WantedTrip, wantedBy } from './wanted.ts';

export const emptyTrips = (): TripsState => ({ trips: new Map(), counts: new Map(), ledger: emptyLedger() });

const keysOf = (ids: Iterable<string>): string[][] => Array.from(ids, (id) => [id]);

/**
 * Loads all that a batch of the lane `trips` touches. Order of locks: the trips by id, their people, then wallets.
 * Entries, links and the journal hang on their trip and are read under its lock without one.
 */
export async function prefetchTrips(
  tx: Executor,
  commands: readonly Command<TripsInput>[],
): Promise<TripsState> {
  const wanted = wantedBy(commands);
  const state = emptyTrips();
  await lockTrips(tx, state, wanted);
  await loadPeople(tx, state);
  for (const [tripId, needs] of wanted.trips) {
    const trip = state.trips.get(tripId);
    if (!trip) continue;
    if (needs.loaded !== 'none') await loadEntries(tx, trip, needs);
    if (needs.links) await loadLinks(tx, trip);
  }
  if (wanted.memberIds.size > 0) await countTrips(tx, state, [...wanted.memberIds].sort());
  if (wanted.walletIds.size === 0) return state;
  return { ...state, ledger: await prefetchLedger(tx, { walletIds: wanted.walletIds, at: wanted.at }) };
}

/** An id that is no trip's must not be locked: a lock on an absent key is a lock on a gap. */
async function lockTrips(tx: Executor, state: TripsState, { trips }: Wanted): Promise<void> {
  const there = await selectMany<{ id: string }>(
    tx,
    { table: 'trips', columns: ['id'], keys: ['id'], index: 'PRIMARY', lock: false },
    keysOf(trips.keys()),
  );
  const rows = await selectMany<TripsTable>(
    tx,
    { table: 'trips', columns: TRIP_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    keysOf(there.map(({ id }) => id)),
  );
  for (const row of rows) state.trips.set(row.id, tripOf(row, trips.get(row.id)!.loaded));
}

/** Locked, as an account that is deleted takes its name off them without the trip's lock. */
async function loadPeople(tx: Executor, { trips }: TripsState): Promise<void> {
  const rows = await selectMany<TripsPeopleTable>(
    tx,
    { table: 'trips_people', columns: PERSON_COLUMNS, keys: ['trip_id'], index: 'PRIMARY', lock: true },
    keysOf(trips.keys()),
  );
  for (const row of rows) trips.get(row.trip_id)?.people.set(row.id, personOfRow(row));
}

/** Of a large trip most entries are only looked at for where they stand; what is in them is read where it is needed. */
async function loadEntries(tx: Executor, trip: TripOnHand, needs: WantedTrip): Promise<void> {
  const of = { table: 'trips_entries', index: 'PRIMARY', lock: false } as const;
  if (needs.loaded === 'all') {
    const rows = await selectMany<TripsEntriesTable>(
      tx,
      { ...of, columns: ENTRY_COLUMNS, keys: ['trip_id'] },
      [[trip.id]],
    );
    for (const row of rows) trip.entries.set(row.id, entryOf(row));
    return;
  }
  const places = await selectMany<PlaceRow>(tx, { ...of, columns: PLACE_COLUMNS, keys: ['trip_id'] }, [
    [trip.id],
  ]);
  for (const row of places) trip.entries.set(row.id, placeOf(row));
  const whole: string[][] = [];
  for (const { id, kind, dayId } of trip.entries.values()) {
    const isOfDay = dayId !== null && needs.itemsOfDays.has(dayId);
    if (isOfDay || needs.entryIds.has(id) || needs.kinds.has(kind)) whole.push([trip.id, id]);
  }
  const rows = await selectMany<TripsEntriesTable>(
    tx,
    { ...of, columns: ENTRY_COLUMNS, keys: ['trip_id', 'id'] },
    whole,
  );
  for (const row of rows) trip.entries.set(row.id, entryOf(row));
}

async function loadLinks(tx: Executor, trip: TripOnHand): Promise<void> {
  const rows = await selectMany<TripsLinksTable>(
    tx,
    {
      table: 'trips_links',
      columns: LINK_COLUMNS,
      keys: ['trip_id'],
      index: 'trips_links_trip',
      lock: false,
    },
    [[trip.id]],
  );
  for (const row of rows) trip.links.set(row.id, linkOf(row));
}

/** A bound and no promise: two at once may pass it together. */
async function countTrips(tx: Executor, state: TripsState, memberIds: readonly string[]): Promise<void> {
  for (const memberId of memberIds) {
    const [row] = await run<{ own: number }>(
      tx,
      `select count(*) as own from trips_people p join trips t on t.id = p.trip_id
       where p.account_id = ? and p.left_at is null and t.deleted_at is null`,
      [memberId],
    );
    state.counts.set(memberId, Number(row?.own ?? 0));
  }
}
