import { type Executor, selectMany, updateMany } from '../../../db/dialect.ts';
import { iso } from '../../../lib/iso.ts';
import { FORMER } from '../../../voices/authors.ts';
import { REVIEW_COLUMNS } from './queries.ts';

/** What a member has said of shows, for the file that they may take with them. */
export async function personOf(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const reviews = await executor
    .selectFrom('tickets_reviews')
    .select(REVIEW_COLUMNS)
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  const votes = await executor
    .selectFrom('tickets_review_votes')
    .select('review_id')
    .where('account_id', '=', accountId)
    .orderBy('review_id')
    .execute();
  return {
    ticketReviews: reviews.map((row) => ({
      reviewId: row.id,
      performanceId: row.performance_id,
      rating: row.rating,
      text: row.text,
      status: row.status,
      writtenAt: iso(row.created_at),
    })),
    ticketReviewsHelpful: votes.map((row) => row.review_id),
  };
}

/**
 * Takes the person off what they said, in the transaction that deletes the account: reviews stay without a writer. What others
 * were helped by counts one less.
 */
export async function erasePerson(tx: Executor, accountId: string): Promise<void> {
  const own = await tx
    .selectFrom('tickets_reviews')
    .select('id')
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  const votes = await tx
    .selectFrom('tickets_review_votes')
    .select('review_id')
    .where('account_id', '=', accountId)
    .execute();
  const ids = [...own.map(({ id }) => id), ...votes.map((row) => row.review_id)];
  const reviews = await selectMany<{ id: string; helpful: number }>(
    tx,
    { table: 'tickets_reviews', columns: ['id', 'helpful'], keys: ['id'], index: 'PRIMARY', lock: true },
    ids.map((id) => [id]),
  );
  const helped = new Set(votes.map((row) => row.review_id));
  await updateMany(
    tx,
    'tickets_reviews',
    ['id'],
    ['helpful'],
    reviews.filter(({ id }) => helped.has(id)).map(({ id, helpful }) => [Math.max(0, helpful - 1), id]),
  );
  // Of one performance several may have left: each keeps a name of its own, which is nobody's.
  await updateMany(
    tx,
    'tickets_reviews',
    ['id'],
    ['account_id'],
    own.map(({ id }) => [`${FORMER}:${id}`, id]),
  );
  await tx.deleteFrom('tickets_review_votes').where('account_id', '=', accountId).execute();
}
