import { transactAgain } from '../../db/again.ts';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { FileStore } from '../../files/store.ts';
import type { Round } from '../../jobs/rounds.ts';
import type { Log } from '../../telemetry/metrics.ts';
import { isShown, lockFiles, setSweep } from './queries.ts';
import { keysOf, type StoredFile, storedFileOf } from './stored-file.ts';

const EVERY_MS = 1_000;
const AT_ONCE = 20;
const TRY_AGAIN_MS = 60_000;
const UPLOADS_EVERY_MS = 10 * 60_000;
/** How long an upload says who may show it. */
const UPLOADS_KEPT_MS = 24 * 60 * 60 * 1000;

export interface SweepDependencies {
  readonly database: Database;
  readonly store: FileStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Pick<Log, 'warn'>;
  /** Told of each file whose objects are gone. */
  readonly swept: (file: StoredFile) => void;
}

/**
 * Removes what nothing shows: replaced and deleted pictures at once, uploads that were never used after an hour, and
 * what a crash left. In three steps, each of which may be the last before a crash: the row says that it leaves, and
 * from then on nothing can show it; the objects go; the row goes. Several instances may do the same at once.
 * @returns whether there is more
 */
export async function sweepOnce(deps: SweepDependencies, signal?: AbortSignal): Promise<boolean> {
  const { database, now } = deps;
  const due = await database.reader
    .selectFrom('files')
    .select('id')
    .where('sweep_at', '<=', now())
    .orderBy('sweep_at')
    .limit(AT_ONCE)
    .execute();
  if (due.length === 0) return false;
  const ids = due.map((row) => row.id);
  const leaving = await transactAgain(database, (tx) => markUnused(tx, ids, now()));
  for (const file of leaving) {
    if (signal?.aborted) return false;
    await remove(deps, file);
  }
  return due.length === AT_ONCE;
}

/** Decides under lock: whoever wants to show one of them comes before, and is seen, or after, and is refused. */
async function markUnused(tx: Executor, ids: readonly string[], now: number): Promise<StoredFile[]> {
  const leaving: StoredFile[] = [];
  for (const row of (await lockFiles(tx, ids)).values()) {
    if (row.sweep_at === null || row.sweep_at > now) continue;
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

async function remove(
  { database, store, now, log, swept }: SweepDependencies,
  file: StoredFile,
): Promise<void> {
  try {
    for (const key of keysOf(file)) await store.remove(key);
  } catch (error) {
    log.warn(
      { err: error, fileId: file.id },
      'the objects of a file could not be removed; trying again later',
    );
    // Behind the others, so that one that cannot be removed keeps nobody waiting.
    await transactAgain(database, (tx) => setSweep(tx, file.id, now() + TRY_AGAIN_MS));
    return;
  }
  swept(file);
  await transactAgain(database, async (tx) => {
    await tx.deleteFrom('file_uploads').where('file_id', '=', file.id).execute();
    await tx.deleteFrom('files').where('id', '=', file.id).where('state', '=', 'leaving').execute();
  });
}

/** What runs beside requests. */
export const filesRounds = (deps: SweepDependencies): Round[] => [
  { name: 'files.sweep', everyMs: EVERY_MS, run: (signal) => sweepOnce(deps, signal) },
  {
    name: 'files.forget-uploads',
    everyMs: UPLOADS_EVERY_MS,
    run: async () => {
      const before = deps.now() - UPLOADS_KEPT_MS;
      await transactAgain(deps.database, (tx) =>
        tx.deleteFrom('file_uploads').where('at', '<', before).execute(),
      );
      return false;
    },
  },
];
