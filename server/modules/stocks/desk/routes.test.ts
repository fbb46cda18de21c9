import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';

type Person = 'minji' | 'jun' | 'soyeon' | 'admin';
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

function desk(settings: () => Promise<Record<string, string>>): void {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off', ...(await settings()) });
    for (const who of ['minji', 'jun'] as const) {
      await site.call('POST', '/pay/deposits', { token: site.tokenOf(who), body: { amount: 1_000_000 } });
    }
  }, 60_000);
  afterAll(() => site?.end());

  const call = async (who: Person, method: Method, path: string, body?: unknown, key?: string) =>
    callWith(site.tokenOf(who), method, path, body, key);
  /** As the operator, who has just proved who they are. */
  const grave = async (path: string, body: unknown, key?: string) =>
    callWith(await site.provenTokenOf('admin'), 'POST', path, body, key);
  const callWith = async (token: string, method: Method, path: string, body?: unknown, key?: string) => {
    const { status, body: answer } = await site.call(method, path, {
      token,
      ...(body !== undefined && { body }),
      ...(key !== undefined && { headers: { 'idempotency-key': key } }),
    });
    return { status, ...answer };
  };
  const at = (path = '') => `/admin/stocks/listings/900020${path}`;
  const order = (who: Person, side: 'buy' | 'sell', quantity: number, price: number) =>
    call(who, 'POST', '/stocks/orders', { symbol: '900020', side, type: 'limit', quantity, price });
  const facts = {
    ...{ name: { ko: '달빛제과', en: 'Moonlight Bakery' }, about: { ko: '빵을 구워요' }, sector: 'food' },
    color: '#aa3355',
  };
  const listing = {
    ...{ ...facts, symbol: '900020', board: 'KOSDAQ', schedule: 'by-hand', sharesIssued: 1_000_000 },
    ...{ reference: 10_000, holders: [{ email: 'jun@madang.example', quantity: 500 }], reason: '상장' },
  };

  test('a company is listed once, with its shares in hands', async () => {
    const many = { ...listing, holders: [{ email: 'jun@madang.example', quantity: 2_000_000 }] };
    expect((await grave('/admin/stocks/listings', many)).code).toBe('stocks.too-many-shares');
    const nobody = { ...listing, holders: [{ email: 'nobody@madang.example', quantity: 1 }] };
    expect((await grave('/admin/stocks/listings', nobody)).code).toBe('pay.recipient-not-found');
    const listed = await grave('/admin/stocks/listings', listing, 'list-1');
    expect(listed).toMatchObject({
      ...{ status: 'listed', symbol: '900020', phase: 'closed', lower: 7_000, upper: 13_000, version: 1 },
    });
    const again = await grave('/admin/stocks/listings', listing, 'list-1');
    expect(again.symbol).toBe('900020');
    expect((await grave('/admin/stocks/listings', listing)).status).toBeGreaterThanOrEqual(400);
    const granted = { email: 'minji@madang.example', quantity: 5, reason: '보상' };
    expect((await grave(at('/grants'), granted)).code).toBeUndefined();
  });

  test('shares are given by who has just proved who they are, and never to oneself', async () => {
    const given = { email: 'minji@madang.example', quantity: 5, reason: '보상' };
    const asked = await call('admin', 'POST', at('/grants'), given);
    expect(asked).toMatchObject({ status: 403, code: 'auth.proof-needed' });
    const other = { ...listing, symbol: '900021' };
    expect((await call('admin', 'POST', '/admin/stocks/listings', other)).code).toBe('auth.proof-needed');
    const own = { ...given, email: 'admin@madang.example' };
    expect(await grave(at('/grants'), own)).toMatchObject({ status: 409, code: 'stocks.own-account' });
  });

  test('an opening auction by hand: what it would trade is seen, and it trades at one price', async () => {
    expect((await order('minji', 'buy', 10, 10_100)).code).toBe('stocks.closed');
    const opened = await call('admin', 'POST', at('/phases'), { phase: 'opening-auction', reason: '개장' });
    expect(opened).toMatchObject({ phase: 'opening-auction', isByHand: true });
    await order('minji', 'buy', 10, 10_100);
    await order('jun', 'sell', 8, 9_900);
    const seen = await call('admin', 'GET', at());
    expect(seen.indicative).toMatchObject({ quantity: 8, surplus: 2 });
    const { price } = seen.indicative;
    const open = await call('admin', 'POST', at('/phases'), { phase: 'continuous', reason: '접속매매' });
    expect(open).toMatchObject({
      phase: 'continuous',
      last: price,
      volume: 8,
      indicative: null,
      openOrders: 1,
    });
  });

  test('halted, nothing is ordered and anything can be taken back', async () => {
    const resting = await order('jun', 'sell', 5, 12_000);
    expect((await call('admin', 'POST', at('/halts'), { reason: '공시 대기' })).phase).toBe('halted');
    expect((await order('minji', 'buy', 1, 12_000)).code).toBe('stocks.halted');
    const path = `/stocks/orders/${resting.orderId}/cancellations`;
    expect((await call('jun', 'POST', path, {})).code).toBeUndefined();
    const resumed = await call('admin', 'POST', at('/resumptions'), { reason: '공시 확인' });
    expect(resumed.phase).not.toBe('halted');
    await call('admin', 'POST', at('/phases'), { phase: 'continuous', reason: '재개' });
  });

  test('limits by hand hold at once; those off the tick are refused', async () => {
    const off = { lower: 9_001, upper: 11_000, reason: '좁힘' };
    expect((await call('admin', 'POST', at('/limits'), off)).code).toBe('stocks.off-tick');
    expect(await call('admin', 'POST', at('/limits'), { ...off, lower: 9_000 })).toMatchObject({
      ...{ lower: 9_000, upper: 11_000 },
    });
    expect((await order('minji', 'buy', 1, 8_000)).code).toBe('stocks.out-of-limits');
  });

  test('without a session there are none to set', async () => {
    const close = { phase: 'closed', reason: '마감' };
    await call('admin', 'POST', at('/phases'), close);
    const limits = { lower: 9_000, upper: 11_000, reason: '좁힘' };
    expect((await call('admin', 'POST', at('/limits'), limits)).code).toBe('stocks.no-session');
    await call('admin', 'POST', at('/phases'), { phase: 'continuous', reason: '재개' });
  });

  test('the next reference is tried, set with a reason, and is the next session’s', async () => {
    const tried = (query: string) => call('admin', 'GET', at(`/next-session${query}`));
    expect(await tried('')).toMatchObject({ day: null, reference: 10_000, isSet: false, lower: 7_000 });
    expect(await tried('?reference=5000')).toMatchObject({
      ...{ lower: 3_500, upper: 6_500, refusal: 'stocks.reference-not-now' },
    });
    const asked = { reference: 5_000, reason: '액면분할' };
    expect((await call('admin', 'POST', at('/references'), asked)).code).toBe('stocks.reference-not-now');
    await call('admin', 'POST', at('/phases'), { phase: 'closed', reason: '마감' });
    expect((await tried('?reference=5001')).refusal).toBe('stocks.off-tick');
    expect((await call('admin', 'POST', at('/references'), { reference: 5_000 })).code).toBe(
      'request.invalid',
    );
    const set = await call('admin', 'POST', at('/references'), asked, 'reference-1');
    expect(set.next).toEqual({ day: null, reference: 5_000, isSet: true, lower: 3_500, upper: 6_500 });
    expect((await call('admin', 'POST', at('/references'), asked, 'reference-1')).next).toEqual(set.next);
    expect((await call('minji', 'POST', at('/references'), asked)).status).toBe(403);
    const opened = await call('admin', 'POST', at('/phases'), { phase: 'opening-auction', reason: '개장' });
    expect(opened).toMatchObject({ reference: 5_000, last: 5_000, lower: 3_500, upper: 6_500 });
    expect(opened.next).toMatchObject({ reference: 5_000, isSet: false });
    await call('admin', 'POST', at('/references'), { reference: 10_000, reason: '되돌림' });
    await call('admin', 'POST', at('/phases'), { phase: 'closed', reason: '마감' });
    const back = await call('admin', 'POST', at('/phases'), { phase: 'continuous', reason: '다시' });
    expect(back).toMatchObject({ reference: 10_000, lower: 7_000, upper: 13_000 });
  });

  test('what is said of a company is written by one at a time', async () => {
    const edited = { ...facts, name: { ko: '달빛베이커리' }, version: 1 };
    expect((await call('admin', 'PUT', at(), edited)).name).toEqual({
      ko: '달빛베이커리',
      en: '달빛베이커리',
    });
    expect((await call('admin', 'PUT', at(), edited)).code).toBe('stocks.version-conflict');
    const found = await call('admin', 'GET', '/admin/stocks/listings?q=달빛');
    expect(found.items).toMatchObject([{ symbol: '900020', phase: 'continuous' }]);
  });

  test('orders are found by member and symbol, and taken back for a reason that is kept', async () => {
    const { orderId } = await order('minji', 'buy', 3, 9_500);
    const q = encodeURIComponent('minji@madang.example');
    const mine = await call('admin', 'GET', `/admin/stocks/orders?q=${q}&status=open`);
    expect(mine.items.map((one: { orderId: string }) => one.orderId)).toContain(orderId);
    expect(mine.items[0]).toMatchObject({ memberId: site.idOf('minji'), currency: 'KRW' });
    expect((await call('admin', 'GET', '/admin/stocks/orders?symbol=900020&side=sell')).total.isExact).toBe(
      true,
    );
    const path = `/admin/stocks/orders/${orderId}/cancellations`;
    expect((await call('admin', 'POST', path, {})).code).toBe('request.invalid');
    const cancelled = await call('admin', 'POST', path, { reason: '오주문' });
    expect(cancelled).toMatchObject({ orderId, status: 'cancelled', reason: 'by-operator' });
    expect((await call('admin', 'POST', path, { reason: '오주문' })).code).toBe('stocks.order-over');
    const notes = await site.database.reader
      .selectFrom('audit_log')
      .select(['action', 'reason'])
      .where('subject', 'in', [orderId, '900020'])
      .execute();
    expect(notes).toEqual(
      expect.arrayContaining([
        { action: 'stocks.cancel-order', reason: '오주문' },
        { action: 'stocks.halt', reason: '공시 대기' },
        { action: 'stocks.set-phase', reason: '개장' },
      ]),
    );
  });

  test('days of the calendar are set and cleared', async () => {
    const path = '/admin/stocks/calendar/2099-05-04';
    const hours = { openingAuction: 570, continuous: 600, closingAuction: 980, close: 990 };
    const body = { hours, note: '수능', reason: '한 시간 늦게' };
    expect((await call('admin', 'PUT', path, { ...body, hours: { ...hours, close: 100 } })).code).toBe(
      'stocks.invalid-hours',
    );
    const set = await call('admin', 'PUT', path, body);
    expect(set.items.at(-1)).toMatchObject({ day: '2099-05-04', hours, note: '수능' });
    expect((await call('admin', 'PUT', path, { ...body, hours: null })).items.at(-1).hours).toBeNull();
    const clear = `${path}?reason=${encodeURIComponent('되돌림')}`;
    expect((await call('admin', 'DELETE', clear)).items).toEqual([]);
    expect((await call('admin', 'DELETE', clear)).code).toBe('stocks.calendar-not-found');
  });

  test('the whole market is stopped at once, and those whose orders wait there are told', async () => {
    await order('jun', 'sell', 1, 12_500);
    const broken = await call('admin', 'POST', '/admin/stocks/circuit-breaks', { level: 1, reason: '급락' });
    expect(broken.symbols).toContain('900020');
    expect((await call('admin', 'GET', at())).phase).toBe('halted');
    expect((await order('minji', 'buy', 1, 10_000)).code).toBe('stocks.halted');
    // What an operator has halted stays as it is, and is not told to have been stopped.
    await call('admin', 'POST', at('/halts'), { reason: '공시' });
    const path = '/admin/stocks/circuit-breaks';
    const again = await call('admin', 'POST', path, { level: 1, reason: '한 번 더' });
    expect(again.symbols).not.toContain('900020');
  });

  test('who waits and who operates hears of it, in the bell', async () => {
    const kinds = async (who: Person): Promise<string[]> =>
      (await call(who, 'GET', '/me/notifications')).items.map(({ kind }: { kind: string }) => kind);
    await expect.poll(() => kinds('jun'), { timeout: 20_000 }).toContain('stocks.circuit-broken');
    await expect.poll(() => kinds('admin'), { timeout: 20_000 }).toContain('stocks.circuit-called');
    expect(await kinds('soyeon')).not.toContain('stocks.circuit-broken');
  });

  test('books in memory are counted, and how long it took to make them', async () => {
    const { body } = await site.app.inject({ url: '/metrics' });
    expect(body).toMatch(/^madang_stocks_books [1-9]/m);
    expect(body).toMatch(/^madang_stocks_book_rebuild_seconds_count \d/m);
  });

  test('delisted, it is over for ever', async () => {
    expect((await call('admin', 'POST', at('/delistings'), { reason: '폐업' })).status).toBe('delisted');
    expect((await order('minji', 'buy', 1, 10_000)).status).toBeGreaterThanOrEqual(400);
    const { checks } = await site.pay.reconcile();
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });
}

describe('the desk of the exchange over HTTP on SQLite', () => desk(async () => ({})));
describeWith('MariaDB', 'the desk of the exchange over HTTP', () =>
  desk(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
