import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { chosenSeed, seededRandom } from '../../../../test/simulation/random.ts';
import { type Fault, HOLD_MS, type Mall, openMall, stockShelves } from '../../../../test/support/mall.ts';
import type { Behaviour } from '../../../gateways/sandbox/index.ts';

const RACES = 200;
const AT_ONCE = 40;
const STOCK = 90;
const MEMBERS = Array.from({ length: 10 }, (_, i) => `member-${i}`);
const VARIANTS = ['P1', 'P2', 'P3'];
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

/** Everything that can happen to one order that waits for its payment, at once and in an order of its own. */
async function race(malls: readonly Mall[], random: Random): Promise<void> {
  const mall = () => pick(random, malls);
  const member = pick(random, MEMBERS);
  const lines = [{ variantId: pick(random, VARIANTS), quantity: 1 + Math.floor(random() * 2) }];
  const held = await mall()
    .agree(member, lines, { behaviour: pick(random, BEHAVIOURS) })
    .catch(() => null);
  // Sold out, as it may well be.
  if (!held) return;
  const { orderId, paymentId, paymentKey, amount } = held;
  const confirm = () => mall().till.confirm(member, paymentId, paymentKey, amount);
  const pay = {
    couponId: null,
    address: null,
    isAddressUnknown: false,
    expectedTotal: null,
    holdMs: HOLD_MS,
  };
  const acts: (() => unknown)[] = [
    confirm,
    confirm,
    () => mall().till.webhook({ paymentKey, orderId: paymentId }),
    () => mall().payments.work.lookUp(paymentId, 'job'),
    () => (random() < 0.5 ? mall().expireDue() : null),
    () => (random() < 0.3 ? mall().ask('system:shop', { kind: 'expire', orderIds: [orderId] }) : null),
    () =>
      random() < 0.3
        ? mall().ask(member, { kind: 'cancel', orderId, lines: null, reason: '', byOperator: false })
        : null,
    () => (random() < 0.2 ? mall().ask(member, { kind: 'pay', orderId, payWith: 'wallet', ...pay }) : null),
    async () => {
      if (random() > 0.2) return;
      const again = await mall()
        .tryAgain(member, orderId)
        .catch(() => null);
      if (again) await mall().till.confirm(member, again.paymentId, again.paymentKey, amount);
    },
  ];
  await Promise.all(
    acts.map(async (act) => {
      const turns = Math.floor(random() * 16);
      for (let turn = 0; turn < turns; turn += 1) await nextTurn();
      if (random() < 0.02) malls[0]!.clock.now += HOLD_MS / 2;
      await act();
    }),
  );
}

eachDatabase('confirmation, webhook, expiry, cancellation and wallet', (open) => {
  test(`raced ${RACES} times: no order is paid without goods, no goods without money`, {
    timeout: 120_000,
  }, async () => {
    const seed = chosenSeed();
    const random = seededRandom(seed);
    const database = await open();
    await stockShelves(
      database,
      VARIANTS.map((id) => ({ id, stock: STOCK, price: 700, product: { per_member_limit: 40 } })),
    );
    const first = await openMall(database, { members: MEMBERS, random });
    const malls = [first];
    // SQLite is for one process; MariaDB's instances share nothing but the database.
    if (database.kind === 'mariadb') {
      malls.push(await openMall(await open(database.url), { processNo: 2, clock: first.clock, random }));
    }
    for (const mall of malls) mall.faults = () => (random() < 0.1 ? pick(random, FAULTS) : null);
    for (let n = 0; n < RACES; n += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => race(malls, random)));
    }
    for (const mall of malls) mall.faults = () => null;
    await first.sandbox.book.captureLate();
    await first.settleAll();
    first.clock.now += HOLD_MS;
    await first.expireDue();
    // What is on its way back is given back by the round of refunds; here only the books are of interest.
    expect(await first.broken(), `seed ${seed}`).toEqual([]);

    const orders = await database.reader.selectFrom('shop_orders').selectAll().execute();
    const payments = await database.reader.selectFrom('payments').selectAll().execute();
    const statuses = new Set(orders.map(({ status }) => status));
    expect(statuses.has('awaiting-payment'), `seed ${seed}`).toBe(false);
    for (const order of orders) {
      const about = `seed ${seed}: ${order.id} ${order.status}`;
      const used = payments.filter(({ subject, credited }) => subject === order.id && credited > 0);
      const ways = used.length + (order.transfer_id === null ? 0 : 1);
      expect(ways, about).toBe(order.paid_at === null ? 0 : 1);
      if (order.paid_at === null) expect(['expired', 'cancelled'], about).toContain(order.status);
    }
    // Money that came for nothing went back.
    for (const payment of payments) {
      if (payment.credited === 0 && payment.reversal_id !== null) {
        expect([payment.status, payment.next_lookup_at], `seed ${seed}: ${payment.id}`).toEqual([
          'cancelled',
          null,
        ]);
      }
      expect(payment.attention, `seed ${seed}: ${payment.id}`).toBeNull();
    }
    for (const row of await database.reader.selectFrom('shop_variants').selectAll().execute()) {
      expect(row.stock + row.sold, `seed ${seed}: ${row.id}`).toBe(STOCK);
    }
    expect(orders.filter(({ status }) => status === 'paid').length, `seed ${seed}`).toBeGreaterThan(10);
  });
});
