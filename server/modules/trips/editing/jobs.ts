import { deleteMany, type Executor, run, selectMany, updateMany } from '../../../db/dialect.ts';
import type { TripsTable } from '../../../db/schema.ts';
import type { PlacedRow } from '../../../db/stretch.ts';
import type { Job } from '../../../jobs/job.ts';
import { createSourceJob, type Found, stretchSource } from '../../../upkeep/index.ts';
import type { Files } from '../../files/index.ts';
import { releaseFilesOf } from '../around/write.ts';
import { oldModelUse } from '../planning/model/use.ts';
import { KEPT_MS } from './bounds.ts';

const ANY = { where: {}, atMost: {} };
/** What hangs on a trip and goes with it. What members used of models is theirs, and goes by itself. */
const HANGING = [
  ...(['trips_entries', 'trips_changes', 'trips_people', 'trips_links', 'trips_presence'] as const),
  ...(['trips_likes', 'trips_comments', 'trips_proposals'] as const),
];

/**
 * Trips and entries that were removed 30 days ago go for good: until then their people can have them back. So does what members
 * used of the model so long ago.
 */
export const purgeTrips = (files: Pick<Files, 'release'>): Job<Found> =>
  createSourceJob({
    name: 'trips.purge-deleted',
    schedule: '25 4 * * *',
    pageSize: 50,
    perSecond: 50,
    sources: [
      stretchSource('trips', (at) => ({
        table: 'trips',
        index: 'trips_deleted',
        where: {},
        atMost: { deleted_at: at - KEPT_MS },
        order: ['deleted_at', 'id'],
      })),
      stretchSource('entries', (at) => ({
        table: 'trips_entries',
        index: 'trips_entries_removed',
        where: {},
        atMost: { removed_at: at - KEPT_MS },
        order: ['removed_at', 'trip_id', 'id'],
      })),
      oldModelUse,
    ],
    write: async (tx, items, { at }) => {
      const idsOf = (of: string, column: string) =>
        new Set(items.filter((item) => item.of === of).map(({ row }) => String(row[column])));
      const ended = idsOf('trips', 'id');
      const thinned = idsOf('entries', 'trip_id');
      const rows = await lockTrips(tx, [...ended, ...thinned]);
      const over = rows.filter(
        ({ id, deleted_at: deletedAt }) => ended.has(id) && deletedAt !== null && deletedAt <= at - KEPT_MS,
      );
      const goneIds = new Set(over.map(({ id }) => id));
      for (const { id } of rows) if (thinned.has(id) && !goneIds.has(id)) await thin(tx, id, at);
      if (over.length > 0) await purge(tx, [...goneIds].sort(), { at, files });
      const used = items.filter(({ of }) => of === oldModelUse.name).map(({ row }) => row);
      if (used.length > 0) await dropUse(tx, used, at);
    },
  });

const lockTrips = (tx: Executor, ids: readonly string[]) =>
  selectMany<Pick<TripsTable, 'id' | 'deleted_at'>>(
    tx,
    { table: 'trips', columns: ['id', 'deleted_at'], keys: ['id'], index: 'PRIMARY', lock: true },
    ids.map((id) => [id]),
  );

/** Takes out what was removed long ago, and counts anew how much the trip holds. */
async function thin(tx: Executor, tripId: string, at: number): Promise<void> {
  const rows = await selectMany<{ id: string; removed_at: number | null; fields: string }>(
    tx,
    {
      table: 'trips_entries',
      columns: ['id', 'removed_at', 'fields'],
      keys: ['trip_id'],
      index: 'PRIMARY',
      lock: false,
    },
    [[tripId]],
  );
  const isOver = (removedAt: number | null): boolean => removedAt !== null && removedAt <= at - KEPT_MS;
  const keys = rows.filter((row) => isOver(row.removed_at)).map(({ id }) => [tripId, id]);
  await deleteMany(tx, 'trips_entries', ['trip_id', 'id'], keys, ANY);
  const stay = rows.filter((row) => !isOver(row.removed_at));
  const size = stay.reduce((sum, { fields }) => sum + fields.length, 0);
  await updateMany(tx, 'trips', ['id'], ['size'], [[size, tripId]]);
}

async function purge(
  tx: Executor,
  tripIds: readonly string[],
  { at, files }: { readonly at: number; readonly files: Pick<Files, 'release'> },
): Promise<void> {
  const keys = tripIds.map((id) => [id]);
  for (const table of HANGING) await removeOf(tx, table, tripIds);
  await deleteMany(tx, 'trips', ['id'], keys, ANY);
  // Files are locked after all else.
  await releaseFilesOf(tx, files, tripIds, at);
}

/** In the order of the primary key. */
async function dropUse(tx: Executor, rows: readonly PlacedRow[], at: number): Promise<void> {
  const { table, key, judge } = oldModelUse;
  const keys = rows.map((row) => key.map((column) => String(row[column]))).sort();
  await deleteMany(tx, table, key, keys, judge(at));
}

async function removeOf(
  tx: Executor,
  table: (typeof HANGING)[number],
  tripIds: readonly string[],
): Promise<void> {
  for (const tripId of tripIds) await run(tx, `delete from ${table} where trip_id = ?`, [tripId]);
}
