import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { openTill, type Till } from './testing/till.ts';

const KEY = '01REFUND00000001';
const OTHER = '01REFUND00000002';

eachDatabase('giving back for a module', (open) => {
  async function paid(amount: number): Promise<{ till: Till; paymentId: string; paymentKey: string }> {
    const till = await openTill(await open(), { members: ['minji'] });
    const { id: paymentId, paymentKey } = await till.agree('minji', amount);
    await till.confirm('minji', paymentId, paymentKey, amount);
    return { till, paymentId, paymentKey };
  }
  const calls = ({ calls: all }: Till) => all.filter((call) => call.endsWith('/cancel')).length;

  test('the same key is the same cancellation, asked at once or again; one at a time for a payment', async () => {
    const { till, paymentId, paymentKey } = await paid(5_000);
    const ask = (key: string, amount = 2_000) =>
      till.payments.giveBack({ paymentId, amount, reason: 'shop order', key });
    let isSlow = true;
    till.faults = ({ path }) => (isSlow && path.endsWith('/cancel') ? 'answer-lost' : null);
    expect(await ask(KEY)).toEqual({ status: 'under-way' });
    expect(await ask(KEY)).toEqual({ status: 'under-way' });
    expect(await ask(OTHER)).toEqual({ status: 'later', code: 'payment.cancellation-under-way' });
    isSlow = false;
    await till.settleAll();
    expect(await ask(KEY)).toEqual({ status: 'done' });
    expect(await Promise.all([ask(OTHER), ask(OTHER)])).toContainEqual({ status: 'done' });
    expect(await ask(OTHER)).toEqual({ status: 'done' });
    expect(calls(till)).toBe(2);
    expect(await till.sandbox.book.read({ paymentKey })).toMatchObject({ body: { balanceAmount: 1_000 } });
    expect(await till.balance('minji')).toBe(1_000);
    const report = await till.pay.reconcile();
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
    expect(await till.database.reader.selectFrom('audit_log').selectAll().execute()).toEqual([]);
  });

  test('what cannot be is refused, and nothing is begun', async () => {
    const { till, paymentId } = await paid(5_000);
    const ask = (more: object) =>
      till.payments.giveBack({ paymentId, amount: 1_000, reason: 'x', key: KEY, ...more });
    expect(await ask({ paymentId: 'NONE' })).toEqual({ status: 'refused', code: 'payment.not-found' });
    expect(await ask({ amount: 5_001 })).toEqual({ status: 'refused', code: 'payment.cancel-too-large' });
    expect(calls(till)).toBe(0);
    // A refusal pins nothing: what was too much may be asked for in the right amount.
    expect(await ask({})).toEqual({ status: 'done' });
  });
});
