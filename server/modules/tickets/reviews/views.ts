import { type ExpressionBuilder, sql } from 'kysely';
import type { Static } from 'typebox';
import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { Tables } from '../../../db/schema.ts';
import type { TicketsReviewsTable } from '../../../db/tables/tickets-shows.ts';
import { ProblemError } from '../../../http/errors.ts';
import { idCursor, pageOf } from '../../../http/page.ts';
import { iso } from '../../../lib/iso.ts';
import { authorsOf, namesOf, type People } from '../../../voices/authors.ts';
import { attendanceOf, REVIEW_COLUMNS, reviewOf } from './queries.ts';
import type { AdminReviewPage, AdminReviewsQuery, Review, ReviewPage, ReviewSort } from './schemas.ts';

/** By what each sort puts reviews in order before their ids, and which way. */
const ORDERS = {
  newest: { column: null, way: 'desc' },
  helpful: { column: 'helpful', way: 'desc' },
  'rating-desc': { column: 'rating', way: 'desc' },
  'rating-asc': { column: 'rating', way: 'asc' },
} as const satisfies Record<ReviewSort, { column: 'helpful' | 'rating' | null; way: 'asc' | 'desc' }>;
type Order = (typeof ORDERS)[ReviewSort];

const CURSOR = /^(\d{1,10})\.([0-9A-Z]{16})$/;

interface Asked {
  readonly sort?: ReviewSort;
  /** Only those with so many stars. */
  readonly rating?: number;
  readonly cursor?: string;
  readonly limit: number;
}

export type Summary = ReviewPage['summary'];

/** What those say who were there, a page of it. */
export async function listReviews(
  executor: Executor,
  performanceId: string,
  asked: Asked,
  callerId: string | null,
  accounts: People,
): Promise<Pick<ReviewPage, 'items' | 'nextCursor'>> {
  const order = orderFor(asked);
  const after = placeOf(asked.cursor);
  let select = executor
    .selectFrom('tickets_reviews')
    .select(REVIEW_COLUMNS)
    .where('performance_id', '=', performanceId)
    .where('status', '=', 'shown')
    .limit(asked.limit + 1);
  if (asked.rating !== undefined) select = select.where('rating', '=', asked.rating);
  if (order.column) select = select.orderBy(order.column, order.way);
  select = select.orderBy('id', order.way);
  if (after) select = select.where((eb) => beyond(eb, order, after));
  const rows = await select.execute();
  const views = await reviewViews(executor, rows.slice(0, asked.limit), callerId, accounts);
  return pageOf(
    rows,
    asked.limit,
    (row) => `${order.column ? row[order.column] : 0}.${row.id}`,
    ({ id }) => views.get(id)!,
  );
}

/** Of equal stars the newest come first, whichever way stars would be sorted. */
function orderFor({ sort = 'newest', rating }: Asked): Order {
  const order = ORDERS[sort];
  return rating !== undefined && order.column === 'rating' ? ORDERS.newest : order;
}

function placeOf(cursor: string | undefined): { value: number; id: string } | null {
  if (cursor === undefined) return null;
  const [, value, id] = CURSOR.exec(cursor) ?? [];
  if (!value || !id) throw new ProblemError('request.invalid-cursor');
  return { value: Number(value), id };
}

function beyond(
  eb: ExpressionBuilder<Tables, 'tickets_reviews'>,
  { column, way }: Order,
  { value, id }: { value: number; id: string },
) {
  const than = way === 'desc' ? '<' : '>';
  if (!column) return eb('id', than, id);
  return eb.or([eb(column, than, value), eb.and([eb(column, '=', value), eb('id', than, id)])]);
}

/** Stars of performances, each together, read from an index alone; in bulk. */
export async function readSummaries(
  executor: Executor,
  performanceIds: readonly string[],
): Promise<Map<string, Summary>> {
  const { rows } = await sql<{ performance_id: string; rating: number; n: number }>`
    select performance_id, rating, count(*) as n from tickets_reviews
    where performance_id in (${sql.join(performanceIds)}) and status = 'shown' group by performance_id, rating
  `.execute(executor);
  const byPerformance = Map.groupBy(rows, (row) => row.performance_id);
  return new Map(
    performanceIds.map((id) => {
      const histogram = [0, 0, 0, 0, 0];
      let [count, sum] = [0, 0];
      for (const { rating, n } of byPerformance.get(id) ?? []) {
        histogram[rating - 1] = Number(n);
        count += Number(n);
        sum += rating * Number(n);
      }
      return [id, { count, average: count === 0 ? null : Math.round((sum * 10) / count) / 10, histogram }];
    }),
  );
}

/** One's own review of a show, hidden or not, and whether one may write one. @param at epoch milliseconds */
export async function ownPart(
  executor: Executor,
  performanceId: string,
  accountId: string,
  at: number,
): Promise<Pick<ReviewPage, 'mine' | 'canReview'>> {
  const row = await executor
    .selectFrom('tickets_reviews')
    .select(REVIEW_COLUMNS)
    .where('performance_id', '=', performanceId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (row) {
    const { id: reviewId, rating, text, status } = reviewOf(row);
    const mine = text === '' ? null : { reviewId, rating, text, isHidden: status === 'hidden' };
    return { mine, canReview: false };
  }
  const tickets = await attendanceOf(executor, performanceId, accountId);
  return { mine: null, canReview: tickets.some(({ isUsed, overAt }) => isUsed || overAt <= at) };
}

/** One review for whoever wrote it; null when it is gone. */
export async function readReview(
  executor: Executor,
  reviewId: string,
  callerId: string,
  accounts: People,
): Promise<Review | null> {
  const rows = await executor
    .selectFrom('tickets_reviews')
    .select(REVIEW_COLUMNS)
    .where('id', '=', reviewId)
    .where('account_id', '=', callerId)
    .execute();
  return (await reviewViews(executor, rows, callerId, accounts)).get(reviewId) ?? null;
}

async function reviewViews(
  executor: Executor,
  rows: readonly TicketsReviewsTable[],
  callerId: string | null,
  accounts: People,
): Promise<Map<string, Review>> {
  const reviews = rows.map(reviewOf);
  const authorOf = await authorsOf(
    accounts,
    reviews.map(({ accountId }) => accountId),
  );
  const rounds = await selectMany<{ id: string; starts_at: number }>(
    executor,
    { table: 'tickets_rounds', columns: ['id', 'starts_at'], keys: ['id'], index: 'PRIMARY', lock: false },
    reviews.map(({ roundId }) => [roundId]),
  );
  const seen = new Map(rounds.map((round) => [round.id, iso(round.starts_at)]));
  const ids = reviews.map(({ id }) => id);
  const helped = callerId === null ? new Set() : await votedBy(executor, callerId, ids);
  return new Map(
    reviews.map((review) => [
      review.id,
      {
        reviewId: review.id,
        performanceId: review.performanceId,
        rating: review.rating,
        text: review.text,
        author: authorOf(review.accountId),
        seenAt: seen.get(review.roundId) ?? null,
        helpful: review.helpful,
        isHelpful: helped.has(review.id),
        isMine: review.accountId === callerId,
        createdAt: iso(review.createdAt),
        isEdited: review.updatedAt > review.createdAt,
      },
    ]),
  );
}

async function votedBy(
  executor: Executor,
  accountId: string,
  reviewIds: readonly string[],
): Promise<Set<string>> {
  const rows = await selectMany<{ review_id: string }>(
    executor,
    {
      table: 'tickets_review_votes',
      columns: ['review_id'],
      keys: ['review_id', 'account_id'],
      index: 'PRIMARY',
      lock: false,
    },
    reviewIds.map((id) => [id, accountId]),
  );
  return new Set(rows.map((row) => row.review_id));
}

/** Reviews as operators read them, the newest first. */
export async function listAllReviews(
  executor: Executor,
  query: AdminReviewsQuery,
  accounts: People,
): Promise<Static<typeof AdminReviewPage>> {
  const { limit = 20 } = query;
  const cursor = idCursor(query.cursor);
  let select = executor
    .selectFrom('tickets_reviews')
    .select(REVIEW_COLUMNS)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (cursor !== null) select = select.where('id', '<', cursor);
  if (query.status) select = select.where('status', '=', query.status);
  if (query.performanceId !== undefined) select = select.where('performance_id', '=', query.performanceId);
  if (query.accountId !== undefined) select = select.where('account_id', '=', query.accountId);
  if (query.rating !== undefined) select = select.where('rating', '=', query.rating);
  const reviews = (await select.execute()).map(reviewOf);
  const nameOf = await namesOf(
    accounts,
    reviews.map(({ accountId }) => accountId),
  );
  const titles = await selectMany<{ id: string; title_ko: string; title_en: string }>(
    executor,
    {
      table: 'tickets_performances',
      columns: ['id', 'title_ko', 'title_en'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    reviews.map(({ performanceId }) => [performanceId]),
  );
  const titleOf = new Map(titles.map((row) => [row.id, { ko: row.title_ko, en: row.title_en }]));
  return pageOf(
    reviews,
    limit,
    ({ id }) => id,
    (review) => ({
      reviewId: review.id,
      performanceId: review.performanceId,
      performanceTitle: titleOf.get(review.performanceId) ?? { ko: '', en: '' },
      accountId: review.accountId,
      memberName: nameOf(review.accountId),
      rating: review.rating,
      text: review.text,
      status: review.status,
      helpful: review.helpful,
      createdAt: iso(review.createdAt),
    }),
  );
}
