import type { Executor } from '../../../db/dialect.ts';
import type { TripsCommentsTable } from '../../../db/tables/trips-around.ts';
import { idCursor, type Page, pageOf } from '../../../http/page.ts';
import { authorsOf, type People } from '../../../voices/authors.ts';
import type { Author } from '../../../voices/schemas.ts';
import type { TripRow } from '../people/reading.ts';
import { COMMENT_COLUMNS } from './rows.ts';
import type { TripComment } from './schemas.ts';

/** What is said below a trip, the newest first. */
export async function listTripComments(
  executor: Executor,
  trip: Pick<TripRow, 'id' | 'owner_id'>,
  query: { readonly cursor?: string; readonly limit: number },
  callerId: string | null,
  accounts: People,
): Promise<Page<TripComment>> {
  const cursor = idCursor(query.cursor);
  let select = executor
    .selectFrom('trips_comments')
    .select(COMMENT_COLUMNS)
    .where('trip_id', '=', trip.id)
    .where('removed_at', 'is', null)
    .where('hidden_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (cursor !== null) select = select.where('id', '<', cursor);
  const rows = await select.execute();
  const authorOf = await authorsOf(
    accounts,
    rows.map((row) => row.account_id),
  );
  return pageOf(
    rows,
    query.limit,
    (row) => row.id,
    (row) => commentView(row, trip, callerId, authorOf(row.account_id)),
  );
}

/** One comment for whoever wrote it; null when it is gone. */
export async function readOwnComment(
  executor: Executor,
  trip: Pick<TripRow, 'id' | 'owner_id'>,
  commentId: string,
  callerId: string,
  accounts: People,
): Promise<TripComment | null> {
  const row = await executor
    .selectFrom('trips_comments')
    .select(COMMENT_COLUMNS)
    .where('id', '=', commentId)
    .where('account_id', '=', callerId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  return commentView(row, trip, callerId, (await authorsOf(accounts, [callerId]))(callerId));
}

const commentView = (
  row: TripsCommentsTable,
  trip: Pick<TripRow, 'owner_id'>,
  callerId: string | null,
  { name: author, isFormer }: Author,
): TripComment => ({
  commentId: row.id,
  author,
  isFormer,
  text: row.body,
  at: new Date(row.at).toISOString(),
  isMine: row.account_id === callerId,
  mayDelete: callerId !== null && (row.account_id === callerId || trip.owner_id === callerId),
});
