import { deleteMany, type Executor, insertMany, updateMany } from '../../../db/dialect.ts';
import type { Value } from '../../../db/rows.ts';
import { writeLedger } from '../../pay/index.ts';
import type { RowChange, TripOnHand, TripsState } from '../state.ts';
import { CHANGES_KEPT } from './bounds.ts';
import {
  ENTRY_COLUMNS,
  entryValues,
  LINK_COLUMNS,
  linkValues,
  PERSON_COLUMNS,
  personValues,
  TRIP_COLUMNS,
  tripValues,
} from './rows.ts';

const ANY = { where: {}, atMost: {} };
const CHANGE_COLUMNS = ['trip_id', 'sequence', 'account_id', 'client', 'at', 'changes'];

/** Writes all changes of the working state, in bulk. */
export async function writeTrips(tx: Executor, { trips, ledger }: TripsState): Promise<void> {
  const all = [...trips.values()];
  const changed = all.filter(({ change }) => change === 'changed');
  await updateMany(tx, 'trips', ['id'], TRIP_COLUMNS.slice(1), changed.map(keyLast(tripValues)));
  const added = all.filter(({ change }) => change === 'new');
  await insertMany(tx, 'trips', TRIP_COLUMNS, added.map(tripValues));
  await writeEntries(tx, all);
  const changes = all.flatMap(changeRows);
  await insertMany(tx, 'trips_changes', CHANGE_COLUMNS, changes);
  // For each new row of a long journal its oldest goes.
  const old = changes.flatMap(([tripId, sequence]) =>
    Number(sequence) > CHANGES_KEPT ? [[tripId!, Number(sequence) - CHANGES_KEPT]] : [],
  );
  await deleteMany(tx, 'trips_changes', ['trip_id', 'sequence'], old, ANY);
  await writePeople(tx, all);
  await writeLinks(tx, all);
  await writeLedger(tx, ledger);
}

/** Values with those of the key, which come first, behind the others. */
const keyLast =
  <Row>(valuesOf: (row: Row) => Value[], keys = 1) =>
  (row: Row): Value[] => {
    const values = valuesOf(row);
    return [...values.slice(keys), ...values.slice(0, keys)];
  };

const changeRows = ({ id, newChanges }: TripOnHand): Value[][] =>
  newChanges.map(({ sequence, accountId, client, at, changes }) => [
    id,
    sequence,
    accountId,
    client,
    at,
    changes,
  ]);

/** Rows of all trips that are to be written in one way. */
function rowsOf<Row extends { readonly change: RowChange }>(
  trips: readonly TripOnHand[],
  partOf: (trip: TripOnHand) => ReadonlyMap<string, Row>,
  change: RowChange,
): [tripId: string, row: Row][] {
  return trips.flatMap((trip) =>
    [...partOf(trip).values()].flatMap((row) =>
      row.change === change ? [[trip.id, row] as [string, Row]] : [],
    ),
  );
}

async function writeEntries(tx: Executor, trips: readonly TripOnHand[]): Promise<void> {
  const of = (change: RowChange) => rowsOf(trips, ({ entries }) => entries, change);
  const keys = ['trip_id', 'id'];
  await insertMany(
    tx,
    'trips_entries',
    ENTRY_COLUMNS,
    of('new').map(([tripId, entry]) => entryValues(tripId, entry)),
  );
  await updateMany(
    tx,
    'trips_entries',
    keys,
    ENTRY_COLUMNS.slice(2),
    of('changed').map(([tripId, entry]) => keyLast(() => entryValues(tripId, entry), 2)(entry)),
  );
  await updateMany(
    tx,
    'trips_entries',
    keys,
    ['day_id', 'position', 'sequence'],
    of('placed').map(([tripId, { id, dayId, position, sequence }]) => [
      dayId,
      position,
      sequence,
      tripId,
      id,
    ]),
  );
  await deleteMany(
    tx,
    'trips_entries',
    keys,
    of('gone').map(([tripId, { id }]) => [tripId, id]),
    ANY,
  );
}

async function writePeople(tx: Executor, trips: readonly TripOnHand[]): Promise<void> {
  const of = (change: RowChange) => rowsOf(trips, ({ people }) => people, change);
  await deleteMany(
    tx,
    'trips_people',
    ['trip_id', 'id'],
    of('gone').map(([tripId, { id }]) => [tripId, id]),
    ANY,
  );
  await updateMany(
    tx,
    'trips_people',
    ['trip_id', 'id'],
    PERSON_COLUMNS.slice(2),
    of('changed').map(([tripId, person]) => keyLast(() => personValues(tripId, person), 2)(person)),
  );
  await insertMany(
    tx,
    'trips_people',
    PERSON_COLUMNS,
    of('new').map(([tripId, person]) => personValues(tripId, person)),
  );
}

async function writeLinks(tx: Executor, trips: readonly TripOnHand[]): Promise<void> {
  const of = (change: RowChange) => rowsOf(trips, ({ links }) => links, change);
  await updateMany(
    tx,
    'trips_links',
    ['token_hash'],
    LINK_COLUMNS.slice(1),
    of('changed').map(([tripId, link]) => keyLast(() => linkValues(tripId, link))(link)),
  );
  await insertMany(
    tx,
    'trips_links',
    LINK_COLUMNS,
    of('new').map(([tripId, link]) => linkValues(tripId, link)),
  );
}
