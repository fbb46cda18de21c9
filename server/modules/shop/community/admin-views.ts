import type { Static } from 'typebox';
import type { Executor, Table } from '../../../db/dialect.ts';
import type { ShopInquiriesTable } from '../../../db/schema.ts';
import { countUpTo } from '../../../db/stretch.ts';
import { ProblemError } from '../../../http/errors.ts';
import { idCursor, pageOf } from '../../../http/page.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import { namesOf, type People } from '../../../voices/authors.ts';
import type {
  AdminComment,
  AdminCommentPage,
  AdminInquiry,
  AdminInquiryPage,
  AdminReviewPage,
  InquiriesQuery,
  ReviewVoicesQuery,
  VoicesQuery,
} from './admin-schemas.ts';
import { readProducts } from './counts.ts';
import type { ViewParts } from './review-views.ts';
import { COMMENT_COLUMNS, INQUIRY_COLUMNS, REVIEW_COLUMNS, reviewOf } from './rows.ts';

const COUNTED_AT_MOST = 10_000;
const DEFAULT_LIMIT = 20;

/** Reviews as operators read them, the newest first. */
export async function listAllReviews(
  executor: Executor,
  query: ReviewVoicesQuery,
  { accounts, files }: ViewParts,
): Promise<Static<typeof AdminReviewPage>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const cursor = idCursor(query.cursor);
  let select = executor
    .selectFrom('shop_reviews')
    .select(REVIEW_COLUMNS)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (cursor !== null) select = select.where('id', '<', cursor);
  if (query.status) select = select.where('status', '=', query.status);
  if (query.productId !== undefined) select = select.where('product_id', '=', query.productId);
  if (query.accountId !== undefined) select = select.where('account_id', '=', query.accountId);
  if (query.rating !== undefined) select = select.where('rating', '=', query.rating);
  const reviews = (await select.execute()).map(reviewOf);
  const aboutOf = await about(executor, reviews, accounts);
  const pictures = await files.picturesOf(
    executor,
    reviews.flatMap((review) => review.pictures),
  );
  const page = pageOf(
    reviews,
    limit,
    ({ id }) => id,
    (review) => ({
      reviewId: review.id,
      ...aboutOf(review),
      orderId: review.orderId,
      rating: review.rating,
      text: review.text,
      pictures: review.pictures.flatMap((id) => pictures.get(id) ?? []),
      status: review.status,
      helpful: review.helpful,
    }),
  );
  return { ...page, counts: await countsOf(executor, 'shop_reviews', ['shown', 'hidden']) };
}

/** Comments as operators read them, the newest first. */
export async function listAllComments(
  executor: Executor,
  query: VoicesQuery,
  accounts: People,
): Promise<Static<typeof AdminCommentPage>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const cursor = idCursor(query.cursor);
  let select = executor
    .selectFrom('shop_comments')
    .select(COMMENT_COLUMNS)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (cursor !== null) select = select.where('id', '<', cursor);
  if (query.status) select = select.where('status', '=', query.status);
  if (query.productId !== undefined) select = select.where('product_id', '=', query.productId);
  if (query.accountId !== undefined) select = select.where('account_id', '=', query.accountId);
  const rows = await select.execute();
  const aboutOf = await about(executor, rows.map(writtenOf), accounts);
  const page = pageOf(
    rows,
    limit,
    (row) => row.id,
    (row): AdminComment => {
      const [kind, id = ''] = row.subject.split(':');
      return {
        commentId: row.id,
        ...aboutOf(writtenOf(row)),
        subject: { kind: kind === 'review' ? 'review' : 'product', id },
        text: row.text,
        status: row.status,
      };
    },
  );
  return { ...page, counts: await countsOf(executor, 'shop_comments', ['shown', 'hidden']) };
}

/** Inquiries as operators read them: what waits first, whoever has waited longest before others; then the newest. */
export async function listAllInquiries(
  executor: Executor,
  query: InquiriesQuery,
  accounts: People,
): Promise<Static<typeof AdminInquiryPage>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const after = placeOf(query.cursor);
  const rows: ShopInquiriesTable[] = [];
  const isWaitingAsked = query.status === undefined || query.status === 'open';
  if (isWaitingAsked && after?.isWaiting !== false) {
    rows.push(...(await inquiries(executor, query, true, after?.id ?? null, limit + 1)));
  }
  if (query.status !== 'open' && rows.length <= limit) {
    const from = after?.isWaiting === false ? after.id : null;
    rows.push(...(await inquiries(executor, query, false, from, limit + 1 - rows.length)));
  }
  const aboutOf = await about(executor, rows.map(writtenOf), accounts);
  const nameOf = await namesOf(
    accounts,
    rows.flatMap((row) => row.answered_by ?? []),
  );
  const page = pageOf(
    rows,
    limit,
    (row) => `${row.status === 'open' ? 'w' : 'd'}.${row.id}`,
    (row): AdminInquiry => ({
      inquiryId: row.id,
      ...aboutOf(writtenOf(row)),
      isPrivate: row.is_private === 1,
      question: row.question,
      answer: row.answer,
      answeredAt: isoOrNull(row.answered_at),
      answeredBy: row.answered_by === null ? null : nameOf(row.answered_by),
      status: row.status,
    }),
  );
  return { ...page, counts: await countsOf(executor, 'shop_inquiries', ['open', 'answered', 'hidden']) };
}

const CURSOR = /^([wd])\.([0-9A-Z]{16})$/;

function placeOf(cursor: string | undefined): { isWaiting: boolean; id: string } | null {
  if (cursor === undefined) return null;
  const [, part, id] = CURSOR.exec(cursor) ?? [];
  if (!part || !id) throw new ProblemError('request.invalid-cursor');
  return { isWaiting: part === 'w', id };
}

async function inquiries(
  executor: Executor,
  query: InquiriesQuery,
  isWaiting: boolean,
  after: string | null,
  limit: number,
): Promise<ShopInquiriesTable[]> {
  let select = executor
    .selectFrom('shop_inquiries')
    .select(INQUIRY_COLUMNS)
    .orderBy('id', isWaiting ? 'asc' : 'desc')
    .limit(limit);
  if (isWaiting) select = select.where('status', '=', 'open');
  else if (query.status) select = select.where('status', '=', query.status);
  else select = select.where('status', '<>', 'open');
  if (after !== null) select = select.where('id', isWaiting ? '>' : '<', after);
  if (query.productId !== undefined) select = select.where('product_id', '=', query.productId);
  if (query.accountId !== undefined) select = select.where('account_id', '=', query.accountId);
  if (query.isPrivate !== undefined) select = select.where('is_private', '=', query.isPrivate ? 1 : 0);
  return select.execute();
}

interface Written {
  readonly accountId: string;
  readonly productId: string;
  readonly createdAt: number;
}
const writtenOf = (row: { account_id: string; product_id: string; created_at: number }): Written => ({
  accountId: row.account_id,
  productId: row.product_id,
  createdAt: row.created_at,
});

/** Who said it, when, and about which product. */
async function about(executor: Executor, written: readonly Written[], accounts: People) {
  const { names } = await readProducts(executor, [...new Set(written.map(({ productId }) => productId))]);
  const nameOf = await namesOf(
    accounts,
    written.map(({ accountId }) => accountId),
  );
  return ({ accountId, productId, createdAt }: Written) => ({
    productId,
    productName: names.get(productId) ?? { ko: '', en: '' },
    accountId,
    memberName: nameOf(accountId),
    createdAt: iso(createdAt),
  });
}

async function countsOf(
  executor: Executor,
  table: Table,
  statuses: readonly string[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const status of statuses) {
    const stretch = { table, index: `${table}_status`, where: { status }, atMost: {}, order: ['id'] };
    counts[status] = await countUpTo(executor, stretch, COUNTED_AT_MOST);
  }
  return counts;
}
