import { type Executor, selectMany, updateMany } from '../../../db/dialect.ts';
import { iso } from '../../../lib/iso.ts';
import { FORMER } from '../../../voices/authors.ts';
import { COMMENT_COLUMNS, INQUIRY_COLUMNS, REVIEW_COLUMNS } from './rows.ts';

/** What a member has said, for the file that they may take with them. */
export async function personOf(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const reviews = await executor
    .selectFrom('shop_reviews')
    .select(REVIEW_COLUMNS)
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  const comments = await executor
    .selectFrom('shop_comments')
    .select(COMMENT_COLUMNS)
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  const inquiries = await executor
    .selectFrom('shop_inquiries')
    .select(INQUIRY_COLUMNS)
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  const votes = await executor
    .selectFrom('shop_review_votes')
    .select('review_id')
    .where('account_id', '=', accountId)
    .orderBy('review_id')
    .execute();
  return {
    shopReviews: reviews.map((row) => ({
      reviewId: row.id,
      productId: row.product_id,
      orderId: row.order_id,
      rating: row.rating,
      text: row.text,
      status: row.status,
      writtenAt: iso(row.created_at),
    })),
    shopHelpful: votes.map((row) => row.review_id),
    shopComments: comments.map((row) => ({
      commentId: row.id,
      below: row.subject,
      text: row.text,
      status: row.status,
      writtenAt: iso(row.created_at),
    })),
    shopInquiries: inquiries.map((row) => ({
      inquiryId: row.id,
      productId: row.product_id,
      isPrivate: row.is_private === 1,
      question: row.question,
      answer: row.answer,
      askedAt: iso(row.created_at),
    })),
  };
}

/**
 * Takes the person off what they said, in the transaction that deletes the account: reviews, comments and public
 * questions stay without a writer, pictures and private questions go. What others were helped by counts one less.
 */
export async function erasePerson(tx: Executor, accountId: string): Promise<void> {
  await takeVotesBack(tx, accountId);
  await tx
    .updateTable('shop_reviews')
    .set({ account_id: FORMER, pictures: '[]', has_pictures: 0 })
    .where('account_id', '=', accountId)
    .execute();
  await tx
    .updateTable('shop_comments')
    .set({ account_id: FORMER })
    .where('account_id', '=', accountId)
    .execute();
  await tx
    .deleteFrom('shop_inquiries')
    .where('account_id', '=', accountId)
    .where('is_private', '=', 1)
    .execute();
  await tx
    .updateTable('shop_inquiries')
    .set({ account_id: FORMER })
    .where('account_id', '=', accountId)
    .execute();
}

async function takeVotesBack(tx: Executor, accountId: string): Promise<void> {
  const votes = await tx
    .selectFrom('shop_review_votes')
    .select('review_id')
    .where('account_id', '=', accountId)
    .execute();
  // The reviews first: on them the votes hang.
  const reviews = await selectMany<{ id: string; helpful: number }>(
    tx,
    { table: 'shop_reviews', columns: ['id', 'helpful'], keys: ['id'], index: 'PRIMARY', lock: true },
    votes.map((row) => [row.review_id]),
  );
  await updateMany(
    tx,
    'shop_reviews',
    ['id'],
    ['helpful'],
    reviews.map(({ id, helpful }) => [Math.max(0, helpful - 1), id]),
  );
  await tx.deleteFrom('shop_review_votes').where('account_id', '=', accountId).execute();
}
