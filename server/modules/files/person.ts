import type { Executor } from '../../db/dialect.ts';
import { readFiles } from './queries.ts';
import { release } from './references.ts';
import { pictureOf } from './stored-file.ts';

/** The files that an account itself shows: everything under its name. */
async function ownersOf(
  executor: Executor,
  accountId: string,
): Promise<{ owner: string; file_id: string }[]> {
  const prefix = `account:${accountId}:`;
  return (
    executor
      .selectFrom('file_references')
      .select(['owner', 'file_id'])
      .where('owner', '>=', prefix)
      // The character after the colon: all that begins with the prefix lies between.
      .where('owner', '<', `account:${accountId};`)
      .orderBy('owner')
      .execute()
  );
}

/**
 * Takes an account's pictures off, in the transaction that deletes the account; what it uploaded and never showed is
 * forgotten as its, and swept in its time.
 * @param at epoch milliseconds
 */
export async function erasePerson(tx: Executor, accountId: string, at: number): Promise<void> {
  for (const { owner } of await ownersOf(tx, accountId)) await release(tx, owner, at);
  await tx.deleteFrom('file_uploads').where('account_id', '=', accountId).execute();
}

/** The pictures of an account, for the file that its member may take along. */
export async function personOf(
  executor: Executor,
  accountId: string,
  publicUrl: string,
): Promise<Record<string, unknown>> {
  const owners = await ownersOf(executor, accountId);
  const files = await readFiles(
    executor,
    owners.map((row) => row.file_id),
  );
  return { pictures: files.map((file) => pictureOf(file, publicUrl)) };
}
