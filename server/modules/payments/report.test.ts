import { describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { jobOf, runJob } from '../../../test/support/jobs.ts';
import type { DayEntry } from '../../gateways/index.ts';
import { listReports } from './daily.ts';
import { compareDay, dayOf, periodOf } from './report.ts';
import { NOON, openTill, type Till } from './testing/till.ts';

const HOUR = 3_600_000;
const entry = (kind: DayEntry['kind'], orderId: string, amount: number): DayEntry => ({
  kind,
  paymentKey: `k-${orderId}`,
  orderId,
  amount,
  at: NOON,
});

describe('a day in Korea', () => {
  test('begins at 15:00 UTC, and only days of the calendar are days', () => {
    expect(dayOf(Date.UTC(2026, 10, 21, 14, 59))).toBe('2026-11-21');
    expect(dayOf(Date.UTC(2026, 10, 21, 15))).toBe('2026-11-22');
    expect(periodOf('2026-11-21')).toEqual({
      from: Date.UTC(2026, 10, 20, 15),
      until: Date.UTC(2026, 10, 21, 15),
    });
    for (const wrong of ['2026-02-30', '2026-13-01', 'yesterday']) expect(periodOf(wrong)).toBeNull();
  });
});

describe('the two lists of a day', () => {
  const known = new Map([
    ['a', { paymentId: 'a', status: 'paid' }],
    ['b', { paymentId: 'b', status: 'failed' }],
  ]);

  test('are equal when every payment and the sums of its cancellations are', () => {
    const here = [entry('payment', 'a', 10), entry('cancellation', 'a', 3), entry('cancellation', 'a', 4)];
    const there = [entry('cancellation', 'a', 7), entry('payment', 'a', 10)];
    expect(compareDay(here, there, known)).toEqual({
      here: { payments: 1, paid: 10, cancellations: 2, cancelled: 7 },
      there: { payments: 1, paid: 10, cancellations: 1, cancelled: 7 },
      differences: [],
    });
  });

  test.each([
    ['missing-here', [], [entry('payment', 'x', 10)]],
    ['other-state', [], [entry('payment', 'b', 10)]],
    ['missing-there', [entry('payment', 'a', 10)], []],
    ['other-amount', [entry('payment', 'a', 10)], [entry('payment', 'a', 9)]],
  ] as const)('differ: %s', (kind, here, there) => {
    const { differences } = compareDay([...here], [...there], known);
    expect(differences.map((one) => [one.what, one.kind])).toEqual([['payment', kind]]);
  });

  test('a cancellation that only one side knows differs too', () => {
    const here = [entry('payment', 'a', 10)];
    const there = [entry('payment', 'a', 10), entry('cancellation', 'a', 2)];
    const { differences } = compareDay(here, there, known);
    expect(differences).toMatchObject([{ what: 'cancellation', here: null, there: 2, paymentId: 'a' }]);
  });
});

eachDatabase('the daily report', (open) => {
  const report = ({ database, payments, clock }: Till) =>
    runJob(database, jobOf(payments, 'payments.daily-report'), { at: clock.now });

  test('is made once for each day, by one instance, and finds what was done behind our back', async () => {
    const database = await open();
    const till = await openTill(database, { members: ['minji'] });
    const pay = async (amount: number) => {
      const { id, paymentKey } = await till.agree('minji', amount);
      await till.confirm('minji', id, paymentKey, amount);
      return { id, paymentKey };
    };
    await pay(5_000);
    const byHand = await pay(3_000);
    const back = await pay(2_000);
    await till.cancel(back.id, 500);
    const stray = await till.sandbox.book.open({
      orderId: 'stray',
      orderName: '',
      amount: 900,
      behaviour: 'webhook-first',
    });
    till.clock.now += 20 * HOUR;
    await till.sandbox.book.cancel({ paymentKey: byHand.paymentKey, amount: 1_000, reason: 'by hand' }, null);
    // 17:00 in Korea on the next day: its own day is not over.
    expect(await report(till)).toMatchObject({ done: 1, failed: 0 });
    expect(await report(till)).toMatchObject({ done: 0, failed: 0 });
    const [first, ...more] = await listReports(database.reader, undefined);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      day: '2026-11-21',
      gateway: 'sandbox',
      ok: false,
      here: { payments: 3, paid: 10_000, cancellations: 1, cancelled: 500 },
      there: { payments: 4, paid: 10_900, cancellations: 1, cancelled: 500 },
      differences: [{ kind: 'missing-here', paymentKey: stray, there: 900 }],
    });
    expect(till.log.map(({ message }) => message)).toContain(
      'a gateway’s list of the day differs from our payments',
    );
    till.clock.now += 24 * HOUR;
    expect(await report(till)).toMatchObject({ done: 1 });
    const [next] = await listReports(database.reader, '2026-11-22');
    expect(next).toMatchObject({
      ok: false,
      differences: [{ kind: 'other-state', what: 'cancellation', paymentId: byHand.id, there: 1_000 }],
    });
  });

  test('is made once when two make it at the same moment; one was taken for dead', async () => {
    const till = await openTill(await open(), { members: ['minji'] });
    const { id, paymentKey } = await till.agree('minji', 5_000);
    await till.confirm('minji', id, paymentKey, 5_000);
    till.clock.now += 24 * HOUR;
    const job = jobOf(till.payments, 'payments.daily-report');
    const run = { runId: '', at: till.clock.now, signal: new AbortController().signal, log: () => undefined };
    const items = await job.read(till.database.reader, null, 10, run);
    const failed = await Promise.all([job.act!(items, run), job.act!(items, run)]);
    expect(failed).toEqual([[], []]);
    expect(await listReports(till.database.reader, '2026-11-21')).toMatchObject([{ ok: true }]);
  });

  test('of a silent gateway is a failure, and made up for later, by schedule or by hand', async () => {
    const till = await openTill(await open(), { members: ['minji'] });
    const { id, paymentKey } = await till.agree('minji', 5_000);
    await till.confirm('minji', id, paymentKey, 5_000);
    till.clock.now += 48 * HOUR;
    let asked = 0;
    till.faults = ({ path }) => {
      if (path !== '/v1/transactions') return null;
      asked += 1;
      return 'server-error';
    };
    const ran = await report(till);
    // It is not asked for the other day in vain.
    expect([ran.done, ran.failed, asked]).toEqual([0, 2, 1]);
    expect(Object.keys(ran.failures)).toEqual(['2026-11-21 sandbox', '2026-11-22 sandbox']);
    expect(till.log.map(({ message }) => message)).toEqual(['the list of a day could not be had']);
    till.faults = () => null;
    const again = await runJob(till.database, jobOf(till.payments, 'payments.daily-report'), {
      at: till.clock.now,
      retry: true,
    });
    expect([again.done, again.failures]).toEqual([2, {}]);
    expect(await listReports(till.database.reader, '2026-11-21')).toMatchObject([{ ok: true }]);
    expect(await report(till)).toMatchObject({ done: 0, failed: 0 });
  });
});
