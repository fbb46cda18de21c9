import { type BookOrder, leftOf, type Side } from '../order.ts';
import { applyTo, type Op, opsOf } from './journal.ts';
import { Ladder } from './ladder.ts';
import { Level } from './level.ts';
import { type LiveOrder, Owner } from './live-order.ts';

export type { Op } from './journal.ts';

/** A price after a change: shares and orders that rest there; both 0 when there are none any more. */
export type LevelChange = readonly [side: 'b' | 's', price: number, quantity: number, orders: number];

/** A price with what rests there. */
export type DepthLevel = [price: number, quantity: number, orders: number];

/**
 * The live orders of one symbol: those that rest, by price and time; those without a price, which wait for an auction and go
 * before all others in it; stops that wait, by stop price. Any of them is found, added and taken out in time that does not grow
 * with their number. It knows no rule: who may meet whom is decided around it.
 */
export class Book {
  readonly #orders = new Map<string, LiveOrder>();
  readonly #owners = new Map<string, Owner>();
  readonly #bids = new Ladder(true);
  readonly #asks = new Ladder(false);
  readonly #unpricedBuys = new Level(0);
  readonly #unpricedSells = new Level(0);
  readonly #buyStops = new Ladder(false);
  readonly #sellStops = new Ladder(true);
  #touched: LiveOrder[] = [];
  #touchedBids: Level[] = [];
  #touchedAsks: Level[] = [];

  /** Live orders, waiting stops among them. */
  get size(): number {
    return this.#orders.size;
  }

  /** A live order; undefined for one that is over or that this book never had. */
  get(id: string): BookOrder | undefined {
    return this.#orders.get(id);
  }

  /** As `get`, where the order must be live. */
  live(id: string): LiveOrder {
    const order = this.#orders.get(id);
    if (!order) throw new Error(`${id} is not in the book`);
    return order;
  }

  /** The best price of a side, 0 when nobody names one. */
  best(side: Side): number {
    return this.side(side).best?.price ?? 0;
  }

  /** The prices of a side from the best on, each with its orders: to be read, and walked along `best` and `worse`. */
  side(side: Side): Ladder {
    return side === 'buy' ? this.#bids : this.#asks;
  }

  /** Orders without a price, oldest first. */
  unpriced(side: Side): Level {
    return side === 'buy' ? this.#unpricedBuys : this.#unpricedSells;
  }

  /** Waiting stops: buys from the lowest stop price up, sells from the highest down. */
  stops(side: Side): Ladder {
    return side === 'buy' ? this.#buyStops : this.#sellStops;
  }

  /** A side in the order in which it trades in an auction: without a price first, then by price and time. Stops are not in it. */
  *inOrder(side: Side): Generator<LiveOrder> {
    yield* this.unpriced(side).orders();
    yield* this.side(side).orders();
  }

  /** Every live order, always in the same order for the same book; one that is at hand may end meanwhile. */
  *all(): Generator<LiveOrder> {
    for (const side of ['buy', 'sell'] as const) {
      yield* this.inOrder(side);
      yield* this.stops(side).orders();
    }
  }

  /** The first live orders of `all`. */
  page(count: number): LiveOrder[] {
    const orders: LiveOrder[] = [];
    for (const order of this.all()) {
      if (orders.length === count) break;
      orders.push(order);
    }
    return orders;
  }

  /** How many live orders an account has. */
  countOf(accountId: string): number {
    return this.#owners.get(accountId)?.count ?? 0;
  }

  /** The live orders of an account, oldest first. */
  ordersOf(accountId: string): BookOrder[] {
    const orders: BookOrder[] = [];
    const owner = this.#owners.get(accountId);
    for (let order = owner?.first ?? null; order; order = order.ownAfter) orders.push(order);
    return orders;
  }

  /** The best `levels` prices of both sides. */
  depth(levels: number): { bids: DepthLevel[]; asks: DepthLevel[] } {
    return { bids: top(this.#bids, levels), asks: top(this.#asks, levels) };
  }

  /** Puts an order at the end of the queue that its status and price name. */
  rest(order: LiveOrder): void {
    if (order.owner === null) this.#register(order);
    this.#queueOf(order).append(order);
    this.touch(order);
  }

  /** Takes an order out of its queue, to be changed and put elsewhere. */
  lift(order: LiveOrder): void {
    const level = order.level!;
    this.#touchLevel(order, level);
    level.remove(order);
    if (level.count === 0 && level.price !== 0) this.#ladderOf(order).remove(level);
    this.touch(order);
  }

  /** Takes an order out for good, also one that was lifted before. */
  remove(order: LiveOrder): void {
    if (order.level !== null) this.lift(order);
    this.#orders.delete(order.id);
    const owner = order.owner!;
    owner.remove(order);
    if (owner.count === 0) this.#owners.delete(order.accountId);
  }

  /** Some of an order is traded; when nothing is left and it was in the book, it is there no more. */
  fill(order: LiveOrder, price: number, quantity: number): void {
    order.filled += quantity;
    order.amount += price * quantity;
    const { level } = order;
    if (level !== null) {
      level.quantity -= quantity;
      this.#touchLevel(order, level);
      this.touch(order);
    }
    if (order.filled < order.quantity) return;
    order.status = 'filled';
    if (order.owner !== null) this.remove(order);
  }

  /** Tells the order's queue that `left` shares of it will be left; it keeps its place. */
  resize(order: LiveOrder, left: number): void {
    const level = order.level!;
    level.quantity += left - leftOf(order);
    this.#touchLevel(order, level);
    this.touch(order);
  }

  /** Remembers for the journal that an order has changed. */
  touch(order: LiveOrder): void {
    if (order.isTouched) return;
    order.isTouched = true;
    this.#touched.push(order);
  }

  /** The journal since it was last taken. To be asked when all of a batch is decided, its reservations too. */
  takeLog(): Op[] {
    const touched = this.#touched;
    if (touched.length === 0) return [];
    this.#touched = [];
    return opsOf(touched);
  }

  /** Catches up with the journal of another copy of this book. */
  apply(ops: readonly Op[]): void {
    applyTo(this, ops);
    for (const order of this.#touched) order.isTouched = false;
    this.#touched = [];
    this.takeLevels();
  }

  /**
   * Prices whose orders have changed since this was last asked, each once, bids before asks. Orders without a price, which wait
   * for an auction, are told at the price 0.
   */
  takeLevels(): LevelChange[] {
    const changes: LevelChange[] = [];
    if (this.#touchedBids.length > 0) {
      tell(changes, 'b', this.#touchedBids, this.#bids);
      this.#touchedBids = [];
    }
    if (this.#touchedAsks.length > 0) {
      tell(changes, 's', this.#touchedAsks, this.#asks);
      this.#touchedAsks = [];
    }
    return changes;
  }

  #register(order: LiveOrder): void {
    this.#orders.set(order.id, order);
    let owner = this.#owners.get(order.accountId);
    if (!owner) {
      owner = new Owner();
      this.#owners.set(order.accountId, owner);
    }
    owner.add(order);
  }

  #ladderOf(order: LiveOrder): Ladder {
    return order.status === 'waiting' ? this.stops(order.side) : this.side(order.side);
  }

  #queueOf(order: LiveOrder): Level {
    if (order.status === 'waiting') return this.stops(order.side).reserve(order.stopPrice);
    const level = order.price === 0 ? this.unpriced(order.side) : this.side(order.side).reserve(order.price);
    this.#touchLevel(order, level);
    return level;
  }

  #touchLevel(order: LiveOrder, level: Level): void {
    if (level.isTouched || order.status === 'waiting') return;
    level.isTouched = true;
    if (order.side === 'buy') this.#touchedBids.push(level);
    else this.#touchedAsks.push(level);
  }
}

function top(ladder: Ladder, levels: number): DepthLevel[] {
  const found: DepthLevel[] = [];
  for (let level = ladder.best; level && found.length < levels; level = level.worse) {
    found.push([level.price, level.quantity, level.count]);
  }
  return found;
}

function tell(changes: LevelChange[], side: 'b' | 's', levels: readonly Level[], ladder: Ladder): void {
  for (const level of levels) {
    level.isTouched = false;
    const { price, quantity, count } = level;
    // A price that was emptied and came back is told by the level that it has now.
    if (count > 0 || ladder.at(price) === null) changes.push([side, price, quantity, count]);
  }
}
