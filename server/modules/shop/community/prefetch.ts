import { type Executor, selectMany } from '../../../db/dialect.ts';
import type {
  ShopCommentsTable,
  ShopInquiriesTable,
  ShopOrdersTable,
  ShopReviewsTable,
} from '../../../db/schema.ts';
import type { Command } from '../../../engine/types.ts';
import type { Files } from '../../files/index.ts';
import { linesOf } from '../checkout/rows.ts';
import { lockCounts, readProducts } from './counts.ts';
import { COMMENT_COLUMNS, commentOf, INQUIRY_COLUMNS, inquiryOf, REVIEW_COLUMNS, reviewOf } from './rows.ts';
import {
  type CommunityInput,
  type CommunityState,
  lineKey,
  type Received,
  type Review,
  type Stars,
  type Vote,
  voteKey,
} from './voice.ts';

type Commands = readonly Command<CommunityInput>[];
const BY_ID = { keys: ['id'], index: 'PRIMARY', lock: true } as const;
const asKeys = (ids: Iterable<string>): [string][] => Array.from(ids, (id) => [id]);

/**
 * Loads what a batch touches. Order of locks, each by id: orders, reviews (on which votes hang), comments, inquiries,
 * counts by product, files.
 */
export async function prefetchCommunity(
  tx: Executor,
  commands: Commands,
  files: Pick<Files, 'lock'>,
): Promise<CommunityState> {
  const orders = await lockOrders(tx, commands);
  const reviews = await lockReviews(tx, commands);
  const votes = await readVotes(tx, commands);
  const comments = await selectMany<ShopCommentsTable>(
    tx,
    { table: 'shop_comments', columns: COMMENT_COLUMNS, ...BY_ID },
    asKeys(idsIn(commands, 'comment')),
  );
  const inquiries = await selectMany<ShopInquiriesTable>(
    tx,
    { table: 'shop_inquiries', columns: INQUIRY_COLUMNS, ...BY_ID },
    asKeys(idsIn(commands, 'inquiry')),
  );
  const named = new Set<string>();
  for (const { input } of commands) {
    if (input.kind === 'comment' && input.subject.kind === 'product') named.add(input.subject.id);
    if (input.kind === 'inquire') named.add(input.productId);
  }
  for (const { lines } of orders.values()) for (const { productId } of lines) named.add(productId);
  for (const { productId } of reviews.values()) named.add(productId);
  for (const row of [...comments, ...inquiries]) named.add(row.product_id);
  const { visible, names } = await readProducts(tx, [...named]);
  return {
    orders,
    reviews,
    ofLine: new Map([...reviews.values()].map((one) => [lineKey(one.orderId, one.lineNo), one.id])),
    votes,
    comments: new Map(comments.map((row) => [row.id, commentOf(row)])),
    inquiries: new Map(inquiries.map((row) => [row.id, inquiryOf(row)])),
    visible,
    names,
    counts: await lockStars(tx, commands, orders, reviews),
    files: await lockPictures(tx, commands, reviews, files),
    pictures: new Map(),
  };
}

/** What commands on something that was said name. */
function idsIn(commands: Commands, voice: 'review' | 'comment' | 'inquiry'): Set<string> {
  const ids = new Set<string>();
  for (const { input } of commands) {
    if ((input.kind === 'hide' || input.kind === 'show') && input.voice === voice) ids.add(input.id);
    else if (voice === 'review') {
      if (input.kind === 'change-review' || input.kind === 'delete-review' || input.kind === 'vote') {
        ids.add(input.reviewId);
      } else if (input.kind === 'comment' && input.subject.kind === 'review') ids.add(input.subject.id);
    } else if (voice === 'comment') {
      if (input.kind === 'delete-comment') ids.add(input.commentId);
    } else if (input.kind === 'delete-inquiry' || input.kind === 'answer') ids.add(input.inquiryId);
  }
  return ids;
}

/** Orders of which something is to be reviewed: what was received cannot be sent back meanwhile. */
async function lockOrders(tx: Executor, commands: Commands): Promise<Map<string, Received>> {
  const ids = commands.flatMap(({ input }) => (input.kind === 'review' ? [input.orderId] : []));
  const rows = await selectMany<Pick<ShopOrdersTable, 'id' | 'account_id' | 'status' | 'order_lines'>>(
    tx,
    { table: 'shop_orders', columns: ['id', 'account_id', 'status', 'order_lines'], ...BY_ID },
    asKeys(ids),
  );
  return new Map(
    rows.map(({ id, account_id: accountId, status, order_lines }) => [
      id,
      { accountId, status, lines: linesOf(order_lines) },
    ]),
  );
}

async function lockReviews(tx: Executor, commands: Commands): Promise<Map<string, Review>> {
  const lines = commands.flatMap(({ input }): [string, number][] =>
    input.kind === 'review' ? [[input.orderId, input.lineNo]] : [],
  );
  // Under the order's lock nobody else writes one; whether one that is found is still there, its own lock says.
  const written = await selectMany<{ id: string }>(
    tx,
    {
      table: 'shop_reviews',
      columns: ['id'],
      keys: ['order_id', 'line_no'],
      index: 'order_id',
      lock: false,
    },
    lines,
  );
  const ids = idsIn(commands, 'review');
  for (const { id } of written) ids.add(id);
  const rows = await selectMany<ShopReviewsTable>(
    tx,
    { table: 'shop_reviews', columns: REVIEW_COLUMNS, ...BY_ID },
    asKeys(ids),
  );
  return new Map(rows.map((row) => [row.id, reviewOf(row)]));
}

async function readVotes(tx: Executor, commands: Commands): Promise<Map<string, Vote>> {
  const pairs = commands.flatMap(({ accountId, input }): [string, string][] =>
    input.kind === 'vote' ? [[input.reviewId, accountId]] : [],
  );
  const rows = await selectMany<{ review_id: string; account_id: string; at: number }>(
    tx,
    {
      table: 'shop_review_votes',
      columns: ['review_id', 'account_id', 'at'],
      keys: ['review_id', 'account_id'],
      index: 'PRIMARY',
      lock: false,
    },
    pairs,
  );
  return new Map(
    rows.map(({ review_id: reviewId, account_id: accountId, at }) => [
      voteKey(reviewId, accountId),
      { reviewId, accountId, wasOn: true, isOn: true, at },
    ]),
  );
}

/** Counts of the products whose reviews come, go or change. */
async function lockStars(
  tx: Executor,
  commands: Commands,
  orders: ReadonlyMap<string, Received>,
  reviews: ReadonlyMap<string, Review>,
): Promise<Map<string, Stars>> {
  const productIds = new Set<string>();
  for (const { input } of commands) {
    if (input.kind === 'review') {
      for (const line of orders.get(input.orderId)?.lines ?? []) {
        if (line.no === input.lineNo) productIds.add(line.productId);
      }
    }
  }
  // A vote or a comment changes no stars; which of the reviews do is not worth telling apart in a batch.
  const isRated = ({ input }: Commands[number]) => input.kind !== 'vote' && input.kind !== 'comment';
  if (commands.some(isRated)) for (const { productId } of reviews.values()) productIds.add(productId);
  const counts = await lockCounts(tx, [...productIds]);
  return new Map(
    [...counts].map(([productId, { reviews: count, ratingSum, isNew }]) => [
      productId,
      { productId, reviews: count, ratingSum, isNew, isTouched: false },
    ]),
  );
}

async function lockPictures(
  tx: Executor,
  commands: Commands,
  reviews: ReadonlyMap<string, Review>,
  files: Pick<Files, 'lock'>,
): Promise<CommunityState['files']> {
  const ids = new Set<string>();
  for (const { input } of commands) {
    if (input.kind === 'review' || input.kind === 'change-review')
      for (const id of input.fileIds) ids.add(id);
    if (input.kind === 'change-review' || input.kind === 'delete-review') {
      for (const id of reviews.get(input.reviewId)?.pictures ?? []) ids.add(id);
    }
  }
  return ids.size === 0 ? new Map() : files.lock(tx, [...ids]);
}
