import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import {
  type DemoPerson,
  startInstallation,
  type TestInstallation,
} from '../../../../test/support/installation.ts';
import { openRound } from '../../../../test/support/stage.ts';
import { insertMany } from '../../../db/dialect.ts';

const DAY_MS = 86_400_000;

function reviews(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  let seat = 0;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off', ...(await settings()) });
  });
  afterAll(() => site.end());

  /** A show that began so many days ago, or is still to come. */
  const show = async (daysAgo: number) => {
    const startsAt = Date.now() - daysAgo * DAY_MS;
    const round = { startsAt, saleFrom: startsAt - 9 * DAY_MS, saleUntil: startsAt };
    return openRound(site, { rows: [40], at: startsAt - 30 * DAY_MS, round });
  };
  const give = async (roundId: string, person: DemoPerson, status: 'issued' | 'used' = 'issued') => {
    seat += 1;
    const row = {
      ...{
        round_id: roundId,
        seat_no: seat,
        id: `${roundId}-${seat}`,
        reservation_id: roundId,
        line_no: seat,
      },
      ...{ account_id: site.idOf(person), serial: 1, status, issued_at: 0 },
    };
    const columns = Object.keys(row) as (keyof typeof row)[];
    const values = [columns.map((column) => row[column])];
    await site.database.transact((tx) => insertMany(tx, 'tickets_tickets', columns, values));
  };
  const as = (person: DemoPerson, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
    site.call(method, path, { token: site.tokenOf(person), ...(body !== undefined && { body }) });
  const write = (person: DemoPerson, performanceId: string, rating = 5, text = '좋았어요') =>
    as(person, 'POST', `/tickets/performances/${performanceId}/reviews`, { rating, text });
  const read = async (performanceId: string, query = '') =>
    (await site.call('GET', `/tickets/performances/${performanceId}/reviews${query}`)).body;
  const stars = async (performanceId: string) =>
    site.database.reader
      .selectFrom('tickets_performances')
      .select(['ratings', 'rating_sum'])
      .where('id', '=', performanceId)
      .executeTakeFirstOrThrow();
  const card = async (performanceId: string) => {
    const { rating, ratings } = (await site.call('GET', `/tickets/performances/${performanceId}`)).body;
    return [rating, ratings];
  };

  test('only those write who were there: let in, or with a ticket for a round that is over', async () => {
    const [past, coming] = [await show(2), await show(-2)];
    expect((await write('minji', past.performanceId)).body.code).toBe('tickets.not-attended');
    await give(past.roundId, 'minji');
    await give(coming.roundId, 'minji');
    const { body } = await as('minji', 'GET', `/tickets/performances/${past.performanceId}/reviews`);
    expect(body).toMatchObject({ canReview: true, mine: null });
    expect((await write('minji', past.performanceId)).status).toBe(201);
    expect((await write('minji', coming.performanceId)).body.code).toBe('tickets.not-attended');
    await give(coming.roundId, 'jun', 'used');
    expect((await write('jun', coming.performanceId)).status).toBe(201);
    expect((await write('minji', past.performanceId)).body.code).toBe('tickets.already-reviewed');
    expect((await write('minji', '0000000000000000')).body.code).toBe('tickets.performance-not-found');
    const anonymous = await site.call('POST', `/tickets/performances/${past.performanceId}/reviews`, {
      body: { rating: 5, text: 'x' },
    });
    expect(anonymous.status).toBe(401);
  });

  test('stars stand in the show’s row in the same commit, whatever becomes of a review', async () => {
    const { performanceId, roundId } = await show(3);
    await give(roundId, 'minji');
    await give(roundId, 'jun');
    const { reviewId } = (await write('minji', performanceId, 5)).body;
    await write('jun', performanceId, 2, '조금 길었어요');
    expect(await stars(performanceId)).toEqual({ ratings: 2, rating_sum: 7 });
    expect(await card(performanceId)).toEqual([3.5, 2]);
    const changed = await as('minji', 'PUT', `/tickets/reviews/${reviewId}`, {
      rating: 4,
      text: '다시 보니',
    });
    expect(changed.body).toMatchObject({ rating: 4, isEdited: true, isMine: true });
    expect(await card(performanceId)).toEqual([3, 2]);
    expect((await as('jun', 'PUT', `/tickets/reviews/${reviewId}`, { rating: 1, text: 'x' })).body.code).toBe(
      'tickets.review-not-found',
    );
    const hide = { reason: '욕설' };
    await as('admin', 'POST', `/admin/tickets/reviews/${reviewId}/hidings`, hide);
    expect(await stars(performanceId)).toEqual({ ratings: 1, rating_sum: 2 });
    expect((await read(performanceId)).summary).toEqual({ count: 1, average: 2, histogram: [0, 1, 0, 0, 0] });
    const { body } = await as('minji', 'GET', `/tickets/performances/${performanceId}/reviews`);
    expect(body).toMatchObject({ mine: { reviewId, isHidden: true }, canReview: false });
    await as('admin', 'POST', `/admin/tickets/reviews/${reviewId}/showings`, hide);
    expect(await stars(performanceId)).toEqual({ ratings: 2, rating_sum: 6 });
    await as('minji', 'DELETE', `/tickets/reviews/${reviewId}`);
    expect(await card(performanceId)).toEqual([2, 1]);
    expect((await write('minji', performanceId, 3)).status).toBe(201);
    const notes = await site.database.reader
      .selectFrom('audit_log')
      .select(['action', 'reason'])
      .where('subject', '=', reviewId)
      .orderBy('id')
      .execute();
    expect(notes).toEqual([
      { action: 'tickets.hide-review', reason: '욕설' },
      { action: 'tickets.show-review', reason: '욕설' },
    ]);
  });

  test('one that was hidden and taken away does not come back under another number', async () => {
    const { performanceId, roundId } = await show(4);
    await give(roundId, 'minji');
    const { reviewId } = (await write('minji', performanceId)).body;
    await as('admin', 'POST', `/admin/tickets/reviews/${reviewId}/hidings`, { reason: '광고' });
    expect((await as('minji', 'DELETE', `/tickets/reviews/${reviewId}`)).status).toBe(200);
    expect((await write('minji', performanceId)).body.code).toBe('tickets.already-reviewed');
    const shown = await as('admin', 'POST', `/admin/tickets/reviews/${reviewId}/showings`, { reason: 'x' });
    expect(shown.body.code).toBe('tickets.review-not-found');
    expect(await stars(performanceId)).toEqual({ ratings: 0, rating_sum: 0 });
  });

  test('helpful votes count once each, not for oneself, and sort', async () => {
    const { performanceId, roundId } = await show(5);
    await give(roundId, 'minji');
    await give(roundId, 'jun');
    const first = (await write('minji', performanceId, 5, '첫째')).body.reviewId;
    await write('jun', performanceId, 1, '둘째');
    const vote = (person: DemoPerson, method: 'PUT' | 'DELETE') =>
      as(person, method, `/tickets/reviews/${first}/helpful`);
    expect((await vote('minji', 'PUT')).body.code).toBe('tickets.own-review');
    const both = await Promise.all([vote('jun', 'PUT'), vote('jun', 'PUT'), vote('soyeon', 'PUT')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await vote('soyeon', 'PUT')).body).toMatchObject({ helpful: 2, isHelpful: true });
    const texts = async (query: string) =>
      (await read(performanceId, query)).items.map(({ text }: { text: string }) => text);
    expect(await texts('?sort=helpful')).toEqual(['첫째', '둘째']);
    expect(await texts('?sort=rating-asc')).toEqual(['둘째', '첫째']);
    const page = await read(performanceId, '?sort=newest&limit=1');
    expect(page.items[0].text).toBe('둘째');
    expect(await texts(`?sort=newest&limit=1&cursor=${page.nextCursor}`)).toEqual(['첫째']);
    expect((await read(performanceId, '?cursor=nonsense')).code).toBe('request.invalid-cursor');
    expect((await vote('soyeon', 'DELETE')).body).toMatchObject({ helpful: 1, isHelpful: false });
    for (const sort of ['newest', 'helpful', 'rating-asc']) {
      expect(await texts(`?sort=${sort}&rating=5`), sort).toEqual(['첫째']);
      expect(await texts(`?sort=${sort}&rating=3`), sort).toEqual([]);
    }
    // As everybody sees it, and as a member does, with the sum of all.
    const own = await as('jun', 'GET', `/tickets/performances/${performanceId}/reviews?rating=1`);
    expect(own.body).toMatchObject({ items: [{ text: '둘째' }], summary: { count: 2 } });
    expect((await read(performanceId, '?rating=6')).code).toBe('request.invalid');
  });

  test('what somebody wrote is in their file; when they leave it stays without them, and their vote goes', async () => {
    const { performanceId, roundId } = await show(6);
    for (const person of ['soyeon', 'jun', 'minji'] as const) await give(roundId, person);
    const about = (await write('minji', performanceId, 5, '남는 글')).body.reviewId;
    await write('soyeon', performanceId, 4, '떠나는 글');
    await as('soyeon', 'PUT', `/tickets/reviews/${about}/helpful`);
    const parts = site.modules.flatMap((module) => module.personalData ?? []);
    const told = await Promise.all(parts.map((part) => part(site.database.reader, site.idOf('soyeon'))));
    expect(Object.assign({}, ...told)).toMatchObject({
      ticketReviews: expect.arrayContaining([expect.objectContaining({ text: '떠나는 글', rating: 4 })]),
      ticketReviewsHelpful: [about],
    });
    const erase = site.tickets?.onErase;
    for (const person of ['soyeon', 'jun'] as const) {
      if (person === 'jun') await write('jun', performanceId, 3, '또 떠나는 글');
      await site.database.transact(async (tx) => erase?.(tx, site.idOf(person)));
    }
    const { items, summary } = await read(performanceId, '?limit=30');
    expect(summary.count).toBe(3);
    const former = items.filter(({ author }: { author: { isFormer: boolean } }) => author.isFormer);
    expect(former.map(({ text }: { text: string }) => text)).toEqual(['또 떠나는 글', '떠나는 글']);
    expect(items.find(({ reviewId }: { reviewId: string }) => reviewId === about).helpful).toBe(0);
  });
}

describe('reviews of shows on SQLite', () => reviews(async () => ({})));
describeWith('MariaDB', 'reviews of shows', () =>
  reviews(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
