import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import {
  type CallOptions,
  startInstallation,
  type TestInstallation,
} from '../../../../test/support/installation.ts';
import { stockShelves } from '../../../../test/support/shelves.ts';

const ADDRESS = {
  recipient: '김민지',
  phone: '010-1234-5678',
  postcode: '04524',
  line1: '서울특별시 중구 세종대로 110',
  line2: '301호',
};

function checkout(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  let minji: string;
  let jun: string;
  beforeAll(async () => {
    site = await startInstallation(await settings());
    minji = site.tokenOf('minji');
    jun = site.tokenOf('jun');
    await stockShelves(site.database, [
      { id: 'T-MUG', stock: 1_000, price: 4_000, product: { delivery: 'parcel' } },
      { id: 'T-CARD', stock: 1_000, price: 2_500, categoryId: 'C2' },
      { id: 'T-LAST', stock: 1, price: 1_000 },
      { id: 'T-PENNY', stock: 1_000, price: 9 },
      { id: 'T-HIDDEN', product: { status: 'hidden' } },
      { id: 'T-DRAFT', product: { status: 'draft' } },
    ]);
    const rule = (id: string, text: object, priority: number) => ({
      id,
      name_ko: id,
      name_en: id,
      rule: JSON.stringify(text),
      priority,
      starts_at: 1,
      ends_at: null,
      is_active: 1 as const,
      created_at: 1,
      updated_at: 1,
    });
    await site.database.transact(async (tx) => {
      await tx.deleteFrom('shop_promotions').execute();
      await tx
        .insertInto('shop_promotions')
        .values([
          rule('T-THREE', { kind: 'quantity', minimum: 3, percent: 10, scope: {} }, 1),
          rule('T-CARDS', { kind: 'buy-n', buy: 3, free: 1, scope: { categoryIds: ['C2'] } }, 2),
          rule('T-SPEND', { kind: 'spend', minimumSpend: 30_000, amount: 3_333, scope: {} }, 3),
        ])
        .execute();
    });
  });
  afterAll(() => site?.end());

  const post = (path: string, body: unknown, token?: string, more: CallOptions = {}) =>
    site.call('POST', `/shop${path}`, { ...(token !== undefined && { token }), body, ...more });
  const order = (body: object, token = minji, headers = {}) => post('/orders', body, token, { headers });
  const one = (variantId: string, quantity = 1) => ({ lines: [{ variantId, quantity }] });
  const balance = async (token = minji) => (await site.call('GET', '/pay/balance', { token })).body.balance;
  const coupon = async (token: string, code = 'WELCOME-2026') => {
    const claimed = await site.call('POST', '/coupons/registrations', {
      token,
      body: { code },
    });
    expect(claimed.status, JSON.stringify(claimed.body)).toBe(201);
    return claimed.body.couponId as string;
  };

  test('a guest is told what it would cost, with reasons that add up', async () => {
    const { status, body } = await post('/quotes', {
      lines: [
        { variantId: 'T-MUG', quantity: 2 },
        { variantId: 'T-MUG', quantity: 1 },
        { variantId: 'T-LAST', quantity: 2 },
      ],
      postcode: '63100',
    });
    expect([status, body.items, body.discount, body.shipping, body.total]).toEqual([
      200, 14_000, 1_400, 6_000, 18_600,
    ]);
    expect(body.lines).toMatchObject([
      { variantId: 'T-MUG', quantity: 3, unitPrice: 4_000, paid: 10_800, problem: null },
      { variantId: 'T-LAST', problem: { code: 'stock.sold-out', wanted: 2, left: 1 } },
    ]);
    expect(body.trace.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)).toBe(4_600);
    expect(body).toMatchObject({ coupons: [], bestCouponId: null, needsAddress: true, currency: 'KRW' });
    const hidden = await post('/quotes', one('T-HIDDEN'));
    expect(hidden.body.lines[0].problem.code).toBe('shop.not-on-sale');
    for (const id of ['T-DRAFT', 'NONE']) {
      const unknown = await post('/quotes', one(id));
      expect([unknown.status, unknown.body.code]).toEqual([404, 'shop.variant-not-found']);
    }
  });

  test('what a client says of prices, totals and odd quantities is refused, and changes nothing', async () => {
    const before = await balance();
    const bad: [object, string][] = [
      [{ ...one('T-CARD'), payWith: 'wallet', total: 1 }, 'request.invalid'],
      [{ lines: [{ variantId: 'T-CARD', quantity: 1, unitPrice: 1 }], payWith: 'wallet' }, 'request.invalid'],
      [{ ...one('T-CARD', 0), payWith: 'wallet' }, 'request.invalid'],
      [{ ...one('T-CARD', -1), payWith: 'wallet' }, 'request.invalid'],
      [{ ...one('T-CARD', 1e9), payWith: 'wallet' }, 'request.invalid'],
      [{ ...one('T-CARD', 1.5), payWith: 'wallet' }, 'request.invalid'],
      [{ lines: [], payWith: 'wallet' }, 'request.invalid'],
      [{ ...one('T-CARD'), payWith: 'undecided' }, 'request.invalid'],
      [{ ...one('T-CARD'), payWith: 'wallet', expectedTotal: 1 }, 'shop.total-changed'],
      [{ ...one('T-HIDDEN'), payWith: 'wallet' }, 'shop.not-on-sale'],
      [{ ...one('T-DRAFT'), payWith: 'wallet' }, 'shop.variant-not-found'],
      [{ ...one('T-MUG'), payWith: 'wallet' }, 'shop.address-required'],
      [{ ...one('T-MUG'), payWith: 'wallet', addressId: '0000000000000000' }, 'shop.address-not-found'],
      [{ ...one('T-MUG'), payWith: 'wallet', address: { ...ADDRESS, postcode: '99999' } }, 'request.invalid'],
      [
        { ...one('T-MUG'), payWith: 'wallet', address: { ...ADDRESS, phone: '012-345-6789' } },
        'request.invalid',
      ],
      [{ ...one('T-CARD'), payWith: 'wallet', couponId: '0000000000000000-1' }, 'coupon.not-found'],
    ];
    for (const [body, code] of bad) {
      const { status, body: told } = await order(body);
      expect([told.code, status >= 400 && status < 500], JSON.stringify(body)).toEqual([code, true]);
    }
    expect(await balance()).toBe(before);
    expect((await post('/orders', { ...one('T-CARD'), payWith: 'wallet' })).status).toBe(401);
  });

  test('a wallet order: paid, once for its key, whatever becomes of the address meanwhile', async () => {
    const saved = await post('/addresses', { label: '집', ...ADDRESS, isDefault: true }, minji);
    const { addressId } = saved.body;
    const body = {
      ...one('T-MUG', 2),
      payWith: 'wallet',
      addressId,
      request: '문 앞에',
      expectedTotal: 11_000,
    };
    const others = await order(body, jun);
    expect([others.status, others.body.code]).toEqual([404, 'shop.address-not-found']);
    const before = await balance();
    const headers = { 'idempotency-key': 'wallet-order' };
    const placed = await order(body, minji, headers);
    expect([placed.status, placed.body]).toEqual([
      201,
      { orderId: expect.any(String), status: 'paid', total: 11_000, currency: 'KRW' },
    ]);
    await site.call('DELETE', `/shop/addresses/${addressId}`, { token: minji });
    const again = await order(body, minji, headers);
    expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([
      201,
      placed.body,
      'true',
    ]);
    expect(await balance()).toBe(before - 11_000);
    const kept = await site.database.reader
      .selectFrom('shop_orders')
      .select('address')
      .where('id', '=', placed.body.orderId)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(kept.address!)).toEqual({ ...ADDRESS, request: '문 앞에' });
    const other = await order({ ...body, expectedTotal: 1 }, minji, headers);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.mismatch']);
  });

  test('a total that has changed is shown with its reasons', async () => {
    const { status, body } = await order({ ...one('T-CARD', 4), payWith: 'wallet', expectedTotal: 10_000 });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'shop.total-changed',
      quote: {
        items: 10_000,
        discount: 2_500,
        total: 7_500,
        trace: [{ name: { ko: 'T-CARDS' }, amount: -2_500 }],
      },
    });
  });

  test('a coupon that takes nothing off is not proposed', async () => {
    const campaign = {
      ...{ kind: 'code', code: 'PENNY-10', name: '10%', total: 10 },
      discount: { kind: 'percent', percent: 10 },
      validUntil: new Date(Date.now() + 86_400_000).toISOString(),
    };
    const made = await site.call('POST', '/admin/coupons/campaigns', {
      token: site.tokenOf('admin'),
      body: campaign,
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const couponId = await coupon(jun, campaign.code);
    const { body } = await post('/quotes', { ...one('T-PENNY'), couponId }, jun);
    expect(body.coupons.find((offer: { couponId: string }) => offer.couponId === couponId)).toMatchObject({
      usable: false,
      reason: 'no-discount',
    });
    expect(body).toMatchObject({
      bestCouponId: null,
      couponRefusal: { code: 'coupon.not-usable', reason: 'no-discount' },
    });
  });

  test('the best coupon is proposed, used once, and nobody can use another’s', async () => {
    const couponId = await coupon(minji);
    const quoted = await post('/quotes', { ...one('T-CARD', 2), couponId }, minji);
    expect(quoted.body).toMatchObject({ bestCouponId: couponId, couponDiscount: 3_000, total: 2_000 });
    expect(quoted.body.coupons[0]).toMatchObject({ couponId, discount: 3_000, usable: true, reason: null });
    const body = { ...one('T-CARD', 2), couponId, payWith: 'wallet' };
    const stolen = await order(body, jun);
    expect([stolen.status, stolen.body.code]).toEqual([404, 'coupon.not-found']);
    const asked = await Promise.all(Array.from({ length: 5 }, () => order(body)));
    expect(asked.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(asked.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'coupon.not-usable',
      reason: 'used',
    });
    const after = await post('/quotes', { ...one('T-CARD', 2), couponId }, minji);
    expect(after.body).toMatchObject({ couponDiscount: 0, couponRefusal: { code: 'coupon.not-found' } });
  });

  test('a gateway order waits with a payment; the same key prepares the same one, also after a crash', async () => {
    const body = { ...one('T-CARD'), payWith: 'gateway' };
    const headers = { 'idempotency-key': 'gateway-order' };
    // The process dies between the commit and the preparation.
    const { prepare } = site.payments;
    const until = (it: typeof prepare) => Object.assign(site.payments, { prepare: it });
    until(() => Promise.reject(new Error('killed')));
    expect((await order(body, minji, headers)).status).toBe(500);
    until(prepare);
    const placed = await order(body, minji, headers);
    expect([placed.status, placed.body.status]).toEqual([201, 'awaiting-payment']);
    const { orderId, payment, expiresAt } = placed.body;
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    expect(payment).toMatchObject({ checkoutUrl: `/pay/checkout/${payment.paymentId}` });
    expect((await order(body, minji, headers)).body.payment).toEqual(payment);
    const orders = await site.database.reader
      .selectFrom('shop_orders')
      .select('id')
      .where('status', '=', 'awaiting-payment')
      .execute();
    expect(orders).toEqual([{ id: orderId }]);

    const others = await post(`/orders/${orderId}/payments`, { payWith: 'wallet' }, jun);
    expect([others.status, others.body.code]).toEqual([404, 'shop.order-not-found']);
    const retry = await post(`/orders/${orderId}/payments`, { payWith: 'gateway' }, minji);
    expect(retry.status).toBe(201);
    expect(retry.body.payment.paymentId).not.toBe(payment.paymentId);
    const { paymentId } = retry.body.payment;
    const amount = 2_500;
    const paymentKey = await site.sandbox!.book.open({
      orderId: paymentId,
      orderName: '',
      amount,
      behaviour: 'approve',
    });
    const confirmation = { paymentKey, orderId: paymentId, amount };
    const paid = await site.call('POST', `/payments/${paymentId}/confirmations`, {
      token: minji,
      body: confirmation,
    });
    expect([paid.status, paid.body.status]).toEqual([200, 'paid']);
    const late = await post(`/orders/${orderId}/payments`, { payWith: 'wallet' }, minji);
    expect([late.status, late.body.code]).toEqual([409, 'shop.order-already-paid']);
    const titles = async () => {
      const { body: told } = await site.call('GET', '/me/notifications', { token: minji });
      return told.items.map(({ kind }: { kind: string }) => kind);
    };
    await expect.poll(titles, { timeout: 10_000 }).toContain('shop.order-paid');
    expect(await titles()).not.toContain('payment.received');
  });

  test('the tail is refused early, with what is left', async () => {
    const body = { ...one('T-LAST'), payWith: 'wallet' };
    const asked = await Promise.all(Array.from({ length: 20 }, (_, i) => order(body, i % 2 ? minji : jun)));
    const won = asked.filter(({ status }) => status === 201);
    expect(won).toHaveLength(1);
    const lost = asked.filter(({ status }) => status === 409);
    expect(lost).toHaveLength(19);
    expect(lost[0]?.body).toMatchObject({
      code: 'stock.sold-out',
      lines: [{ variantId: 'T-LAST', left: 0 }],
    });
    const { body: quoted } = await post('/quotes', one('T-LAST'));
    expect(quoted.lines[0].problem).toMatchObject({ code: 'stock.sold-out', left: 0 });
  });

  test('what was quoted is what is paid, for whatever basket', async () => {
    await site.call('POST', '/pay/deposits', { token: minji, body: { amount: 10_000_000 } });
    const lines = fc.array(
      fc.record({
        variantId: fc.constantFrom('T-MUG', 'T-CARD'),
        quantity: fc.integer({ min: 1, max: 12 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(lines, fc.constantFrom('04524', '63100'), async (wanted, postcode) => {
        const quoted = await post('/quotes', { lines: wanted, postcode }, minji);
        const expectedTotal = quoted.body.total;
        const address = { ...ADDRESS, postcode };
        const placed = await order({ lines: wanted, payWith: 'wallet', address, expectedTotal });
        expect([placed.status, placed.body.total]).toEqual([201, expectedTotal]);
        const row = await site.database.reader
          .selectFrom('shop_orders')
          .select('trace')
          .where('id', '=', placed.body.orderId)
          .executeTakeFirstOrThrow();
        expect(JSON.parse(row.trace)).toEqual(quoted.body.trace);
      }),
      { numRuns: 12 },
    );
    const report = await site.pay.reconcile();
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
  });
}

describe('the checkout on SQLite', () => checkout(async () => ({})));
describeWith('MariaDB', 'the checkout on MariaDB', () => {
  checkout(async () => ({ DATABASE_URL: await newMariadbDatabase() }));
});
