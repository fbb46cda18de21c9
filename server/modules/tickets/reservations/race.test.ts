import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { chosenSeed, seededRandom } from '../../../../test/simulation/random.ts';
import { type Booth, openBooth, PAY_MS } from '../../../../test/support/booth.ts';
import type { Behaviour } from '../../../gateways/sandbox/index.ts';

const RACES = 80;
const AT_ONCE = 40;
const MEMBERS = Array.from({ length: 10 }, (_, i) => `member-${i}`);
const PLACES = 60;
const BEHAVIOURS: readonly Behaviour[] = [
  'approve',
  'approve',
  'webhook-first',
  'webhook-twice',
  'late',
  'decline',
];
const FAULTS = ['lost', 'answer-lost', 'server-error', 'server-error-after', 'garbage'] as const;

type Random = () => number;
const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;

/** Everything that can happen to one reservation that waits for its payment, at once and in an order of its own. */
async function race(booths: readonly Booth[], roundId: string, random: Random): Promise<void> {
  const booth = () => pick(random, booths);
  const member = pick(random, MEMBERS);
  const first = Math.floor(random() * (PLACES - 1));
  const held = await booth()
    .agree(member, roundId, [first, first + 1], { behaviour: pick(random, BEHAVIOURS) })
    .catch(() => null);
  // Taken, as it may well be.
  if (!held) return;
  const { reservationId, paymentId, paymentKey } = held;
  const confirm = () => booth().confirm(member, held);
  const acts: (() => unknown)[] = [
    confirm,
    confirm,
    () => booth().till.webhook({ paymentKey, orderId: paymentId }),
    () => booth().till.payments.work.lookUp(paymentId, 'job'),
    () => (random() < 0.5 ? booth().expireDue() : null),
    () => (random() < 0.4 ? booth().cancel(member, roundId, reservationId) : null),
    () => (random() < 0.4 ? booth().cancel(member, roundId, reservationId, { lines: [1] }) : null),
    () =>
      random() < 0.2
        ? booth().ask(member, {
            ...{ kind: 'pay', roundId, reservationId, payWith: 'wallet', expectedTotal: null },
          })
        : null,
    () =>
      random() < 0.3
        ? booth().ask(member, {
            ...{ kind: 'hand-on', roundId, reservationId, lines: [2], toId: pick(random, MEMBERS) },
          })
        : null,
    async () => {
      if (random() > 0.2) return;
      const again = await booth()
        .tryAgain(member, reservationId)
        .catch(() => null);
      if (again) await booth().confirm(member, again);
    },
    () => (random() < 0.3 ? booth().refundDue() : null),
  ];
  await Promise.all(
    acts.map(async (act) => {
      const turns = Math.floor(random() * 16);
      for (let turn = 0; turn < turns; turn += 1) await nextTurn();
      if (random() < 0.02) booths[0]!.clock.now += PAY_MS / 2;
      await act();
    }),
  );
}

eachDatabase('confirmation, webhook, expiry, cancellation, wallet and refunds', (open) => {
  test(`raced ${RACES} times: no ticket without its money, no money without its ticket`, {
    timeout: 120_000,
  }, async () => {
    const seed = chosenSeed();
    const random = seededRandom(seed);
    const database = await open();
    const first = await openBooth(database, { members: MEMBERS, random });
    const booths = [first];
    // SQLite is for one process; MariaDB's instances share nothing but the database.
    if (database.kind === 'mariadb') {
      const { url } = database as TestDatabase;
      booths.push(await openBooth(await open(url), { processNo: 2, clock: first.clock, random }));
    }
    const { roundId } = await first.open({
      rows: [PLACES],
      prices: { R: 700 },
      round: { perMemberLimit: 12 },
    });
    for (const { till } of booths) till.faults = () => (random() < 0.1 ? pick(random, FAULTS) : null);
    for (let n = 0; n < RACES; n += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => race(booths, roundId, random)));
    }
    for (const { till } of booths) till.faults = () => null;
    await first.till.sandbox.book.captureLate();
    await first.till.settleAll();
    first.clock.now += PAY_MS;
    await first.expireDue();
    for (let turn = 0; turn < 60 && (await openRefunds(first)) > 0; turn += 1) {
      first.clock.now += 10 * 60_000;
      await first.refundDue();
      await first.till.settleAll();
    }
    expect(await first.brokenBooks(), `seed ${seed}`).toEqual([]);

    const { reader } = database;
    const reservations = await reader.selectFrom('tickets_reservations').selectAll().execute();
    const payments = await reader.selectFrom('payments').selectAll().execute();
    for (const one of reservations) {
      const about = `seed ${seed}: ${one.id} ${one.status}`;
      const used = payments.filter(({ subject, credited }) => subject === one.id && credited > 0);
      const ways = used.length + (one.transfer_id === null ? 0 : 1);
      expect(ways, about).toBe(one.paid_at === null ? 0 : 1);
      expect(one.status, about).not.toBe('awaiting-payment');
      expect(one.attention, about).toBeNull();
    }
    for (const payment of payments) expect(payment.attention, `seed ${seed}: ${payment.id}`).toBeNull();
    const refunds = await reader.selectFrom('tickets_refunds').selectAll().execute();
    for (const refund of refunds) expect(refund.status, `seed ${seed}: ${refund.id}`).toBe('done');
    expect(reservations.filter(({ paid_at: paidAt }) => paidAt !== null).length).toBeGreaterThan(5);
  });
});

async function openRefunds({ database }: Booth): Promise<number> {
  const rows = await database.reader
    .selectFrom('tickets_refunds')
    .select('id')
    .where('next_at', 'is not', null)
    .execute();
  return rows.length;
}
