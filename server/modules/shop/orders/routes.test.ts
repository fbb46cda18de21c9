import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { stockShelves } from '../../../../test/support/shelves.ts';

const ADDRESS = {
  ...{ recipient: '김민지', phone: '010-1234-5678', postcode: '04524' },
  ...{ line1: '서울특별시 중구 세종대로 110', line2: '301호' },
};
const SIZES = {
  name: { ko: '크기', en: 'Size' },
  values: [
    { ko: '보통', en: 'Medium' },
    { ko: '큰 것', en: 'Large' },
  ],
};
const SHIPMENT = { courier: 'CJ대한통운', trackingNo: '1234-5678-9012' };

function orders(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  let minji: string;
  let jun: string;
  let admin: string;
  beforeAll(async () => {
    site = await startInstallation(await settings());
    [minji, jun, admin] = (['minji', 'jun', 'admin'] as const).map(site.tokenOf) as [string, string, string];
    await site.database.transact((tx) => tx.deleteFrom('shop_promotions').execute());
    await stockShelves(site.database, [
      { id: 'O-MUG', stock: 500, price: 4_000, product: { delivery: 'parcel', name_ko: '산책 머그컵' } },
      {
        ...{ id: 'O-SHIRT', price: 9_000 },
        product: { delivery: 'parcel', name_ko: '구름 셔츠', options: JSON.stringify([SIZES]) },
        variants: [
          { id: 'O-SHIRT-M', stock: 50, choices: '[0]' },
          { id: 'O-SHIRT-L', stock: 50, choices: '[1]' },
        ],
      },
    ]);
  });
  afterAll(() => site?.end());

  const post = (path: string, token: string, body?: unknown, headers: Record<string, string> = {}) =>
    site.call('POST', path, { token, headers, ...(body !== undefined && { body }) });
  const get = (path: string, token: string) => site.call('GET', path, { token });
  const balance = async () => (await get('/pay/balance', minji)).body.balance as number;
  const stockOf = async (id: string) =>
    (
      await site.database.reader
        .selectFrom('shop_variants')
        .select('stock')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).stock;
  async function place(variantId: string, quantity: number, token = minji): Promise<string> {
    const body = { lines: [{ variantId, quantity }], payWith: 'wallet', address: ADDRESS };
    const placed = await post('/shop/orders', token, body);
    expect(placed.status, JSON.stringify(placed.body)).toBe(201);
    return placed.body.orderId as string;
  }
  /** As far as its member has it. */
  async function delivered(variantId: string, quantity: number): Promise<string> {
    const orderId = await place(variantId, quantity);
    for (const [step, body] of [['preparations'], ['shipments', SHIPMENT], ['deliveries']] as const) {
      const done = await post(`/admin/shop/orders/${orderId}/${step}`, admin, body);
      expect(done.status, JSON.stringify(done.body)).toBe(200);
    }
    return orderId;
  }

  test('an order from placing to being received, as its member and as operators see it', async () => {
    const orderId = await delivered('O-MUG', 2);
    const { body } = await get(`/shop/orders/${orderId}`, minji);
    expect(body).toMatchObject({
      ...{ orderId, status: 'delivered', ...SHIPMENT, address: { ...ADDRESS, request: '' } },
      lines: [{ no: 1, variantId: 'O-MUG', quantity: 2, name: { ko: '산책 머그컵' } }],
      can: { cancel: false, return: true, confirm: true, pay: false },
      returnableUntil: expect.any(String),
    });
    expect(body.timeline.map(({ step, by }: { step: string; by: string }) => [step, by])).toEqual([
      ['placed', 'member'],
      ['paid', 'member'],
      ['preparing', 'operator'],
      ['shipped', 'operator'],
      ['delivered', 'operator'],
    ]);
    // Of operators a member learns no more than that.
    expect(JSON.stringify(body)).not.toContain(site.idOf('admin'));
    const own = await get(`/admin/shop/orders/${orderId}`, admin);
    expect(own.body).toMatchObject({
      memberEmail: 'minji@madang.example',
      refundable: body.total,
      can: { prepare: false, ship: false, deliver: false, cancel: false, refund: true },
    });
    const confirmed = await post(`/shop/orders/${orderId}/confirmations`, minji);
    expect(confirmed.body).toMatchObject({ status: 'confirmed', can: { return: false, confirm: false } });
    const list = await get('/shop/orders?status=confirmed&status=delivered&limit=1', minji);
    expect(list.body.items).toMatchObject([{ orderId, status: 'confirmed' }]);
    expect((await get('/shop/orders?status=draft', minji)).body.items).toEqual([]);
  });

  test('another member’s order is none, in whatever way it is asked for', async () => {
    const orderId = await delivered('O-MUG', 1);
    const line = { no: 1, quantity: 1 };
    const wish = { kind: 'return', reason: 'late', lines: [line] };
    for (const answer of [
      await get(`/shop/orders/${orderId}`, jun),
      await post(`/shop/orders/${orderId}/cancellations`, jun, {}),
      await post(`/shop/orders/${orderId}/confirmations`, jun),
      await post(`/shop/orders/${orderId}/returns`, jun, wish),
      await get('/shop/orders/nobody', minji),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'shop.order-not-found']);
    }
    const { returnId } = (await post(`/shop/orders/${orderId}/returns`, minji, wish)).body;
    const foreign = await post(`/shop/returns/${returnId}/withdrawals`, jun);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'shop.return-not-found']);
    expect((await get('/shop/orders', jun)).body.items).toEqual([]);
    for (const step of ['preparations', 'shipments', 'deliveries', 'refunds', 'cancellations']) {
      expect((await post(`/admin/shop/orders/${orderId}/${step}`, minji, {})).status).toBe(403);
    }
  });

  test('cancelled twice, by the same key and by another: once', async () => {
    const before = [await balance(), await stockOf('O-MUG')];
    const orderId = await place('O-MUG', 3);
    const ask = (key: string) =>
      post(
        `/shop/orders/${orderId}/cancellations`,
        minji,
        { reason: '다시 살게요' },
        { 'idempotency-key': key },
      );
    const all = await Promise.all([ask('a'), ask('b'), ask('a')]);
    expect(all.map(({ status }) => status).sort()).toSatisfy(
      (seen: number[]) => seen.filter((status) => status === 200).length >= 1 && seen.includes(409),
    );
    expect((await ask('a')).headers['idempotency-replayed']).toBe('true');
    expect([await balance(), await stockOf('O-MUG')]).toEqual(before);
    const { body } = await get(`/shop/orders/${orderId}`, minji);
    expect(body).toMatchObject({
      status: 'cancelled',
      refunded: body.total,
      refunds: [{ status: 'done', to: 'wallet' }],
    });
  });

  test('partial cancels at once come to exactly what was paid, never more', async () => {
    const before = [await balance(), await stockOf('O-MUG')];
    const orderId = await place('O-MUG', 5);
    const part = () =>
      post(`/shop/orders/${orderId}/cancellations`, minji, { lines: [{ no: 1, quantity: 2 }] });
    const all = await Promise.all(Array.from({ length: 4 }, part));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
    expect(await stockOf('O-MUG')).toBe(before[1]! - 1);
    const rest = await post(`/admin/shop/orders/${orderId}/cancellations`, admin, { reason: '재고 파손' });
    expect(rest.body).toMatchObject({ status: 'cancelled', refundable: 0 });
    expect([await balance(), await stockOf('O-MUG')]).toEqual(before);
    const audit = await get(`/admin/audit?subject=${orderId}`, admin);
    expect(audit.body.items[0]).toMatchObject({ action: 'shop.cancel', reason: '재고 파손' });
  });

  test('returned for money and exchanged for another variant, by what operators decide', async () => {
    const orderId = await delivered('O-SHIRT-M', 2);
    const wish = (body: object) =>
      post(`/shop/orders/${orderId}/returns`, minji, { reason: 'wrong-item', ...body });
    const exchange = { kind: 'exchange', lines: [{ no: 1, quantity: 1, exchangeFor: 'O-SHIRT-L' }] };
    const foreign = { ...exchange, lines: [{ no: 1, quantity: 1, exchangeFor: 'O-MUG' }] };
    expect((await wish(foreign)).body.code).toBe('shop.exchange-not-possible');
    expect(
      (await wish({ ...exchange, lines: [{ no: 1, quantity: 3, exchangeFor: 'O-SHIRT-L' }] })).body.code,
    ).toBe('shop.not-returnable');
    const asked = await wish({ ...exchange, note: '<b>큰 걸로</b>\n부탁드려요' });
    expect(asked).toMatchObject({ status: 201, body: { status: 'requested', kind: 'exchange' } });
    const { returnId } = asked.body;
    const waiting = await get('/admin/shop/returns?status=requested&status=approved&kind=exchange', admin);
    expect(waiting.body.items).toMatchObject([
      {
        returnId,
        memberName: expect.any(String),
        lines: [{ no: 1, name: { ko: '구름 셔츠' }, exchangeFor: 'O-SHIRT-L' }],
      },
    ]);
    const exchangeChoice = SIZES.values[1]!;
    expect(waiting.body.items[0].lines).toMatchObject([{ exchangeChoice }]);
    expect(asked.body.lines).toMatchObject([{ no: 1, quantity: 1, exchangeChoice }]);
    const seen = await Promise.all([
      get(`/shop/orders/${orderId}`, minji),
      get(`/admin/shop/orders/${orderId}`, admin),
    ]);
    for (const { body } of seen) expect(body.returns[0].lines).toMatchObject([{ exchangeChoice }]);
    const act = (step: string, body: object = {}) =>
      post(`/admin/shop/returns/${returnId}/${step}`, admin, body);
    expect((await act('receipts', { isFitForSale: true })).body.code).toBe('shop.return-not-open');
    expect((await act('approvals', { answer: '보내 주세요' })).body).toMatchObject({ status: 'approved' });
    expect((await act('receipts', { isFitForSale: true })).body).toMatchObject({ status: 'received' });
    expect((await act('shipments', SHIPMENT)).body).toMatchObject({ status: 'done', answer: '보내 주세요' });
    expect([await stockOf('O-SHIRT-M'), await stockOf('O-SHIRT-L')]).toEqual([49, 49]);
    const back = await wish({
      kind: 'return',
      lines: [
        { no: 1, quantity: 1 },
        { no: 2, quantity: 1 },
      ],
    });
    expect(back.body).toMatchObject({ status: 'requested', refundAmount: 18_000 });
    expect((await wish({ kind: 'return', lines: [{ no: 1, quantity: 1 }] })).body.code).toBe(
      'shop.return-under-way',
    );
    const other = (step: string, body: object = {}) =>
      post(`/admin/shop/returns/${back.body.returnId}/${step}`, admin, body);
    await other('approvals');
    const before = await balance();
    const { total } = (await get(`/shop/orders/${orderId}`, minji)).body;
    expect((await other('receipts', { isFitForSale: false, deduction: total + 1 })).body.code).toBe(
      'shop.refund-too-large',
    );
    expect((await other('receipts', { isFitForSale: false })).body).toMatchObject({
      status: 'done',
      refundAmount: total,
    });
    expect(await balance()).toBe(before + total);
    expect((await get(`/shop/orders/${orderId}`, minji)).body).toMatchObject({
      status: 'cancelled',
      refunded: total,
    });
  });

  test('more than is left is never given back, whoever asks', async () => {
    const orderId = await place('O-MUG', 1);
    const { total } = (await get(`/shop/orders/${orderId}`, minji)).body;
    const ask = (amount: number) =>
      post(`/admin/shop/orders/${orderId}/refunds`, admin, { amount, reason: '늦은 배송' });
    const all = await Promise.all([ask(total - 500), ask(total - 500)]);
    expect(all.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = await ask(501);
    expect([refused.body.code, refused.body.left]).toEqual(['shop.refund-too-large', 500]);
    const report = await site.pay.reconcile();
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('a draft is written for a member, told to them, and paid like any other order', async () => {
    const body = {
      ...{ accountId: site.idOf('minji'), reason: '단골', note: '약속한 가격이에요', shipping: 1_000 },
      lines: [{ variantId: 'O-MUG', quantity: 2, unitPrice: 3_000 }],
    };
    const made = await post('/admin/shop/drafts', admin, body);
    expect(made, JSON.stringify(made.body)).toMatchObject({
      status: 201,
      body: { status: 'draft', total: 7_000 },
    });
    const { orderId } = made.body;
    const seen = await get(`/shop/orders/${orderId}`, minji);
    expect(seen.body).toMatchObject({
      can: { pay: true, cancel: true },
      timeline: [{ step: 'drafted', by: 'operator', details: { note: '약속한 가격이에요' } }],
    });
    const paid = await post(`/shop/orders/${orderId}/payments`, minji, {
      payWith: 'wallet',
      address: ADDRESS,
    });
    expect(paid.body, JSON.stringify(paid.body)).toMatchObject({ status: 'paid', total: 7_000 });
    const unknown = await post('/admin/shop/drafts', admin, { ...body, accountId: 'nobody' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'account.not-found']);
    const gone = { ...body, lines: [{ variantId: 'nothing', quantity: 1 }] };
    expect((await post('/admin/shop/drafts', admin, gone)).body.code).toBe('shop.variant-not-found');
  });

  test.each([
    ['no piece', 'cancellations', { lines: [{ no: 1, quantity: 0 }] }],
    ['fewer than none', 'cancellations', { lines: [{ no: 1, quantity: -1 }] }],
    ['far too many', 'cancellations', { lines: [{ no: 1, quantity: 1_000_000_000 }] }],
    ['no line', 'cancellations', { lines: [] }],
    ['an amount of their own', 'cancellations', { refund: 1_000_000 }],
    ['no reason of return', 'returns', { kind: 'return', lines: [{ no: 1, quantity: 1 }] }],
    [
      'an amount of their own for it',
      'returns',
      { kind: 'return', reason: 'late', lines: [{ no: 1, quantity: 1 }], refundAmount: 9 },
    ],
    ['a control character', 'cancellations', { reason: 'a\u0000b' }],
  ])('%s is refused before anything is decided', async (_what, path, body) => {
    const orderId = await place('O-MUG', 1);
    const refused = await post(`/shop/orders/${orderId}/${path}`, minji, body);
    expect([refused.status, refused.body.code]).toEqual([400, 'request.invalid']);
    expect((await get(`/shop/orders/${orderId}`, minji)).body).toMatchObject({ status: 'paid', refunded: 0 });
  });

  test('operators find orders by what names them, count them, and take them along as a file', async () => {
    const orderId = await delivered('O-SHIRT-L', 1);
    const find = async (query: string) => {
      const { status, body } = await get(`/admin/shop/orders?${query}`, admin);
      expect(status, JSON.stringify(body)).toBe(200);
      return (body.items as { orderId: string }[]).map((one) => one.orderId);
    };
    expect(await find(`q=${orderId}`)).toEqual([orderId]);
    for (const q of ['구름', '1234-5678', 'minji@madang.example', '민지']) {
      expect(await find(`q=${encodeURIComponent(q)}&status=delivered`), q).toContain(orderId);
    }
    expect(await find('q=jun@madang.example')).toEqual([]);
    expect(await find(`status=delivered&payWith=gateway`)).toEqual([]);
    expect(await find(`courier=${encodeURIComponent(SHIPMENT.courier)}&status=delivered`)).toContain(orderId);
    expect(await find('attention=true')).toEqual([]);
    expect(await find('drafted=true&sort=oldest')).toHaveLength(1);
    expect(await find(`paidFrom=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([]);
    const { body } = await get('/admin/shop/orders?limit=1', admin);
    expect(Object.keys(body.facets).sort()).toEqual(['payWith', 'status']);
    const file = await get(`/admin/shop/orders/export?reason=check&q=${encodeURIComponent('구름')}`, admin);
    expect(file.body).toContain(orderId);
  });

  test('rules are changed by operators, with a reason', async () => {
    const rules = { returnDays: 14, confirmDays: 9, remindDays: 4, draftDays: 2 };
    const put = (body: object) => site.call('PUT', '/admin/shop/settings/orders', { token: admin, body });
    expect((await put({ ...rules, reason: '명절' })).body).toEqual(rules);
    expect((await get('/admin/shop/settings/orders', admin)).body).toEqual(rules);
    expect((await put({ ...rules, returnDays: 0, reason: '명절' })).body.code).toBe('request.invalid');
  });

  test('people are told: open pages by name and number alone, members by what they ordered', async () => {
    const batches = await site.database.reader.selectFrom('batches').select('events').execute();
    const events = batches.flatMap((row) => JSON.parse(row.events) as { name: string; data: object }[]);
    const own = events.filter(({ name }) => name.startsWith('shop.'));
    expect(own.length).toBeGreaterThan(20);
    // Nobody's name and no address is in what happens.
    expect(JSON.stringify(own)).not.toMatch(/세종대로|김민지|010-1234/);
    const told = own.flatMap((event) => site.shop!.streams({ ...event, key: '', at: 0, by: '' } as never));
    const mine = told.filter(({ topic }) => topic === `me:${site.idOf('minji')}`);
    expect(mine.length).toBeGreaterThan(20);
    expect(
      new Set(mine.filter(({ event }) => event === 'order').flatMap(({ data }) => Object.keys(data))),
    ).toEqual(new Set(['orderId', 'status']));
    const notices = own.flatMap((event) =>
      site.shop!.notices!.of({ ...event, key: '', at: 0, by: '', sequence: 0, id: '' } as never),
    );
    expect([...new Set(notices.map(({ kind }) => kind))].sort()).toEqual(
      expect.arrayContaining([
        ...['shop.cancelled', 'shop.delivered', 'shop.draft-to-pay', 'shop.refunded', 'shop.return-answered'],
        ...['shop.return-asked', 'shop.shipped'],
      ]),
    );
  });

  test('a member takes their orders along', async () => {
    const { body } = await get('/me/export', minji);
    expect(body.orders.length).toBeGreaterThan(5);
    expect(body.orders[0]).toMatchObject({ address: ADDRESS, lines: [{ name: { ko: '산책 머그컵' } }] });
    expect(body.returns.length).toBeGreaterThan(1);
  });
}

describe('orders over HTTP, on SQLite', () => orders(async () => ({ MADANG_RATE_LIMIT: 'off' })));
describeWith('MariaDB', 'orders over HTTP', () =>
  orders(async () => ({ MADANG_RATE_LIMIT: 'off', DATABASE_URL: await newMariadbDatabase() })),
);
