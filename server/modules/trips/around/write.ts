import { deleteMany, type Executor, insertMany, updateMany } from '../../../db/dialect.ts';
import { writeRows } from '../../../db/write-rows.ts';
import type { Files } from '../../files/index.ts';
import { COMMENT_COLUMNS, FILE_COLUMNS, holderOf } from './rows.ts';
import type { AroundState } from './state.ts';

const ANY = { where: {}, atMost: {} };
const byId = <T extends { readonly id: string }>(a: T, b: T): number => (a.id < b.id ? -1 : 1);

/** Writes the working state, in bulk, in the order of the locks. */
export async function writeAround(
  tx: Executor,
  state: AroundState,
  files: Pick<Files, 'attach' | 'release'>,
): Promise<void> {
  const touched = [...state.trips.values()].filter(({ isTouched }) => isTouched).sort(byId);
  await updateMany(
    tx,
    'trips',
    ['id'],
    ['likes', 'comments', 'hidden_at'],
    touched.map(({ id, likes, comments, hiddenAt }) => [likes, comments, hiddenAt, id]),
  );
  await writeLikes(tx, state);
  await writeRows(
    tx,
    { table: 'trips_comments', columns: COMMENT_COLUMNS },
    state.comments.values(),
    (one) => [...[one.id, one.tripId, one.accountId, one.at, one.text, one.removedAt, one.hiddenAt]],
  );
  await writeFiles(tx, state, files);
}

async function writeLikes(tx: Executor, { likes }: AroundState): Promise<void> {
  const turned = [...likes.values()].filter(({ wasOn, isOn }) => wasOn !== isOn);
  const off = turned.filter(({ isOn }) => !isOn).map(({ tripId, accountId }) => [tripId, accountId]);
  await deleteMany(tx, 'trips_likes', ['trip_id', 'account_id'], off, ANY);
  const on = turned.filter(({ isOn }) => isOn).map(({ tripId, accountId, at }) => [tripId, accountId, at]);
  await insertMany(tx, 'trips_likes', ['trip_id', 'account_id', 'at'], on);
}

async function writeFiles(
  tx: Executor,
  state: AroundState,
  files: Pick<Files, 'attach' | 'release'>,
): Promise<void> {
  const all = [...state.files.values()].sort(byId);
  const gone = all.filter(({ change }) => change === 'gone');
  const fresh = all.filter(({ change }) => change === 'new');
  await deleteMany(
    tx,
    'trips_files',
    ['trip_id', 'id'],
    gone.map(({ tripId, id }) => [tripId, id]),
    ANY,
  );
  await insertMany(
    tx,
    'trips_files',
    FILE_COLUMNS,
    fresh.map((one) => [
      ...[one.tripId, one.id, one.storedId, one.entryId, one.name, one.type, one.bytes],
      ...[one.addedBy, one.addedAt],
    ]),
  );
  for (const one of gone) await files.release(tx, holderOf(one.tripId, one.id), one.goneAt);
  for (const one of fresh) {
    const holder = holderOf(one.tripId, one.id);
    if (!(await files.attach(tx, one.storedId, holder, one.addedBy, one.addedAt))) {
      throw new Error(`The file ${one.storedId} was locked, and is gone`);
    }
  }
}

/** Lets the files of trips go that are no more, in the transaction in which they go. @param at epoch milliseconds */
export async function releaseFilesOf(
  tx: Executor,
  files: Pick<Files, 'release'>,
  tripIds: readonly string[],
  at: number,
): Promise<void> {
  if (tripIds.length === 0) return;
  const rows = await tx
    .selectFrom('trips_files')
    .select(['trip_id', 'id'])
    .where('trip_id', 'in', [...tripIds])
    .orderBy('trip_id')
    .orderBy('id')
    .execute();
  for (const row of rows) await files.release(tx, holderOf(row.trip_id, row.id), at);
  await tx
    .deleteFrom('trips_files')
    .where('trip_id', 'in', [...tripIds])
    .execute();
}
