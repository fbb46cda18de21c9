import { expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { HOLD_MS, type Mall, NOON, openMall, stockShelves } from '../../../../test/support/mall.ts';
import { insertCampaigns } from '../../coupons/index.ts';

const MEMBERS = ['minji', 'jun', 'soyeon'];
const ADDRESS = {
  recipient: '김민지',
  phone: '010-1234-5678',
  postcode: '04524',
  line1: '세종대로 110',
  line2: '',
  request: '',
};
type Coupon = Partial<Parameters<typeof insertCampaigns>[1][number]>;

/** A campaign with one coupon for each of some members. @returns the coupons, in their order */
async function giveCoupons(
  { database, makeId }: Mall,
  to: string[],
  campaign: Coupon = {},
): Promise<string[]> {
  const id = makeId();
  await database.transact(async (tx) => {
    const own = {
      id,
      kind: 'drop',
      name: '5천원',
      nameEn: '₩5,000',
      discount: { kind: 'amount', amount: 5_000 },
      minimumSpend: 0,
      currency: 'KRW',
      scope: {},
      total: 100,
      perMemberLimit: 1,
      code: null,
      createdAt: NOON,
      validUntil: NOON + 86_400_000,
      claimed: to.length,
      used: 0,
      codesMade: 0,
      opensAt: NOON,
      closesAt: null,
      posterId: null,
      clock: NOON,
    } as const;
    await insertCampaigns(tx, [{ ...own, ...campaign }]);
    for (const [i, accountId] of to.entries()) {
      const coupon = { campaign_id: id, position: i + 1, account_id: accountId, ordinal: i + 1 } as const;
      const state = { status: 'active', claimed_at: NOON, used_at: null, used_for: null } as const;
      await tx
        .insertInto('coupons')
        .values({ ...coupon, ...state })
        .execute();
    }
  });
  return to.map((_, i) => `${id}-${i + 1}`);
}

eachDatabase('the lane of the shop', (open) => {
  async function mall(goods: Parameters<typeof stockShelves>[1], balance = 1_000_000): Promise<Mall> {
    const database = await open();
    await stockShelves(database, goods);
    return openMall(database, { members: MEMBERS, balance });
  }

  test('a wallet order is paid in the commit that makes it, with one row and exact money', async () => {
    const shop = await mall([
      { id: 'P1', stock: 10, price: 1_500 },
      { id: 'P2', price: 700 },
    ]);
    const lines = [
      { variantId: 'P1', quantity: 2 },
      { variantId: 'P2', quantity: 1 },
    ];
    const placed = await shop.buy('minji', '', 1, { lines, key: 'k' });
    expect(placed).toMatchObject({
      code: 'ok',
      result: { orderId: placed.id, status: 'paid', total: 3_700, currency: 'KRW' },
    });
    const [order] = await shop.database.reader.selectFrom('shop_orders').selectAll().execute();
    expect(order).toMatchObject({
      id: placed.id,
      account_id: 'minji',
      items: 3_700,
      paid_at: NOON,
      steps: 0,
    });
    expect(JSON.parse(order!.order_lines)).toMatchObject([
      { variantId: 'P1', unitPrice: 1_500, quantity: 2, paid: 3_000 },
      { variantId: 'P2', quantity: 1, paid: 700 },
    ]);
    expect(await shop.stockOf('P1')).toBe(8);
    expect(await shop.balance('minji')).toBe(996_300);
    const again = await shop.buy('minji', '', 1, { lines, key: 'k' });
    expect(again).toMatchObject({ code: 'ok', replayed: true, result: placed.result });
    const { events } = await shop.database.reader
      .selectFrom('batches')
      .select('events')
      .where('lane', '=', 'shop')
      .where('event_count', '>', 0)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(events).map(({ name }: { name: string }) => name)).toEqual([
      'pay.transferred',
      'shop.order-paid',
    ]);
    expect(JSON.parse(events)[1]).toMatchObject({
      key: placed.id,
      data: { orderId: placed.id, accountId: 'minji', lines: [{ variantId: 'P1', stock: 8, sold: 2 }, {}] },
    });
    expect(await shop.broken()).toEqual([]);
  });

  test('two lines that share a variant are judged together, and become one', async () => {
    const shop = await mall([{ id: 'P1', stock: 3 }]);
    const twice = (a: number, b: number) =>
      shop.buy('minji', '', 1, {
        lines: [
          { variantId: 'P1', quantity: a },
          { variantId: 'P1', quantity: b },
        ],
      });
    expect(await twice(2, 2)).toMatchObject({
      code: 'stock.sold-out',
      result: { lines: [{ variantId: 'P1', wanted: 4, left: 3 }] },
    });
    expect(await twice(1, 2)).toMatchObject({ code: 'ok', result: { total: 3_000 } });
    expect(await shop.stockOf('P1')).toBe(0);
    expect(await shop.broken()).toEqual([]);
  });

  test('what cannot be bought is refused with the facts, and nothing changes', async () => {
    const shop = await mall(
      [
        { id: 'P1', stock: 2, price: 20_000 },
        { id: 'DRAFT', product: { status: 'draft' } },
        { id: 'HIDDEN', product: { status: 'hidden' } },
        { id: 'OVER', product: { status: 'ended' } },
        { id: 'GONE', variants: [{ id: 'GONE', is_active: 0 }] },
        { id: 'LATER', product: { opens_at: NOON + 1 } },
        { id: 'SENT', product: { delivery: 'parcel' } },
      ],
      30_000,
    );
    const [of] = await giveCoupons(shop, ['jun']);
    const [expired] = await giveCoupons(shop, ['minji'], { validUntil: NOON });
    const code = async (...asked: Parameters<Mall['buy']>) => (await shop.buy(...asked)).code;
    const codes = [
      await code('minji', 'NONE'),
      await code('minji', 'DRAFT'),
      await code('minji', 'HIDDEN'),
      await code('minji', 'OVER'),
      await code('minji', 'GONE'),
      await code('minji', 'LATER'),
      await code('minji', 'P1', 3),
      await code('minji', 'SENT'),
      await code('minji', 'SENT', 1, { address: null, isAddressUnknown: true }),
      await code('minji', 'P1', 1, { expectedTotal: 1 }),
      await code('minji', 'P1', 2),
      await code('minji', 'P1', 1, { couponId: of! }),
      await code('minji', 'P1', 1, { couponId: expired! }),
      await code('minji', 'P1', 1, { couponId: 'no coupon' }),
      await code('minji', '', 1, { lines: [{ variantId: 'P1', quantity: 1e9 }] }),
    ];
    expect(codes).toEqual([
      'shop.variant-not-found',
      'shop.variant-not-found',
      'shop.not-on-sale',
      'shop.not-on-sale',
      'shop.not-on-sale',
      'shop.not-open',
      'stock.sold-out',
      'shop.address-required',
      'shop.address-not-found',
      'shop.total-changed',
      'pay.insufficient-funds',
      'coupon.not-found',
      'coupon.not-usable',
      'coupon.not-found',
      'stock.sold-out',
    ]);
    const changed = await shop.buy('minji', 'P1', 1, { expectedTotal: 19_999 });
    expect(changed.result).toMatchObject({ quote: { items: 20_000, total: 20_000, currency: 'KRW' } });
    expect(await shop.database.reader.selectFrom('shop_orders').selectAll().execute()).toEqual([]);
    expect([await shop.stockOf('P1'), await shop.balance('minji')]).toEqual([2, 30_000]);
    expect(await shop.broken()).toEqual([]);
  });

  test('a refusal in the middle of a batch leaves the others as they are', async () => {
    const shop = await mall([{ id: 'P1', stock: 3, price: 600_000 }]);
    const asked = [
      shop.buy('minji', 'P1'),
      shop.buy('minji', 'P1'),
      shop.buy('jun', 'P1'),
      shop.buy('soyeon', 'P1'),
      shop.buy('soyeon', 'P1'),
    ];
    expect((await Promise.all(asked)).map(({ code }) => code)).toEqual([
      'ok',
      'pay.insufficient-funds',
      'ok',
      'ok',
      'stock.sold-out',
    ]);
    expect(await shop.broken()).toEqual([]);
  });

  test('what was open for one stays open, whatever the clock of the next one says', async () => {
    const shop = await mall([{ id: 'DROP', product: { opens_at: NOON + 5_000, is_drop: 1 } }]);
    expect((await shop.buy('minji', 'DROP', 1, { at: NOON + 4_999 })).code).toBe('shop.not-open');
    expect((await shop.buy('minji', 'DROP', 1, { at: NOON + 5_000 })).code).toBe('ok');
    expect((await shop.buy('jun', 'DROP', 1, { at: NOON })).code).toBe('ok');
    const { paid_at: paidAt } = await shop.database.reader
      .selectFrom('shop_orders')
      .select('paid_at')
      .where('account_id', '=', 'jun')
      .executeTakeFirstOrThrow();
    expect(paidAt).toBe(NOON + 5_000);
  });

  test('a member’s limit counts all variants and all orders, and what is given back counts no more', async () => {
    const shop = await mall([
      { id: 'P1', product: { per_member_limit: 3 }, variants: [{ id: 'V1' }, { id: 'V2' }] },
    ]);
    expect((await shop.buy('minji', 'V1', 2)).code).toBe('ok');
    const over = await shop.buy('minji', '', 1, {
      lines: [
        { variantId: 'V1', quantity: 1 },
        { variantId: 'V2', quantity: 1 },
      ],
    });
    expect(over).toMatchObject({
      code: 'shop.limit-reached',
      result: { lines: [{ variantId: 'V1', limit: 3, bought: 2 }, { variantId: 'V2' }] },
    });
    expect((await shop.buy('jun', 'V1', 3)).code).toBe('ok');
    const held = await shop.buy('minji', 'V2', 1, { payWith: 'gateway' });
    expect(held.code).toBe('ok');
    expect((await shop.buy('minji', 'V1')).code).toBe('shop.limit-reached');
    shop.clock.now += HOLD_MS;
    expect(await shop.expireDue()).toBe(1);
    const both = [shop.buy('minji', 'V1'), shop.buy('minji', 'V2')];
    expect((await Promise.all(both)).map(({ code }) => code)).toEqual(['ok', 'shop.limit-reached']);
    expect(await shop.broken()).toEqual([]);
  });

  test('a backorder goes below nothing as far as it may, and the order says how many follow', async () => {
    const shop = await mall([
      { id: 'P1', variants: [{ id: 'P1', stock: 1, sells: 'backorder', backorder_limit: 2 }] },
    ]);
    expect((await shop.buy('minji', 'P1', 4)).result).toMatchObject({ lines: [{ wanted: 4, left: 3 }] });
    expect((await shop.buy('minji', 'P1', 2)).code).toBe('ok');
    expect((await shop.buy('jun', 'P1', 1)).code).toBe('ok');
    expect((await shop.buy('jun', 'P1', 1)).code).toBe('stock.sold-out');
    const rows = await shop.database.reader
      .selectFrom('shop_orders')
      .select('order_lines')
      .orderBy('id')
      .execute();
    expect(rows.map((row) => JSON.parse(row.order_lines)[0].backordered)).toEqual([1, 1]);
    expect(await shop.stockOf('P1')).toBe(-2);
    expect(await shop.broken()).toEqual([]);
  });

  test('a coupon is used with its order, once; what costs nothing is paid without money', async () => {
    const shop = await mall([
      { id: 'P1', price: 5_000 },
      { id: 'P2', price: 8_000 },
    ]);
    const [coupon] = await giveCoupons(shop, ['minji']);
    const race = ['P1', 'P2'].map((id) => shop.buy('minji', id, 1, { couponId: coupon! }));
    expect(
      (await Promise.all(race)).map(({ code, result }) => [code, result.total ?? result.reason]),
    ).toEqual([
      ['ok', 0],
      ['coupon.not-usable', 'used'],
    ]);
    const order = await shop.database.reader.selectFrom('shop_orders').selectAll().executeTakeFirstOrThrow();
    expect(order).toMatchObject({ status: 'paid', total: 0, coupon_discount: 5_000, transfer_id: null });
    expect(JSON.parse(order.trace)).toMatchObject([{ kind: 'coupon', amount: -5_000, lines: [1] }]);
    expect(await shop.balance('minji')).toBe(1_000_000);
    expect(await shop.broken()).toEqual([]);
  });

  test('a coupon that takes nothing off is refused and kept', async () => {
    const shop = await mall([
      { id: 'P1', price: 9 },
      { id: 'P2', price: 10 },
    ]);
    const discount = { kind: 'percent', percent: 10 } as const;
    const [coupon] = await giveCoupons(shop, ['minji'], { discount });
    const small = await shop.buy('minji', 'P1', 1, { couponId: coupon! });
    expect([small.code, small.result.reason]).toEqual(['coupon.not-usable', 'no-discount']);
    const large = await shop.buy('minji', 'P2', 1, { couponId: coupon! });
    expect([large.code, large.result.total]).toEqual(['ok', 9]);
    expect(await shop.broken()).toEqual([]);
  });

  test('a parcel goes to the address that was given, with its fee', async () => {
    const shop = await mall([{ id: 'P1', product: { delivery: 'parcel' } }]);
    const placed = await shop.buy('minji', 'P1', 1, { address: { ...ADDRESS, postcode: '63100' } });
    expect(placed.result.total).toBe(7_000);
    const { address, trace } = await shop.database.reader
      .selectFrom('shop_orders')
      .select(['address', 'trace'])
      .executeTakeFirstOrThrow();
    expect(JSON.parse(address!)).toEqual({ ...ADDRESS, postcode: '63100' });
    expect(JSON.parse(trace).map(({ amount }: { amount: number }) => amount)).toEqual([3_000, 3_000]);
    expect(await shop.broken()).toEqual([]);
  });

  test('what is bought leaves its buyer’s cart in the same commit, and nobody else’s', async () => {
    const shop = await mall([{ id: 'P1' }, { id: 'P2', stock: 0 }]);
    await shop.database.transact(async (tx) => {
      for (const owner_id of ['minji', 'jun']) {
        await tx
          .insertInto('shop_carts')
          .values({ owner_id, is_guest: 0, likes: 0, touched_at: NOON })
          .execute();
        for (const variant_id of ['P1', 'P2']) {
          const line = { quantity: 1, is_ticked: 1, added_at: NOON, added_price: 1_000 } as const;
          await tx
            .insertInto('shop_cart_lines')
            .values({ owner_id, variant_id, ...line })
            .execute();
        }
      }
    });
    const left = async () =>
      (await shop.database.reader.selectFrom('shop_cart_lines').selectAll().execute()).map(
        (row) => `${row.owner_id} ${row.variant_id}`,
      );
    expect((await shop.buy('minji', 'P2', 1, { fromCart: true })).code).toBe('stock.sold-out');
    expect(await left()).toHaveLength(4);
    expect((await shop.buy('minji', 'P1', 1, { fromCart: true })).code).toBe('ok');
    expect((await left()).sort()).toEqual(['jun P1', 'jun P2', 'minji P2']);
  });

  test('an order that waits holds its stock and coupon until its time is over, by the clock that goes on', async () => {
    const shop = await mall([{ id: 'P1', stock: 1, price: 9_000 }]);
    const [coupon] = await giveCoupons(shop, ['minji']);
    const held = await shop.buy('minji', 'P1', 1, { payWith: 'gateway', couponId: coupon! });
    expect(held.result).toMatchObject({
      status: 'awaiting-payment',
      total: 4_000,
      expiresAt: new Date(NOON + HOLD_MS).toISOString(),
    });
    expect((await shop.buy('jun', 'P1')).code).toBe('stock.sold-out');
    expect(await shop.expireDue()).toBe(0);
    // Somebody says too early that it is over.
    await shop.ask('system:shop', { kind: 'expire', orderIds: [held.id] });
    expect(await shop.status(held.id)).toBe('awaiting-payment');
    expect(await shop.broken()).toEqual([]);
    shop.clock.now += HOLD_MS;
    expect(await shop.expireDue()).toBe(1);
    expect(await shop.expireDue()).toBe(0);
    await shop.ask('system:shop', { kind: 'expire', orderIds: [held.id] });
    expect([await shop.status(held.id), await shop.stockOf('P1')]).toEqual(['expired', 1]);
    expect((await shop.buy('minji', 'P1', 1, { couponId: coupon! })).code).toBe('ok');
    expect(await shop.broken()).toEqual([]);
  });

  test('an order that waits can be paid by the wallet instead; a payment that comes then goes back', async () => {
    const shop = await mall([{ id: 'P1', stock: 1 }]);
    const { orderId, paymentId, paymentKey, amount } = await shop.agree('minji', [
      { variantId: 'P1', quantity: 1 },
    ]);
    const pay = {
      kind: 'pay',
      orderId,
      couponId: null,
      payWith: 'wallet',
      address: null,
      isAddressUnknown: false,
      expectedTotal: null,
      holdMs: HOLD_MS,
    } as const;
    expect((await shop.ask('jun', pay)).code).toBe('shop.order-not-found');
    expect((await shop.ask('minji', { ...pay, expectedTotal: 1 })).code).toBe('shop.total-changed');
    expect((await shop.ask('minji', { ...pay, payWith: 'gateway' })).result.status).toBe('awaiting-payment');
    expect((await shop.ask('minji', pay)).result.status).toBe('paid');
    expect((await shop.ask('minji', pay)).code).toBe('shop.order-already-paid');
    const confirmed = await shop.till.confirm('minji', paymentId, paymentKey, amount);
    expect(confirmed.code).toBe('shop.order-already-paid');
    // The gateway captured it all the same.
    await shop.till.webhook({ paymentKey, orderId: paymentId });
    await shop.settleAll();
    expect(await shop.balance('minji')).toBe(999_000);
    expect(await shop.broken()).toEqual([]);
  });

  test('a payment makes its order paid, and is given back through the order alone', async () => {
    const shop = await mall([{ id: 'P1', stock: 1 }]);
    const { orderId, paymentId, paymentKey, amount } = await shop.agree('minji', [
      { variantId: 'P1', quantity: 1 },
    ]);
    await shop.till.confirm('minji', paymentId, paymentKey, amount);
    expect(await shop.status(orderId)).toBe('paid');
    const order = await shop.database.reader.selectFrom('shop_orders').selectAll().executeTakeFirstOrThrow();
    expect(order).toMatchObject({ payment_id: paymentId, transfer_id: null, paid_at: NOON });
    expect(await shop.database.reader.selectFrom('shop_order_deadlines').selectAll().execute()).toEqual([]);
    expect((await shop.till.cancel(paymentId, 400)).code).toBe('shop.refund-through-order');
    expect(await shop.balance('minji')).toBe(1_000_000);
    expect(await shop.broken()).toEqual([]);
  });

  test('a payment that comes late takes the stock again if it is there, else the money goes back', async () => {
    const shop = await mall([{ id: 'P1', stock: 2, price: 9_000 }]);
    const [coupon] = await giveCoupons(shop, ['minji']);
    const line = [{ variantId: 'P1', quantity: 1 }];
    const first = await shop.agree('minji', line, { couponId: coupon! });
    const second = await shop.agree('jun', line);
    shop.clock.now += HOLD_MS;
    await shop.expireDue();
    expect([await shop.status(first.orderId), await shop.status(second.orderId)]).toEqual([
      'expired',
      'expired',
    ]);
    expect((await shop.buy('soyeon', 'P1')).code).toBe('ok');
    const late = await shop.till.confirm('minji', first.paymentId, first.paymentKey, first.amount);
    expect(late.code).toBe('ok');
    const gone = await shop.till.confirm('jun', second.paymentId, second.paymentKey, second.amount);
    expect(gone.code).toBe('stock.sold-out');
    await shop.settleAll();
    expect([await shop.status(first.orderId), await shop.status(second.orderId)]).toEqual([
      'paid',
      'expired',
    ]);
    const steps = await shop.database.reader
      .selectFrom('shop_order_steps')
      .select('step')
      .where('order_id', '=', first.orderId)
      .orderBy('step_no')
      .execute();
    expect(steps.map(({ step }) => step)).toEqual(['expired', 'paid-late']);
    expect(await shop.stockOf('P1')).toBe(0);
    expect(await shop.broken()).toEqual([]);
  });

  test('late money for what is gone is reversed at the gateway, and its member told', async () => {
    const shop = await mall([{ id: 'P1', stock: 1 }]);
    const line = [{ variantId: 'P1', quantity: 1 }];
    const held = await shop.agree('minji', line, { behaviour: 'late' });
    await shop.till.confirm('minji', held.paymentId, held.paymentKey, held.amount);
    shop.clock.now += HOLD_MS;
    await shop.expireDue();
    await shop.buy('jun', 'P1');
    await shop.sandbox.book.captureLate();
    await shop.settleAll();
    expect(await shop.status(held.orderId)).toBe('expired');
    const bank = await shop.database.reader
      .selectFrom('sandbox_payments')
      .select(['amount', 'cancelled'])
      .where('order_id', '=', held.paymentId)
      .executeTakeFirstOrThrow();
    expect(bank.cancelled).toBe(bank.amount);
    const events = await shop.database.reader.selectFrom('batches').select('events').execute();
    const told = events
      .flatMap((row) => JSON.parse(row.events) as { name: string; data: Record<string, unknown> }[])
      .find(({ name }) => name === 'payment.not-used');
    expect(told?.data).toMatchObject({ purpose: 'shop-order', subject: held.orderId, accountId: 'minji' });
    expect(await shop.broken()).toEqual([]);
  });

  test('the last one goes to exactly one of many, also when several instances sell it', async () => {
    const database = await open();
    await stockShelves(database, [
      { id: 'LAST', stock: 1 },
      { id: 'TEN', stock: 10 },
    ]);
    const members = Array.from({ length: 100 }, (_, i) => `m${i}`);
    const first = await openMall(database, { members });
    const malls = [first];
    if (database.kind === 'mariadb') {
      for (const processNo of [2, 3]) {
        malls.push(await openMall(await open(database.url), { processNo, clock: first.clock }));
      }
    }
    for (const [variantId, stock] of [
      ['LAST', 1],
      ['TEN', 10],
    ] as const) {
      const asked = members.map((member, i) => malls[i % malls.length]!.buy(member, variantId));
      const codes = (await Promise.all(asked)).map(({ code }) => code);
      expect(codes.filter((code) => code === 'ok')).toHaveLength(stock);
      expect(codes.filter((code) => code === 'stock.sold-out')).toHaveLength(100 - stock);
      expect(await first.stockOf(variantId)).toBe(0);
    }
    expect(await first.broken()).toEqual([]);
  });

  test('a coupon that several instances are shown at once is used by one order', async () => {
    const database = await open();
    await stockShelves(database, [{ id: 'P1', stock: 100, price: 9_000 }]);
    const first = await openMall(database, { members: MEMBERS });
    const malls = [first];
    if (database.kind === 'mariadb') {
      for (const processNo of [2, 3]) {
        malls.push(await openMall(await open(database.url), { processNo, clock: first.clock }));
      }
    }
    const coupons = await giveCoupons(
      first,
      Array.from({ length: 5 }, () => 'minji'),
    );
    const asked = Array.from({ length: 30 }, (_, i) =>
      malls[i % malls.length]!.buy('minji', 'P1', 1, { couponId: coupons[i % coupons.length]! }),
    );
    const codes = (await Promise.all(asked)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(5);
    expect(codes.filter((code) => code === 'coupon.not-usable')).toHaveLength(25);
    expect(await first.stockOf('P1')).toBe(95);
    expect(await first.broken()).toEqual([]);
  });

  test('several instances that race for the end of the same orders end each once', async () => {
    const database = await open();
    await stockShelves(database, [{ id: 'P1', stock: 50 }]);
    const first = await openMall(database, { members: MEMBERS });
    const malls = [first];
    if (database.kind === 'mariadb') {
      malls.push(await openMall(await open(database.url), { processNo: 2, clock: first.clock }));
    }
    await Promise.all(Array.from({ length: 50 }, () => first.buy('minji', 'P1', 1, { payWith: 'gateway' })));
    expect(await first.stockOf('P1')).toBe(0);
    first.clock.now += HOLD_MS;
    const claimed = await Promise.all(malls.map((mall) => mall.expireDue()));
    expect(claimed.reduce((sum, count) => sum + count)).toBe(50);
    expect(await first.stockOf('P1')).toBe(50);
    expect(await first.broken()).toEqual([]);
  });
});
