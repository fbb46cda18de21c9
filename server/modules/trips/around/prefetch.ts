import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { TripsPeopleTable } from '../../../db/tables/trips.ts';
import type {
  TripsCommentsTable,
  TripsFilesTable,
  TripsLikesTable,
} from '../../../db/tables/trips-around.ts';
import type { Command } from '../../../engine/types.ts';
import type { Files } from '../../files/index.ts';
import type { AroundInput } from './input.ts';
import { AROUND_COLUMNS, aroundOf, COMMENT_COLUMNS, commentOfRow, FILE_COLUMNS, fileOfRow } from './rows.ts';
import { type AroundState, pairOf } from './state.ts';

type Commands = readonly Command<AroundInput>[];
type Pair = [tripId: string, id: string];

/** Loads what a batch touches: trips under lock, in order of id; all else hangs on them. Files are locked last. */
export async function prefetchAround(
  tx: Executor,
  commands: Commands,
  files: Pick<Files, 'lock'>,
): Promise<AroundState> {
  const of = { table: 'trips', keys: ['id'], index: 'PRIMARY' } as const;
  // An id that is no trip's must not be locked: a lock on an absent key is a lock on a gap.
  const there = await selectMany<{ id: string }>(
    tx,
    { ...of, columns: ['id'], lock: false },
    commands.map(({ input }) => [input.tripId]),
  );
  const rows = await selectMany<Parameters<typeof aroundOf>[0]>(
    tx,
    { ...of, columns: AROUND_COLUMNS, lock: true },
    there.map(({ id }) => [id]),
  );
  const trips = new Map(rows.map((row) => [row.id, aroundOf(row)]));
  const own = await readFiles(tx, commands);
  for (const { trip_id } of own) {
    const trip = trips.get(trip_id);
    if (trip) trip.files += 1;
  }
  const [likes, comments] = [await readLikes(tx, commands), await readComments(tx, commands)];
  const [roles, entries] = [await readRoles(tx, commands), await readEntries(tx, commands)];
  const leaving = new Set(
    commands.flatMap(({ input }) => (input.kind === 'remove-file' ? [input.fileId] : [])),
  );
  const locked = await files.lock(tx, [
    ...commands.flatMap(({ input }) => (input.kind === 'add-file' ? [input.storedId] : [])),
    ...own.filter(({ id }) => leaving.has(id)).map((row) => row.file_id),
  ]);
  return {
    ...{ trips, roles, likes, comments, entries },
    files: new Map(own.map((row) => [row.id, fileOfRow(row)])),
    stored: new Set([...locked].flatMap(([id, { isStored }]) => (isStored ? [id] : []))),
  };
}

/** All files of the trips that get or lose one: they are few, and are counted. */
function readFiles(tx: Executor, commands: Commands): Promise<TripsFilesTable[]> {
  const tripIds = commands.flatMap(({ input }) =>
    input.kind === 'add-file' || input.kind === 'remove-file' ? [[input.tripId]] : [],
  );
  return selectMany(
    tx,
    { table: 'trips_files', columns: FILE_COLUMNS, keys: ['trip_id'], index: 'PRIMARY', lock: false },
    tripIds,
  );
}

async function readLikes(tx: Executor, commands: Commands): Promise<AroundState['likes']> {
  const rows = await selectMany<TripsLikesTable>(
    tx,
    {
      ...{ table: 'trips_likes', columns: ['trip_id', 'account_id', 'at'], lock: false },
      ...{ keys: ['trip_id', 'account_id'], index: 'PRIMARY' },
    },
    commands.flatMap(({ accountId, input }): Pair[] =>
      input.kind === 'like' ? [[input.tripId, accountId]] : [],
    ),
  );
  return new Map(
    rows.map(({ trip_id: tripId, account_id: accountId, at }) => [
      pairOf(tripId, accountId),
      { tripId, accountId, wasOn: true, isOn: true, at },
    ]),
  );
}

async function readComments(tx: Executor, commands: Commands): Promise<AroundState['comments']> {
  const rows = await selectMany<TripsCommentsTable>(
    tx,
    { table: 'trips_comments', columns: COMMENT_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
    commands.flatMap(({ input }) => ('commentId' in input ? [[input.commentId]] : [])),
  );
  return new Map(rows.map((row) => [row.id, commentOfRow(row)]));
}

async function readRoles(tx: Executor, commands: Commands): Promise<AroundState['roles']> {
  const rows = await selectMany<Pick<TripsPeopleTable, 'trip_id' | 'account_id' | 'role' | 'left_at'>>(
    tx,
    {
      ...{ table: 'trips_people', columns: ['trip_id', 'account_id', 'role', 'left_at'], lock: false },
      ...{ keys: ['trip_id', 'account_id'], index: 'trip_id' },
    },
    commands.flatMap(({ accountId, input }): Pair[] =>
      input.kind === 'add-file' || input.kind === 'remove-file' ? [[input.tripId, accountId]] : [],
    ),
  );
  const present = rows.filter((row) => row.left_at === null);
  return new Map(present.map((row) => [pairOf(row.trip_id, row.account_id ?? ''), row.role]));
}

async function readEntries(tx: Executor, commands: Commands): Promise<ReadonlySet<string>> {
  const rows = await selectMany<{ trip_id: string; id: string; removed_at: number | null }>(
    tx,
    {
      ...{ table: 'trips_entries', columns: ['trip_id', 'id', 'removed_at'], lock: false },
      ...{ keys: ['trip_id', 'id'], index: 'PRIMARY' },
    },
    commands.flatMap(({ input }): Pair[] =>
      input.kind === 'add-file' && input.entryId !== null ? [[input.tripId, input.entryId]] : [],
    ),
  );
  return new Set(rows.filter((row) => row.removed_at === null).map((row) => pairOf(row.trip_id, row.id)));
}
