import { transactAgain } from '../../db/again.ts';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { FileStore } from '../../files/store.ts';
import type { ItemFailure, Job, JobRun } from '../../jobs/job.ts';
import { createPurge, createSourceJob, type Found, shelfOf, stretchSource } from '../../upkeep/index.ts';
import { isShown, lockFiles, setSweep } from './queries.ts';
import { keysOf, type StoredFile, storedFileOf } from './stored-file.ts';

const PAGE = 20;
const PER_SECOND = 100;
/** How long an upload says who may show it. */
const UPLOADS_KEPT_MS = 24 * 60 * 60 * 1000;

export interface SweepDependencies {
  readonly database: Database;
  readonly store: FileStore;
  /** Told of each file whose objects are gone. */
  readonly swept: (file: StoredFile) => void;
}

/**
 * Removes what nothing shows: replaced and deleted pictures at once, uploads that were never used after an hour, and
 * what a crash left. In three steps, each of which may be the last before a crash: the row says that it leaves, and
 * from then on nothing can show it; the objects go; the row goes.
 */
export function createSweep({ database, store, swept }: SweepDependencies): Job<Found> {
  /** The files whose objects are gone, of a run: only their rows may go. */
  const removed = new WeakMap<JobRun, Set<string>>();
  const job = createSourceJob({
    name: 'files.sweep',
    schedule: '*/10 * * * * *',
    pageSize: PAGE,
    perSecond: PER_SECOND,
    sources: [
      stretchSource('due', (at) => ({
        table: 'files',
        index: 'files_sweep',
        where: {},
        atMost: { sweep_at: at },
        order: ['sweep_at', 'id'],
      })),
    ],

    act: async (items: readonly Found[], run: JobRun) => {
      const byId = new Map(items.map((item) => [String(item.row.id), item]));
      const leaving = await transactAgain(database, (tx) => markUnused(tx, [...byId.keys()], run.at));
      const gone = removed.get(run) ?? new Set();
      removed.set(run, gone);
      const failures: ItemFailure[] = [];
      for (const file of leaving) {
        run.signal.throwIfAborted();
        try {
          for (const key of keysOf(file)) await store.remove(key);
          swept(file);
          gone.add(file.id);
        } catch (error) {
          failures.push({ key: job.keyOf(byId.get(file.id)!), reason: (error as Error).message });
        }
      }
      return failures;
    },

    write: async (tx: Executor, items: readonly Found[], run: JobRun) => {
      const gone = removed.get(run);
      for (const { row } of items) {
        const id = String(row.id);
        if (!gone?.has(id)) continue;
        await tx.deleteFrom('file_uploads').where('file_id', '=', id).execute();
        await tx.deleteFrom('files').where('id', '=', id).where('state', '=', 'leaving').execute();
      }
    },
  });
  return job;
}

/** Decides under lock: whoever wants to show one of them comes before, and is seen, or after, and is refused. */
async function markUnused(tx: Executor, ids: readonly string[], at: number): Promise<StoredFile[]> {
  const leaving: StoredFile[] = [];
  for (const row of (await lockFiles(tx, ids)).values()) {
    if (row.sweep_at === null || row.sweep_at > at) continue;
    if (row.state !== 'leaving') {
      if (await isShown(tx, row.id)) {
        await setSweep(tx, row.id, null);
        continue;
      }
      await tx
        .updateTable('files')
        .set({ state: 'leaving', stored_hash: null })
        .where('id', '=', row.id)
        .execute();
    }
    leaving.push(storedFileOf(row));
  }
  return leaving;
}

/** Who uploaded what matters until it is shown. */
export const purgeUploads = (): Job<Found> =>
  createPurge({
    name: 'files.purge-uploads',
    schedule: '5 * * * *',
    shelves: [
      shelfOf('file_uploads', {
        name: 'uploads',
        key: ['file_id', 'account_id'],
        stretch: (at) => ({
          index: 'file_uploads_at',
          where: {},
          atMost: { at: at - UPLOADS_KEPT_MS },
          order: ['at', 'file_id', 'account_id'],
        }),
      }),
    ],
  });
