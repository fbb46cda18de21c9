import { expect, test } from 'vitest';
import { chosenSeed, seededRandom } from '../../../../test/simulation/random.ts';
import type { Effects, Market, Phase } from '../market.ts';
import { type BookOrder, leftOf, type OrderRequest, type OrderType } from '../order.ts';
import { type Limits, tickBelow, tickOf } from '../rules/index.ts';
import { hashOf, type Incoming, type Op, reach, restored, type StoredMarket, stored } from './index.ts';
import { type Operation, START, Twins } from './testing/twins.ts';

const COMMANDS = Number(process.env.MADANG_MODEL_COMMANDS ?? 60_000);
/** Of one market; then the next begins, from an empty book. */
const STREAM = 6_000;
/** Half of all orders are those of six, so that they meet themselves; the others are many, so that each must be foreseen. */
const BUSY = ['ann', 'bob', 'cho', 'dan', 'eun', 'fay'];
const ACCOUNTS = [...BUSY, ...Array.from({ length: 60 }, (_, i) => `guest${i}`)];
const TYPES: readonly OrderType[] = [
  'limit',
  'market',
  'best-own',
  'best-opposite',
  'conditional',
  'stop-limit',
];
const PHASES: readonly Phase[] = [
  'continuous',
  'opening-auction',
  'closing-auction',
  'interruption',
  'closed',
];

type Command =
  | { readonly kind: 'place'; readonly request: OrderRequest }
  | { readonly kind: 'cancel'; readonly order: BookOrder; readonly quantity: number | null }
  | {
      readonly kind: 'amend';
      readonly order: BookOrder;
      readonly change: { readonly price?: number; readonly quantity?: number };
    }
  | { readonly kind: 'time' }
  | Operation;

/** Random commands for a market and its model; a second copy of the market lives from its journal alone. */
class Stream {
  readonly twins = new Twins();
  #copy: Market;
  readonly #random: () => number;
  #at = START;
  #made = 0;
  readonly #told = { b: new Map<number, string>(), s: new Map<number, string>() };

  constructor(random: () => number) {
    this.#random = random;
    this.#copy = this.#copied();
  }

  /** A batch of commands, as a lane has it: whom it may touch is said before anything is done. */
  batch(): number {
    const commands = Array.from({ length: 1 + this.#whole(8) }, () => this.#command());
    const times = commands.map(() => {
      this.#at += this.#pause();
      return this.#at;
    });
    const foreseen = this.#foreseen(commands, this.#at);
    for (const [i, command] of commands.entries()) {
      expectForeseen(this.twins.advance(times[i]!, this.#whole(2 ** 32)), foreseen);
      const effects = this.#do(command);
      if (effects !== null) expectForeseen(effects, foreseen);
      this.#tellLevels();
    }
    this.#replay();
    return commands.length;
  }

  #do(command: Command): Effects | null {
    const { twins } = this;
    if (command.kind === 'place') return twins.place(command.request);
    if (command.kind === 'cancel') return twins.cancel(command.order, command.quantity);
    if (command.kind === 'amend') return twins.amend(command.order, command.change);
    return command.kind === 'time' ? null : twins.operate(command);
  }

  #foreseen(commands: readonly Command[], at: number): Set<string> {
    const incoming: Incoming[] = [];
    const own: string[] = [];
    const limits: Limits[] = [];
    let isByHand = false;
    for (const command of commands) {
      if (command.kind === 'limits') limits.push(command);
      if (command.kind === 'place') {
        own.push(command.request.accountId);
        incoming.push(command.request);
      } else if (command.kind === 'cancel' || command.kind === 'amend') {
        const { order } = command;
        own.push(order.accountId);
        const change = command.kind === 'amend' ? command.change : { quantity: 0 };
        const { price = order.price, quantity = order.quantity } = change;
        incoming.push({ side: order.side, price, quantity, orderId: order.id });
      } else if (command.kind !== 'time') isByHand = true;
    }
    const reached = reach(this.twins.market, incoming, {
      ...{ at, commands: commands.length, isByHand, limits },
    });
    return new Set([...reached, ...own]);
  }

  /** What a batch did to the market is done to the copy by its journal. */
  #replay(): void {
    const { book, session } = this.twins.market;
    this.#copy.book.apply(JSON.parse(JSON.stringify(book.takeLog())) as Op[]);
    Object.assign(this.#copy.session, session);
    if (this.#random() < 0.02) this.check();
    if (this.#random() < 0.005) this.#copy = this.#copied();
  }

  /** The copy is the market, nothing is lost, and what was told of the levels is what they are. */
  check(): void {
    const { book } = this.twins.market;
    expect(hashOf(this.#copy)).toBe(hashOf(this.twins.market));
    this.#checkOrders();
    const { bids, asks } = book.depth(Number.POSITIVE_INFINITY);
    const lines = (levels: typeof bids) =>
      levels.map(([price, ...rest]) => `${price} ${rest.join(' ')}`).sort();
    const told = (side: 'b' | 's') => [...this.#told[side]].map(([price, rest]) => `${price} ${rest}`).sort();
    const unpriced = (side: 'buy' | 'sell'): typeof bids => {
      const { quantity, count } = book.unpriced(side);
      return count > 0 ? [[0, quantity, count]] : [];
    };
    expect([told('b'), told('s')]).toEqual([
      lines([...bids, ...unpriced('buy')]),
      lines([...asks, ...unpriced('sell')]),
    ]);
    const counts = ACCOUNTS.map((accountId) => book.countOf(accountId));
    expect(counts).toEqual(ACCOUNTS.map((accountId) => book.ordersOf(accountId).length));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(book.size);
  }

  #checkOrders(): void {
    const { market, model, placed } = this.twins;
    const filled = { buy: 0, sell: 0 };
    for (const order of placed) {
      filled[order.side] += order.filled;
      const isLive = order.status === 'open' || order.status === 'waiting';
      if (isLive !== (market.book.get(order.id) === order)) throw new Error(`${order.id} is lost`);
      if ((order.status === 'filled') !== (leftOf(order) === 0)) throw new Error(`${order.id} is not filled`);
    }
    expect(filled).toEqual({ buy: model.book.bought, sell: model.book.bought });
    const facts = (order: Omit<BookOrder, 'priority' | 'reserved' | 'createdAt'>) => [
      ...[order.id, order.accountId, order.side, order.type, order.timeInForce, order.price, order.stopPrice],
      ...[order.quantity, order.filled, order.amount, order.status],
    ];
    const byPlace = [...market.book.all()].sort((a, b) => a.priority - b.priority);
    expect(byPlace.map(facts)).toEqual([...model.book.live].sort((a, b) => a.place - b.place).map(facts));
  }

  #tellLevels(): void {
    for (const [side, price, quantity, orders] of this.twins.market.book.takeLevels()) {
      if (orders === 0) this.#told[side].delete(price);
      else this.#told[side].set(price, `${quantity} ${orders}`);
    }
  }

  /** A new copy, from a snapshot. */
  #copied(): Market {
    const { market } = this.twins;
    return restored(JSON.parse(JSON.stringify(stored(market))) as StoredMarket, market);
  }

  #whole(below: number): number {
    return Math.floor(this.#random() * below);
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#whole(items.length)]!;
  }

  /** Long in continuous trading, so that sessions pass; short elsewhere, so that orders are gathered. */
  #pause(): number {
    const chance = this.#random();
    if (chance < 0.5) return this.#whole(3);
    const isContinuous = this.twins.market.session.phase === 'continuous';
    return this.#whole(chance > 0.998 ? 1_200_000 : isContinuous ? 15_000 : 2_500);
  }

  #command(): Command {
    const { phase, isByHand } = this.twins.market.session;
    const chance = this.#random();
    if (chance < (phase === 'halted' || isByHand ? 0.06 : 0.012)) return this.#byHand();
    if (phase === 'closed' ? chance < 0.8 : chance < 0.1) return { kind: 'time' };
    const order = this.#live();
    if (chance < 0.3 && order) {
      return { kind: 'cancel', order, quantity: this.#random() < 0.6 ? null : 1 + this.#whole(6) };
    }
    if (chance < 0.42 && order) return { kind: 'amend', order, change: this.#change(order) };
    return { kind: 'place', request: this.#request() };
  }

  #byHand(): Command {
    const { phase, isByHand } = this.twins.market.session;
    if (phase === 'halted') return { kind: 'resume' };
    if (isByHand && this.#random() < 0.7) return { kind: 'give-back' };
    const chance = this.#random();
    if (chance < 0.2) return this.#limits();
    if (chance < 0.4) return { kind: 'halt' };
    if (chance < 0.6) return { kind: 'circuit', level: 1 + this.#whole(3) };
    return { kind: 'phase', phase: this.#pick(PHASES) };
  }

  /** Narrow around the newest price, on either side of it, or wide again. */
  #limits(): Command {
    const { session, rules } = this.twins.market;
    const width = this.#pick([4, 15, 300]);
    const tick = tickOf(rules, session.last);
    const prices = [0, 0].map(() => session.last + (this.#whole(2 * width + 1) - width) * tick);
    const [lower, upper] = prices.sort((a, b) => a - b).map((price) => tickBelow(rules, price));
    return { kind: 'limits', lower: Math.max(1, lower!), upper: Math.max(1, upper!) };
  }

  #live(): BookOrder | undefined {
    const { live } = this.twins.model.book;
    return live.length === 0 ? undefined : this.twins.market.book.get(this.#pick(live).id);
  }

  #change(order: BookOrder): { price?: number; quantity?: number } {
    const quantity = 1 + this.#whole(order.quantity * 2);
    const chance = this.#random();
    if (chance < 0.4) return { quantity };
    return chance < 0.8 ? { price: this.#price() } : { price: this.#price(), quantity };
  }

  #price(): number {
    const { session, rules } = this.twins.market;
    const chance = this.#random();
    if (chance < 0.04) return chance < 0.02 ? session.upper : session.lower;
    const width = chance < 0.2 ? 80 : 12;
    return session.last + (this.#whole(2 * width + 1) - width) * tickOf(rules, session.last);
  }

  #request(): OrderRequest {
    this.#made += 1;
    const type = this.#random() < 0.3 ? 'limit' : this.#pick(TYPES);
    const isPriced = type === 'limit' || type === 'conditional' || type === 'stop-limit';
    return {
      id: `order${this.#made}`,
      accountId: this.#pick(this.#random() < 0.5 ? BUSY : ACCOUNTS),
      side: this.#random() < 0.5 ? 'buy' : 'sell',
      type,
      timeInForce: this.#random() < 0.75 ? 'DAY' : this.#random() < 0.5 ? 'IOC' : 'FOK',
      price: isPriced ? this.#price() : 0,
      stopPrice: type === 'stop-limit' ? this.#price() : 0,
      quantity: this.#random() < 0.1 ? 1 + this.#whole(80) : 1 + this.#whole(12),
    };
  }
}

function expectForeseen({ trades, ended, rested }: Effects, foreseen: ReadonlySet<string>): void {
  const orders = [
    ...trades.flatMap(({ buy, sell }) => [buy, sell]),
    ...ended.map(({ order }) => order),
    ...rested,
  ];
  for (const { id, accountId } of orders) {
    if (!foreseen.has(accountId)) throw new Error(`${accountId} with ${id} was not foreseen`);
  }
}

test(`market and model do the same, in ${COMMANDS.toLocaleString('en')} random commands`, {
  timeout: 1_800_000,
}, () => {
  const seed = chosenSeed();
  const random = seededRandom(seed);
  let done = 0;
  try {
    while (done < COMMANDS) {
      const stream = new Stream(random);
      const until = Math.min(done + STREAM, COMMANDS);
      while (done < until) done += stream.batch();
      stream.check();
    }
  } catch (cause) {
    throw new Error(`SEED=${seed}, after ${done} commands`, { cause });
  }
  process.stdout.write(`${done.toLocaleString('en')} commands, SEED=${seed}\n`);
});
