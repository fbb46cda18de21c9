import { createHash } from 'node:crypto';
import type { Executor } from '../../../db/dialect.ts';
import { iso } from '../../../lib/iso.ts';
import { FORMER } from '../../../voices/authors.ts';

const NAMELESS_LENGTH = 15;

/** What a member has liked, said and added around trips, and the links that they made: for the file that they may take along. */
export async function personOf(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const likes = await executor
    .selectFrom('trips_likes')
    .select(['trip_id', 'at'])
    .where('account_id', '=', accountId)
    .orderBy('at')
    .execute();
  const comments = await executor
    .selectFrom('trips_comments')
    .select(['id', 'trip_id', 'body', 'at', 'removed_at', 'hidden_at'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  const files = await executor
    .selectFrom('trips_files')
    .select(['trip_id', 'id', 'name', 'type', 'bytes', 'added_at'])
    .where('added_by', '=', accountId)
    .orderBy('id')
    .execute();
  const links = await executor
    .selectFrom('trips_links')
    .select(['id', 'trip_id', 'purpose', 'email', 'note', 'created_at'])
    .where('created_by', '=', accountId)
    .orderBy('id')
    .execute();
  return {
    tripLikes: likes.map((row) => ({ tripId: row.trip_id, at: iso(row.at) })),
    tripComments: comments.map((row) => ({
      ...{ commentId: row.id, tripId: row.trip_id, text: row.body, at: iso(row.at) },
      ...{ isRemoved: row.removed_at !== null, isHidden: row.hidden_at !== null },
    })),
    tripFiles: files.map((row) => ({
      ...{ fileId: row.id, tripId: row.trip_id, name: row.name, type: row.type, bytes: row.bytes },
      addedAt: iso(row.added_at),
    })),
    tripLinks: links.map((row) => ({
      ...{ linkId: row.id, tripId: row.trip_id, purpose: row.purpose, email: row.email, note: row.note },
      madeAt: iso(row.created_at),
    })),
  };
}

/**
 * Takes the person off what is around trips, in the transaction that deletes the account. Comments stay without a writer, files
 * with their trip; a like goes on counting and is nobody's, so that no trip need be locked after the account.
 * @param at epoch milliseconds
 * @param secret nobody can know it: the name that likes get says nothing of whose they were
 */
export async function erasePerson(
  tx: Executor,
  accountId: string,
  at: number,
  secret: Buffer,
): Promise<void> {
  const nameless = createHash('sha256')
    .update(secret)
    .update(accountId)
    .digest('hex')
    .slice(0, NAMELESS_LENGTH);
  await tx
    .updateTable('trips_likes')
    .set({ account_id: `~${nameless}` })
    .where('account_id', '=', accountId)
    .execute();
  await tx
    .updateTable('trips_comments')
    .set({ account_id: FORMER })
    .where('account_id', '=', accountId)
    .execute();
  await tx.updateTable('trips_files').set({ added_by: FORMER }).where('added_by', '=', accountId).execute();
  // Whom they invited by mail comes no more: the address goes with them.
  await tx
    .updateTable('trips_links')
    .set({ revoked_at: at, email: null })
    .where('created_by', '=', accountId)
    .where('email', 'is not', null)
    .execute();
  await tx
    .updateTable('trips_links')
    .set({ created_by: FORMER })
    .where('created_by', '=', accountId)
    .execute();
}
