import { type Executor, insertMany, isDuplicate, selectMany } from '../../db/dialect.ts';
import type { FilesTable } from '../../db/schema.ts';
import { FILE_COLUMNS, type StoredFile, storedFileOf } from './stored-file.ts';

/** How long an upload waits to be shown. */
export const GRACE_MS = 60 * 60 * 1000;

/** Notes that a storing begins: from now on its objects can be found, whatever happens to the process. */
export async function insertWriting(tx: Executor, file: StoredFile, at: number): Promise<void> {
  try {
    await insertMany(
      tx,
      'files',
      ['id', 'hash', 'stored_hash', 'state', 'width', 'height', 'variants', 'created_at', 'sweep_at'],
      [
        [
          file.id,
          file.hash,
          null,
          'writing',
          file.width,
          file.height,
          JSON.stringify(file.variants),
          at,
          at + GRACE_MS,
        ],
      ],
    );
  } catch (error) {
    // The id is this storing's own: a connection died in COMMIT, and it had been committed.
    if (!isDuplicate(error)) throw error;
  }
}

/**
 * All objects are written: the content may be shown.
 * @returns false when it was given up meanwhile
 * @throws the driver's error (see `isDuplicate`) when another storing of the same content was first
 */
export async function markStored(tx: Executor, id: string, at: number): Promise<boolean> {
  const row = (await lockFiles(tx, [id])).get(id);
  if (row?.state === 'stored') return true;
  if (row?.state !== 'writing') return false;
  await tx
    .updateTable('files')
    .set({ state: 'stored', stored_hash: row.hash, sweep_at: at + GRACE_MS })
    .where('id', '=', id)
    .execute();
  return true;
}

/** Gives a storing up: the next round takes its objects away. */
export async function markLeaving(tx: Executor, id: string, at: number): Promise<void> {
  await tx
    .updateTable('files')
    .set({ state: 'leaving', stored_hash: null, sweep_at: at })
    .where('id', '=', id)
    .where('state', '=', 'writing')
    .execute();
}

/** The stored file of a content, or undefined. */
export async function findStored(executor: Executor, hash: string): Promise<StoredFile | undefined> {
  const row = await executor
    .selectFrom('files')
    .select(FILE_COLUMNS)
    .where('stored_hash', '=', hash)
    .executeTakeFirst();
  return row && storedFileOf(row);
}

/** Files by id, whatever their state, in bulk. */
export async function readFiles(executor: Executor, ids: readonly string[]): Promise<StoredFile[]> {
  const rows = await selectMany<FilesTable>(
    executor,
    { table: 'files', columns: FILE_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
  return rows.map(storedFileOf);
}

/** Locks files in order of id: only under its lock is it certain whether a file stays. */
export async function lockFiles(tx: Executor, ids: readonly string[]): Promise<Map<string, FilesTable>> {
  const columns = [...FILE_COLUMNS, 'state', 'sweep_at'];
  const rows = await selectMany<FilesTable>(
    tx,
    { table: 'files', columns, keys: ['id'], index: 'PRIMARY', lock: true },
    ids.map((id) => [id]),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Notes who uploaded a stored file, and keeps it for a while.
 * @returns false when it is not stored any more
 */
export async function rememberUpload(
  tx: Executor,
  fileId: string,
  accountId: string,
  at: number,
): Promise<boolean> {
  const row = (await lockFiles(tx, [fileId])).get(fileId);
  if (row?.state !== 'stored') return false;
  if (row.sweep_at !== null) await setSweep(tx, fileId, Math.max(row.sweep_at, at + GRACE_MS));
  const { numUpdatedRows } = await tx
    .updateTable('file_uploads')
    .set({ at, pending: 1 })
    .where('file_id', '=', fileId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n && !(await uploadersOf(tx, [fileId])).get(fileId)?.has(accountId)) {
    await insertMany(
      tx,
      'file_uploads',
      ['file_id', 'account_id', 'at', 'pending'],
      [[fileId, accountId, at, 1]],
    );
  }
  return true;
}

export const setSweep = (tx: Executor, fileId: string, at: number | null) =>
  tx.updateTable('files').set({ sweep_at: at }).where('id', '=', fileId).execute();

/** Who uploaded which of these files, lately. */
export async function uploadersOf(
  executor: Executor,
  fileIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await selectMany<{ file_id: string; account_id: string }>(
    executor,
    {
      table: 'file_uploads',
      columns: ['file_id', 'account_id'],
      keys: ['file_id'],
      index: 'PRIMARY',
      lock: false,
    },
    fileIds.map((id) => [id]),
  );
  const found = new Map<string, Set<string>>();
  for (const row of rows) found.set(row.file_id, (found.get(row.file_id) ?? new Set()).add(row.account_id));
  return found;
}

/** What each of these owners shows. */
export async function shownBy(executor: Executor, owners: readonly string[]): Promise<Map<string, string>> {
  const rows = await selectMany<{ owner: string; file_id: string }>(
    executor,
    {
      table: 'file_references',
      columns: ['owner', 'file_id'],
      keys: ['owner'],
      index: 'PRIMARY',
      lock: false,
    },
    owners.map((owner) => [owner]),
  );
  return new Map(rows.map((row) => [row.owner, row.file_id]));
}

/** Whether anything shows a file. */
export async function isShown(executor: Executor, fileId: string): Promise<boolean> {
  const row = await executor
    .selectFrom('file_references')
    .select('owner')
    .where('file_id', '=', fileId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** When the newest upload of a file that is still to be shown was made; null when there is none. */
export async function newestPending(executor: Executor, fileId: string): Promise<number | null> {
  const row = await executor
    .selectFrom('file_uploads')
    .select('at')
    .where('file_id', '=', fileId)
    .where('pending', '=', 1)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
