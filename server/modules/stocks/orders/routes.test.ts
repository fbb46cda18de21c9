import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import { listSymbol } from '../../../../test/support/exchange.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { catalogPage } from '../../../http/errors.ts';

type Settings = () => Promise<Record<string, string>>;

const MAX = 2 ** 53;

function ordersOverHttp(settings: Settings): void {
  let site: TestInstallation;
  let symbol = '';
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off', ...(await settings()) });
    symbol = await list();
  });
  afterAll(() => site.end());

  const list = (facts: object = {}) =>
    listSymbol(site, { at: Date.now(), shares: { [site.idOf('minji')]: 100 }, ...facts });
  const place = (name: 'minji' | 'jun', body: object, headers: Record<string, string> = {}) =>
    site.call('POST', '/stocks/orders', { token: site.tokenOf(name), body, headers });
  const limit = (side: 'buy' | 'sell', quantity: number, price: number, of = symbol) => ({
    ...{ symbol: of, side, type: 'limit', quantity, price },
  });
  const open = async (name: 'minji' | 'jun') =>
    (await site.call('GET', '/stocks/orders?state=open', { token: site.tokenOf(name) })).body.items;

  test('an order rests, is amended, partly filled, taken back; and one sees it all', async () => {
    const placed = await place('minji', limit('sell', 10, 10_100), { 'idempotency-key': 'sell-1' });
    expect(placed.status).toBe(201);
    expect(placed.headers['receipt-id']).toBe(placed.body.orderId);
    expect(placed.body).toMatchObject({ status: 'open', remaining: 10, averagePrice: null, reason: null });
    const { orderId } = placed.body;
    const again = await place('minji', limit('sell', 10, 10_100), { 'idempotency-key': 'sell-1' });
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual(placed.body);

    const own = { token: site.tokenOf('minji') };
    const amended = await site.call('POST', `/stocks/orders/${orderId}/amendments`, {
      ...own,
      body: { price: 10_000, quantity: 8 },
    });
    expect(amended).toMatchObject({ status: 200, body: { price: 10_000, remaining: 8 } });
    const bought = await place('jun', { symbol, side: 'buy', type: 'market', quantity: 3 });
    expect(bought.body).toMatchObject({ status: 'filled', filledQuantity: 3, averagePrice: 10_000 });
    const less = await site.call('POST', `/stocks/orders/${orderId}/cancellations`, {
      ...own,
      body: { quantity: 2 },
    });
    expect(less.body).toMatchObject({ quantity: 6, filledQuantity: 3, remaining: 3, status: 'open' });

    const seen = await site.call('GET', `/stocks/orders/${orderId}`, own);
    expect(seen.body).toMatchObject({ isCancellable: true, isAmendable: true, filledQuantity: 3 });
    expect(seen.body.fills).toMatchObject([{ price: 10_000, quantity: 3 }]);
    expect((await open('minji')).map((order: { orderId: string }) => order.orderId)).toEqual([orderId]);
    const all = await site.call('POST', '/stocks/orders/cancellations', { ...own, body: {} });
    expect(all.body).toEqual({ cancelled: 1, orderIds: [orderId], left: 0 });
    const over = await site.call('GET', '/stocks/orders?state=ended', own);
    expect(over.body.items[0]).toMatchObject({ orderId, status: 'cancelled', reason: 'asked' });
    const proof = await site.call('GET', `/stocks/${symbol}/proof`);
    expect(proof.body).toMatchObject({ symbol, isExact: true, orders: 0 });
    expect(proof.body.liveHash).toBe(proof.body.replayedHash);
  });

  test.each([
    ['no shares', { quantity: 0 }],
    ['fewer than none', { quantity: -1 }],
    ['half a share', { quantity: 1.5 }],
    ['more than can be counted', { quantity: MAX }],
    ['a text', { quantity: '10' }],
    ['no price', { price: undefined }],
    ['a price with a market order', { type: 'market' }],
    ['a stop of a limit order', { stopPrice: 10_000 }],
    ['a stop order without its stop', { type: 'stop-limit' }],
    ['another side', { side: 'both' }],
    ['an unknown field', { isFree: true }],
  ])('%s is no order: nothing is decided', async (_, wrong) => {
    const asked = await place('minji', { ...limit('sell', 1, 10_000), ...wrong });
    expect(asked).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(asked.headers['receipt-id']).toBeUndefined();
  });

  test('what the rules do not allow is refused with a code and a receipt, and changes nothing', async () => {
    const halted = await list({ schedule: 'by-hand' });
    const before = await site.call('GET', `/stocks/${symbol}/proof`);
    const refusals: [string, 'minji' | 'jun', object][] = [
      ['stocks.off-tick', 'minji', limit('sell', 1, 10_001)],
      ['stocks.out-of-limits', 'minji', limit('sell', 1, 13_010)],
      ['stocks.out-of-limits', 'jun', limit('buy', 1, 6_990)],
      ['stocks.too-many-shares', 'jun', limit('buy', 10_000_001, 10_000)],
      ['stocks.symbol-not-found', 'jun', limit('buy', 1, 10_000, 'NOPE')],
      ['stocks.symbol-not-found', 'jun', { ...limit('buy', 1, 10_000), seasonId: '01K9ZQ3T5R7WXA00' }],
      ['stocks.closed', 'minji', limit('sell', 1, 10_000, halted)],
      ['stocks.insufficient-shares', 'jun', limit('sell', 1_000, 10_000)],
      ['pay.insufficient-funds', 'jun', limit('buy', 9_000_000, 10_000)],
      ['stocks.no-price', 'jun', { symbol, side: 'buy', type: 'market', quantity: 1 }],
      ['stocks.not-filled', 'jun', { ...limit('buy', 1, 10_000), timeInForce: 'FOK' }],
      [
        'stocks.condition-not-possible',
        'jun',
        { ...limit('buy', 1, 10_000), type: 'conditional', timeInForce: 'IOC' },
      ],
    ];
    for (const [code, name, body] of refusals) {
      const refused = await place(name, body);
      expect(refused.body.code, JSON.stringify(body)).toBe(code);
      const receipt = await site.call('GET', `/receipts/${refused.headers['receipt-id']}`, {
        token: site.tokenOf(name),
      });
      expect(receipt.body, code).toMatchObject({ code });
    }
    expect(await open('minji')).toEqual([]);
    expect(await open('jun')).toEqual([]);
    const after = await site.call('GET', `/stocks/${symbol}/proof`);
    expect(after.body.liveHash).toBe(before.body.liveHash);
  });

  test('orders of others and orders that are over cannot be changed', async () => {
    const { orderId } = (await place('minji', limit('sell', 2, 10_500))).body;
    const [minji, jun] = [site.tokenOf('minji'), site.tokenOf('jun')];
    const codeOf = async (token: string, path: string, body: object) =>
      (await site.call('POST', `/stocks/orders/${path}`, { token, body })).body.code;
    expect(await codeOf(jun, `${orderId}/cancellations`, {})).toBe('stocks.order-not-found');
    expect(await codeOf(jun, `${orderId}/amendments`, { price: 10_000 })).toBe('stocks.order-not-found');
    expect((await site.call('GET', `/stocks/orders/${orderId}`, { token: jun })).status).toBe(404);
    expect(await codeOf(minji, 'nothing/cancellations', {})).toBe('stocks.order-not-found');
    expect(await codeOf(minji, `${orderId}/amendments`, {})).toBe('request.invalid');
    const tooMany = await site.call('POST', `/stocks/orders/${orderId}/cancellations`, {
      ...{ token: minji, body: { quantity: 3 } },
    });
    expect(tooMany.body).toMatchObject({ code: 'stocks.too-many-shares', maxQuantity: 2 });
    for (const word of ['주문', '취소', 'order', 'take back'])
      expect(catalogPage('stocks.too-many-shares')).toContain(word);
    expect((await place('jun', limit('buy', 2, 10_500))).body.status).toBe('filled');
    expect(await codeOf(minji, `${orderId}/cancellations`, {})).toBe('stocks.order-over');
    expect(await codeOf(minji, `${orderId}/amendments`, { quantity: 5 })).toBe('stocks.order-over');
  });

  test('one’s own orders never meet', async () => {
    const sell = await place('minji', limit('sell', 2, 10_000));
    expect((await place('minji', limit('buy', 1, 10_000))).body.code).toBe('stocks.self-match');
    expect((await open('minji')).map((order: { orderId: string }) => order.orderId)).toEqual([
      sell.body.orderId,
    ]);
    await site.call('POST', '/stocks/orders/cancellations', {
      token: site.tokenOf('minji'),
      body: { symbol },
    });
    expect(await open('minji')).toEqual([]);
  });

  test('who is frozen does not place orders', async () => {
    const token = await site.provenTokenOf('admin');
    const act = (verb: 'freeze' | 'unfreeze') =>
      site.call('POST', `/admin/pay/accounts/${site.idOf('jun')}/${verb}`, {
        token,
        body: { reason: '신고 1182' },
      });
    expect((await act('freeze')).status).toBe(200);
    expect((await place('jun', limit('buy', 1, 10_000))).body.code).toBe('pay.account-frozen');
    expect((await act('unfreeze')).status).toBe(200);
  });

  test('the books agree', async () => {
    const report = await site.pay.reconcile();
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
  });
}

describe('orders over HTTP, on SQLite', () => ordersOverHttp(async () => ({})));
describeWith('MariaDB', 'orders over HTTP', () =>
  ordersOverHttp(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);

describe('a flood of one account', () => {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation();
  });
  afterAll(() => site.end());

  test('is held back with the time after which it may go on; others are not', async () => {
    const symbol = await listSymbol(site, { at: Date.now() });
    const body = { symbol, side: 'buy', type: 'limit', quantity: 1, price: 10_000 };
    const ask = (name: 'minji' | 'jun') =>
      site.call('POST', '/stocks/orders', { token: site.tokenOf(name), body });
    const answers = await Promise.all(Array.from({ length: 300 }, () => ask('minji')));
    const held = answers.filter(({ status }) => status === 429);
    expect(held.length).toBeGreaterThan(50);
    expect(held[0]!.body.code).toBe('stocks.too-many-orders');
    expect(Number(held[0]!.headers['retry-after'])).toBeGreaterThan(0);
    expect(held.every(({ headers }) => headers['receipt-id'] === undefined)).toBe(true);
    expect((await ask('jun')).status).toBe(201);
  });
});
