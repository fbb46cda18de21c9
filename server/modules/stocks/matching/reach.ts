import type { Market } from '../market.ts';
import { leftOf, type Side } from '../order.ts';
import { type Limits, stepDown, stepUp } from '../rules/ticks.ts';
import type { Ladder } from './ladder.ts';
import type { LiveOrder } from './live-order.ts';
import { otherSide } from './take.ts';

/** What of a command may move a book: what it places, and each order that it takes out or moves. */
export interface Incoming {
  readonly side: Side;
  /** 0: any price. */
  readonly price: number;
  /** Shares that it may trade: 0 for a cancel, all that would be left for an amendment. */
  readonly quantity: number;
  /** The live order that is cancelled or amended: those behind it come nearer. */
  readonly orderId?: string;
}

/** When and how a batch comes to a market. */
export interface Occasion {
  /** The newest `at` of its commands, epoch milliseconds. */
  readonly at: number;
  /** How many commands it has for this market, whatever their kind. */
  readonly commands: number;
  /** A command among them may begin or end a phase by itself. */
  readonly isByHand?: boolean;
  /** Limits that commands among them may set. */
  readonly limits?: readonly Limits[];
}

/** Orders of a session that is over are taken out so many for each command. */
export const SWEEP_PAGE = 500;

/**
 * The trading accounts whose live orders a batch can touch: a superset, found without doing anything. Counted in are all makers
 * up to the batch's own shares within its prices, stops that its trades could reach and whom these could meet, and, when
 * a phase is due, whoever an uncross, the closing auction or the end of the session may change. The accounts of the orders
 * that are only now placed are the caller's to add.
 */
export function reach(market: Market, incoming: readonly Incoming[], occasion: Occasion): Set<string> {
  const { book, session, nextAt, clock, rules } = market;
  // An interruption may begin and end within one batch, when its commands are that far apart.
  const isLong = occasion.at - clock >= rules.interruption.durationMs && session.phase === 'continuous';
  const isDue = occasion.isByHand === true || isLong || (nextAt !== null && nextAt <= occasion.at);
  const found = new Found(market, isDue, occasion.limits ?? []);
  for (const entry of incoming) found.add(entry);
  if (!isDue && session.phase !== 'continuous') return found.accounts;
  if (isDue) found.addPhase();
  while (found.walk());
  const isClosing = session.closesAt !== null && session.closesAt <= occasion.at;
  if (session.isSweeping || occasion.isByHand || (isDue && isClosing)) {
    const count = occasion.commands * SWEEP_PAGE + found.orders;
    for (const { accountId } of book.page(count)) found.accounts.add(accountId);
  }
  return found.accounts;
}

/** What comes from one side, and what of the side itself goes away before others are reached. */
interface Flow {
  quantity: number;
  leaving: number;
  /** Of the prices that are named; the bound is the one that meets most, endless once a price is not named. */
  highest: number;
  lowest: number;
  bound: number;
}

class Found {
  readonly accounts = new Set<string>();
  /** How many orders were counted, some of them twice. */
  orders = 0;
  readonly #market: Market;
  readonly #isDue: boolean;
  /** Those that may hold: the session's, and what it may get. */
  readonly #limits: readonly Limits[];
  readonly #flows: Record<Side, Flow> = {
    buy: { quantity: 0, leaving: 0, highest: 0, lowest: Number.POSITIVE_INFINITY, bound: 0 },
    sell: {
      quantity: 0,
      leaving: 0,
      highest: 0,
      lowest: Number.POSITIVE_INFINITY,
      bound: Number.POSITIVE_INFINITY,
    },
  };
  readonly #stops = new Set<LiveOrder>();
  /** The prices between which trades are possible. */
  #high = 0;
  #low = Number.POSITIVE_INFINITY;

  constructor(market: Market, isDue: boolean, limits: readonly Limits[]) {
    this.#market = market;
    this.#isDue = isDue;
    this.#limits = [market.session, ...limits];
  }

  add({ side, price, quantity, orderId }: Incoming): void {
    const order = orderId === undefined ? undefined : this.#market.book.get(orderId);
    if (order) {
      this.accounts.add(order.accountId);
      this.#flows[order.side].leaving += leftOf(order);
    }
    if (quantity > 0) this.#comes(side, price, quantity);
  }

  #comes(side: Side, price: number, quantity: number): void {
    const flow = this.#flows[side];
    flow.quantity += quantity;
    if (price === 0) {
      flow.bound = side === 'buy' ? Number.POSITIVE_INFINITY : 0;
      return;
    }
    flow.bound = side === 'buy' ? Math.max(flow.bound, price) : Math.min(flow.bound, price);
    flow.highest = Math.max(flow.highest, price);
    flow.lowest = Math.min(flow.lowest, price);
  }

  /**
   * An auction may end: all that crosses comes from both sides. Orders without a price go first and become priced; conditional
   * ones may lose theirs; of two of one account that could meet, one ends.
   */
  addPhase(): void {
    const { book } = this.#market;
    for (const order of book.all()) {
      if (order.status !== 'open' || (order.price !== 0 && order.type !== 'conditional')) continue;
      this.#include(order);
      this.#comes(order.side, 0, leftOf(order));
    }
    const lowestSell = lower(this.#flows.sell.bound, book.best('sell'));
    const highestBuy = Math.max(this.#flows.buy.bound, book.best('buy'));
    const sides = {
      buy: crossing(book.side('buy'), (price) => price >= lowestSell),
      sell: crossing(book.side('sell'), (price) => price <= highestBuy),
    };
    for (const side of ['buy', 'sell'] as const) {
      const others = new Set(sides[otherSide(side)].map(({ accountId }) => accountId));
      for (const order of book.unpriced(otherSide(side)).orders()) others.add(order.accountId);
      for (const order of sides[side]) {
        this.#comes(side, order.price, leftOf(order));
        if (!others.has(order.accountId)) continue;
        this.#include(order);
        this.#flows[side].leaving += leftOf(order);
      }
    }
  }

  /** Goes from the best price of both sides as far as what comes can go; true when that reaches a further stop. */
  walk(): boolean {
    const { book, session } = this.#market;
    const { buy, sell } = this.#flows;
    const areBoth = buy.quantity > 0 && sell.quantity > 0;
    if (buy.quantity > 0) this.#walkSide('sell', areBoth);
    if (sell.quantity > 0) this.#walkSide('buy', areBoth);
    if (this.#isDue)
      this.#tradesAround([session.last, session.reference, book.best('buy'), book.best('sell')]);
    return this.#reachStops();
  }

  /** An auction's price may be nobody's own, but is no more than a step from somebody's or from the newest one. */
  #tradesAround(prices: readonly number[]): void {
    const { rules } = this.#market;
    const { buy, sell } = this.#flows;
    for (const price of [...prices, buy.highest, buy.lowest, sell.highest, sell.lowest]) {
      if (price === 0 || price === Number.POSITIVE_INFINITY) continue;
      this.#trades(stepUp(rules, price));
      this.#trades(stepDown(rules, price));
    }
  }

  #walkSide(side: Side, areBoth: boolean): void {
    const { quantity, bound } = this.#flows[otherSide(side)];
    let need = quantity + this.#flows[side].leaving;
    for (let level = this.#market.book.side(side).best; level !== null; level = level.worse) {
      const { price } = level;
      if (side === 'sell' ? price > bound : price < bound) break;
      const isShared = this.#isDue && this.#isLimit(price);
      for (let order = level.first; order !== null && (need > 0 || isShared); order = order.after) {
        this.#include(order);
        need -= leftOf(order);
      }
      this.#trades(price);
      if (need <= 0 && !isShared) return;
    }
    if (!areBoth) return;
    // What comes can meet what has come just before, at the price of either.
    for (const { highest, lowest } of [this.#flows.buy, this.#flows.sell]) {
      if (highest > 0) this.#trades(highest);
      if (highest > 0) this.#trades(lowest);
    }
  }

  #reachStops(): boolean {
    const { book } = this.#market;
    const before = this.#stops.size;
    for (const side of ['buy', 'sell'] as const) {
      for (let level = book.stops(side).best; level !== null; level = level.worse) {
        if (side === 'buy' ? level.price > this.#high : level.price < this.#low) break;
        for (const order of level.orders()) this.#addStop(order);
      }
    }
    return this.#stops.size > before;
  }

  #addStop(order: LiveOrder): void {
    if (this.#stops.has(order)) return;
    this.#stops.add(order);
    this.#include(order);
    this.#comes(order.side, order.price, leftOf(order));
  }

  #include(order: LiveOrder): void {
    this.accounts.add(order.accountId);
    this.orders += 1;
  }

  /** A trade at an order's price is possible, or at a limit that keeps it from there. */
  #trades(price: number): void {
    this.#high = Math.max(this.#high, price);
    this.#low = Math.min(this.#low, price);
    for (const { lower: lowest, upper: highest } of this.#limits) {
      const within = Math.min(Math.max(price, lowest), highest);
      this.#high = Math.max(this.#high, within);
      this.#low = Math.min(this.#low, within);
    }
  }

  /** At a limit an auction shares out among all orders that it keeps from better prices. */
  #isLimit(price: number): boolean {
    return this.#limits.some(({ lower: lowest, upper: highest }) => price <= lowest || price >= highest);
  }
}

const lower = (bound: number, best: number): number => (best === 0 ? bound : Math.min(bound, best));

function crossing(ladder: Ladder, crosses: (price: number) => boolean): LiveOrder[] {
  const orders: LiveOrder[] = [];
  for (let level = ladder.best; level !== null && crosses(level.price); level = level.worse) {
    orders.push(...level.orders());
  }
  return orders;
}
