import { deleteMany, type Executor, insertMany, updateMany } from '../../../db/dialect.ts';
import type { Value } from '../../../db/rows.ts';
import type { Files } from '../../files/index.ts';
import { writeCounts } from './counts.ts';
import { COMMENT_COLUMNS, INQUIRY_COLUMNS, REVIEW_COLUMNS } from './rows.ts';
import { type Comment, type CommunityState, type Inquiry, type Review, subjectOf } from './voice.ts';

const ANY = { where: {}, atMost: {} };

type Changing = Pick<Review, 'change'>;
const of = <T extends Changing>(rows: ReadonlyMap<string, T>, what: Changing['change']): T[] =>
  [...rows.values()].filter(({ change }) => change === what);
const idsOf = (rows: readonly { readonly id: string }[]): [string][] =>
  rows.map(({ id }): [string] => [id]).sort(([a], [b]) => (a < b ? -1 : 1));

/** Writes the working state, in bulk. */
export async function writeCommunity(
  tx: Executor,
  state: CommunityState,
  files: Pick<Files, 'attach' | 'release'>,
): Promise<void> {
  await writeReviews(tx, state);
  await writeVotes(tx, state);
  await writeComments(tx, state);
  await writeInquiries(tx, state);
  await writeCounts(
    tx,
    ['reviews', 'rating_sum'],
    [...state.counts.values()]
      .filter(({ isTouched }) => isTouched)
      .map(({ productId, isNew, reviews, ratingSum }) => ({
        productId,
        isNew,
        values: [reviews, ratingSum],
      })),
  );
  await writePictures(tx, state, files);
}

async function writeReviews(tx: Executor, { reviews }: CommunityState): Promise<void> {
  // First what goes: its line may have a new one.
  const gone = of(reviews, 'gone');
  await deleteMany(tx, 'shop_review_votes', ['review_id'], idsOf(gone), ANY);
  const subjects = gone.map(({ id }) => ({ id: subjectOf({ kind: 'review', id }) }));
  await deleteMany(tx, 'shop_comments', ['subject'], idsOf(subjects), ANY);
  await deleteMany(tx, 'shop_reviews', ['id'], idsOf(gone), ANY);
  const values = (one: Review): Value[] => [
    one.rating,
    one.text,
    JSON.stringify(one.pictures),
    one.pictures.length > 0 ? 1 : 0,
    one.status,
    one.helpful,
    one.updatedAt,
  ];
  await insertMany(
    tx,
    'shop_reviews',
    REVIEW_COLUMNS,
    of(reviews, 'new').map((one) => [
      ...[one.id, one.productId, one.accountId, one.orderId, one.lineNo],
      one.choice && JSON.stringify(one.choice),
      one.createdAt,
      ...values(one),
    ]),
  );
  await updateMany(
    tx,
    'shop_reviews',
    ['id'],
    REVIEW_COLUMNS.slice(7),
    of(reviews, 'changed').map((one) => [...values(one), one.id]),
  );
}

async function writeVotes(tx: Executor, { votes, reviews }: CommunityState): Promise<void> {
  const isThere = (reviewId: string) => (reviews.get(reviewId)?.change ?? 'gone') !== 'gone';
  const changed = [...votes.values()].filter((one) => one.wasOn !== one.isOn && isThere(one.reviewId));
  const off = changed.filter(({ isOn }) => !isOn).map((one) => [one.reviewId, one.accountId]);
  await deleteMany(tx, 'shop_review_votes', ['review_id', 'account_id'], off, ANY);
  await insertMany(
    tx,
    'shop_review_votes',
    ['review_id', 'account_id', 'at'],
    changed.filter(({ isOn }) => isOn).map((one) => [one.reviewId, one.accountId, one.at]),
  );
}

async function writeComments(tx: Executor, { comments }: CommunityState): Promise<void> {
  await deleteMany(tx, 'shop_comments', ['id'], idsOf(of(comments, 'gone')), ANY);
  const values = (one: Comment): Value[] => [
    ...[one.id, one.subject, one.productId, one.accountId, one.text, one.createdAt, one.status],
  ];
  await insertMany(tx, 'shop_comments', COMMENT_COLUMNS, of(comments, 'new').map(values));
  await updateMany(
    tx,
    'shop_comments',
    ['id'],
    ['status'],
    of(comments, 'changed').map((one) => [one.status, one.id]),
  );
}

async function writeInquiries(tx: Executor, { inquiries }: CommunityState): Promise<void> {
  await deleteMany(tx, 'shop_inquiries', ['id'], idsOf(of(inquiries, 'gone')), ANY);
  const values = (one: Inquiry): Value[] => [one.answer, one.answeredBy, one.answeredAt, one.status];
  await insertMany(
    tx,
    'shop_inquiries',
    INQUIRY_COLUMNS,
    of(inquiries, 'new').map((one) => [
      ...[one.id, one.productId, one.accountId, one.isPrivate ? 1 : 0, one.question, one.createdAt],
      ...values(one),
    ]),
  );
  await updateMany(
    tx,
    'shop_inquiries',
    ['id'],
    INQUIRY_COLUMNS.slice(6),
    of(inquiries, 'changed').map((one) => [...values(one), one.id]),
  );
}

/** The member shows them, so they go with the member; one reference for each place in the review. */
async function writePictures(
  tx: Executor,
  { pictures }: CommunityState,
  files: Pick<Files, 'attach' | 'release'>,
): Promise<void> {
  const changes = [...pictures.values()].sort((a, b) => (a.reviewId < b.reviewId ? -1 : 1));
  for (const { reviewId, accountId, before, after, at } of changes) {
    for (let place = 0; place < Math.max(before, after.length); place += 1) {
      const owner = `account:${accountId}:review:${reviewId}:${place}`;
      const fileId = after[place];
      if (fileId === undefined) await files.release(tx, owner, at);
      else if (!(await files.attach(tx, fileId, owner, accountId, at))) {
        throw new Error(`The file ${fileId} was locked, and is gone`);
      }
    }
  }
}
