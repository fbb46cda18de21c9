import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import type { Executor } from '../../db/dialect.ts';
import { LATE_MS } from '../../gateways/sandbox/index.ts';
import type { Purpose } from './index.ts';
import type { Fault } from './testing/faults.ts';
import { openTill, type Till } from './testing/till.ts';
import { adminView } from './views.ts';

const MINUTE = 60_000;

/** The one thing that goes wrong, the first time that a path is called. */
const failing = (till: Till, pattern: RegExp, fault: Fault, times = 1): void => {
  let left = times;
  till.faults = ({ method, path }) => {
    if (left === 0 || !pattern.test(`${method} ${path}`)) return null;
    left -= 1;
    return fault;
  };
};
const confirmCalls = (till: Till) => till.calls.filter((call) => call.endsWith('/confirm')).length;
const cancelCalls = (till: Till) => till.calls.filter((call) => call.endsWith('/cancel')).length;

async function expectBooks(till: Till): Promise<void> {
  const report = await till.pay.reconcile();
  expect(report.checks.filter((check) => !check.ok)).toEqual([]);
}
async function steps(till: Till, paymentId: string): Promise<string[]> {
  const view = await adminView(till.database.reader, paymentId, async () => new Map());
  return view!.timeline.map((one) => one.step);
}
async function audited(till: Till): Promise<string[]> {
  const rows = await till.database.reader
    .selectFrom('audit_log')
    .select(['action', 'reason', 'actor_id'])
    .orderBy('id')
    .execute();
  return rows.map((row) => `${row.actor_id} ${row.action} ${row.reason}`);
}

eachDatabase('a payment in trouble', (open) => {
  test.each([
    ['lost on the way there', 'lost', 2],
    ['lost on the way back', 'answer-lost', 1],
    ['answered with a 5xx', 'server-error', 2],
    ['answered with a 5xx though it was done', 'server-error-after', 1],
    ['answered with garbage', 'garbage', 1],
    ['hanging', 'hangs', 1],
  ] as const)('a confirmation %s is found out, and paid once', async (_how, fault, confirms) => {
    const waits = fault === 'hangs' ? { timeoutMs: 1_000 } : {};
    const till = await openTill(await open(), { members: ['minji'], ...waits });
    const { id, paymentKey } = await till.agree('minji', 5_000);
    failing(till, /confirm$/, fault);
    await till.confirm('minji', id, paymentKey, 5_000);
    expect(await till.status(id)).toBe('in-doubt');
    expect(await till.balance('minji')).toBe(0);
    await till.settleAll();
    expect(await till.status(id)).toBe('paid');
    expect(await till.balance('minji')).toBe(5_000);
    expect(confirmCalls(till) + (fault === 'lost' || fault === 'server-error' ? 1 : 0)).toBe(confirms);
    expect(await steps(till, id)).toContain('in-doubt');
    await expectBooks(till);
  });

  test('a process that dies before it asked the gateway, or after: another finds it', async () => {
    const database = await open();
    const dying = await openTill(database, { members: ['minji'] });
    const before = await dying.agree('minji', 1_000);
    const after = await dying.agree('minji', 2_000);
    const begin = {
      kind: 'begin',
      paymentId: before.id,
      paymentKey: before.paymentKey,
      orderId: before.id,
    } as const;
    await dying.ask('minji', { ...begin, amount: 1_000 });
    const { id, paymentKey } = after;
    await dying.ask('minji', { kind: 'begin', paymentId: id, paymentKey, orderId: id, amount: 2_000 });
    await dying.sandbox.book.confirm({ paymentKey, orderId: id, amount: 2_000 }, `${id}-1`);

    const other = await openTill(database, { clock: { now: dying.clock.now + 1 }, processNo: 2 });
    await other.lookUpDue();
    expect(await other.status(id)).toBe('confirming');
    await other.settleAll();
    expect([await other.status(before.id), await other.status(id)]).toEqual(['paid', 'paid']);
    expect(await other.balance('minji')).toBe(3_000);
    expect(confirmCalls(other)).toBe(1);
    await expectBooks(other);
  });

  test('a process that is told to stop does not wait for a silent gateway', async () => {
    const till = await openTill(await open(), { members: ['minji'], timeoutMs: 20_000 });
    const { id, paymentKey } = await till.agree('minji', 5_000);
    failing(till, /confirm$/, 'answer-lost');
    await till.confirm('minji', id, paymentKey, 5_000);
    till.clock.now += MINUTE;
    const stopping = new AbortController();
    const { promise: isAsked, resolve: arrived } = Promise.withResolvers<void>();
    till.faults = () => {
      arrived();
      return 'hangs';
    };
    const look = till.lookUpDue(stopping.signal);
    await isAsked;
    stopping.abort();
    await expect(look).rejects.toThrow();
    expect(await till.status(id)).toBe('in-doubt');
  });

  test('captured with another amount: given back at the gateway, and a person is called', async () => {
    const till = await openTill(await open(), { members: ['minji'] });
    const { id, paymentKey } = await till.agree('minji', 5_000);
    till.spoil = (path, body) => (path.endsWith('/cancel') ? body : { ...body, totalAmount: 4_000 });
    await till.confirm('minji', id, paymentKey, 5_000);
    till.spoil = null;
    const payment = await adminView(till.database.reader, id, async () => new Map());
    expect(payment).toMatchObject({ status: 'failed', attention: 'amount-mismatch', transferId: null });
    expect(await till.balance('minji')).toBe(0);
    expect(await audited(till)).toContain('system:payments payment.alarm amount-mismatch');
    expect(till.log.map((line) => line.message)).toContain('a payment needs a person');
    expect(cancelCalls(till)).toBeGreaterThan(0);
    await expectBooks(till);
  });

  test('captured with another currency, or none, is no payment of ours', async () => {
    const till = await openTill(await open(), { members: ['minji'] });
    for (const currency of ['USD', null]) {
      const { id, paymentKey } = await till.agree('minji', 5_000);
      till.spoil = (path, body) => (path.endsWith('/confirm') ? { ...body, currency } : body);
      await till.confirm('minji', id, paymentKey, 5_000);
      expect(await till.status(id)).toBe('cancelled');
      expect(await till.sandbox.book.read({ paymentKey })).toMatchObject({ body: { status: 'CANCELED' } });
    }
    expect(await till.balance('minji')).toBe(0);
    await expectBooks(till);
  });

  test('an answer about another order is no answer', async () => {
    const till = await openTill(await open(), { members: ['minji'] });
    const { id, paymentKey } = await till.agree('minji', 5_000);
    till.spoil = (path, body) => (path.endsWith('/confirm') ? { ...body, orderId: 'another' } : body);
    await till.confirm('minji', id, paymentKey, 5_000);
    expect(await till.status(id)).toBe('in-doubt');
    await till.settleAll();
    expect(await till.status(id)).toBe('paid');
    expect(await till.balance('minji')).toBe(5_000);
  });

  test('money that comes after the member gave up, or after its time, is theirs', async () => {
    const till = await openTill(await open(), { members: ['minji'] });
    const late = await till.agree('minji', 5_000, 'late');
    expect((await till.ask('minji', { kind: 'abandon', paymentId: late.id, reason: null })).code).toBe('ok');
    expect(await till.status(late.id)).toBe('abandoned');
    till.clock.now += LATE_MS;
    await till.sandbox.round.run(new AbortController().signal);
    expect(await till.status(late.id)).toBe('paid');
    const forgotten = await till.agree('minji', 700, 'webhook-first');
    till.clock.now += 31 * MINUTE;
    // Nobody told us: the look-up at the end of its time does.
    await till.settleAll();
    expect(await till.status(forgotten.id)).toBe('paid');
    const gone = await till.prepare('minji', 900);
    till.clock.now += 31 * MINUTE;
    await till.settleAll();
    expect(await till.status(gone)).toBe('expired');
    const paymentKey = await till.sandbox.book.open({
      orderId: gone,
      orderName: '충전',
      amount: 900,
      behaviour: 'approve',
    });
    await till.confirm('minji', gone, paymentKey, 900);
    expect(await till.status(gone)).toBe('paid');
    expect(await till.balance('minji')).toBe(6_600);
    await expectBooks(till);
  });

  test('a decline that arrives late is told to whoever was asked to wait', async () => {
    const till = await openTill(await open(), { members: ['minji'] });
    const { id, paymentKey } = await till.agree('minji', 5_000, 'decline');
    failing(till, /confirm$/, 'answer-lost');
    await till.confirm('minji', id, paymentKey, 5_000);
    await till.settleAll();
    const payment = await adminView(till.database.reader, id, async () => new Map());
    expect(payment).toMatchObject({ status: 'failed', failure: { code: 'REJECT_CARD_PAYMENT' } });
    const batches = await till.database.reader.selectFrom('batches').select('events').execute();
    const events = batches.flatMap(
      (row) => JSON.parse(row.events) as { name: string; data: { late?: boolean } }[],
    );
    expect(events.filter(({ name }) => name === 'payment.failed').map(({ data }) => data.late)).toEqual([
      true,
    ]);
  });

  test('two windows, two keys: one of them pays, the other is refused by order', async () => {
    const till = await openTill(await open(), { members: ['minji'] });
    const { id, paymentKey } = await till.agree('minji', 5_000);
    const second = await till.sandbox.book.open({
      orderId: id,
      orderName: '',
      amount: 5_000,
      behaviour: 'approve',
    });
    failing(till, /confirm$/, 'answer-lost');
    await till.confirm('minji', id, paymentKey, 5_000);
    expect((await till.confirm('minji', id, second, 5_000)).code).toBe('payment.confirming');
    await till.settleAll();
    expect((await till.confirm('minji', id, second, 5_000)).code).toBe('payment.already-paid');
    expect(await till.webhook({ paymentKey: second, orderId: id })).toBe('ok');
    expect(await till.status(id)).toBe('paid');
    expect(await till.balance('minji')).toBe(5_000);
  });

  test('a gateway that captures the same order twice gives the second back', async () => {
    const till = await openTill(await open(), { members: ['minji'] });
    const { id, paymentKey } = await till.agree('minji', 5_000, 'webhook-first');
    await till.webhook({ paymentKey });
    const second = await till.sandbox.book.open({
      orderId: id,
      orderName: '',
      amount: 5_000,
      behaviour: 'webhook-first',
    });
    await till.webhook({ paymentKey: second });
    await till.webhook({ paymentKey: second });
    await till.settleAll();
    const payment = await adminView(till.database.reader, id, async () => new Map());
    expect(payment).toMatchObject({ status: 'paid', attention: 'captured-twice', paymentKey });
    expect(await till.sandbox.book.read({ paymentKey: second })).toMatchObject({
      body: { status: 'CANCELED' },
    });
    expect(await till.sandbox.book.read({ paymentKey })).toMatchObject({ body: { status: 'DONE' } });
    expect(await till.balance('minji')).toBe(5_000);
    await expectBooks(till);
  });

  test('tampered, foreign, unknown and reused: refused with a code, nothing changed, noted', async () => {
    const till = await openTill(await open(), { members: ['minji', 'jun'] });
    const mine = await till.agree('minji', 5_000);
    const his = await till.agree('jun', 5_000);
    const paid = await till.agree('minji', 1_000);
    await till.confirm('minji', paid.id, paid.paymentKey, 1_000);
    const before = await till.database.reader.selectFrom('payments').selectAll().orderBy('id').execute();
    const begin = {
      kind: 'begin',
      paymentId: mine.id,
      paymentKey: mine.paymentKey,
      orderId: mine.id,
    } as const;
    const refusals = [
      await till.ask('minji', { ...begin, amount: 4_999 }),
      await till.ask('minji', { ...begin, orderId: his.id, amount: 5_000 }),
      await till.ask('jun', { ...begin, amount: 5_000 }),
      await till.ask('minji', { ...begin, paymentId: 'unknown', orderId: 'unknown', amount: 5_000 }),
      await till.ask('minji', { ...begin, paymentKey: paid.paymentKey, amount: 5_000 }),
    ];
    expect(refusals.map((asked) => asked.code)).toEqual([
      'payment.amount-mismatch',
      'payment.order-mismatch',
      'payment.not-found',
      'payment.not-found',
      'payment.key-reused',
    ]);
    expect(await till.database.reader.selectFrom('payments').selectAll().orderBy('id').execute()).toEqual(
      before,
    );
    expect(await audited(till)).toEqual([
      'minji payment.refused payment.amount-mismatch',
      'minji payment.refused payment.order-mismatch',
      'jun payment.refused payment.not-found',
      'minji payment.refused payment.not-found',
      'minji payment.refused payment.key-reused',
    ]);
    expect(confirmCalls(till)).toBe(1);
  });

  test('one key for two payments at the same moment: one of them has it', async () => {
    const till = await openTill(await open(), { members: ['minji'] });
    const a = await till.agree('minji', 5_000);
    const b = await till.agree('minji', 5_000);
    const asked = await Promise.all([
      till.confirm('minji', a.id, a.paymentKey, 5_000),
      till.confirm('minji', b.id, a.paymentKey, 5_000),
    ]);
    expect(asked.map(({ code }) => code).sort()).toEqual(['ok', 'payment.key-reused']);
    expect(await till.balance('minji')).toBe(5_000);
  });
});

eachDatabase('giving back', (open) => {
  async function paid(till: Till, amount: number) {
    const { id, paymentKey } = await till.agree('minji', amount);
    await till.confirm('minji', id, paymentKey, amount);
    return { id, paymentKey };
  }

  test('is refused when the money is not there any more, and the gateway is not asked', async () => {
    const till = await openTill(await open(), { members: ['minji', 'jun'] });
    const { id } = await paid(till, 5_000);
    const spent = { legs: [{ to: 'jun', amount: 4_000 }], memo: null };
    const command = {
      id: 'spend0000000000x',
      at: till.clock.now,
      accountId: 'minji',
      key: 'spend0000000000x',
    };
    await till.pay.lane.submit({
      ...command,
      name: 'pay.transfer',
      fingerprint: '',
      input: { kind: 'transfer', ...spent },
    });
    expect((await till.cancel(id, 5_000)).code).toBe('pay.insufficient-funds');
    expect(cancelCalls(till)).toBe(0);
    expect((await till.cancel(id, 1_000)).code).toBe('ok');
    expect(await till.status(id)).toBe('partially-cancelled');
    expect(await till.balance('minji')).toBe(0);
    await expectBooks(till);
  });

  test.each([
    ['lost on the way there', 'lost'],
    ['lost on the way back', 'answer-lost'],
    ['answered with a 5xx though it was done', 'server-error-after'],
    ['answered with garbage', 'garbage'],
  ] as const)('a cancellation %s is found out, and done once', async (_how, fault) => {
    const till = await openTill(await open(), { members: ['minji'] });
    const { id, paymentKey } = await paid(till, 5_000);
    failing(till, /cancel$/, fault);
    await till.cancel(id, 2_000);
    expect(await till.balance('minji')).toBe(3_000);
    expect((await till.cancel(id, 1_000)).code).toBe('payment.cancellation-under-way');
    await till.settleAll();
    expect(await till.status(id)).toBe('partially-cancelled');
    expect(await till.sandbox.book.read({ paymentKey })).toMatchObject({ body: { balanceAmount: 3_000 } });
    expect(await till.balance('minji')).toBe(3_000);
    await expectBooks(till);
  });

  test('a cancellation that the gateway refuses puts the money back', async () => {
    const till = await openTill(await open(), { members: ['minji'] });
    const { id, paymentKey } = await paid(till, 5_000);
    // Somebody has given it all back in the gateway's own console, and part of it is asked for again.
    await till.sandbox.book.cancel({ paymentKey, amount: 4_000, reason: 'by hand' }, null);
    till.spoil = (path, body) =>
      path.includes('/v1/payments/') && !path.endsWith('cancel')
        ? { ...body, status: 'DONE', balanceAmount: 5_000, cancels: null }
        : body;
    await till.cancel(id, 2_000);
    till.spoil = null;
    expect(await steps(till, id)).toEqual([
      'prepared',
      'confirm-begun',
      'paid',
      'refund-requested',
      'refund-refused',
    ]);
    expect(await till.status(id)).toBe('paid');
    expect(await till.balance('minji')).toBe(5_000);
    await till.webhook({ paymentKey });
    const view = await adminView(till.database.reader, id, async () => new Map());
    expect(view).toMatchObject({ attention: 'cancelled-elsewhere', cancellable: 5_000 });
    await expectBooks(till);
  });

  test('sent twice to two instances at once, it is given back once', async () => {
    const database = await open();
    const first = await openTill(database, { members: ['minji'] });
    const { id, paymentKey } = await paid(first, 5_000);
    const isMariadb = database.kind === 'mariadb';
    const second = isMariadb
      ? await openTill(await open(database.url), { processNo: 2, clock: first.clock })
      : first;
    const asked = await Promise.all([
      first.cancel(id, 5_000),
      second.cancel(id, 5_000),
      first.cancel(id, 5_000, 'k'),
      second.cancel(id, 5_000, 'k'),
    ]);
    expect(asked.filter((one) => one.code === 'ok' && !one.replayed)).toHaveLength(1);
    await first.settleAll();
    expect(await first.status(id)).toBe('cancelled');
    expect(await first.balance('minji')).toBe(0);
    const { body } = await first.sandbox.book.read({ paymentKey });
    expect((body as { cancels: unknown[] }).cancels).toHaveLength(1);
    await expectBooks(first);
  });
});

/** A shop as small as can be: orders that are paid in the commit of their payment, in the consumers table. */
interface Orders {
  readonly state: Map<string, number>;
  readonly changed: Set<string>;
}
const OPEN = 0;
const PAID = 1;
const CANCELLED = 2;
const orders: Purpose<Orders> = {
  name: 'test-order',
  prefetch: async (tx, payments) => {
    const rows = await tx
      .selectFrom('consumers')
      .selectAll()
      .where(
        'name',
        'in',
        payments.map(({ subject }) => subject ?? ''),
      )
      .execute();
    return { state: new Map(rows.map((row) => [row.name, row.position])), changed: new Set() };
  },
  walletOf: () => 'shopkeeper',
  accept: ({ state }, { subject }) =>
    state.get(subject ?? '') === OPEN ? null : { accepted: false, code: 'order.closed', result: {} },
  take: ({ state, changed }, { subject }) => {
    state.set(subject!, PAID);
    changed.add(subject!);
    return [{ name: 'order.paid', key: subject!, data: { subject } }];
  },
  release: () => null,
  giveBack: ({ state, changed }, { subject, amount }, asked, _at, undo) => {
    if (asked.amount < amount) return [];
    state.set(subject!, undo ? PAID : CANCELLED);
    changed.add(subject!);
    return [];
  },
  write: async (tx, { state, changed }) => {
    for (const name of changed) {
      await tx
        .updateTable('consumers')
        .set({ position: state.get(name)! })
        .where('name', '=', name)
        .execute();
    }
  },
};
const put = (tx: Executor, name: string, position: number) =>
  tx.insertInto('consumers').values({ name, position }).execute();
const stateOf = async (till: Till, name: string) =>
  (
    await till.database.reader
      .selectFrom('consumers')
      .select('position')
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
  ).position;

eachDatabase('a purpose of another module', (open) => {
  async function openShop() {
    const till = await openTill(await open(), {
      members: ['minji', 'shopkeeper'],
      purposes: [orders as Purpose],
    });
    await till.database.transact((tx) => put(tx, 'order-1', OPEN));
    const prepared = await till.payments.prepare({
      accountId: 'minji',
      purpose: 'test-order',
      subject: 'order-1',
      key: 'order-1 first try',
      orderName: '사과 두 상자',
      amount: 5_000,
    });
    if (!('paymentId' in prepared)) throw new Error(prepared.code);
    const id = prepared.paymentId;
    const paymentKey = await till.sandbox.book.open({
      orderId: id,
      orderName: '사과 두 상자',
      amount: 5_000,
      behaviour: 'approve',
    });
    return { till, id, paymentKey };
  }

  test('an order is prepared once, and paid in the commit of its payment', async () => {
    const { till, id, paymentKey } = await openShop();
    const again = await till.payments.prepare({
      accountId: 'minji',
      purpose: 'test-order',
      subject: 'order-1',
      key: 'order-1 first try',
      orderName: '사과 두 상자',
      amount: 5_000,
    });
    expect(again).toMatchObject({ paymentId: id });
    await till.confirm('minji', id, paymentKey, 5_000);
    expect([await till.status(id), await stateOf(till, 'order-1')]).toEqual(['paid', PAID]);
    expect([await till.balance('minji'), await till.balance('shopkeeper')]).toEqual([0, 5_000]);
    const batches = await till.database.reader.selectFrom('batches').select('events').execute();
    const names = batches.map((row) =>
      (JSON.parse(row.events) as { name: string }[]).map(({ name }) => name),
    );
    const together = names.filter((own) => own.includes('payment.received'));
    expect(together).toHaveLength(1);
    expect(together[0]).toContain('order.paid');
    await till.cancel(id, 5_000);
    expect([await till.status(id), await stateOf(till, 'order-1')]).toEqual(['cancelled', CANCELLED]);
    expect(await till.balance('shopkeeper')).toBe(0);
    await expectBooks(till);
  });

  test('an order that is closed is not confirmed: no money is taken', async () => {
    const { till, id, paymentKey } = await openShop();
    await till.database.transact((tx) =>
      tx.updateTable('consumers').set({ position: CANCELLED }).where('name', '=', 'order-1').execute(),
    );
    expect((await till.confirm('minji', id, paymentKey, 5_000)).code).toBe('order.closed');
    expect(confirmCalls(till)).toBe(0);
    // Nor does it stay open for ever: its time ends as that of any other.
    await till.settleAll();
    expect([await till.status(id), confirmCalls(till)]).toEqual(['expired', 0]);
    await expectBooks(till);
  });

  test('a confirmation that was never heard is not sent again for an order that was closed meanwhile', async () => {
    const { till, id, paymentKey } = await openShop();
    failing(till, /confirm$/, 'lost');
    await till.confirm('minji', id, paymentKey, 5_000);
    expect(await till.status(id)).toBe('in-doubt');
    await till.database.transact((tx) =>
      tx.updateTable('consumers').set({ position: CANCELLED }).where('name', '=', 'order-1').execute(),
    );
    await till.settleAll();
    expect([await till.status(id), confirmCalls(till)]).toEqual(['failed', 0]);
    expect([await till.balance('minji'), await till.balance('shopkeeper')]).toEqual([0, 0]);
    await expectBooks(till);
  });

  test('money that comes when the order is closed goes back, and the member is told', async () => {
    const { till, id, paymentKey } = await openShop();
    failing(till, /confirm$/, 'answer-lost');
    await till.confirm('minji', id, paymentKey, 5_000);
    await till.database.transact((tx) =>
      tx.updateTable('consumers').set({ position: CANCELLED }).where('name', '=', 'order-1').execute(),
    );
    await till.settleAll();
    expect(await till.status(id)).toBe('cancelled');
    expect(await till.sandbox.book.read({ paymentKey })).toMatchObject({ body: { status: 'CANCELED' } });
    expect([await till.balance('shopkeeper'), await stateOf(till, 'order-1')]).toEqual([0, CANCELLED]);
    const batches = await till.database.reader.selectFrom('batches').select('events').execute();
    const events = batches.flatMap((row) => JSON.parse(row.events) as { name: string; data: object }[]);
    const notices = till.payments.notices!;
    const wanted = events.filter((event) => notices.events.includes(event.name));
    const told = wanted.flatMap((event) =>
      notices.of({ ...event, key: id, at: 0, by: '', id: '', sequence: 0 } as never),
    );
    expect(told.map(({ kind, to }) => [kind, to])).toEqual([
      ['payment.not-used', { accountId: 'minji' }],
      ['payment.refunded', { accountId: 'minji' }],
    ]);
    await expectBooks(till);
  });
});
