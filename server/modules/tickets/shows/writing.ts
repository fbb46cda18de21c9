import { deleteMany, type Executor, insertMany, updateMany } from '../../../db/dialect.ts';
import { writeRows } from '../../../db/write-rows.ts';
import type { Files } from '../../files/index.ts';
import {
  CAST_COLUMNS,
  HALL_COLUMNS,
  hallValues,
  MAP_COLUMNS,
  mapValues,
  PERFORMANCE_COLUMNS,
  PERFORMER_COLUMNS,
  performanceValues,
  performerValues,
  ROUND_COLUMNS,
  roundValues,
  VENUE_COLUMNS,
  venueValues,
} from './rows.ts';
import type { Performance, Round } from './show.ts';
import type { ShowsState } from './state.ts';

/** What files do for shows. */
export type PictureFiles = Pick<Files, 'lock' | 'attach' | 'release'>;

const ANY = { where: {}, atMost: {} };
const gone = (ids: readonly string[]) => ids.toSorted().map((id) => [id]);

/** Writes all changes of the working state, in bulk, in the order of the locks. */
export async function writeShows(tx: Executor, state: ShowsState, files: PictureFiles): Promise<void> {
  const { removed } = state;
  await writeTaken(tx, state);
  await deleteMany(tx, 'tickets_venues', ['id'], gone(removed.venues), ANY);
  await writeRows(
    tx,
    { table: 'tickets_venues', columns: VENUE_COLUMNS },
    state.venues.values(),
    venueValues,
  );
  await deleteMany(tx, 'tickets_halls', ['id'], gone(removed.halls), ANY);
  for (const hallId of removed.halls.toSorted()) {
    await tx.deleteFrom('tickets_maps').where('hall_id', '=', hallId).execute();
  }
  await writeRows(tx, { table: 'tickets_halls', columns: HALL_COLUMNS }, state.halls.values(), hallValues);
  await insertMany(tx, 'tickets_maps', MAP_COLUMNS, state.newMaps.map(mapValues));
  await deleteMany(tx, 'tickets_performers', ['id'], gone(removed.performers), ANY);
  await writeRows(
    tx,
    { table: 'tickets_performers', columns: PERFORMER_COLUMNS },
    state.performers.values(),
    performerValues,
  );
  await writePerformances(tx, state);
  await writeRounds(tx, state);
  await writeMoves(tx, state);
  await writePictures(tx, state, files);
}

/** The anchors of rounds: those that are new, and those whose places are another map's from now on. */
async function writeTaken(tx: Executor, { taken, rounds, removed }: ShowsState): Promise<void> {
  await deleteMany(tx, 'tickets_occupancy', ['round_id'], gone(removed.rounds), ANY);
  const all = [...taken].sort(([a], [b]) => (a < b ? -1 : 1));
  await updateMany(
    tx,
    'tickets_occupancy',
    ['round_id'],
    ['states', 'capacity'],
    all
      .filter(([, { change }]) => change === 'reset')
      .map(([id, { capacity }]) => ['0'.repeat(capacity), capacity, id]),
  );
  await insertMany(
    tx,
    'tickets_occupancy',
    ['round_id', 'states', 'sequence', 'capacity', 'held', 'sold', 'blocked', 'waiters', 'clock'],
    all
      .filter(([, { change }]) => change === 'new')
      .map(([id, { capacity }]) => {
        const clock = rounds.get(id)?.createdAt ?? 0;
        return [id, '0'.repeat(capacity), 0, capacity, 0, 0, 0, 0, clock];
      }),
  );
}

async function writePerformances(tx: Executor, { performances, removed }: ShowsState): Promise<void> {
  await deleteMany(tx, 'tickets_performances', ['id'], gone(removed.performances), ANY);
  const all = [...performances.values()];
  const counted = [...PERFORMANCE_COLUMNS, 'ratings', 'rating_sum', 'sold'];
  await writeRows(
    tx,
    { table: 'tickets_performances', columns: PERFORMANCE_COLUMNS },
    all.filter(({ change }) => change === 'changed'),
    performanceValues,
  );
  await insertMany(
    tx,
    'tickets_performances',
    counted,
    all
      .filter(({ change }) => change === 'new')
      .map((performance) => [...performanceValues(performance), 0, 0, 0]),
  );
  await writeCast(
    tx,
    all.filter(({ change, isCastChanged }) => change !== 'none' && isCastChanged),
    removed.performances,
  );
}

async function writeCast(
  tx: Executor,
  changed: readonly Performance[],
  removed: readonly string[],
): Promise<void> {
  const before = changed.filter(({ change }) => change === 'changed').map(({ id }) => id);
  for (const id of [...before, ...removed].sort()) {
    await tx.deleteFrom('tickets_cast').where('performance_id', '=', id).execute();
  }
  const rowsOf = ({ id, facts }: Performance) =>
    facts.cast.map(({ performerId, role }, place) => [id, place, performerId, role.ko, role.en]);
  await insertMany(tx, 'tickets_cast', CAST_COLUMNS, changed.flatMap(rowsOf));
}

async function writeRounds(tx: Executor, { rounds, removed }: ShowsState): Promise<void> {
  for (const roundId of removed.rounds.toSorted()) {
    await tx.deleteFrom('tickets_waitlist').where('round_id', '=', roundId).execute();
    await tx.deleteFrom('tickets_round_moves').where('round_id', '=', roundId).execute();
  }
  await deleteMany(tx, 'tickets_rounds', ['id'], gone(removed.rounds), ANY);
  const all = [...rounds.values()];
  // Whether a round is called off is decided under its anchor alone, and not here.
  const place = ROUND_COLUMNS.indexOf('status');
  const changed = all.filter(({ change }) => change === 'changed');
  await writeRows(
    tx,
    { table: 'tickets_rounds', columns: ROUND_COLUMNS.toSpliced(place, 1) },
    changed,
    (round) => roundValues(round).toSpliced(place, 1),
  );
  const fresh = all.filter(({ change }) => change === 'new');
  await writeRows(tx, { table: 'tickets_rounds', columns: ROUND_COLUMNS }, fresh, roundValues);
  for (const round of all.filter(({ isMoved }) => isMoved)) await moveRound(tx, round);
}

/** What hangs on a round and knows its time. */
async function moveRound(tx: Executor, { id, facts: { startsAt } }: Round): Promise<void> {
  await tx.updateTable('tickets_rounds').set({ reminded_at: null }).where('id', '=', id).execute();
  await tx
    .updateTable('tickets_reservations')
    .set({ starts_at: startsAt })
    .where('round_id', '=', id)
    .execute();
}

/** Which rounds were put at another time, and that those who had places are to be told; the anchors go with it. */
async function writeMoves(tx: Executor, { newMoves }: ShowsState): Promise<void> {
  // One by one: an operator moves one round, seldom.
  for (const { roundId, at } of newMoves) {
    await tx.updateTable('tickets_occupancy').set({ clock: at }).where('round_id', '=', roundId).execute();
    await tx.updateTable('tickets_rounds').set({ moved_at: at }).where('id', '=', roundId).execute();
  }
  await insertMany(
    tx,
    'tickets_round_moves',
    [
      ...['round_id', 'at', 'from_at', 'to_at', 'reason', 'by_id'],
      ...['told_to', 'told', 'next_at', 'done_at'],
    ],
    newMoves.map(({ roundId, at, from, to, reason, by }) => [
      ...[roundId, at, from, to, reason, by],
      ...['', 0, at, null],
    ]),
  );
}

/** What each shows from this transaction on; files are locked by the prefetch. */
async function writePictures(tx: Executor, { pictures }: ShowsState, files: PictureFiles): Promise<void> {
  for (const [owner, { fileId, accountId, at }] of [...pictures].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (fileId === null) await files.release(tx, owner, at);
    else if (!(await files.attach(tx, fileId, owner, accountId, at))) {
      throw new Error(`The file ${fileId} was locked, and is gone`);
    }
  }
}
