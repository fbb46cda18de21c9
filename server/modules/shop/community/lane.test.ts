import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { makeServiceFolder } from '../../../../test/services/service.ts';
import { quiet, testIds } from '../../../../test/support/shelf.ts';
import { sharedBuckets } from '../../../cache/index.ts';
import type { Database } from '../../../db/open.ts';
import { type Answer, type Command, Lane, type Rejection } from '../../../engine/index.ts';
import { folderStore } from '../../../files/folder-store.ts';
import { sample } from '../../../files/testing/samples.ts';
import { createFiles, type Files } from '../../files/index.ts';
import { insertProducts } from '../catalogue/seed.ts';
import { listAllComments, listAllInquiries, listAllReviews } from './admin-views.ts';
import { listComments } from './comment-views.ts';
import { decideCommunity } from './domain.ts';
import { listInquiries } from './inquiry-views.ts';
import { erasePerson, personOf } from './person.ts';
import { prefetchCommunity } from './prefetch.ts';
import { listReviews } from './review-views.ts';
import { listReviewable } from './reviewable-views.ts';
import { insertReceived, type ReceivedOrder } from './testing/received.ts';
import type { CommunityInput } from './voice.ts';
import { writeCommunity } from './write.ts';

const ADMIN = 'the-admin';
/** Everybody is called by their number. */
const accounts = {
  people: async (ids: readonly string[]) =>
    new Map(ids.map((id) => [id, { id, name: `김${id.slice(-5)}지`, picture: null }])),
};
const codeOf = (answer: Answer | Rejection): string =>
  !answer.answered ? answer.code : answer.decision.accepted ? 'ok' : answer.decision.code;

eachDatabase('community', (open) => {
  let database: TestDatabase;
  let folder: string;
  let files: Files;
  let lanes: Lane<CommunityInput, unknown>[];
  const products: string[] = [];
  const uploads: string[] = [];
  const owner = testIds();

  const laneOn = (own: Database) =>
    new Lane(
      {
        name: 'shop-community',
        prefetch: (tx, commands) => prefetchCommunity(tx, commands, files),
        decide: decideCommunity,
        write: (tx, state) => writeCommunity(tx, state, files),
      },
      {
        database: own,
        limits: { maxQueue: 10_000, maxBatch: 1_000, maxWaitMs: 10_000 },
        observer: quiet,
        makeId: testIds,
        now: () => performance.now(),
        committed: () => undefined,
      },
    ) as unknown as Lane<CommunityInput, unknown>;

  beforeAll(async () => {
    database = await open();
    folder = await makeServiceFolder();
    files = createFiles({
      database,
      store: folderStore(join(folder, 'files')),
      makeId: testIds,
      now: Date.now,
      monotonic: () => performance.now(),
      createBuckets: () => sharedBuckets(() => performance.now()),
      log: { warn: () => undefined },
      config: { files: { s3: null, publicUrl: '', maxBytes: 1_000_000 }, rateLimit: false },
    });
    lanes = [database, await open(database.url)].map(laneOn);
    const made = Array.from({ length: 12 }, (_, i) => {
      const [id, variantId] = [testIds(), testIds()];
      products.push(id);
      return {
        ...{ id, categoryId: 'C', name: { ko: `것 ${i}`, en: `Thing ${i}` } },
        ...{ status: i === 11 ? ('hidden' as const) : ('on-sale' as const) },
        variants: [{ id: variantId, price: 5_000, stock: 5 }],
      };
    });
    await database.transact((tx) =>
      insertProducts(tx, { products: made }, { batchId: testIds(), at: Date.now() - 1_000 }),
    );
    for (const width of [40, 41, 42, 43]) {
      uploads.push((await files.keep(await sample('png', width, 40), owner)).id);
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  let turn = 0;
  const submit = (input: CommunityInput, accountId: string) => {
    turn += 1;
    const id = testIds();
    const command: Command<CommunityInput> = {
      ...{ id, at: Date.now(), accountId, key: id, name: 'shop.test', input, fingerprint: '' },
    };
    return lanes[turn % lanes.length]!.submit(command);
  };
  const received = async (
    own: Partial<ReceivedOrder> & { accountId: string; productIds: readonly string[] },
  ) => {
    const order = { id: testIds(), ...own };
    await database.transact((tx) => insertReceived(tx, [order]));
    return order.id;
  };
  type Reviewing = Extract<CommunityInput, { kind: 'review' }>;
  const reviewing = (orderId: string, own: Partial<Reviewing> = {}): Reviewing => ({
    ...{ kind: 'review', reviewId: testIds(), orderId, lineNo: 1, rating: 5, text: '좋아요', fileIds: [] },
    ...own,
  });
  /** A review of a product by somebody who has received it. */
  async function reviewed(productId: string, own: Parameters<typeof reviewing>[1] = {}, who = testIds()) {
    const orderId = await received({ accountId: who, productIds: [productId] });
    const input = reviewing(orderId, own);
    expect(codeOf(await submit(input, who))).toBe('ok');
    return { who, orderId, reviewId: input.reviewId };
  }
  const countsOf = async (productId: string) => {
    const row = await database.reader
      .selectFrom('shop_product_counts')
      .select(['reviews', 'rating_sum'])
      .where('product_id', '=', productId)
      .executeTakeFirst();
    return [row?.reviews ?? 0, row?.rating_sum ?? 0];
  };
  const shownBy = async (who: string) => {
    const rows = await database.reader
      .selectFrom('file_references')
      .select(['owner', 'file_id'])
      .where('owner', 'like', `account:${who}:review:%`)
      .orderBy('owner')
      .execute();
    return rows.map((row) => row.file_id);
  };
  const reviewsOf = (productId: string, asked: object = {}, callerId: string | null = null) =>
    listReviews(database.reader, productId, { limit: 20, ...asked }, callerId, { accounts, files });

  describe('reviews', () => {
    test.each([
      ['that nobody has', {}, 'shop.order-not-found', true],
      ['that is paid only', { status: 'paid' }, 'shop.not-bought'],
      ['that is on its way', { status: 'shipped' }, 'shop.not-bought'],
      ['that was cancelled', { status: 'cancelled' }, 'shop.not-bought'],
      ['all of which went back', { line: { returned: 2 } }, 'shop.not-bought'],
      ['of which a part went back', { line: { cancelled: 1 } }, 'ok'],
      ['that was confirmed', { status: 'confirmed' }, 'ok'],
    ] as const)('of an order %s: %s', async (_what, own, code, isUnknown?: boolean) => {
      const who = testIds();
      const orderId = await received({ accountId: who, productIds: [products[0]!], ...own });
      expect(codeOf(await submit(reviewing(isUnknown ? testIds() : orderId), who))).toBe(code);
    });

    test('only by who bought it, and only of what is in the order', async () => {
      const [who, other] = [testIds(), testIds()];
      const orderId = await received({ accountId: who, productIds: [products[0]!] });
      expect(codeOf(await submit(reviewing(orderId), other))).toBe('shop.order-not-found');
      expect(codeOf(await submit(reviewing(orderId, { lineNo: 2 }), who))).toBe('shop.order-not-found');
    });

    test('one for each line, of however many that are written at once', async () => {
      const who = testIds();
      const productId = products[1]!;
      const orderId = await received({ accountId: who, productIds: [productId, productId] });
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          submit(reviewing(orderId, { lineNo: 1 + (i % 2), rating: 3 }), who),
        ),
      );
      const codes = answers.map(codeOf);
      expect(codes.filter((code) => code === 'ok')).toHaveLength(2);
      expect(new Set(codes)).toEqual(new Set(['ok', 'shop.already-reviewed']));
      expect(await countsOf(productId)).toEqual([2, 6]);
    });

    test('counts follow what is written, changed, hidden, shown and taken away', async () => {
      const productId = products[2]!;
      const [a, b] = [await reviewed(productId, { rating: 5 }), await reviewed(productId, { rating: 2 })];
      expect(await countsOf(productId)).toEqual([2, 7]);
      const change = {
        kind: 'change-review',
        reviewId: a.reviewId,
        rating: 4,
        text: '음',
        fileIds: [],
      } as const;
      expect(codeOf(await submit(change, b.who))).toBe('shop.review-not-found');
      expect(codeOf(await submit(change, a.who))).toBe('ok');
      expect(await countsOf(productId)).toEqual([2, 6]);
      const moderated = { voice: 'review', id: b.reviewId, reason: '욕설' } as const;
      for (const [kind, counts] of [
        ['hide', [1, 4]],
        ['hide', [1, 4]],
        ['show', [2, 6]],
        ['show', [2, 6]],
        ['hide', [1, 4]],
      ] as const) {
        expect(codeOf(await submit({ kind, ...moderated }, ADMIN))).toBe('ok');
        expect(await countsOf(productId)).toEqual(counts);
      }
      const page = await reviewsOf(productId);
      expect([page.items.map(({ reviewId }) => reviewId), page.summary]).toEqual([
        [a.reviewId],
        { count: 1, average: 4, histogram: [0, 0, 0, 1, 0], withPictures: 0 },
      ]);
      for (const { reviewId, who } of [a, b]) {
        expect(codeOf(await submit({ kind: 'delete-review', reviewId }, testIds()))).toBe(
          'shop.review-not-found',
        );
        expect(codeOf(await submit({ kind: 'delete-review', reviewId }, who))).toBe('ok');
      }
      expect(await countsOf(productId)).toEqual([0, 0]);
      // What was taken away can be written anew; what operators hid cannot come back in this way.
      expect(codeOf(await submit(reviewing(a.orderId), a.who))).toBe('ok');
      expect(codeOf(await submit(reviewing(b.orderId), b.who))).toBe('shop.already-reviewed');
      expect(codeOf(await submit({ kind: 'show', ...moderated }, ADMIN))).toBe('shop.review-not-found');
    });

    test('a crowd at once, with votes from everywhere, is counted exactly', async () => {
      const productId = products[3]!;
      const written = await Promise.all(
        Array.from({ length: 12 }, (_, i) => reviewed(productId, { rating: 1 + (i % 5) })),
      );
      const [about] = written;
      const voters = Array.from({ length: 15 }, testIds);
      await Promise.all(
        voters.flatMap((who) =>
          [true, true, false, true].map((isHelpful) =>
            submit({ kind: 'vote', reviewId: about!.reviewId, isHelpful }, who),
          ),
        ),
      );
      const own = { kind: 'vote', reviewId: about!.reviewId, isHelpful: true } as const;
      expect(codeOf(await submit(own, about!.who))).toBe('shop.own-review');
      await Promise.all(voters.map((who) => submit(own, who)));
      await Promise.all(voters.slice(0, 4).map((who) => submit({ ...own, isHelpful: false }, who)));
      const rating = Array.from({ length: 12 }, (_, i) => 1 + (i % 5)).reduce((sum, n) => sum + n, 0);
      expect(await countsOf(productId)).toEqual([12, rating]);
      const { items } = await reviewsOf(productId, { sort: 'helpful' }, voters[14]!);
      expect(items[0]).toMatchObject({
        reviewId: about!.reviewId,
        helpful: 11,
        isHelpful: true,
        isMine: false,
      });
    });

    test('page by key in every order, with pictures alone, by stars', async () => {
      const productId = products[4]!;
      for (let i = 0; i < 9; i += 1) {
        const pictured = i === 3 ? { fileIds: [uploads[0]!] } : {};
        await reviewed(productId, { rating: 1 + (i % 3), ...pictured }, i === 3 ? owner : testIds());
      }
      for (const sort of ['newest', 'helpful', 'rating-desc', 'rating-asc'] as const) {
        const found: { reviewId: string; rating: number }[] = [];
        let cursor: string | undefined;
        do {
          const page = await reviewsOf(productId, {
            sort,
            limit: 2,
            ...(cursor !== undefined && { cursor }),
          });
          found.push(...page.items);
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect([sort, new Set(found.map(({ reviewId }) => reviewId)).size, found.length]).toEqual([
          sort,
          9,
          9,
        ]);
        const stars = found.map(({ rating }) => rating);
        if (sort === 'rating-desc') expect(stars).toEqual(stars.toSorted((a, b) => b - a));
        if (sort === 'rating-asc') expect(stars).toEqual(stars.toSorted((a, b) => a - b));
      }
      const pictured = await reviewsOf(productId, { withPictures: true });
      expect([pictured.items.length, pictured.items[0]?.pictures.length, pictured.summary]).toEqual([
        ...[1, 1],
        { count: 9, average: 2, histogram: [3, 3, 3, 0, 0], withPictures: 1 },
      ]);
      expect((await reviewsOf(productId, { rating: 3 })).items).toHaveLength(3);
      expect(pictured.items[0]?.author).toEqual({
        name: expect.stringMatching(/^김\*+지$/),
        picture: null,
        isFormer: false,
      });
    });

    test('pictures are one’s own, are kept in order, and go when nothing shows them', async () => {
      const orderId = await received({ accountId: owner, productIds: [products[5]!] });
      const stranger = testIds();
      const theirs = await received({ accountId: stranger, productIds: [products[5]!] });
      const fileIds = [uploads[1]!, uploads[2]!];
      expect(codeOf(await submit(reviewing(theirs, { fileIds }), stranger))).toBe('file.not-found');
      expect(codeOf(await submit(reviewing(theirs, { fileIds: ['nothing'] }), stranger))).toBe(
        'file.not-found',
      );
      const before = (await shownBy(owner)).length;
      const input = reviewing(orderId, { fileIds });
      expect(codeOf(await submit(input, owner))).toBe('ok');
      const { reviewId } = input;
      // A day later the upload says no more whose it was: what is shown already may stay.
      await database.transact((tx) =>
        tx.deleteFrom('file_uploads').where('file_id', 'in', fileIds).execute(),
      );
      const change = (...ids: string[]) =>
        submit({ kind: 'change-review', reviewId, rating: 5, text: '더', fileIds: ids }, owner);
      expect(codeOf(await change(uploads[2]!, uploads[1]!))).toBe('ok');
      const { items } = await listReviewable(database.reader, owner, { limit: 20 }, { files });
      const own = items.find((item) => item.orderId === orderId)?.review;
      expect(own?.pictures.map(({ fileId }) => fileId)).toEqual([uploads[2], uploads[1]]);
      expect(codeOf(await change(uploads[2]!))).toBe('ok');
      expect((await shownBy(owner)).length - before).toBe(1);
      expect(codeOf(await submit({ kind: 'delete-review', reviewId }, owner))).toBe('ok');
      expect(await shownBy(owner)).toHaveLength(before);
    });
  });

  describe('comments', () => {
    const commentsOf = async (
      subject: { kind: 'product' | 'review'; id: string },
      caller: string | null = null,
    ) => (await listComments(database.reader, subject, { limit: 20 }, caller, accounts)).items;
    const saying = (subject: { kind: 'product' | 'review'; id: string }, text = '저도요') =>
      ({ kind: 'comment', commentId: testIds(), subject, text }) as const;

    test('stand below products and reviews that people see, and go with them', async () => {
      const productId = products[6]!;
      const who = testIds();
      const { reviewId, who: reviewer } = await reviewed(productId);
      const [ofProduct, ofReview] = [
        { kind: 'product', id: productId } as const,
        { kind: 'review', id: reviewId } as const,
      ];
      const html = '<script>alert(1)</script>\n<b>굵게</b>';
      const first = saying(ofProduct, html);
      expect(codeOf(await submit(first, who))).toBe('ok');
      expect(codeOf(await submit(saying(ofReview), who))).toBe('ok');
      for (const id of [products[11]!, 'nothing']) {
        expect(codeOf(await submit(saying({ kind: 'product', id }), who))).toBe('shop.product-not-found');
      }
      expect(codeOf(await submit(saying({ kind: 'review', id: 'nothing' }), who))).toBe(
        'shop.review-not-found',
      );
      expect(await commentsOf(ofProduct, who)).toMatchObject([{ text: html, isMine: true }]);
      expect((await reviewsOf(productId)).items[0]?.comments).toBe(1);

      const { commentId } = first;
      expect(codeOf(await submit({ kind: 'delete-comment', commentId }, reviewer))).toBe(
        'shop.comment-not-found',
      );
      const moderated = { voice: 'comment', id: commentId, reason: '광고' } as const;
      expect(codeOf(await submit({ kind: 'hide', ...moderated }, ADMIN))).toBe('ok');
      expect(await commentsOf(ofProduct)).toEqual([]);
      expect(codeOf(await submit({ kind: 'show', ...moderated }, ADMIN))).toBe('ok');
      expect(codeOf(await submit({ kind: 'delete-comment', commentId }, who))).toBe('ok');
      expect(await commentsOf(ofProduct)).toEqual([]);
      expect(codeOf(await submit({ kind: 'delete-review', reviewId }, reviewer))).toBe('ok');
      const left = await database.reader
        .selectFrom('shop_comments')
        .select('id')
        .where('product_id', '=', productId)
        .execute();
      expect(left).toEqual([]);
    });
  });

  describe('inquiries', () => {
    const asking = (productId: string, isPrivate: boolean, question = '언제 오나요?') =>
      ({ kind: 'inquire', inquiryId: testIds(), productId, isPrivate, question }) as const;
    const answering = (inquiryId: string, own: object = {}) =>
      ({ kind: 'answer', inquiryId, answer: '내일 옵니다', isChange: false, ...own }) as const;
    const inquiriesOf = async (productId: string, callerId: string | null) =>
      (await listInquiries(database.reader, productId, { limit: 20 }, callerId, accounts)).items;

    test('private ones show to their writer alone; others see that there is one', async () => {
      const productId = products[7]!;
      const who = testIds();
      const secret = 'secret-question-of-minji';
      const hidden = asking(productId, true, secret);
      const open = asking(productId, false);
      for (const input of [hidden, open]) expect(codeOf(await submit(input, who))).toBe('ok');
      expect(codeOf(await submit(answering(hidden.inquiryId, { answer: 'secret-answer' }), ADMIN))).toBe(
        'ok',
      );
      expect(await inquiriesOf(productId, who)).toMatchObject([
        { question: '언제 오나요?', status: 'open' },
        { question: secret, answer: 'secret-answer', isMine: true, status: 'answered' },
      ]);
      for (const caller of [null, testIds()]) {
        const seen = await inquiriesOf(productId, caller);
        expect(seen[1]).toEqual({
          ...{ inquiryId: hidden.inquiryId, productId, isPrivate: true, question: null, answer: null },
          ...{
            answeredAt: null,
            status: 'answered',
            author: '*',
            isMine: false,
            createdAt: expect.any(String),
          },
        });
        expect(JSON.stringify(seen)).not.toContain('secret');
      }
      // No event and no log holds a letter of it.
      const batches = await database.reader.selectFrom('batches').select('events').execute();
      const notes = await database.reader.selectFrom('audit_log').select('details').execute();
      expect(JSON.stringify([batches, notes])).not.toContain('secret');
    });

    test('are answered once, changed when that is meant, and hidden with a reason', async () => {
      const who = testIds();
      const input = asking(products[8]!, false);
      const { inquiryId } = input;
      await submit(input, who);
      const answers = await Promise.all([
        submit(answering(inquiryId), ADMIN),
        submit(answering(inquiryId), 'other-admin'),
      ]);
      expect(answers.map(codeOf).toSorted()).toEqual(['ok', 'shop.already-answered']);
      expect(codeOf(await submit(answering(inquiryId, { answer: '모레요', isChange: true }), ADMIN))).toBe(
        'ok',
      );
      expect(codeOf(await submit(answering('nothing'), ADMIN))).toBe('shop.inquiry-not-found');
      const moderated = { voice: 'inquiry', id: inquiryId, reason: '개인정보' } as const;
      await submit({ kind: 'hide', ...moderated }, ADMIN);
      expect(await inquiriesOf(products[8]!, null)).toEqual([]);
      expect(await inquiriesOf(products[8]!, who)).toMatchObject([{ status: 'hidden', isMine: true }]);
      await submit({ kind: 'show', ...moderated }, ADMIN);
      expect(await inquiriesOf(products[8]!, null)).toMatchObject([{ status: 'answered', answer: '모레요' }]);
      const notes = await database.reader
        .selectFrom('audit_log')
        .select(['action', 'reason'])
        .where('subject', '=', inquiryId)
        .orderBy('id')
        .execute();
      expect(notes).toEqual([
        { action: 'shop.answer-inquiry', reason: null },
        { action: 'shop.answer-inquiry', reason: null },
        { action: 'shop.hide-inquiry', reason: '개인정보' },
        { action: 'shop.show-inquiry', reason: '개인정보' },
      ]);
      expect(codeOf(await submit({ kind: 'delete-inquiry', inquiryId }, testIds()))).toBe(
        'shop.inquiry-not-found',
      );
      expect(codeOf(await submit({ kind: 'delete-inquiry', inquiryId }, who))).toBe('ok');
      expect(await inquiriesOf(products[8]!, who)).toEqual([]);
    });

    test('operators read what waits first, the longest first, page by page', async () => {
      const productId = products[9]!;
      const inputs = Array.from({ length: 7 }, (_, i) => asking(productId, i % 2 === 0));
      for (const input of inputs) await submit(input, testIds());
      const ids = inputs.map(({ inquiryId }) => inquiryId);
      for (const id of [ids[1]!, ids[4]!]) await submit(answering(id), ADMIN);
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listAllInquiries(
          database.reader,
          { productId, limit: 2, ...(cursor !== undefined && { cursor }) },
          accounts,
        );
        expect(page.items.length).toBeLessThanOrEqual(2);
        found.push(...page.items.map(({ inquiryId }) => inquiryId));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(found).toEqual([ids[0], ids[2], ids[3], ids[5], ids[6], ids[4], ids[1]]);
      const answered = await listAllInquiries(database.reader, { productId, status: 'answered' }, accounts);
      expect(answered.items.map(({ inquiryId }) => inquiryId)).toEqual([ids[4], ids[1]]);
      const [hidden] = (await listAllInquiries(database.reader, { productId, isPrivate: true }, accounts))
        .items;
      expect(hidden).toMatchObject({
        question: '언제 오나요?',
        productName: { ko: '것 9' },
        isPrivate: true,
      });
      expect(answered.counts.open).toBeGreaterThanOrEqual(5);
    });
  });

  test('operators read all reviews and comments, with what is hidden', async () => {
    const productId = products[10]!;
    const { reviewId, who } = await reviewed(productId, { rating: 1, text: '별로' });
    await submit(
      { kind: 'comment', commentId: testIds(), subject: { kind: 'review', id: reviewId }, text: '왜요?' },
      who,
    );
    await submit({ kind: 'hide', voice: 'review', id: reviewId, reason: '욕설' }, ADMIN);
    const reviews = await listAllReviews(
      database.reader,
      { productId, status: 'hidden' },
      { accounts, files },
    );
    expect(reviews.items).toMatchObject([
      { reviewId, accountId: who, rating: 1, status: 'hidden', text: '별로' },
    ]);
    const comments = await listAllComments(database.reader, { productId }, accounts);
    expect(comments.items).toMatchObject([{ subject: { kind: 'review', id: reviewId }, accountId: who }]);
    expect(
      (await listAllReviews(database.reader, { productId, rating: 2 }, { accounts, files })).items,
    ).toEqual([]);
  });

  test('whoever leaves is named no more; private questions, pictures and votes go', async () => {
    const productId = products[10]!;
    const who = testIds();
    const mine = await reviewed(productId, { text: '떠나는 사람의 후기' }, who);
    const other = await reviewed(productId);
    await submit({ kind: 'vote', reviewId: other.reviewId, isHelpful: true }, who);
    await submit(
      { kind: 'comment', commentId: testIds(), subject: { kind: 'product', id: productId }, text: '안녕' },
      who,
    );
    for (const isPrivate of [true, false]) {
      const inquiryId = testIds();
      await submit({ kind: 'inquire', inquiryId, productId, isPrivate, question: `물음 ${isPrivate}` }, who);
    }
    expect(await personOf(database.reader, who)).toMatchObject({
      ...{ shopReviews: [{ reviewId: mine.reviewId }], shopHelpful: [other.reviewId] },
      ...{
        shopComments: [{ text: '안녕' }],
        shopInquiries: [{ question: '물음 true' }, { question: '물음 false' }],
      },
    });
    await database.transact((tx) => erasePerson(tx, who));
    expect(await personOf(database.reader, who)).toEqual({
      ...{ shopReviews: [], shopHelpful: [], shopComments: [], shopInquiries: [] },
    });
    const { items } = await reviewsOf(productId);
    expect(items.find(({ reviewId }) => reviewId === mine.reviewId)).toMatchObject({
      ...{ text: '떠나는 사람의 후기', author: { name: '탈퇴한 회원', isFormer: true } },
    });
    expect(items.find(({ reviewId }) => reviewId === other.reviewId)?.helpful).toBe(0);
    const asked = await listAllInquiries(database.reader, { productId }, accounts);
    expect(asked.items.map(({ question, memberName }) => [question, memberName])).toEqual([
      ['물음 false', '탈퇴한 회원'],
    ]);
  });
});
