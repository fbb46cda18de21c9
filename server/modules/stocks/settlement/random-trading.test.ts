import { expect, onTestFailed, test } from 'vitest';
import { chosenSeed, seededRandom } from '../../../../test/simulation/random.ts';
import { makeHold, pay, voidHold } from '../../pay/index.ts';
import type { Effects } from '../market.ts';
import { type BookOrder, leftOf, type OrderRequest } from '../order.ts';
import { holdingKey, type StocksState } from '../state.ts';
import { reserveFor, reserveForChange, settle, settleDue } from './index.ts';
import { give, HOUSE, NOON, Pit, stateOf, walletWith } from './testing/pit.ts';

const RUNS = 60;
const STEPS = 120;
const NAMES = ['minji', 'jun', 'sora', 'hana'];
const DAY_MS = 86_400_000;
const TYPES = ['limit', 'limit', 'limit', 'market', 'conditional', 'best-own'] as const;

/** The same, written as plainly as it can be: what everybody was promised, kept as lists and added up each time. */
class Plain {
  readonly flows: { who: string; day: string; amount: number }[] = [];
  readonly cash = new Map<string, number>();
  readonly shares = new Map<string, number>();
  readonly holds = new Map<string, { who: string; amount: number }>();
  house = 0;

  /** What can be taken out so that no day, from today on, begins with less than nothing, and every order can be paid. */
  withdrawable(who: string, today: string, orders: readonly BookOrder[], upper: number): number {
    const own = this.flows.filter((flow) => flow.who === who && flow.day > today);
    const days = [today, ...new Set(own.map(({ day }) => day))];
    const onDay = (day: string) =>
      this.cash.get(who)! - own.filter((flow) => flow.day > day).reduce((sum, { amount }) => sum + amount, 0);
    const settled = Math.min(...days.map(onDay));
    const free = Math.min(settled, this.cash.get(who)! - this.reserved(who, orders, upper));
    const held = [...this.holds.values()].filter((hold) => hold.who === who);
    return free - held.reduce((sum, { amount }) => sum + amount, 0);
  }

  reserved(who: string, orders: readonly BookOrder[], upper: number): number {
    return orders
      .filter((order) => order.accountId === who && order.side === 'buy' && order.status === 'open')
      .reduce((sum, order) => {
        const price = order.price === 0 || order.type === 'conditional' ? upper : order.price;
        const amount = price * leftOf(order);
        return sum + amount + Math.floor((amount * 150) / 1_000_000);
      }, 0);
  }

  learn(pit: Pit, effects: Effects, day: string): void {
    for (const { buy, sell, price, quantity } of effects.trades) {
      const amount = price * quantity;
      const fee = Math.floor((amount * 150) / 1_000_000);
      const tax = Math.floor((amount * 2_000) / 1_000_000);
      this.move(buy.accountId, -(amount + fee), day);
      this.move(sell.accountId, amount - fee - tax, day);
      this.house += fee + fee + tax;
      const key = (who: string) => holdingKey(who, pit.market.symbol);
      this.shares.set(key(buy.accountId), (this.shares.get(key(buy.accountId)) ?? 0) + quantity);
      this.shares.set(key(sell.accountId), this.shares.get(key(sell.accountId))! - quantity);
    }
  }

  private move(who: string, amount: number, day: string): void {
    const last = this.flows.filter((flow) => flow.who === who).at(-1)?.day ?? day;
    this.cash.set(who, this.cash.get(who)! + amount);
    this.flows.push({ who, amount, day: last > day ? last : day });
  }
}

const dayOf = (at: number): string => new Date(at + 9 * 3_600_000).toISOString().slice(0, 10);

class Run {
  readonly random: () => number;
  readonly state: StocksState;
  readonly plain = new Plain();
  /** Two markets; the clock of the second is a little behind. */
  readonly pits = [new Pit('HAN'), new Pit('LATE')];
  at = NOON;
  no = 0;

  constructor(seed: number) {
    this.random = seededRandom(seed);
    this.state = stateOf([...NAMES.map((id) => walletWith(id, 400_000)), walletWith('world', 10_000_000)]);
    for (const who of NAMES) {
      this.plain.cash.set(who, 400_000);
      for (const { market } of this.pits) {
        give(this.state, who, market.symbol, 100, 95_001);
        this.plain.shares.set(holdingKey(who, market.symbol), 100);
      }
    }
  }

  pick<T>(among: readonly T[]): T {
    return among[Math.floor(this.random() * among.length)]!;
  }
  upTo(most: number): number {
    return 1 + Math.floor(this.random() * most);
  }
  id(): string {
    this.no += 1;
    return `C${String(this.no).padStart(15, '0')}`;
  }

  settle(pit: Pit, effects: Effects): void {
    this.plain.learn(pit, effects, this.state.dayAfter(dayOf(pit.market.clock), 2));
    settle(this.state, pit.market, effects);
  }

  step(): void {
    const pit = this.pick(this.pits);
    const kind = this.random();
    if (kind < 0.5) this.place(pit);
    else if (kind < 0.62) this.change(pit);
    else if (kind < 0.7) this.settle(pit, pit.uncross(800 + this.upTo(400)));
    else if (kind < 0.8) this.passTime();
    else this.pay(this.pick(NAMES));
  }

  place(pit: Pit): void {
    const type = this.pick(TYPES);
    const request: OrderRequest = {
      ...{ id: this.id(), accountId: this.pick(NAMES), side: this.pick(['buy', 'sell'] as const), type },
      ...{ timeInForce: 'DAY', stopPrice: 0, quantity: this.upTo(80) },
      price: type === 'limit' || type === 'conditional' ? 699 + this.upTo(600) : 0,
    };
    const isPriced = type !== 'best-own' || pit.best(request.side) !== undefined;
    const refusal = reserveFor(this.state, pit.market, request);
    if (isPriced && !refusal) this.settle(pit, pit.place(request, this.random() < 0.3));
  }

  change(pit: Pit): void {
    const live = pit.live();
    if (live.length === 0) return;
    const order = this.pick(live);
    const part = this.pick([null, this.upTo(30)]);
    if (this.random() < 0.5) {
      this.settle(pit, pit.cancel(order, part));
      return;
    }
    const wish = { price: 699 + this.upTo(600), quantity: order.filled + this.upTo(100) };
    const refusal = reserveForChange(this.state, pit.market, order, wish);
    if (!refusal) this.settle(pit, pit.amend(order, wish));
  }

  passTime(): void {
    this.at += this.pick([1, DAY_MS / 3, DAY_MS]);
    for (const [no, pit] of this.pits.entries()) pit.market.clock = this.at - no;
    if (this.random() < 0.7) for (const who of NAMES) settleDue(this.state, who, dayOf(this.at));
  }

  /** Money comes and goes by payments and their holds: with all that is free, or a little more. */
  pay(who: string): void {
    const { ledger } = this.state;
    const free = ledger.wallets.get(who)!.balance - ledger.wallets.get(who)!.held;
    const at = this.at;
    const held = [...this.plain.holds].find(([, hold]) => hold.who === who);
    const kind = this.random();
    if (kind < 0.3) {
      const amount = free + this.pick([-5_000, 0, 1]);
      if (amount <= 0) return;
      const transfer = { transferId: this.id(), at, memo: null, refersTo: null, kind: 'transfer' } as const;
      const paid = pay(ledger, { ...transfer, payerId: who, legs: [{ walletId: 'world', amount }] });
      expect(paid.accepted, `${who} pays ${amount} of ${free}`).toBe(amount <= free);
      if (paid.accepted) this.plain.cash.set(who, this.plain.cash.get(who)! - amount);
    } else if (kind < 0.6) {
      const amount = this.upTo(60_000);
      const transfer = { transferId: this.id(), at, memo: null, refersTo: null, kind: 'transfer' } as const;
      pay(ledger, { ...transfer, payerId: 'world', legs: [{ walletId: who, amount }] });
      this.plain.cash.set(who, this.plain.cash.get(who)! + amount);
    } else if (held) {
      voidHold(ledger, { holdId: held[0], at, by: null });
      this.plain.holds.delete(held[0]);
    } else if (free > 0) {
      const holdId = this.id();
      const hold = { holdId, at, payerId: who, payeeId: 'world', amount: this.upTo(free), memo: null };
      if (makeHold(ledger, { ...hold, expiresInMs: 1e12 }).accepted) {
        this.plain.holds.set(holdId, { who, amount: hold.amount });
      }
    }
  }

  assertSound(): void {
    const { ledger, accounts, holdings, fills } = this.state;
    const orders = this.pits.flatMap((pit) => pit.live());
    for (const who of NAMES) {
      const wallet = ledger.wallets.get(who)!;
      const account = accounts.get(who);
      expect(wallet.balance).toBe(this.plain.cash.get(who));
      expect(wallet.held).toBeGreaterThanOrEqual(0);
      expect(wallet.balance).toBeGreaterThanOrEqual(wallet.held);
      expect(account?.reserved ?? 0).toBe(this.plain.reserved(who, orders, 1_300));
      const today = account?.due[0] ? this.dayBefore(account.due[0][0]) : dayOf(this.at);
      expect(wallet.balance - wallet.held).toBe(this.plain.withdrawable(who, today, orders, 1_300));
      for (const { market } of this.pits) {
        const holding = holdings.get(holdingKey(who, market.symbol))!;
        const selling = this.pits
          .find((pit) => pit.market === market)!
          .live()
          .filter((order) => order.accountId === who && order.side === 'sell');
        expect(holding.quantity).toBe(this.plain.shares.get(holdingKey(who, market.symbol)));
        expect(holding.reserved).toBe(selling.reduce((sum, order) => sum + leftOf(order), 0));
        expect(holding.quantity).toBeGreaterThanOrEqual(holding.reserved);
        expect(holding.cost).toBeGreaterThanOrEqual(0);
      }
    }
    expect(ledger.wallets.get(HOUSE)!.balance).toBe(this.plain.house);
    expect(fills.reduce((sum, { fee, tax }) => sum + fee + tax, 0)).toBe(this.plain.house);
    const all = [...ledger.wallets.values()].reduce((sum, { balance }) => sum + balance, 0);
    expect(all).toBe(NAMES.length * 400_000 + 10_000_000);
  }

  /** What was due until then has come, whether or not anybody has said so. */
  private dayBefore(day: string): string {
    return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
  }
}

test('whatever is traded, paid and settled in whatever order, the books agree with the plainest ones', () => {
  const seed = chosenSeed();
  onTestFailed(() => console.error(`SEED=${seed}`));
  let traded = 0;
  for (let no = 0; no < RUNS; no += 1) {
    const run = new Run(seed + no);
    for (let i = 0; i < STEPS; i += 1) {
      run.step();
      run.assertSound();
    }
    traded += run.state.ledger.newTransfers.filter(({ kind }) => kind === 'trade').length;
    for (const pit of run.pits) for (const order of pit.live()) run.settle(pit, pit.cancel(order, null));
    for (const account of run.state.accounts.values()) expect(account.reserved).toBe(0);
    for (const holding of run.state.holdings.values()) expect(holding.reserved).toBe(0);
    run.assertSound();
  }
  expect(traded).toBeGreaterThan(RUNS);
});
