import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { chosenSeed, seededRandom } from '../../../test/simulation/random.ts';
import type { Behaviour } from '../../gateways/sandbox/index.ts';
import type { Fault } from './testing/faults.ts';
import { openTill, type Till } from './testing/till.ts';

const RACES = 1_000;
const AT_ONCE = 50;
const MEMBERS = Array.from({ length: 10 }, (_, i) => `member-${i}`);
const BEHAVIOURS: readonly Behaviour[] = [
  'approve',
  'approve',
  'webhook-first',
  'webhook-twice',
  'late',
  'decline',
];
const FAULTS: readonly Fault[] = ['lost', 'answer-lost', 'server-error', 'server-error-after', 'garbage'];

type Random = () => number;
const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;

function shuffle<T>(random: Random, items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}

/** Everything that can happen to one payment, in an order of its own and some of it at once. */
async function race(tills: readonly Till[], random: Random, n: number): Promise<string> {
  const till = () => pick(random, tills);
  const member = pick(random, MEMBERS);
  const amount = 1 + Math.floor(random() * 9_999);
  const { id, paymentKey } = await till().agree(member, amount, pick(random, BEHAVIOURS));
  const key = `race-${n}`;
  const confirm = (own?: string) => till().confirm(member, id, paymentKey, amount, own);
  const acts = shuffle(random, [
    () => confirm(key),
    () => confirm(key),
    () => confirm(),
    () => till().webhook({ paymentKey, orderId: id }),
    () => till().webhook({ paymentKey }),
    () => till().payments.work.lookUp(id, 'job'),
    () => till().payments.work.lookUp(id, 'operator'),
    () => till().lookUpDue(),
    () => confirm(`tampered-${n}`).then(() => till().confirm(member, id, paymentKey, amount + 1)),
    () => (random() < 0.2 ? till().ask(member, { kind: 'abandon', paymentId: id, reason: null }) : null),
  ]);
  await Promise.all(
    acts.map(async (act) => {
      const turns = Math.floor(random() * 12);
      for (let turn = 0; turn < turns; turn += 1) await nextTurn();
      await act();
    }),
  );
  return id;
}

eachDatabase('confirmation, webhook, retry and look-up', (open) => {
  test(`raced ${RACES} times in every order: captured once, and the wallet is right to the won`, {
    timeout: 300_000,
  }, async () => {
    const seed = chosenSeed();
    const random = seededRandom(seed);
    const database = await open();
    const first = await openTill(database, { members: MEMBERS, random });
    const tills = [first];
    // SQLite is for one process; MariaDB's instances share nothing but the database.
    if (database.kind === 'mariadb') {
      tills.push(await openTill(await open(database.url), { processNo: 2, clock: first.clock, random }));
    }
    for (const till of tills) till.faults = () => (random() < 0.15 ? pick(random, FAULTS) : null);
    const ids: string[] = [];
    for (let n = 0; n < RACES; n += AT_ONCE) {
      const group = Array.from({ length: AT_ONCE }, (_, i) => race(tills, random, n + i));
      ids.push(...(await Promise.all(group)));
      first.clock.now += 1 + Math.floor(random() * 5_000);
    }
    for (const till of tills) till.faults = () => null;
    first.clock.now += 60_000;
    await first.sandbox.book.captureLate();
    await first.settleAll();

    const payments = await database.reader.selectFrom('payments').selectAll().execute();
    const bank = await database.reader
      .selectFrom('sandbox_transactions')
      .selectAll()
      .where('status', '=', 'DONE')
      .execute();
    const captures = new Map<string, number>();
    for (const one of bank) captures.set(one.order_id, (captures.get(one.order_id) ?? 0) + 1);
    const owed = new Map(MEMBERS.map((member) => [member, 0]));
    const outcomes = new Map<string, number>();
    for (const payment of payments) {
      const wasCaptured = captures.has(payment.id);
      const about = `seed ${seed}: ${payment.id} ${payment.status}`;
      expect(captures.get(payment.id) ?? 1, about).toBe(1);
      expect([payment.status === 'paid', payment.credited], about).toEqual([
        wasCaptured,
        wasCaptured ? payment.amount : 0,
      ]);
      expect(payment.attention, about).toBeNull();
      expect(payment.next_lookup_at, about).toBeNull();
      if (wasCaptured) owed.set(payment.account_id, owed.get(payment.account_id)! + payment.amount);
      outcomes.set(payment.status, (outcomes.get(payment.status) ?? 0) + 1);
    }
    expect(payments.map(({ id }) => id).sort(), `seed ${seed}`).toEqual(ids.sort());
    expect(outcomes.get('paid'), `seed ${seed}`).toBeGreaterThan(RACES / 2);
    expect(outcomes.get('failed'), `seed ${seed}`).toBeGreaterThan(0);
    for (const [member, balance] of owed) {
      expect(await first.balance(member), `seed ${seed}: ${member}`).toBe(balance);
    }
    const report = await first.pay.reconcile();
    expect(
      report.checks.filter((check) => !check.ok),
      `seed ${seed}`,
    ).toEqual([]);
  });

  test('partial cancellations raced, with faults: never more than was captured, and both books agree', {
    timeout: 120_000,
  }, async () => {
    const seed = chosenSeed();
    const random = seededRandom(seed);
    const database = await open();
    const first = await openTill(database, { members: MEMBERS, random });
    const tills = [first];
    if (database.kind === 'mariadb') {
      tills.push(await openTill(await open(database.url), { processNo: 2, clock: first.clock, random }));
    }
    const paid = await Promise.all(
      MEMBERS.map(async (member) => {
        const { id, paymentKey } = await first.agree(member, 1_000);
        await first.confirm(member, id, paymentKey, 1_000);
        return { id, member };
      }),
    );
    for (const till of tills) till.faults = () => (random() < 0.2 ? pick(random, FAULTS) : null);
    for (let round = 0; round < 6; round += 1) {
      await Promise.all(
        paid.flatMap(({ id }) =>
          Array.from({ length: 3 }, async () => {
            const turns = Math.floor(random() * 8);
            for (let turn = 0; turn < turns; turn += 1) await nextTurn();
            await pick(random, tills).cancel(id, 100 + Math.floor(random() * 300));
          }),
        ),
      );
      for (const till of tills) till.faults = () => null;
      await first.settleAll();
      for (const till of tills) till.faults = () => (random() < 0.2 ? pick(random, FAULTS) : null);
    }
    for (const till of tills) till.faults = () => null;
    await first.settleAll();
    const payments = await database.reader.selectFrom('payments').selectAll().execute();
    const bank = await database.reader.selectFrom('sandbox_payments').selectAll().execute();
    const cancelledThere = new Map(bank.map((row) => [row.order_id, row.cancelled]));
    for (const payment of payments) {
      const about = `seed ${seed}: ${payment.id}`;
      expect(payment.cancelled, about).toBe(cancelledThere.get(payment.id));
      expect(payment.taken_back, about).toBe(payment.cancelled);
      expect(payment.cancelled, about).toBeGreaterThan(0);
      expect(await first.balance(payment.account_id), about).toBe(1_000 - payment.cancelled);
    }
    const report = await first.pay.reconcile();
    expect(
      report.checks.filter((check) => !check.ok),
      `seed ${seed}`,
    ).toEqual([]);
  });
});
