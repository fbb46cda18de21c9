import { sql } from 'kysely';
import { deleteMany, type Executor, insertMany, selectMany, updateMany } from '../../../db/dialect.ts';
import type { Value } from '../../../db/rows.ts';
import type { TicketsReviewsTable } from '../../../db/tables/tickets-shows.ts';
import type { Command } from '../../../engine/types.ts';
import {
  type Attendance,
  authorKey,
  type Review,
  type ReviewInput,
  type ReviewState,
  type Vote,
  voteKey,
} from './review.ts';

export const REVIEW_COLUMNS = [
  ...(['id', 'performance_id', 'account_id', 'round_id', 'created_at', 'rating', 'text'] as const),
  ...(['status', 'helpful', 'updated_at'] as const),
] as const;

const ANY = { where: {}, atMost: {} };
const asKeys = (ids: Iterable<string>): [string][] => Array.from(ids, (id) => [id]);
type Commands = readonly Command<ReviewInput>[];

export const reviewOf = (row: TicketsReviewsTable): Review => ({
  id: row.id,
  performanceId: row.performance_id,
  accountId: row.account_id,
  roundId: row.round_id,
  createdAt: row.created_at,
  rating: row.rating,
  text: row.text,
  status: row.status,
  helpful: row.helpful,
  updatedAt: row.updated_at,
  change: 'none',
});

/**
 * Loads what a batch touches. Order of locks: performances, whose rows hold the stars, then reviews, on which votes hang; each
 * by id. What a review is about never changes, so it is looked up before its lock.
 */
export async function prefetchReviews(tx: Executor, commands: Commands): Promise<ReviewState> {
  const about = commands.flatMap(({ input }) => (input.kind === 'review' ? [] : [input.reviewId]));
  const known = await selectMany<{ id: string; performance_id: string }>(
    tx,
    {
      table: 'tickets_reviews',
      columns: ['id', 'performance_id'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    asKeys(about),
  );
  const wanted = commands.flatMap(({ input }) => (input.kind === 'review' ? [input.performanceId] : []));
  // A vote changes no stars.
  const rated = new Set(
    commands.flatMap(({ input }) => ('reviewId' in input && input.kind !== 'vote' ? [input.reviewId] : [])),
  );
  const changing = known.filter(({ id }) => rated.has(id)).map((row) => row.performance_id);
  const stars = await lockStars(tx, [...wanted, ...changing]);
  const written = await readWritten(tx, commands);
  const rows = await selectMany<TicketsReviewsTable>(
    tx,
    { table: 'tickets_reviews', columns: REVIEW_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    asKeys([...known.map(({ id }) => id), ...written.values()]),
  );
  return {
    ...{ stars, written },
    reviews: new Map(rows.map((row) => [row.id, reviewOf(row)])),
    attended: await readAttended(tx, commands),
    votes: await readVotes(tx, commands),
  };
}

async function lockStars(tx: Executor, ids: readonly string[]): Promise<ReviewState['stars']> {
  const columns = ['id', 'title_ko', 'title_en', 'status', 'ratings', 'rating_sum'];
  type Row = {
    id: string;
    title_ko: string;
    title_en: string;
    status: string;
    ratings: number;
    rating_sum: number;
  };
  const rows = await selectMany<Row>(
    tx,
    { table: 'tickets_performances', columns, keys: ['id'], index: 'PRIMARY', lock: true },
    asKeys(ids),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        performanceId: row.id,
        title: { ko: row.title_ko, en: row.title_en },
        isVisible: row.status === 'published' || row.status === 'ended',
        ratings: row.ratings,
        ratingSum: row.rating_sum,
        isTouched: false,
      },
    ]),
  );
}

async function readWritten(tx: Executor, commands: Commands): Promise<Map<string, string>> {
  const rows = await selectMany<Pick<TicketsReviewsTable, 'id' | 'performance_id' | 'account_id'>>(
    tx,
    {
      table: 'tickets_reviews',
      columns: ['id', 'performance_id', 'account_id'],
      keys: ['performance_id', 'account_id'],
      index: 'performance_id',
      lock: false,
    },
    commands.flatMap(({ accountId, input }) =>
      input.kind === 'review' ? [[input.performanceId, accountId]] : [],
    ),
  );
  return new Map(rows.map((row) => [authorKey(row.performance_id, row.account_id), row.id]));
}

/** Tickets that members hold for a show. Once its round has begun a ticket stays whose it is. */
async function readAttended(tx: Executor, commands: Commands): Promise<ReviewState['attended']> {
  const attended = new Map<string, Attendance[]>();
  for (const { accountId, input } of commands) {
    if (input.kind !== 'review') continue;
    const key = authorKey(input.performanceId, accountId);
    if (!attended.has(key)) attended.set(key, await attendanceOf(tx, input.performanceId, accountId));
  }
  return attended;
}

/** Tickets of one member for one show, those first with which they were let in. */
export async function attendanceOf(
  executor: Executor,
  performanceId: string,
  accountId: string,
): Promise<Attendance[]> {
  const { rows } = await sql<{ round_id: string; status: string; starts_at: number; minutes: number }>`
    select t.round_id, t.status, r.starts_at, p.minutes from tickets_tickets t
    join tickets_rounds r on r.id = t.round_id join tickets_performances p on p.id = r.performance_id
    where t.account_id = ${accountId} and r.performance_id = ${performanceId} and r.status = 'scheduled'
    order by t.status desc, r.starts_at, t.id
  `.execute(executor);
  return rows.map((row) => ({
    roundId: row.round_id,
    isUsed: row.status === 'used',
    overAt: row.starts_at + row.minutes * 60_000,
  }));
}

async function readVotes(tx: Executor, commands: Commands): Promise<Map<string, Vote>> {
  const rows = await selectMany<{ review_id: string; account_id: string; at: number }>(
    tx,
    {
      table: 'tickets_review_votes',
      columns: ['review_id', 'account_id', 'at'],
      keys: ['review_id', 'account_id'],
      index: 'PRIMARY',
      lock: false,
    },
    commands.flatMap(({ accountId, input }) => (input.kind === 'vote' ? [[input.reviewId, accountId]] : [])),
  );
  return new Map(
    rows.map(({ review_id: reviewId, account_id: accountId, at }) => [
      voteKey(reviewId, accountId),
      { reviewId, accountId, wasOn: true, isOn: true, at },
    ]),
  );
}

const byId = <T extends { readonly id: string }>(a: T, b: T): number => (a.id < b.id ? -1 : 1);

/** Writes the working state, in bulk, in the order of the locks. */
export async function writeReviews(tx: Executor, { stars, reviews, votes }: ReviewState): Promise<void> {
  const touched = [...stars.values()].filter(({ isTouched }) => isTouched);
  await updateMany(
    tx,
    'tickets_performances',
    ['id'],
    ['ratings', 'rating_sum'],
    touched
      .map(({ performanceId: id, ratings, ratingSum }) => ({ id, ratings, ratingSum }))
      .sort(byId)
      .map(({ id, ratings, ratingSum }) => [ratings, ratingSum, id]),
  );
  const of = (what: Review['change']) =>
    [...reviews.values()].filter(({ change }) => change === what).sort(byId);
  // First what goes: its writer may have written a new one.
  const gone = of('gone').map(({ id }) => [id]);
  await deleteMany(tx, 'tickets_review_votes', ['review_id'], gone, ANY);
  await deleteMany(tx, 'tickets_reviews', ['id'], gone, ANY);
  const values = (one: Review): Value[] => [one.rating, one.text, one.status, one.helpful, one.updatedAt];
  await insertMany(
    tx,
    'tickets_reviews',
    REVIEW_COLUMNS,
    of('new').map((one) => [
      ...[one.id, one.performanceId, one.accountId, one.roundId, one.createdAt],
      ...values(one),
    ]),
  );
  await updateMany(
    tx,
    'tickets_reviews',
    ['id'],
    REVIEW_COLUMNS.slice(5),
    of('changed').map((one) => [...values(one), one.id]),
  );
  const isThere = (reviewId: string) => (reviews.get(reviewId)?.change ?? 'gone') !== 'gone';
  const turned = [...votes.values()].filter((one) => one.wasOn !== one.isOn && isThere(one.reviewId));
  const off = turned.filter(({ isOn }) => !isOn).map((one) => [one.reviewId, one.accountId]);
  await deleteMany(tx, 'tickets_review_votes', ['review_id', 'account_id'], off, ANY);
  await insertMany(
    tx,
    'tickets_review_votes',
    ['review_id', 'account_id', 'at'],
    turned.filter(({ isOn }) => isOn).map((one) => [one.reviewId, one.accountId, one.at]),
  );
}
