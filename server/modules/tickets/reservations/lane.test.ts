import { expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { type Booth, openBooth, PAY_MS } from '../../../../test/support/booth.ts';
import type { RoundSketch } from '../../../../test/support/stage.ts';
import type { TicketsInput } from '../input.ts';

const DAY_MS = 86_400_000;
const RICH = 1_000_000;

/** Three for each test. */
const MEMBERS = Array.from({ length: 60 }, (_, i) => `member-${i}`);

eachDatabase('reservations', (open) => {
  let hall: Booth;
  let now: number;
  let [minji, jun, soyeon] = ['', '', ''];
  let scenes = 0;
  /** What is sold and who buys it is new in each test; the books are one. */
  async function scene(sketch: RoundSketch = { rows: [6] }): Promise<string> {
    hall ??= await openBooth(await open(), { members: MEMBERS, balance: RICH });
    [minji, jun, soyeon] = MEMBERS.slice(scenes * 3, scenes * 3 + 3) as [string, string, string];
    scenes += 1;
    now = hall.clock.now;
    return (await hall.open(sketch)).roundId;
  }
  /** The same books, from another instance. */
  async function another(): Promise<Booth> {
    const { kind, url } = hall.database as TestDatabase;
    if (kind !== 'mariadb') return hall;
    return openBooth(await open(url), { processNo: 2, clock: hall.clock });
  }
  const eventsOf = async (roundId: string, name: string) =>
    (await hall.events(name)).filter((data) => data.roundId === roundId);
  const holdOf = (roundId: string) =>
    hall.database.reader
      .selectFrom('tickets_holds')
      .selectAll()
      .where('round_id', '=', roundId)
      .executeTakeFirstOrThrow();
  const heldBy = (roundId: string, accountId: string) =>
    hall.database.reader
      .selectFrom('tickets_holds')
      .selectAll()
      .where('round_id', '=', roundId)
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
  const steps = async (reservationId: string): Promise<string[]> => {
    const rows = await hall.database.reader
      .selectFrom('tickets_reservation_steps')
      .select('step')
      .where('reservation_id', '=', reservationId)
      .orderBy('step_no')
      .execute();
    return rows.map(({ step }) => step);
  };
  const ticketsOf = (reservationId: string) =>
    hall.database.reader
      .selectFrom('tickets_tickets')
      .selectAll()
      .where('reservation_id', '=', reservationId)
      .orderBy('line_no')
      .execute();

  test('by wallet it is paid in the commit that makes it: places, tickets, coupon and money', async () => {
    const roundId = await scene({ rows: [6], prices: { R: 33_333 } });
    const couponId = await hall.giveCoupon(minji, 10_000);
    const made = await hall.buy(minji, roundId, [0, 1, 2], { couponId, key: 'k', expectedTotal: 89_999 });
    expect(made).toMatchObject({
      code: 'ok',
      result: { reservationId: made.id, status: 'paid', total: 89_999, currency: 'KRW' },
    });
    expect(await hall.states(roundId)).toBe('222000');
    expect(await hall.balance(minji)).toBe(RICH - 89_999);
    expect(await ticketsOf(made.id)).toMatchObject([
      { id: `${made.id}-1`, seat_no: 0, account_id: minji, serial: 1, status: 'issued' },
      { id: `${made.id}-2` },
      { id: `${made.id}-3` },
    ]);
    const [paid] = await eventsOf(roundId, 'tickets.reservation-paid');
    expect(paid).toMatchObject({
      ...{ reservationId: made.id, accountId: minji, seats: [0, 1, 2], sequence: 2, free: 3 },
      changes: [
        [0, '2'],
        [1, '2'],
        [2, '2'],
      ],
    });
    const again = await hall.reserve(minji, roundId, 'any hold', {
      couponId,
      key: 'k',
      expectedTotal: 89_999,
    });
    expect(again).toMatchObject({ code: 'ok', replayed: true, result: made.result });
    expect((await hall.reserve(minji, roundId, made.id)).code).toBe('tickets.hold-not-found');
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('what cannot be bought is refused with the facts, and nothing changes', async () => {
    const roundId = await scene({ rows: [6], prices: { R: 600_000 } });
    const other = await hall.open({ rows: [6] });
    const held = (await hall.hold(minji, roundId, 0, 1)).result.holdId;
    const couponId = await hall.giveCoupon(jun, 10_000);
    const stale = await hall.giveCoupon(minji, 10_000, now);
    const codes = [
      (await hall.reserve(jun, roundId, held)).code,
      (await hall.reserve(minji, other.roundId, held)).code,
      (await hall.reserve(minji, 'none', held)).code,
      (await hall.reserve(minji, roundId, held)).code,
      (await hall.reserve(minji, roundId, held, { expectedTotal: 1 })).code,
      (await hall.reserve(minji, roundId, held, { couponId })).code,
      (await hall.reserve(minji, roundId, held, { couponId: stale })).code,
    ];
    expect(codes).toEqual([
      'tickets.hold-not-found',
      'tickets.hold-not-found',
      'tickets.hold-not-found',
      'pay.insufficient-funds',
      'tickets.total-changed',
      'coupon.not-found',
      'coupon.not-usable',
    ]);
    hall.clock.now += 8 * 60_000;
    expect((await hall.reserve(minji, roundId, held)).code).toBe('tickets.hold-over');
    expect(await hall.states(roundId)).toBe('110000');
    expect([await hall.balance(minji), await hall.balance(jun)]).toEqual([RICH, RICH]);
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('for a gateway the places wait for their payment, then they are sold', async () => {
    const roundId = await scene();
    const agreed = await hall.agree(minji, roundId, [0, 1]);
    expect(await hall.states(roundId)).toBe('110000');
    expect(await hall.status(agreed.reservationId)).toBe('awaiting-payment');
    const held = await holdOf(roundId);
    expect(held).toMatchObject({ kind: 'payment', expires_at: now + PAY_MS });
    const blocked = [
      (await hall.reserve(minji, roundId, held.id)).code,
      (await hall.ask(minji, { kind: 'release', roundId, holdId: held.id })).code,
      (await hall.ask(minji, { kind: 'keep', roundId, holdId: held.id })).code,
    ];
    expect(new Set(blocked)).toEqual(new Set(['tickets.hold-in-payment']));
    expect((await hall.confirm(minji, agreed)).code).toBe('ok');
    expect(await hall.status(agreed.reservationId)).toBe('paid');
    expect(await hall.states(roundId)).toBe('220000');
    expect((await hall.till.cancel(agreed.paymentId, 400)).code).toBe('tickets.refund-through-reservation');
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('one that is not paid in time is over, with its coupon; said again, nothing happens', async () => {
    const roundId = await scene();
    const couponId = await hall.giveCoupon(minji, 5_000);
    const { reservationId } = await hall.agree(minji, roundId, [0, 1], { couponId });
    const held = (await holdOf(roundId)).id;
    await hall.ask('system:tickets', { kind: 'expire', roundId, holdIds: [held] });
    expect(await hall.status(reservationId)).toBe('awaiting-payment');
    hall.clock.now += PAY_MS;
    expect(await hall.expireDue()).toBeGreaterThan(0);
    await hall.ask('system:tickets', { kind: 'expire', roundId, holdIds: [held] });
    expect(await hall.status(reservationId)).toBe('expired');
    expect(await hall.states(roundId)).toBe('000000');
    expect(await steps(reservationId)).toEqual(['expired']);
    expect((await hall.buy(minji, roundId, [0], { couponId })).code).toBe('ok');
    const pay = { kind: 'pay', roundId, reservationId, payWith: 'wallet', expectedTotal: null } as const;
    expect((await hall.ask(minji, pay)).code).toBe('tickets.reservation-not-open');
    expect((await hall.cancel(minji, roundId, reservationId)).code).toBe('tickets.not-cancellable');
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('a payment that comes late has the places again if they are free, else the money goes back', async () => {
    const roundId = await scene();
    const couponId = await hall.giveCoupon(minji, 5_000);
    const first = await hall.agree(minji, roundId, [0, 1], { couponId });
    const second = await hall.agree(jun, roundId, [2, 3]);
    hall.clock.now += PAY_MS;
    await hall.expireDue();
    expect((await hall.buy(soyeon, roundId, [3])).code).toBe('ok');
    expect((await hall.confirm(minji, first)).code).toBe('ok');
    expect(await hall.confirm(jun, second)).toMatchObject({
      code: 'seat.taken',
      result: { seatIds: [`${roundId}-3`] },
    });
    await hall.till.settleAll();
    expect([await hall.status(first.reservationId), await hall.status(second.reservationId)]).toEqual([
      'paid',
      'expired',
    ]);
    expect(await steps(first.reservationId)).toEqual(['expired', 'paid-late']);
    expect(await hall.states(roundId)).toBe('220200');
    const told = await eventsOf(roundId, 'tickets.reservation-paid');
    expect(told.find(({ late }) => late === true)).toMatchObject({ accountId: minji, seats: [0, 1] });
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('late money that was captured all the same goes back, and its member is told', async () => {
    const roundId = await scene({ rows: [2] });
    const held = await hall.agree(minji, roundId, [0, 1], { behaviour: 'late' });
    await hall.confirm(minji, held);
    hall.clock.now += PAY_MS;
    await hall.expireDue();
    expect((await hall.buy(jun, roundId, [0, 1])).code).toBe('ok');
    await hall.till.sandbox.book.captureLate();
    await hall.till.settleAll();
    expect(await hall.status(held.reservationId)).toBe('expired');
    const bank = await hall.database.reader
      .selectFrom('sandbox_payments')
      .select(['amount', 'cancelled'])
      .where('order_id', '=', held.paymentId)
      .executeTakeFirstOrThrow();
    expect(bank.cancelled).toBe(bank.amount);
    const [told] = await hall.events('payment.not-used');
    expect(told).toMatchObject({ purpose: 'tickets-reservation', subject: held.reservationId });
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('late money counts against what a member may have', async () => {
    const roundId = await scene({ rows: [6], round: { perMemberLimit: 2 } });
    const late = await hall.agree(minji, roundId, [0, 1]);
    hall.clock.now += PAY_MS;
    await hall.expireDue();
    expect((await hall.buy(minji, roundId, [3])).code).toBe('ok');
    expect((await hall.confirm(minji, late)).code).toBe('tickets.limit-reached');
    await hall.till.settleAll();
    expect(await hall.status(late.reservationId)).toBe('expired');
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('one that waits can be paid by the wallet; a payment that comes then goes back', async () => {
    const roundId = await scene();
    const agreed = await hall.agree(minji, roundId, [0]);
    const { reservationId } = agreed;
    const pay = { kind: 'pay', roundId, reservationId, payWith: 'wallet', expectedTotal: null } as const;
    expect((await hall.ask(jun, pay)).code).toBe('tickets.reservation-not-found');
    expect((await hall.ask(minji, { ...pay, expectedTotal: 1 })).code).toBe('tickets.total-changed');
    expect((await hall.ask(minji, { ...pay, payWith: 'gateway' })).result.status).toBe('awaiting-payment');
    expect((await hall.ask(minji, pay)).result.status).toBe('paid');
    expect((await hall.ask(minji, pay)).code).toBe('tickets.reservation-already-paid');
    expect((await hall.confirm(minji, agreed)).code).toBe('tickets.reservation-already-paid');
    await hall.till.webhook({ paymentKey: agreed.paymentKey, orderId: agreed.paymentId });
    await hall.till.settleAll();
    expect(await hall.balance(minji)).toBe(RICH - 10_000);
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('given back: the fee of the day is kept, the rest is back, the coupon with the last place', async () => {
    const roundId = await scene({ rows: [6], prices: { R: 33_335 } });
    const couponId = await hall.giveCoupon(minji, 5);
    const { id } = await hall.buy(minji, roundId, [0, 1, 2], { couponId });
    expect(await hall.balance(minji)).toBe(RICH - 100_000);
    // Eight days before the show.
    hall.clock.now = now + 22 * DAY_MS;
    expect((await hall.cancel(jun, roundId, id)).code).toBe('tickets.reservation-not-found');
    expect((await hall.cancel(minji, roundId, id, { lines: [4] })).code).toBe('tickets.ticket-not-found');
    const shown = await hall.cancel(minji, roundId, id, { lines: [1], expectedRefund: 33_333 });
    expect(shown).toMatchObject({ code: 'tickets.fee-changed', result: { refund: 30_000, fee: 3_333 } });
    const part = await hall.cancel(minji, roundId, id, { lines: [1], expectedRefund: 30_000 });
    expect(part).toMatchObject({ code: 'ok', result: { status: 'paid', refund: 30_000, fee: 3_333 } });
    expect(await hall.states(roundId)).toBe('022000');
    expect(await hall.balance(minji)).toBe(RICH - 70_000);
    expect((await hall.cancel(minji, roundId, id, { lines: [1] })).code).toBe('tickets.not-cancellable');
    expect(await hall.brokenBooks()).toEqual([]);
    const rest = await hall.cancel(minji, roundId, id);
    expect(rest.result).toMatchObject({ status: 'cancelled', refund: 60_001, fee: 6_666 });
    const coupon = await hall.database.reader
      .selectFrom('coupons')
      .select('status')
      .where('account_id', '=', minji)
      .executeTakeFirstOrThrow();
    expect(coupon.status).toBe('active');
    expect(await steps(id)).toEqual(['partly-cancelled', 'cancelled']);
    expect(await hall.states(roundId)).toBe('000000');
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('the scale counts that was in force when it was paid', async () => {
    const roundId = await scene();
    const before = await hall.buy(minji, roundId, [0]);
    await hall.database.transact(async (tx) => {
      const scale = JSON.stringify({ steps: [{ days: 0, percent: 50 }], grace: null });
      const row = { id: 'HALF', valid_from: now + 1, created_by: 'admin', created_at: now };
      await tx
        .insertInto('tickets_cancel_scales')
        .values({ ...row, scale })
        .execute();
    });
    hall.clock.now = now + 2 * DAY_MS;
    const after = await hall.buy(minji, roundId, [3]);
    expect((await hall.cancel(minji, roundId, before.id)).result).toMatchObject({ refund: 10_000, fee: 0 });
    const half = await hall.cancel(minji, roundId, after.id);
    await hall.database.transact(async (tx) => {
      await tx.deleteFrom('tickets_cancel_scales').execute();
    });
    expect(half.result).toMatchObject({ refund: 5_000, fee: 5_000 });
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('cancelled twice at once, on two instances: once; what is sold again in the same batch is another’s', async () => {
    const roundId = await scene();
    const second = await another();
    const { id } = await hall.buy(minji, roundId, [0, 1]);
    const asked = await Promise.all([hall, second, hall].map((on) => on.cancel(minji, roundId, id)));
    expect(asked.map(({ code }) => code).sort()).toEqual([
      'ok',
      'tickets.not-cancellable',
      'tickets.not-cancellable',
    ]);
    expect(await hall.balance(minji)).toBe(RICH);
    const again = await hall.buy(minji, roundId, [0, 1]);
    // One batch: what is given back is sold to somebody else in it.
    const sell = {
      ...{ kind: 'sell-at-door', roundId, choice: { kind: 'seats', seats: [0, 1] }, memberId: jun },
      ...{ note: '', reason: '현장', expectedTotal: null },
    } as const satisfies TicketsInput;
    const both = await Promise.all([hall.cancel(minji, roundId, again.id), hall.ask('admin', sell)]);
    expect(both.map(({ code }) => code)).toEqual(['ok', 'ok']);
    expect(await ticketsOf(both[1].id)).toHaveLength(2);
    expect(await hall.states(roundId)).toBe('220000');
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('nothing is given back once the show has begun, nor what was used; an operator may give back more', async () => {
    const roundId = await scene();
    const { id } = await hall.buy(minji, roundId, [0, 1, 2]);
    const [first] = await ticketsOf(id);
    const look = { scanId: 'scan-0001', ticketId: first!.id, seat: 0, serial: 1, fault: null, letIn: false };
    await hall.ask('admin', {
      kind: 'check-in',
      roundId,
      device: '북문',
      looks: [{ ...look, scannedAt: now }],
    });
    expect((await hall.cancel(minji, roundId, id, { lines: [1] })).code).toBe('tickets.not-cancellable');
    hall.clock.now = now + 30 * DAY_MS;
    expect((await hall.cancel(minji, roundId, id, { lines: [2] })).code).toBe('tickets.not-cancellable');
    const cancelFor = { kind: 'cancel-for', roundId, reservationId: id, reason: '민원' } as const;
    const used = await hall.ask('admin', { ...cancelFor, lines: [1], withFee: false });
    expect(used.code).toBe('tickets.not-cancellable');
    const given = await hall.ask('admin', { ...cancelFor, lines: [2], withFee: false });
    expect(given).toMatchObject({ code: 'ok', result: { refund: 10_000, fee: 0 } });
    const kept = await hall.ask('admin', { ...cancelFor, lines: [3], withFee: true });
    expect(kept).toMatchObject({ code: 'ok', result: { refund: 1_000, fee: 9_000 } });
    const refund = { kind: 'refund', roundId, reservationId: id, reason: '사과' } as const;
    expect((await hall.ask('admin', { ...refund, amount: 19_001 })).code).toBe('tickets.refund-too-large');
    expect((await hall.ask('admin', { ...refund, amount: 19_000 })).code).toBe('ok');
    expect(await hall.balance(minji)).toBe(RICH);
    const audits = await hall.database.reader.selectFrom('audit_log').select('action').execute();
    expect(audits.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['tickets.cancel', 'tickets.refund']),
    );
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('handed on: its code is another, its buyer cannot give it back, whoever has it hands it on', async () => {
    const roundId = await scene();
    const { id } = await hall.buy(minji, roundId, [0, 1]);
    const give = (by: string, toId: string | null, lines = [1]) =>
      hall.ask(by, { kind: 'hand-on', roundId, reservationId: id, lines, toId });
    expect((await give(jun, soyeon)).code).toBe('tickets.reservation-not-found');
    expect((await give(minji, null)).code).toBe('tickets.recipient-unknown');
    expect((await give(minji, minji)).code).toBe('tickets.recipient-unknown');
    expect((await give(minji, jun, [1, 9])).code).toBe('tickets.ticket-not-found');
    const both = await Promise.all([give(minji, jun), give(minji, soyeon)]);
    expect(both.map(({ code }) => code)).toEqual(['ok', 'tickets.ticket-not-found']);
    expect(await ticketsOf(id)).toMatchObject([{ account_id: jun, serial: 2 }, { account_id: minji }]);
    expect((await hall.cancel(minji, roundId, id, { lines: [1] })).result.why).toBe('handed-on');
    expect((await give(jun, soyeon)).code).toBe('ok');
    expect(await ticketsOf(id)).toMatchObject([{ account_id: soyeon, serial: 3 }, {}]);
    expect((await hall.cancel(minji, roundId, id)).result).toMatchObject({
      status: 'paid',
      refund: 10_000,
    });
    const last = {
      kind: 'cancel-for',
      roundId,
      reservationId: id,
      lines: null,
      reason: '정리',
      withFee: false,
    };
    expect((await hall.ask('admin', last as never)).result.status).toBe('cancelled');
    expect((await eventsOf(roundId, 'tickets.reservation-cancelled')).at(-1).holders).toEqual([
      { accountId: soyeon, seats: [0] },
    ]);
    hall.clock.now = now + 31 * DAY_MS;
    const late = await eventsOf(roundId, 'tickets.handed-on');
    expect(late).toHaveLength(2);
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('a ticket goes from hand to hand ten times, and its reservation knows through whose', async () => {
    const roundId = await scene();
    const { id } = await hall.buy(minji, roundId, [0, 1]);
    const give = (by: string, toId: string, lines: number[]) =>
      hall.ask(by, { kind: 'hand-on', roundId, reservationId: id, lines, toId });
    for (let times = 0; times < 10; times += 1) {
      const [from, to] = times % 2 === 0 ? [minji, jun] : [jun, minji];
      expect((await give(from, to, [1])).code, String(times)).toBe('ok');
    }
    const tooOften = { code: 'tickets.not-transferable', result: { why: 'too-often' } };
    expect(await give(minji, jun, [1])).toMatchObject(tooOften);
    expect(await give(minji, jun, [1, 2])).toMatchObject(tooOften);
    expect((await give(minji, jun, [2])).code).toBe('ok');
    const steps = await hall.database.reader
      .selectFrom('tickets_reservation_steps')
      .select(['by_id', 'details'])
      .where('reservation_id', '=', id)
      .where('step', '=', 'handed-on')
      .orderBy('step_no')
      .execute();
    expect(steps).toHaveLength(11);
    expect(steps[1]?.by_id).toBe(jun);
    expect(JSON.parse(steps[1]?.details ?? '')).toEqual({ lines: [1], to: minji });
  });

  test('at the box office: for the till’s money, before the sale opens too, and given back by hand', async () => {
    const roundId = await scene({ rows: [6], round: { saleFrom: now + DAY_MS } });
    const sell = (seats: number[], memberId: string | null = null, expectedTotal: number | null = null) =>
      hall.ask('admin', {
        ...{ kind: 'sell-at-door', roundId, choice: { kind: 'seats', seats }, memberId },
        ...{ note: '현금', reason: '현장 판매', expectedTotal },
      });
    expect((await sell([0], null, 1)).code).toBe('tickets.total-changed');
    const guest = await sell([0]);
    const member = await sell([1, 2], jun);
    expect(guest.result).toMatchObject({ status: 'paid', tickets: [{ seatId: `${roundId}-0` }] });
    expect((await sell([1])).code).toBe('seat.taken');
    const rows = await hall.database.reader
      .selectFrom('tickets_reservations')
      .where('round_id', '=', roundId)
      .selectAll()
      .orderBy('id')
      .execute();
    expect(rows).toMatchObject([
      { account_id: `guest:${guest.id}`, pay_with: 'box-office', made_by: 'admin', note: '현금' },
      { account_id: jun, total: 20_000 },
    ]);
    expect((await hall.cancel(jun, roundId, member.id)).result).toMatchObject({ refund: 20_000 });
    expect([await hall.balance(jun), await hall.states(roundId)]).toEqual([RICH, '200000']);
    hall.clock.now = now + 30 * DAY_MS + 3_599_999;
    expect((await sell([5])).code).toBe('ok');
    hall.clock.now += 1;
    expect((await sell([4])).code).toBe('tickets.sale-over');
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('what a gateway took goes back through it, in parts, each once', async () => {
    const roundId = await scene();
    const second = await another();
    const agreed = await hall.agree(minji, roundId, [0, 1, 2]);
    await hall.confirm(minji, agreed);
    const { reservationId: id, paymentKey } = agreed;
    await hall.cancel(minji, roundId, id, { lines: [1] });
    await hall.cancel(minji, roundId, id, { lines: [2] });
    expect(await hall.brokenBooks()).toEqual([]);
    await Promise.all([hall.refundDue(), second.refundDue()]);
    for (let turn = 0; turn < 4; turn += 1) {
      hall.clock.now += 120_000;
      await Promise.all([hall.refundDue(), second.refundDue()]);
    }
    const atBank = async () =>
      ((await hall.till.sandbox.book.read({ paymentKey })).body as { balanceAmount: number }).balanceAmount;
    expect(await atBank()).toBe(10_000);
    const refunds = await hall.database.reader
      .selectFrom('tickets_refunds')
      .selectAll()
      .where('reservation_id', '=', id)
      .execute();
    expect(refunds).toMatchObject([
      { amount: 10_000, status: 'done' },
      { amount: 10_000, status: 'done' },
    ]);
    expect(await steps(id)).toEqual(expect.arrayContaining(['refund-done']));
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('of two alike each goes back under its own number, whichever is asked for first', async () => {
    const roundId = await scene();
    const agreed = await hall.agree(minji, roundId, [0, 1]);
    await hall.confirm(minji, agreed);
    const { paymentId, reservationId: id } = agreed;
    const first = (await hall.cancel(minji, roundId, id, { lines: [1] })).id;
    const second = (await hall.cancel(minji, roundId, id, { lines: [2] })).id;
    for (const key of [second, first]) {
      const given = await hall.till.payments.giveBack({ paymentId, amount: 10_000, reason: 'x', key });
      expect(given).toEqual({ status: 'done' });
    }
    await hall.refundDue();
    const refunds = await hall.database.reader
      .selectFrom('tickets_refunds')
      .select('status')
      .where('reservation_id', '=', id)
      .execute();
    expect(refunds).toEqual([{ status: 'done' }, { status: 'done' }]);
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('the box office takes back what is held, for whoever waits; never what is being paid, or is paid', async () => {
    const roundId = await scene({ rows: [4] });
    const held = (await hall.hold(minji, roundId, 0, 1)).id;
    const waits = await hall.agree(jun, roundId, [2, 3]);
    const wish = { kind: 'wait', roundId, quantity: 2, grades: null, isTogether: true } as const;
    expect((await hall.ask(soyeon, wish)).code).toBe('ok');
    const end = (holdId: string, key = holdId) =>
      hall.ask('admin', { kind: 'end-hold', roundId, holdId, reason: '현장 손님' }, { key });
    const paying = await hall.database.reader
      .selectFrom('tickets_holds')
      .select('id')
      .where('kind', '=', 'payment')
      .where('round_id', '=', roundId)
      .executeTakeFirstOrThrow();
    expect(await end(paying.id)).toMatchObject({
      ...{ code: 'tickets.hold-in-payment', result: { reservationId: waits.reservationId } },
    });
    expect((await end(held)).result).toEqual({ holdId: held, released: 2 });
    expect((await end(held)).replayed).toBe(true);
    expect(await eventsOf(roundId, 'tickets.hold-ended')).toMatchObject([{ accountId: minji, holdId: held }]);
    expect(await heldBy(roundId, soyeon)).toMatchObject({ kind: 'offer', seats: '0,1' });
    await hall.confirm(jun, waits);
    expect((await end(paying.id, 'paid')).code).toBe('tickets.hold-not-found');
    expect(await hall.states(roundId)).toBe('1122');
    expect(await hall.brokenBooks()).toEqual([]);
  });

  test('called off: nothing is sold any more, all money goes back, whoever is killed on the way', async () => {
    const roundId = await scene({ rows: [10, 10] });
    const second = await another();
    const couponId = await hall.giveCoupon(minji, 5_000);
    const { id } = await hall.buy(minji, roundId, [0, 1], { couponId });
    await hall.ask(minji, { kind: 'hand-on', roundId, reservationId: id, lines: [1], toId: soyeon });
    const late = await hall.agree(jun, roundId, [3, 4], { behaviour: 'late' });
    await hall.confirm(jun, late);
    const paid = await hall.agree(soyeon, roundId, [6]);
    await hall.confirm(soyeon, paid);
    const held = (await hall.hold(soyeon, roundId, 10)).result.holdId;
    const callOff = { kind: 'call-off-round', roundId, reason: '배우의 건강' } as const;
    const off = await Promise.all([hall.ask('admin', callOff), second.ask('admin', callOff)]);
    expect(off.map(({ code }) => code).sort()).toEqual(['ok', 'tickets.round-cancelled']);
    expect((await hall.reserve(soyeon, roundId, held)).code).toBe('tickets.round-cancelled');
    expect((await hall.hold(soyeon, roundId, 12)).code).toBe('tickets.round-cancelled');
    expect(await hall.brokenBooks()).toEqual([]);
    // Both instances at once; then one takes it up and dies.
    await Promise.all([hall.callOffDue(), second.callOffDue()]);
    await hall.database.transact(async (tx) => {
      await tx
        .updateTable('tickets_call_offs')
        .set({ next_at: hall.clock.now + 30_000 })
        .execute();
    });
    expect(await second.callOffDue()).toBe(false);
    hall.clock.now += 30_000;
    await second.callOffDue();
    await second.callOffDue();
    const { done_at: doneAt } = await hall.database.reader
      .selectFrom('tickets_call_offs')
      .where('round_id', '=', roundId)
      .select('done_at')
      .executeTakeFirstOrThrow();
    expect(doneAt).not.toBeNull();
    expect(await hall.balance(minji)).toBe(RICH);
    expect([
      await hall.status(id),
      await hall.status(late.reservationId),
      await hall.status(paid.reservationId),
    ]).toEqual(['cancelled', 'cancelled', 'cancelled']);
    const cancelled = await eventsOf(roundId, 'tickets.reservation-cancelled');
    expect(cancelled.every(({ calledOff }) => calledOff === true)).toBe(true);
    expect(cancelled).toHaveLength(3);
    // Money that comes now goes back.
    await hall.till.sandbox.book.captureLate();
    await hall.till.settleAll();
    expect(await hall.status(late.reservationId)).toBe('cancelled');
    await hall.refundDue();
    hall.clock.now += 20 * 60_000;
    await hall.expireDue();
    expect(await hall.states(roundId)).toBe('0'.repeat(20));
    expect(await hall.brokenBooks()).toEqual([]);
  });
});
