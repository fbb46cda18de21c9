import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase, sqliteDatabase, type TestDatabase } from '../../../../test/database.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { insertMany } from '../../../db/dialect.ts';
import { consumeOnce } from '../../../events/dispatcher.ts';
import { appendEvents, numberBatches } from '../../../events/outbox.ts';
import { instance } from '../../../jobs/testing/toy.ts';
import { createCounts } from './counted.ts';
import { dayAfter, dayOf, daysBetween } from './days.ts';
import { rankJob } from './rank.ts';
import { salesConsumer } from './sales.ts';
import { plantOrder, plantProducts } from './testing/planted.ts';

const NOON = Date.parse('2026-11-21T03:00:00Z');
const HOUR_MS = 3_600_000;
const quiet = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} } as never;

test('a day is a day in Korea', () => {
  expect(dayOf(Date.parse('2026-11-21T14:59:59.999Z'))).toBe('2026-11-21');
  expect(dayOf(Date.parse('2026-11-21T15:00:00Z'))).toBe('2026-11-22');
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(dayAfter('2028-03-01', -1)).toBe('2028-02-29');
  expect(daysBetween('2026-01-01', '2026-12-31')).toBe(365);
});

let batches = 0;
async function happened(
  database: TestDatabase,
  at: number,
  events: readonly { name: string; data: Record<string, unknown> }[],
): Promise<void> {
  batches += 1;
  const recorded = events.map((event) => ({ ...event, key: 'k', at, by: 'c' }));
  await database.transact((tx) =>
    appendEvents(tx, { batchId: `batch-${batches}`, lane: 'shop', at, events: recorded }),
  );
  if (database.kind === 'mariadb') await database.transact(numberBatches);
}
const line = (productId: string, quantity: number, paid: number) => ({ productId, quantity, paid });
const paid = (orderId: string, total: number, lines: object[]) => ({
  name: 'shop.order-paid',
  data: { orderId, total, lines },
});

eachDatabase('sales by day and product', (open) => {
  test('are counted once, from what happened, on the day on which it happened', async () => {
    const database = await open();
    await plantOrder(database, { id: 'order-1', paidAt: NOON });
    await plantOrder(database, { id: 'order-2', paidAt: null });
    await happened(database, NOON, [
      paid('order-1', 10_500, [line('p1', 2, 4_000), line('p1', 1, 2_000), line('p2', 1, 1_500)]),
      paid('order-3', 0, [line('p2', 1, 0)]),
      { name: 'shop.order-placed', data: { orderId: 'order-2', total: 9, lines: [line('p1', 9, 9)] } },
    ]);
    const cancelled = (orderId: string) => ({
      name: 'shop.order-cancelled',
      data: { orderId, lines: [line('p1', 1, 2_000)] },
    });
    const back = (kind: string, status: string) => ({
      name: 'shop.return-changed',
      data: { kind, status, ...(status === 'done' && { lines: [line('p2', 1, 1_500)] }) },
    });
    await happened(database, NOON + 24 * HOUR_MS, [
      ...[cancelled('order-1'), cancelled('order-2')],
      ...[back('return', 'requested'), back('return', 'done'), back('exchange', 'done')],
      { name: 'shop.refunded', data: { orderId: 'order-1', amount: 3_500 } },
    ]);
    while (await consumeOnce(database, salesConsumer));
    await consumeOnce(database, salesConsumer);
    const sales = await database.reader
      .selectFrom('shop_sales')
      .selectAll()
      .orderBy('day')
      .orderBy('product_id')
      .execute();
    const none = { views: 0, orders: 0, quantity: 0, amount: 0, returned: 0, returned_amount: 0 };
    expect(sales).toEqual([
      { ...none, day: '2026-11-21', product_id: 'p1', orders: 1, quantity: 3, amount: 6_000 },
      { ...none, day: '2026-11-21', product_id: 'p2', orders: 2, quantity: 2, amount: 1_500 },
      { ...none, day: '2026-11-22', product_id: 'p1', returned: 1, returned_amount: 2_000 },
      { ...none, day: '2026-11-22', product_id: 'p2', returned: 1, returned_amount: 1_500 },
    ]);
    const days = await database.reader.selectFrom('shop_days').selectAll().orderBy('day').execute();
    const still = { views: 0, cart_adds: 0, checkouts: 0 };
    expect(days).toEqual([
      { ...still, day: '2026-11-21', orders: 2, amount: 10_500, refunded: 0 },
      { ...still, day: '2026-11-22', orders: 0, amount: 0, refunded: 3_500 },
    ]);
  });

  test('looks are counted in memory, by several instances, and none is lost on the way', async () => {
    const database = await open();
    const now = { ms: NOON };
    const counts = [1, 2, 3].map(() => createCounts(database, () => now.ms, quiet));
    const [first] = counts;
    await first!.flush();
    expect(await database.reader.selectFrom('shop_days').selectAll().execute()).toEqual([]);
    for (const one of counts) for (let i = 0; i < 50; i += 1) one.view(`p${i % 2}`);
    first!.cartAdd();
    first!.checkout();
    await Promise.all(counts.map((one) => one.flush()));
    now.ms += 24 * HOUR_MS;
    first!.view('p0');
    await first!.round.run(new AbortController().signal);
    const days = await database.reader
      .selectFrom('shop_days')
      .select(['day', 'views', 'cart_adds', 'checkouts'])
      .orderBy('day')
      .execute();
    expect(days).toEqual([
      { day: '2026-11-21', views: 150, cart_adds: 1, checkouts: 1 },
      { day: '2026-11-22', views: 1, cart_adds: 0, checkouts: 0 },
    ]);
    const sales = await database.reader
      .selectFrom('shop_sales')
      .select(['product_id', 'views'])
      .orderBy('day')
      .orderBy('product_id')
      .execute();
    expect(sales).toEqual([
      { product_id: 'p0', views: 75 },
      { product_id: 'p1', views: 75 },
      { product_id: 'p0', views: 1 },
    ]);
  });
});

describe('counts', () => {
  const open = sqliteDatabase();
  test('wait for a database that is away, and are written when it is back', async () => {
    const database = await open();
    let isAway = true;
    const flaky = {
      ...database,
      transact: ((work) => {
        if (isAway) throw new Error('away');
        return database.transact(work);
      }) as typeof database.transact,
    };
    const counts = createCounts(flaky, () => NOON, quiet);
    counts.view('p1');
    await expect(counts.flush()).rejects.toThrow('away');
    counts.view('p1');
    await counts.close();
    isAway = false;
    await counts.close();
    const rows = await database.reader.selectFrom('shop_days').select('views').execute();
    expect(rows).toEqual([{ views: 2 }]);
  });
});

eachDatabase('rankings', (open) => {
  test('what sells now counts more than what sold; a list changes in one commit, or not at all', async () => {
    const database = await open();
    const at = Date.parse('2026-11-21T12:00:00Z');
    await plantProducts(database, {
      categories: [
        { id: 'tops', parentId: null },
        { id: 'knits', parentId: 'tops' },
      ],
      products: [
        { id: 'old', categoryId: 'tops', createdAt: 1, likes: 2 },
        { id: 'now', categoryId: 'knits', createdAt: 2, likes: 5 },
        { id: 'hidden', categoryId: 'knits', createdAt: 3, status: 'hidden', likes: 9 },
        { id: 'later', categoryId: 'tops', createdAt: 4, opensAt: at + HOUR_MS },
        { id: 'back', categoryId: 'tops', createdAt: 5 },
      ],
    });
    const sold = (day: string, productId: string, quantity: number, returned = 0) => [
      ...[day, productId, 0, 1, quantity, 1, returned, 0],
    ];
    const columns = [
      'day',
      'product_id',
      'views',
      'orders',
      'quantity',
      'amount',
      'returned',
      'returned_amount',
    ];
    await database.transact((tx) =>
      insertMany(tx, 'shop_sales', columns, [
        sold('2026-11-15', 'old', 3),
        sold('2026-11-14', 'old', 1_000),
        sold('2026-11-21', 'now', 1),
        sold('2026-11-21', 'hidden', 9),
        sold('2026-11-21', 'later', 9),
        sold('2026-11-20', 'back', 5, 5),
      ]),
    );
    const jobs = instance(database, [rankJob()], { now: () => at });
    const { row } = await jobs.run('shop.rank');
    expect([row.status, row.failed]).toEqual(['done', 0]);
    const lists = async () => {
      const rows = await database.reader
        .selectFrom('shop_rankings')
        .selectAll()
        .orderBy('list')
        .orderBy('position')
        .execute();
      return rows.map(({ list, position, product_id, score }) => [list, position, product_id, score]);
    };
    expect(await lists()).toEqual([
      ['likes:all', 1, 'now', 5],
      ['likes:all', 2, 'old', 2],
      ['new:all', 1, 'back', 5],
      ['new:all', 2, 'now', 2],
      ['new:all', 3, 'old', 1],
      ['sales:all', 1, 'now', 7],
      ['sales:all', 2, 'old', 3],
      ['sales:knits', 1, 'now', 7],
      ['sales:tops', 1, 'now', 7],
      ['sales:tops', 2, 'old', 3],
    ]);
    const again = await jobs.run('shop.rank');
    expect(again.row.done).toBe(0);
    await database.writer
      .updateTable('shop_products')
      .set({ status: 'ended' })
      .where('id', '=', 'now')
      .execute();
    await jobs.run('shop.rank');
    expect(await lists()).toEqual([
      ['likes:all', 1, 'old', 2],
      ['new:all', 1, 'back', 5],
      ['new:all', 2, 'old', 1],
      ['sales:all', 1, 'old', 3],
      ['sales:tops', 1, 'old', 3],
    ]);
    await jobs.stop();
  });
});

eachDatabase('the dashboard', (open) => {
  let site: TestInstallation;
  beforeAll(async () => {
    const database = await open();
    site = await startInstallation({ MADANG_JOBS: 'off', DATABASE_URL: database.url });
    await plantProducts(database, {
      categories: [{ id: 'testcategory', parentId: null }],
      products: [{ id: 'testproduct', categoryId: 'testcategory', createdAt: 1, stock: 3 }],
    });
    const today = dayOf(Date.now());
    await database.transact(async (tx) => {
      await insertMany(
        tx,
        'shop_days',
        ['day', 'views', 'cart_adds', 'checkouts', 'orders', 'amount', 'refunded'],
        [
          ['2020-01-02', 200, 50, 20, 10, 100_000, 5_000],
          ['2020-01-04', 100, 0, 0, 5, 50_000, 0],
        ],
      );
      await insertMany(
        tx,
        'shop_sales',
        ['day', 'product_id', 'views', 'orders', 'quantity', 'amount', 'returned', 'returned_amount'],
        [
          ['2020-01-02', 'testproduct', 7, 2, 3, 30_000, 1, 10_000],
          ['2020-01-04', 'testproduct', 1, 1, 1, 10_000, 0, 0],
          [today, 'testproduct', 1, 0, 0, 0, 0, 0],
        ],
      );
    });
  });
  afterAll(() => site.end());
  const get = (path: string) => site.call('GET', path, { token: site.tokenOf('admin') });

  test('shows every day, what sold, what runs out and how looks become orders', async () => {
    const { status, body } = await get('/admin/shop/dashboard?from=2020-01-01&to=2020-01-04');
    expect(status).toBe(200);
    const none = { views: 0, cartAdds: 0, checkouts: 0, orders: 0, amount: 0, refunded: 0 };
    expect(body).toMatchObject({
      days: [
        { ...none, day: '2020-01-01' },
        {
          day: '2020-01-02',
          views: 200,
          cartAdds: 50,
          checkouts: 20,
          orders: 10,
          amount: 100_000,
          refunded: 5_000,
        },
        { ...none, day: '2020-01-03' },
        { day: '2020-01-04', orders: 5, amount: 50_000 },
      ],
      top: [
        {
          productId: 'testproduct',
          picture: null,
          views: 8,
          orders: 3,
          quantity: 4,
          amount: 40_000,
          returned: 1,
        },
      ],
      funnel: { views: 300, cartAdds: 50, checkouts: 20, orders: 15, conversion: 5 },
      waiting: { inquiries: expect.any(Number), returns: expect.any(Number), toSend: expect.any(Number) },
    });
    expect(body.lowStock).toContainEqual(
      expect.objectContaining({ productId: 'testproduct', stock: 3, choice: null, sku: 'testproduct' }),
    );
    expect((await get('/admin/shop/dashboard?lowStock=2')).body.lowStock).not.toContainEqual(
      expect.objectContaining({ productId: 'testproduct' }),
    );
  });

  test('a file for spreadsheets has the same days', async () => {
    const { body, headers } = await get('/admin/shop/dashboard/days.csv?from=2020-01-02&to=2020-01-03');
    expect(headers['content-type']).toContain('text/csv');
    expect(body).toBe(
      '\uFEFFday,views,cartAdds,checkouts,orders,amount,refunded\r\n2020-01-02,200,50,20,10,100000,5000\r\n2020-01-03,0,0,0,0,0,0\r\n',
    );
  });

  test.each([
    'from=2020-01-02&to=2020-01-01',
    'from=2019-01-01&to=2020-01-02',
    'from=yesterday',
    'from=2020-02-30&to=2020-03-02',
    'x=1',
  ])('%s is refused', async (query) => {
    expect((await get(`/admin/shop/dashboard?${query}`)).body.code).toBe('request.invalid');
  });

  test('what people look at and put into carts is there when the process has stopped in order', async () => {
    const database = await open();
    const leaving = await startInstallation({ MADANG_JOBS: 'off', DATABASE_URL: database.url });
    await plantProducts(database, {
      categories: [{ id: 'lookcategory', parentId: null }],
      products: [{ id: 'lookedat', categoryId: 'lookcategory', createdAt: 1 }],
    });
    const token = leaving.tokenOf('minji');
    const look = await leaving.call('GET', '/shop/products/lookedat');
    expect(look.status).toBe(200);
    expect((await leaving.call('GET', '/shop/products/nothing')).status).toBe(404);
    const added = await leaving.call('POST', '/shop/cart/lines', {
      token,
      body: { variantId: 'v-lookedat', quantity: 1 },
    });
    expect(added.status).toBeLessThan(300);
    await leaving.end();
    const days = await database.reader.selectFrom('shop_days').select(['views', 'cart_adds']).execute();
    expect(days).toEqual([{ views: 1, cart_adds: 1 }]);
    const sales = await database.reader.selectFrom('shop_sales').select(['product_id', 'views']).execute();
    expect(sales).toEqual([{ product_id: 'lookedat', views: 1 }]);
  });
});
