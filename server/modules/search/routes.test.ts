import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { NASTY } from '../../search/testing/contract-nasty.ts';

let site: TestInstallation;
let admin: string;
beforeAll(async () => {
  site = await startInstallation();
  admin = site.tokenOf('admin');
  await site.search.catchUp();
});
afterAll(() => site.end());

const get = (path: string, query: Record<string, string | number>, headers = {}) => {
  const parameters = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)] as [string, string]),
  );
  return site.call('GET', `${path}?${parameters}`, { headers });
};
const titleOf = ({ title }: { title: { text: string }[] }): string => title.map(({ text }) => text).join('');

async function makeDrop(body: object): Promise<string> {
  const made = await site.call('POST', '/admin/coupons/campaigns', {
    token: admin,
    body: {
      kind: 'drop',
      name: '검사용 드롭',
      discount: { kind: 'amount', amount: 3_000 },
      total: 5,
      validUntil: new Date(Date.now() + 86_400_000).toISOString(),
      ...body,
    },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return String(made.body.campaignId);
}

test('the demo’s drops are found by whoever asks, by words, initials and the wrong keyboard', async () => {
  for (const q of ['늦가을', '가을', 'ㄴㄱㅇ', 'smwrkdmf', 'late-autumn']) {
    const { status, body } = await get('/search', { q });
    expect([q, status, body.groups?.[0]?.kind]).toEqual([q, 200, 'drop']);
    expect(titleOf(body.groups[0].items[0])).toBe('늦가을 마당 5천원 쿠폰');
  }
  const { body } = await get('/search', { q: 'smwrkdmf' });
  expect(body.corrected).toBe('늦가을');
  expect(body.groups[0].more).toBe(false);
  expect(body.groups[0].items[0].link).toMatch(/^\/drops\//);
});

test('the language is the one that is asked for, or the browser’s', async () => {
  const first = async (query: Record<string, string>, headers = {}) =>
    titleOf((await get('/search', { q: '늦가을', ...query }, headers)).body.groups[0].items[0]);
  expect(await first({ locale: 'en' })).toBe('Late-autumn ₩5,000 coupon');
  expect(await first({}, { 'accept-language': 'en-GB' })).toBe('Late-autumn ₩5,000 coupon');
  expect(await first({ locale: 'ko' }, { 'accept-language': 'en-GB' })).toBe('늦가을 마당 5천원 쿠폰');
});

test('suggestions', async () => {
  const { body } = await get('/search/suggestions', { q: '늦ㄱ' });
  expect(body.items.map(titleOf)).toEqual(['늦가을 마당 5천원 쿠폰']);
  expect(body.items[0].title[0]).toEqual({ text: '늦가', isHit: true });
});

describe('one kind', () => {
  test('with facets, counts, sorts and pages', async () => {
    const all = await get('/search/drop', { sort: 'newest' });
    expect(all.body.total).toEqual({ count: all.body.items.length, isExact: true });
    expect(all.body.facets.discount).toEqual([
      { value: 'amount', count: 1 },
      { value: 'percent', count: 1 },
    ]);
    const percent = await get('/search/drop', { facet: 'discount:percent' });
    expect(percent.body.items.map(titleOf)).toEqual(['첫눈 20% 선착순 쿠폰']);
    const first = await get('/search/drop', { q: '쿠폰', limit: 1 });
    const second = await get('/search/drop', { q: '쿠폰', limit: 1, cursor: first.body.nextCursor });
    expect([...first.body.items, ...second.body.items].map(titleOf).toSorted()).toEqual([
      '늦가을 마당 5천원 쿠폰',
      '첫눈 20% 선착순 쿠폰',
    ]);
    expect([second.body.nextCursor, second.body.total]).toEqual([null, first.body.total]);
    expect(second.body.facets).toEqual({});
  });

  test('several facets in one address', async () => {
    const { status, body } = await site.call(
      'GET',
      '/search/drop?facet=discount:percent&facet=discount:amount',
    );
    expect([status, body.total.count]).toEqual([200, 2]);
  });

  test('that nothing is announced for, or that only operators search', async () => {
    for (const kind of ['nothing', 'member', 'transfer', 'constructor']) {
      const { status, body } = await get(`/search/${kind}`, { q: 'x' });
      expect([status, body.code, body.kinds]).toEqual([
        404,
        'search.unknown-kind',
        ['drop', 'product', 'performance', 'venue', 'performer', 'stock', 'trip', 'place'],
      ]);
    }
  });
});

describe('drops change', () => {
  const idsOf = async (q: string): Promise<string[]> => {
    await site.search.catchUp();
    return (await get('/search/drop', { q })).body.items.map(({ id }: { id: string }) => id);
  };

  test('a draft is found by nobody, an opened one by everybody, also when it is over', async () => {
    const dropId = await makeDrop({ name: '비밀스러운 초안' });
    expect(await idsOf('초안')).toEqual([]);
    await site.call('POST', `/admin/coupons/campaigns/${dropId}/open`, { token: admin, body: {} });
    expect(await idsOf('초안')).toEqual([dropId]);
    const reason = { reason: '검사 끝' };
    await site.call('POST', `/admin/coupons/campaigns/${dropId}/close`, { token: admin, body: reason });
    expect(await idsOf('초안')).toEqual([dropId]);
  });

  test('claims move it by their order of magnitude', async () => {
    const opensAt = new Date(Date.now() - 1_000).toISOString();
    const [quiet, claimed] = [
      await makeDrop({ name: '견줄 하나', opensAt }),
      await makeDrop({ name: '견줄 둘', opensAt }),
    ];
    for (const id of [quiet, claimed]) {
      await site.call('POST', `/admin/coupons/campaigns/${id}/open`, { token: admin, body: {} });
    }
    const token = site.tokenOf('minji');
    const got = await site.call('POST', `/coupons/drops/${quiet}/claims`, { token });
    expect(got.status, JSON.stringify(got.body)).toBe(201);
    expect(await idsOf('견줄')).toEqual([quiet, claimed]);
  });

  test('codes are no drops', async () => {
    expect(await idsOf('첫 만남')).toEqual([]);
  });
});

describe('bad input', () => {
  test.each([
    ['/search', {}],
    ['/search', { q: 'x'.repeat(201) }],
    ['/search', { q: 'a\u0000b' }],
    ['/search', { q: 'a\nb' }],
    ['/search', { q: 'x', limit: 0 }],
    ['/search', { q: 'x', limit: 21 }],
    ['/search', { q: 'x', locale: 'fr' }],
    ['/search', { q: 'x', unknown: '1' }],
    ['/search/suggestions', {}],
    ['/search/drop', { q: 'x', sort: 'rank' }],
    ['/search/drop', { q: 'x', facet: 'region' }],
    ['/search/drop', { q: 'x', facet: ':x' }],
    ['/search/drop', { q: 'x', priceFrom: -1 }],
    ['/search/drop', { q: 'x', priceFrom: '1e999' }],
    ['/search/drop', { q: 'x', limit: '-1e999' }],
    ['/search/drop', { q: 'x', from: 'yesterday' }],
    ['/search/drop', { q: 'x', limit: 101 }],
    ['/search/Drop!', { q: 'x' }],
  ] as [string, Record<string, string | number>][])('%s %j', async (path, query) => {
    const { status, body } = await get(path, query);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
  });

  test.each(['x', '0', 'MTIz', 'A'.repeat(200)])('a cursor that is none: %s', async (cursor) => {
    const { status, body } = await get('/search/drop', { q: '쿠폰', cursor });
    expect([status, body.code]).toEqual([400, 'request.invalid-cursor']);
  });

  test.each(NASTY)('%s', async (_what, typed) => {
    // The same, as far as an address can carry it.
    const chars = [...typed.slice(0, 200).toWellFormed()];
    const q = chars.map((char) => (char < ' ' || char === '\u007f' ? ' ' : char)).join('');
    for (const path of ['/search', '/search/suggestions', '/search/drop']) {
      const { status } = await get(path, { q });
      expect([path, status]).toEqual([path, 200]);
    }
  });
});

test('without an index: a clear refusal, and a new index soon', async () => {
  const own = await startInstallation();
  try {
    const before = await own.call('GET', '/search?q=x');
    expect([before.status, before.body.code]).toEqual([503, 'search.unavailable']);
    expect(Number(before.headers['retry-after'])).toBeGreaterThan(0);
    await own.search.catchUp();
    expect((await own.call('GET', '/search?q=쿠폰')).status).toBe(200);
    // Whatever happens to the file, it is made anew from the database.
    const folder = join(own.config.dataDir, 'search');
    await own.indexes.public.close();
    await writeFile(join(folder, 'public.current'), 'nowhere.db');
    await own.search.catchUp();
    await expect
      .poll(async () => (await own.call('GET', '/search?q=쿠폰')).status, { timeout: 5_000 })
      .toBe(200);
  } finally {
    await own.end();
  }
});

test('operators make both indexes anew, while searches go on', async () => {
  const run = site.jobs.run('search.rebuild', { trigger: 'operator' });
  expect((await get('/search', { q: '쿠폰' })).status).toBe(200);
  const { status, row } = await run;
  expect([status, row.failed]).toEqual(['done', 0]);
  // Drops, members, transfers and payments.
  expect(row.done).toBeGreaterThan(5);
  await site.search.catchUp();
  expect((await get('/search', { q: '늦가을' })).body.groups[0].items).toHaveLength(1);
  const members = await site.indexes.operators.search({
    ...{
      q: 'minji',
      kinds: ['member'],
      facets: {},
      sort: 'relevance',
      limit: 5,
      locale: 'ko',
      countFacets: [],
    },
  });
  expect(members.hits.map(({ id }) => id)).toEqual([site.idOf('minji')]);
});
