import { expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { type Mall, NOON, openMall, stockShelves } from '../../../../test/support/mall.ts';
import type { AnyJob } from '../../../jobs/job.ts';
import { insertCampaigns } from '../../coupons/index.ts';
import { forgetAddresses, onErase } from './forgetting.ts';
import { confirmDelivered, remindReviews } from './jobs.ts';
import type { OrdersParts } from './parts.ts';
import { personalData } from './personal-data.ts';
import { readRules } from './queries.ts';
import { readOrder } from './reading.ts';
import { createOrderRefunds } from './rounds.ts';

const DAY = 86_400_000;
const WEEK = { confirmInMs: 7 * DAY, remindInMs: 3 * DAY };
const ADDRESS = {
  ...{ recipient: '김민지', phone: '010-1234-5678', postcode: '04524' },
  ...{ line1: '세종대로 110', line2: '', request: '경비실에' },
};
const GOODS = { stock: 10, price: 60_000, product: { delivery: 'parcel' as const } };
const MEMBERS = Array.from({ length: 16 }, (_, i) => `member${i}`);

/** What the parts of orders need, from a mall. */
const partsOf = (shop: Mall) =>
  ({
    database: shop.database,
    lane: shop.checkout.lane,
    makeId: shop.makeId,
    now: () => shop.clock.now,
    payments: () => shop.payments,
    log: { error: () => undefined, warn: () => undefined },
  }) as unknown as OrdersParts;

const cancel = (orderId: string, more: object = {}) =>
  ({ kind: 'cancel', orderId, lines: null, reason: '', byOperator: false, ...more }) as const;

eachDatabase('orders after the checkout', (open) => {
  let shop: Mall;
  let who = '';
  let item = '';
  let scenes = 0;
  /** Everything that can be bought, and who buys it, is new in each test; the books are one. */
  async function scene(more: Partial<Parameters<typeof stockShelves>[1][number]> = {}): Promise<Mall> {
    shop ??= await openMall(await open(), { members: MEMBERS, balance: 1_000_000 });
    who = MEMBERS[scenes]!;
    item = `P${scenes}`;
    scenes += 1;
    shop.till.calls.length = 0;
    await stockShelves(shop.database, [{ ...GOODS, id: item, ...more }]);
    return shop;
  }
  const buy = (quantity: number, more: Parameters<Mall['buy']>[3] = {}) =>
    shop.buy(who, item, quantity, { address: ADDRESS, ...more });
  /** The same books, from another instance. */
  async function secondInstance(): Promise<Mall> {
    const { kind, url } = shop.database as TestDatabase;
    if (kind !== 'mariadb') return shop;
    return openMall(await open(url), { processNo: 2, clock: shop.clock });
  }
  /** An order that a gateway was paid for. */
  async function paidByGateway(quantity: number) {
    const lines = [{ variantId: item, quantity }];
    const agreed = await shop.agree(who, lines, { address: ADDRESS });
    const { paymentId, paymentKey, amount } = agreed;
    expect((await shop.till.confirm(who, paymentId, paymentKey, amount)).code).toBe('ok');
    return agreed;
  }
  const orderOf = async (shop: Mall, orderId: string) => (await readOrder(shop.database.reader, orderId))!;
  const round = (shop: Mall) => createOrderRefunds(partsOf(shop)).run(new AbortController().signal);
  const cancelCalls = (shop: Mall) => shop.till.calls.filter((call) => call.endsWith('/cancel')).length;
  const atBank = async (shop: Mall, paymentKey: string) =>
    ((await shop.sandbox.book.read({ paymentKey })).body as { balanceAmount: number }).balanceAmount;
  async function eventsOf(orderId: string, name: string): Promise<Record<string, unknown>[]> {
    const rows = await shop.database.reader.selectFrom('batches').select('events').execute();
    const events = rows.flatMap((row) => JSON.parse(row.events) as { name: string; data: object }[]);
    const all = events
      .filter((event) => event.name === name)
      .map(({ data }) => data as Record<string, unknown>);
    return all.filter((data) => data.orderId === orderId);
  }

  test('cancelled twice at once: once, with stock, money and coupon exactly as before', async () => {
    await scene();
    const coupon = await giveCoupon(shop, who);
    const { id } = await buy(2, { couponId: coupon });
    expect(await shop.balance(who)).toBe(1_000_000 - 115_000);
    const asked = await Promise.all([who, who].map((who) => shop.ask(who, cancel(id))));
    expect(asked.map(({ code }) => code).sort()).toEqual(['ok', 'shop.order-not-cancellable']);
    expect([await shop.balance(who), await shop.stockOf(item), await shop.status(id)]).toEqual([
      1_000_000,
      10,
      'cancelled',
    ]);
    const { reader } = shop.database;
    expect(await reader.selectFrom('coupons').select('status').execute()).toEqual([{ status: 'active' }]);
    expect((await orderOf(shop, id)).refunds).toMatchObject([
      { amount: 115_000, status: 'done', transferId: asked.find(({ code }) => code === 'ok')!.id },
    ]);
    expect(await shop.broken()).toEqual([]);
  });

  test('two partial cancels at once, on two instances: never more than there was', async () => {
    await scene();
    const { id } = await buy(3);
    const second = await secondInstance();
    const part = (on: Mall) => on.ask(who, cancel(id, { lines: [{ no: 1, quantity: 2 }] }));
    const asked = await Promise.all([part(shop), part(second)]);
    expect(asked.map(({ code }) => code).sort()).toEqual(['ok', 'shop.nothing-to-cancel']);
    expect(await shop.stockOf(item)).toBe(9);
    expect(await shop.balance(who)).toBe(1_000_000 - 60_000);
    const { order } = await orderOf(shop, id);
    expect(order.lines[0]).toMatchObject({ cancelled: 2, returned: 0 });
    expect(await shop.broken()).toEqual([]);
  });

  test('a draft that is paid and cancelled in one batch gives its money back', async () => {
    await scene();
    const draft = {
      kind: 'draft',
      ...{ orderId: 'DRAFT00000000000', memberId: who, shipping: 0, note: '', reason: '단골' },
      ...{ lines: [{ variantId: item, quantity: 2, unitPrice: 500 }], expiresInMs: DAY },
    } as const;
    expect((await shop.ask('admin', draft)).code).toBe('ok');
    const pay = {
      kind: 'pay',
      payWith: 'wallet',
      ...{ orderId: draft.orderId, couponId: null, address: ADDRESS },
      ...{ isAddressUnknown: false, expectedTotal: 1_000, holdMs: 1 },
    } as const;
    const asked = [shop.ask(who, pay), shop.ask(who, cancel(draft.orderId))];
    expect((await Promise.all(asked)).map(({ code }) => code)).toEqual(['ok', 'ok']);
    expect([await shop.balance(who), await shop.stockOf(item)]).toEqual([1_000_000, 10]);
    expect(await shop.broken()).toEqual([]);
  });

  test('what a gateway took goes back through it, in parts, one after the other, each once', async () => {
    await scene();
    const { orderId, paymentKey, amount } = await paidByGateway(3);
    for (const quantity of [1, 2]) {
      expect((await shop.ask(who, cancel(orderId, { lines: [{ no: 1, quantity }] }))).code).toBe('ok');
    }
    expect(amount).toBe(180_000);
    // The first is slow: the second waits for it, and neither is asked for twice.
    let slow = 1;
    shop.till.faults = ({ path }) => (path.endsWith('/cancel') && slow-- > 0 ? 'answer-lost' : null);
    await round(shop);
    const statuses = async () => (await orderOf(shop, orderId)).refunds.map(({ status }) => status);
    expect(await statuses()).toEqual(['under-way', 'requested']);
    shop.clock.now += 60_000;
    await round(shop);
    expect(await statuses()).toEqual(['under-way', 'requested']);
    await shop.settleAll();
    shop.clock.now += 900_000;
    await round(shop);
    shop.clock.now += 900_000;
    await round(shop);
    expect(await statuses()).toEqual(['done', 'done']);
    expect(await round(shop)).toBe(false);
    expect([await atBank(shop, paymentKey), cancelCalls(shop)]).toEqual([0, 2]);
    const { order } = await orderOf(shop, orderId);
    expect([order.refunded, order.status]).toEqual([180_000, 'cancelled']);
    expect(await eventsOf(orderId, 'shop.refunded')).toHaveLength(2);
    expect(await shop.broken()).toEqual([]);
  });

  test('of two alike each goes back under its own number, whichever is asked for first', async () => {
    await scene();
    const { orderId, paymentId } = await paidByGateway(2);
    const one = { lines: [{ no: 1, quantity: 1 }] };
    const first = (await shop.ask(who, cancel(orderId, one))).id;
    const second = (await shop.ask(who, cancel(orderId, one))).id;
    for (const key of [second, first]) {
      const given = await shop.till.payments.giveBack({ paymentId, amount: 60_000, reason: 'x', key });
      expect(given).toEqual({ status: 'done' });
    }
    await round(shop);
    expect((await orderOf(shop, orderId)).refunds).toMatchObject([{ status: 'done' }, { status: 'done' }]);
    expect(await shop.broken()).toEqual([]);
  });

  test('a gateway that is down is asked again, more and more rarely', async () => {
    await scene();
    const { orderId, paymentKey } = await paidByGateway(1);
    await shop.ask(who, cancel(orderId));
    shop.till.faults = () => 'lost';
    const pauses: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      await round(shop);
      const [refund] = (await orderOf(shop, orderId)).refunds;
      expect(refund!.status).toBe('under-way');
      pauses.push(refund!.nextAt! - shop.clock.now);
      shop.clock.now = refund!.nextAt!;
    }
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses.at(-1)).toBeGreaterThan(pauses[0]!);
    shop.till.faults = () => null;
    await shop.settleAll();
    await round(shop);
    expect((await orderOf(shop, orderId)).refunds).toMatchObject([{ status: 'done', nextAt: null }]);
    expect([await atBank(shop, paymentKey), cancelCalls(shop)]).toEqual([0, 1]);
    expect(await shop.broken()).toEqual([]);
  });

  test('a gateway that refuses: operators are told, the money stays, and can be given back anew', async () => {
    await scene();
    const { orderId, paymentKey } = await paidByGateway(1);
    await shop.ask(who, cancel(orderId));
    await shop.sandbox.book.cancel({ paymentKey, amount: 50_000, reason: 'by hand' }, null);
    shop.till.spoil = (path, body) =>
      path.includes('/v1/payments/') && !path.endsWith('cancel')
        ? { ...body, status: 'DONE', balanceAmount: 60_000, cancels: null }
        : body;
    await round(shop);
    shop.till.spoil = null;
    const { order, refunds } = await orderOf(shop, orderId);
    expect(refunds).toMatchObject([{ status: 'refused', nextAt: null }]);
    expect([order.refunded, order.attention]).toEqual([0, 'refund-refused']);
    expect(await eventsOf(orderId, 'shop.refund-refused')).toMatchObject([{ orderId, amount: 60_000 }]);
    const again = { kind: 'refund', orderId, amount: 10_000, reason: '나머지' } as const;
    expect((await shop.ask('admin', again)).code).toBe('ok');
    expect((await shop.ask('admin', { ...again, amount: 50_001 })).code).toBe('shop.refund-too-large');
    expect((await orderOf(shop, orderId)).order).toMatchObject({ refunded: 10_000, attention: null });
    shop.clock.now += 1_000;
    await round(shop);
    expect((await orderOf(shop, orderId)).refunds.map(({ status }) => status)).toEqual(['refused', 'done']);
    expect(await shop.broken()).toEqual([]);
  });

  test('rounds of two instances at once ask for each refund once', async () => {
    await scene();
    const { orderId, paymentKey } = await paidByGateway(2);
    await shop.ask(who, cancel(orderId));
    const second = await secondInstance();
    await Promise.all([round(shop), round(second), round(shop)]);
    expect(cancelCalls(shop) + (second === shop ? 0 : cancelCalls(second))).toBe(1);
    expect((await orderOf(shop, orderId)).refunds).toMatchObject([{ status: 'done', attempts: 1 }]);
    expect(await atBank(shop, paymentKey)).toBe(0);
    expect(await shop.broken()).toEqual([]);
  });

  test('sent, delivered, returned and exchanged: the row says what the decisions said', async () => {
    const large = 'LARGE';
    const variants = [{ id: 'SMALL' }, { id: large, stock: 1 }];
    await scene({ variants });
    const { id: orderId } = await shop.buy(who, 'SMALL', 3, { address: ADDRESS });
    for (const input of [
      { kind: 'prepare', orderId },
      { kind: 'ship', orderId, courier: 'CJ대한통운', trackingNo: '1234567890' },
      { kind: 'deliver', orderId, ...WEEK },
    ] as const) {
      expect((await shop.ask('admin', input)).code).toBe('ok');
    }
    const wish = {
      kind: 'request-return',
      returnKind: 'exchange',
      reason: 'wrong-item',
      ...{ orderId, note: '큰 걸로' },
      ...{ lines: [{ no: 1, quantity: 1, exchangeFor: large }], windowMs: 7 * DAY },
    } as const;
    const { id: returnId } = await shop.ask(who, wish);
    const about = { orderId, returnId, variantIds: [large] };
    expect((await shop.ask('admin', { kind: 'approve-return', ...about, answer: '네' })).code).toBe('ok');
    expect(await shop.stockOf(large)).toBe(0);
    const received = { kind: 'receive-return', isFitForSale: true, deduction: 0, answer: '' } as const;
    expect((await shop.ask('admin', { ...received, ...about })).code).toBe('ok');
    const sent = { kind: 'send-exchange', courier: 'CJ대한통운', trackingNo: '2' } as const;
    expect((await shop.ask('admin', { ...sent, ...about })).code).toBe('ok');
    const { order, returns, steps } = await orderOf(shop, orderId);
    expect(order).toMatchObject({
      status: 'delivered',
      trackingNo: '1234567890',
      lines: [
        { no: 1, returned: 1 },
        { no: 2, variantId: large, quantity: 1, paid: 60_000, exchangeOf: 1 },
      ],
    });
    expect(returns).toMatchObject([{ id: returnId, status: 'done', kind: 'exchange', note: '큰 걸로' }]);
    expect(steps.map(({ step }) => step)).toEqual([
      ...['preparing', 'shipped', 'delivered', 'return-requested', 'return-approved', 'return-received'],
      'exchange-sent',
    ]);
    const back = await shop.ask(who, {
      ...wish,
      returnKind: 'return',
      lines: [{ no: 2, quantity: 1, exchangeFor: null }],
    });
    const own = { orderId, returnId: back.id, variantIds: [] };
    await shop.ask('admin', { kind: 'approve-return', ...own, answer: '' });
    expect((await shop.ask('admin', { ...received, ...own, isFitForSale: false })).result.refund).toBe(
      60_000,
    );
    expect([await shop.stockOf('SMALL'), await shop.stockOf(large)]).toEqual([8, 0]);
    expect(await shop.balance(who)).toBe(1_000_000 - 120_000);
  });

  test('after some days a delivered order counts as received, and its member was asked once', async () => {
    await scene();
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const { id: orderId } = await buy(1);
      await shop.ask('admin', { kind: 'ship', orderId, courier: 'CJ', trackingNo: '1' });
      await shop.ask('admin', { kind: 'deliver', orderId, ...WEEK });
      ids.push(orderId);
    }
    const wish = {
      kind: 'request-return',
      returnKind: 'return',
      reason: 'late',
      ...{ orderId: ids[1]!, note: '' },
      ...{ lines: [{ no: 1, quantity: 1, exchangeFor: null }], windowMs: 7 * DAY },
    } as const;
    await shop.ask(who, wish);
    const review = {
      id: 'R1',
      product_id: item,
      account_id: who,
      order_id: ids[2]!,
      line_no: 1,
      choice: null,
    };
    const more = {
      rating: 5,
      text: '좋아요',
      pictures: '[]',
      has_pictures: 0,
      status: 'shown',
      helpful: 0,
    } as const;
    await shop.database.transact((tx) =>
      tx
        .insertInto('shop_reviews')
        .values({ ...review, ...more, created_at: NOON, updated_at: NOON } as never)
        .execute(),
    );
    const [confirm, remind] = [confirmDelivered(partsOf(shop)), remindReviews(partsOf(shop))];
    expect([await run(shop, confirm, ids), await run(shop, remind, ids)]).toEqual([0, 0]);
    shop.clock.now += 3 * DAY;
    expect([
      await run(shop, confirm, ids),
      await run(shop, remind, ids),
      await run(shop, remind, ids),
    ]).toEqual([0, 3, 0]);
    // The third has its review already.
    const asked = await Promise.all(ids.map((id) => eventsOf(id, 'shop.review-asked')));
    expect(asked.map(({ length }) => length)).toEqual([1, 1, 0]);
    shop.clock.now += 4 * DAY;
    expect([await run(shop, confirm, ids), await run(shop, confirm, ids)]).toEqual([3, 0]);
    expect(await Promise.all(ids.map((id) => shop.status(id)))).toEqual([
      'confirmed',
      'delivered',
      'confirmed',
    ]);
    // Asked about again while something is to come back.
    const rows = await shop.database.reader
      .selectFrom('shop_follow_ups')
      .selectAll()
      .where('order_id', 'in', ids)
      .execute();
    expect(rows).toEqual([{ order_id: ids[1], kind: 'confirm', due_at: shop.clock.now + DAY }]);
  });

  test('rules are read as they were set, and are sane before', async () => {
    await scene();
    expect(await readRules(shop.database.reader)).toMatchObject({ returnDays: 7, confirmDays: 7 });
    const rules = { returnDays: 14, confirmDays: 10, remindDays: 2, draftDays: 5 };
    for (const returnDays of [30, 14]) {
      const input = { kind: 'set-order-rules', rules: { ...rules, returnDays }, reason: '명절' } as const;
      expect((await shop.ask('admin', input)).code).toBe('ok');
    }
    expect(await readRules(shop.database.reader)).toEqual(rules);
  });

  test('a member takes their orders along; who leaves is taken off those that are over', async () => {
    await scene();
    const { id: over } = await buy(1);
    const { id: open } = await buy(1);
    const { id: other } = await shop.buy('member15', item, 1, { address: ADDRESS });
    await shop.ask(who, cancel(over, { reason: '이사 가요' }));
    await shop.ask('member15', cancel(other, { reason: '비밀' }));
    const before = await personalData(shop.database.reader, who);
    expect(JSON.stringify(before)).toContain('세종대로 110');
    expect(JSON.stringify(before)).not.toContain(other);
    await shop.database.transact((tx) => onErase(tx, who));
    const addresses = async () => {
      const ids = [over, open, other];
      const rows = await shop.database.reader
        .selectFrom('shop_orders')
        .select(['address', 'total'])
        .where('id', 'in', ids)
        .orderBy('id')
        .execute();
      expect(rows.map(({ total }) => total)).toEqual([60_000, 60_000, 60_000]);
      return rows.map(({ address }) => address !== null);
    };
    // The second still has to find its way; the third is somebody else's.
    expect(await addresses()).toEqual([false, true, true]);
    const forget = forgetAddresses();
    expect([await run(shop, forget, [open]), await run(shop, forget, [open])]).toEqual([1, 0]);
    await shop.ask('admin', { kind: 'ship', orderId: open, courier: 'CJ', trackingNo: '1' });
    await shop.ask('admin', { kind: 'deliver', orderId: open, ...WEEK });
    shop.clock.now += DAY;
    expect([await run(shop, forget, [open]), await run(shop, forget, [open])]).toEqual([1, 0]);
    expect(await addresses()).toEqual([false, false, true]);
    const steps = await shop.database.reader.selectFrom('shop_order_steps').select('details').execute();
    expect(JSON.stringify(steps)).not.toContain('이사');
    expect(JSON.stringify(steps)).toContain('비밀');
    expect(await shop.broken()).toEqual([]);
  });
});

/** Runs a job for some orders. @returns how many of them it found */
async function run(shop: Mall, job: AnyJob, ids: readonly string[]): Promise<number> {
  const { signal } = new AbortController();
  const about = { runId: '', at: shop.clock.now, signal, log: () => undefined };
  const found: readonly { row: { order_id: string } }[] = await job.read(
    shop.database.reader,
    null,
    100,
    about,
  );
  const items = found.filter(({ row }) => ids.includes(row.order_id));
  if (items.length === 0) return 0;
  if (job.act) expect(await job.act(items, about)).toEqual([]);
  if (job.write) await shop.database.transact((tx) => job.write!(tx, items, about));
  return items.length;
}

async function giveCoupon({ database, makeId }: Mall, accountId: string): Promise<string> {
  const id = makeId();
  await database.transact(async (tx) => {
    await insertCampaigns(tx, [
      {
        ...{ id, kind: 'drop', name: '5천원', nameEn: null, minimumSpend: 0, currency: 'KRW', scope: {} },
        ...{ discount: { kind: 'amount', amount: 5_000 }, total: 10, perMemberLimit: 1, code: null },
        ...{ createdAt: NOON, validUntil: NOON + DAY, claimed: 1, used: 0, codesMade: 0, opensAt: NOON },
        ...{ closesAt: null, posterId: null, clock: NOON },
      },
    ]);
    const coupon = { campaign_id: id, position: 1, account_id: accountId, ordinal: 1, claimed_at: NOON };
    await tx
      .insertInto('coupons')
      .values({ ...coupon, status: 'active', used_at: null, used_for: null })
      .execute();
  });
  return `${id}-1`;
}
