import { type ExpressionBuilder, sql } from 'kysely';
import type { Executor } from '../../../db/dialect.ts';
import type { ShopReviewsTable, Tables } from '../../../db/schema.ts';
import { ProblemError } from '../../../http/errors.ts';
import { pageOf } from '../../../http/page.ts';
import { authorsOf, type People } from '../../../voices/authors.ts';
import type { Files } from '../../files/index.ts';
import { REVIEW_COLUMNS, reviewOf } from './rows.ts';
import type { Review, ReviewPage, ReviewSort, ReviewSummary } from './schemas.ts';
import { subjectOf } from './voice.ts';

export interface ViewParts {
  readonly accounts: People;
  readonly files: Pick<Files, 'picturesOf'>;
}

interface Asked {
  readonly sort?: ReviewSort;
  readonly withPictures?: boolean;
  readonly rating?: number;
  readonly cursor?: string;
  readonly limit: number;
}

/** By what each sort puts reviews in order before their ids, and which way. */
const ORDERS = {
  newest: { column: null, way: 'desc' },
  helpful: { column: 'helpful', way: 'desc' },
  'rating-desc': { column: 'rating', way: 'desc' },
  'rating-asc': { column: 'rating', way: 'asc' },
} as const satisfies Record<ReviewSort, { column: 'helpful' | 'rating' | null; way: 'asc' | 'desc' }>;
type Order = (typeof ORDERS)[ReviewSort];

const CURSOR = /^(\d{1,10})\.([0-9A-Z]{16})$/;

/** What people say of a product that they have bought, a page of it, with the sum of all. */
export async function listReviews(
  executor: Executor,
  productId: string,
  asked: Asked,
  callerId: string | null,
  parts: ViewParts,
): Promise<ReviewPage> {
  const order = ORDERS[asked.sort ?? 'newest'];
  const after = placeOf(asked.cursor);
  let select = executor
    .selectFrom('shop_reviews')
    .select(REVIEW_COLUMNS)
    .where('product_id', '=', productId)
    .where('status', '=', 'shown')
    .limit(asked.limit + 1);
  if (asked.withPictures) select = select.where('has_pictures', '=', 1);
  if (asked.rating !== undefined) select = select.where('rating', '=', asked.rating);
  if (order.column) select = select.orderBy(order.column, order.way);
  select = select.orderBy('id', order.way);
  if (after) select = select.where((eb) => beyond(eb, order, after));
  const rows = await select.execute();
  const views = await reviewViews(executor, rows.slice(0, asked.limit), callerId, parts);
  const page = pageOf(
    rows,
    asked.limit,
    (row) => `${order.column ? row[order.column] : 0}.${row.id}`,
    ({ id }) => views.get(id)!,
  );
  return { ...page, summary: await readSummary(executor, productId) };
}

function placeOf(cursor: string | undefined): { value: number; id: string } | null {
  if (cursor === undefined) return null;
  const [, value, id] = CURSOR.exec(cursor) ?? [];
  if (!value || !id) throw new ProblemError('request.invalid-cursor');
  return { value: Number(value), id };
}

function beyond(
  eb: ExpressionBuilder<Tables, 'shop_reviews'>,
  { column, way }: Order,
  { value, id }: { value: number; id: string },
) {
  const than = way === 'desc' ? '<' : '>';
  if (!column) return eb('id', than, id);
  return eb.or([eb(column, than, value), eb.and([eb(column, '=', value), eb('id', than, id)])]);
}

/** Stars of a product's reviews together, read from an index alone. */
async function readSummary(executor: Executor, productId: string): Promise<ReviewSummary> {
  const { rows } = await sql<{ rating: number; n: number; pictured: number | null }>`
    select rating, count(*) as n, sum(has_pictures) as pictured from shop_reviews
    where product_id = ${productId} and status = 'shown' group by rating
  `.execute(executor);
  const histogram = [0, 0, 0, 0, 0];
  let [count, sum, withPictures] = [0, 0, 0];
  for (const { rating, n, pictured } of rows) {
    histogram[rating - 1] = Number(n);
    count += Number(n);
    sum += rating * Number(n);
    withPictures += Number(pictured ?? 0);
  }
  return {
    count,
    average: count === 0 ? null : Math.round((sum * 10) / count) / 10,
    histogram,
    withPictures,
  };
}

/** One review for whoever wrote it; null when it is gone. */
export async function readReview(
  executor: Executor,
  reviewId: string,
  callerId: string,
  parts: ViewParts,
): Promise<Review | null> {
  const rows = await executor
    .selectFrom('shop_reviews')
    .select(REVIEW_COLUMNS)
    .where('id', '=', reviewId)
    .where('account_id', '=', callerId)
    .execute();
  return (await reviewViews(executor, rows, callerId, parts)).get(reviewId) ?? null;
}

async function reviewViews(
  executor: Executor,
  rows: readonly ShopReviewsTable[],
  callerId: string | null,
  { accounts, files }: ViewParts,
): Promise<Map<string, Review>> {
  const reviews = rows.map(reviewOf);
  const ids = reviews.map(({ id }) => id);
  const pictures = await files.picturesOf(
    executor,
    reviews.flatMap((review) => review.pictures),
  );
  const authorOf = await authorsOf(
    accounts,
    reviews.map(({ accountId }) => accountId),
  );
  const comments = await commentsOf(executor, ids);
  const helped = callerId === null ? new Set() : await votedBy(executor, callerId, ids);
  return new Map(
    reviews.map((review) => [
      review.id,
      {
        reviewId: review.id,
        productId: review.productId,
        rating: review.rating,
        text: review.text,
        pictures: review.pictures.flatMap((id) => pictures.get(id) ?? []),
        author: authorOf(review.accountId),
        choice: review.choice,
        helpful: review.helpful,
        isHelpful: helped.has(review.id),
        isMine: review.accountId === callerId,
        comments: comments.get(review.id) ?? 0,
        createdAt: new Date(review.createdAt).toISOString(),
        isEdited: review.updatedAt > review.createdAt,
      },
    ]),
  );
}

/** How many comments are shown below each of these reviews. */
async function commentsOf(executor: Executor, reviewIds: readonly string[]): Promise<Map<string, number>> {
  if (reviewIds.length === 0) return new Map();
  const bySubject = new Map(reviewIds.map((id) => [subjectOf({ kind: 'review', id }), id]));
  const rows = await executor
    .selectFrom('shop_comments')
    .select(({ fn }) => ['subject', fn.countAll<number>().as('n')])
    .where('subject', 'in', [...bySubject.keys()])
    .where('status', '=', 'shown')
    .groupBy('subject')
    .execute();
  return new Map(rows.map(({ subject, n }) => [bySubject.get(subject)!, Number(n)]));
}

async function votedBy(
  executor: Executor,
  accountId: string,
  reviewIds: readonly string[],
): Promise<Set<string>> {
  if (reviewIds.length === 0) return new Set();
  const rows = await executor
    .selectFrom('shop_review_votes')
    .select('review_id')
    .where('account_id', '=', accountId)
    .where('review_id', 'in', [...reviewIds])
    .execute();
  return new Set(rows.map((row) => row.review_id));
}
