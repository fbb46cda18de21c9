import { expect } from 'vitest';
import type { Core } from '../../../server/compose.ts';
import type { PaymentInput } from '../../../server/modules/payments/payment.ts';
import { type Case, DAY_MS, plant, times } from './case.ts';

const COUNT = 18;
const AMOUNT = 1_000;
const memberOf = (n: number): string => `payer-${n}`;

async function ask({ payments, makeId }: Core, accountId: string, at: number, input: PaymentInput) {
  const id = makeId();
  const command = { id, at, accountId, key: id, name: `payment.${input.kind}`, input, fingerprint: '' };
  const answer = await payments.lane.submit(command);
  if (!answer.answered || !answer.decision.accepted) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return id;
}

const openWallets = ({ database, pay }: Core, accountIds: readonly string[], at: number) =>
  database.transact(async (tx) => {
    await pay.ensureHouseWallets(tx);
    await pay.openWallets(
      tx,
      accountIds.map((accountId) => ({ accountId, at })),
    );
  });

const prepare = (core: Core, accountId: string, at: number): Promise<string> =>
  ask(core, accountId, at, {
    kind: 'prepare',
    gateway: 'sandbox',
    purpose: 'top-up',
    subject: null,
    orderName: '충전',
    amount: AMOUNT,
    expiresInMs: 365 * DAY_MS,
  });

/** Payments that were begun, half of them captured by the bank, and nobody knows what became of them. */
const looking: Case = {
  job: 'payments.look-up',
  items: null,
  seed: async (core, now) => {
    const members = times(COUNT, memberOf);
    await openWallets(core, members, now - DAY_MS);
    const book = core.sandbox!.book;
    for (const [n, accountId] of members.entries()) {
      const paymentId = await prepare(core, accountId, now - 120_000);
      const behaviour = 'approve';
      const paymentKey = await book.open({
        orderId: paymentId,
        orderName: '충전',
        amount: AMOUNT,
        behaviour,
      });
      const order = { paymentId, paymentKey, orderId: paymentId, amount: AMOUNT };
      await ask(core, accountId, now - 60_000, { kind: 'begin', ...order });
      if (n % 2 === 0)
        await book.confirm({ paymentKey, orderId: paymentId, amount: AMOUNT }, `${paymentId}-1`);
    }
  },
  check: async ({ database, pay }) => {
    const statuses = await database.reader
      .selectFrom('payments')
      .select(['status', 'credited'])
      .where('status', '!=', 'prepared')
      .execute();
    const paid = times(COUNT, () => ({ status: 'paid', credited: AMOUNT }));
    expect(statuses).toEqual(paid);
    const wallets = await pay.walletsOf(database.reader, times(COUNT, memberOf));
    expect([...wallets.values()].map(({ balance }) => balance)).toEqual(times(COUNT, () => AMOUNT));
    const captured = await database.reader.selectFrom('sandbox_transactions').select('amount').execute();
    expect(captured).toEqual(times(COUNT, () => ({ amount: AMOUNT })));
    const report = await pay.reconcile();
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
  },
};

/** Somebody was going to pay five days ago: since then no day has a report. */
const reporting: Case = {
  job: 'payments.daily-report',
  items: null,
  seed: async (core, now) => {
    await openWallets(core, ['nobody'], now - 6 * DAY_MS);
    await prepare(core, 'nobody', now - 5 * DAY_MS);
  },
  check: async ({ database }) => {
    const rows = await database.reader.selectFrom('payment_reports').select(['day', 'ok']).execute();
    // The last one of them is over since an hour, or not yet.
    expect([4, 5]).toContain(rows.length);
    expect(new Set(rows.map((row) => row.day)).size).toBe(rows.length);
    expect(rows.map((row) => row.ok)).toEqual(rows.map(() => 1));
  },
};

const webhooks: Case = {
  job: 'payments.purge-webhooks',
  items: COUNT,
  seed: async (core, now) => {
    const hook = (n: number, at: number) => ({
      gateway: 'toss' as const,
      delivery_id: `a message, "${n}"`,
      sent_at: at,
      received_at: at,
    });
    await plant(core, 'payment_webhooks', [
      ...times(COUNT, (n) => hook(n, now - DAY_MS - 1)),
      ...times(3, (n) => hook(n, now - 1)),
    ]);
  },
  check: async ({ database }) => {
    expect(await database.reader.selectFrom('payment_webhooks').select('gateway').execute()).toHaveLength(3);
  },
};

const books: Case = {
  job: 'pay.reconcile',
  items: 1,
  seed: async () => undefined,
  check: async ({ database }) => {
    const rows = await database.reader.selectFrom('pay_reconciliations').select('ok').execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row.ok !== 1)).toEqual([]);
  },
};

export const moneyCases: readonly Case[] = [reporting, looking, webhooks, books];
