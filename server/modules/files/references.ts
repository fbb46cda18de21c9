import { type Executor, insertMany } from '../../db/dialect.ts';
import { GRACE_MS, isShown, lockFiles, newestPending, setSweep, shownBy, uploadersOf } from './queries.ts';

/**
 * What shows a file: one picture of one thing, such as `account:<id>:picture`. Whoever changes it holds the lock
 * of that thing's own row.
 */
export type Owner = string;

/** A file under lock: certain until the transaction ends. */
export interface LockedFile {
  /** It is there, and stays if it is attached now. */
  readonly isStored: boolean;
  /** Accounts that uploaded it within a day. */
  readonly uploaders: ReadonlySet<string>;
}

/**
 * Locks files in order of id, for a lane's prefetch. Name all that the transaction will attach and release.
 * @param fileIds those that are none are left out of the answer
 */
export async function lockForUse(tx: Executor, fileIds: readonly string[]): Promise<Map<string, LockedFile>> {
  const rows = await lockFiles(tx, fileIds);
  const uploaders = await uploadersOf(tx, [...rows.keys()]);
  return new Map(
    [...rows].map(([id, row]) => [
      id,
      { isStored: row.state === 'stored', uploaders: uploaders.get(id) ?? new Set() },
    ]),
  );
}

/**
 * Shows a file from this transaction on, in place of what the owner showed before.
 * @param accountId who wants it: the upload counts as used
 * @param at epoch milliseconds
 * @returns false, and nothing is changed, when the file is not there
 */
export async function attach(
  tx: Executor,
  fileId: string,
  owner: Owner,
  accountId: string,
  at: number,
): Promise<boolean> {
  const before = (await shownBy(tx, [owner])).get(owner);
  if (before === fileId) return true;
  const rows = await lockFiles(tx, before === undefined ? [fileId] : [before, fileId]);
  if (rows.get(fileId)?.state !== 'stored') return false;
  if (before !== undefined) await release(tx, owner, at);
  await insertMany(tx, 'file_references', ['owner', 'file_id', 'at'], [[owner, fileId, at]]);
  await setSweep(tx, fileId, null);
  await tx
    .updateTable('file_uploads')
    .set({ pending: 0 })
    .where('file_id', '=', fileId)
    .where('account_id', '=', accountId)
    .execute();
  return true;
}

/**
 * Shows nothing from this transaction on. A file that nothing shows any more is removed after the commit; if somebody
 * else has just uploaded the same one, after the time that every upload has.
 * @param at epoch milliseconds
 */
export async function release(tx: Executor, owner: Owner, at: number): Promise<void> {
  const fileId = (await shownBy(tx, [owner])).get(owner);
  if (fileId === undefined) return;
  await lockFiles(tx, [fileId]);
  await tx.deleteFrom('file_references').where('owner', '=', owner).execute();
  if (await isShown(tx, fileId)) return;
  const pending = await newestPending(tx, fileId);
  await setSweep(tx, fileId, pending === null ? at : Math.max(at, pending + GRACE_MS));
}
