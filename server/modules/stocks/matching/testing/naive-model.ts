import type { EndReason, OrderRequest, Side } from '../../order.ts';
import { allotNaively, auctionPrice, limitsOf, type NaiveTicks } from './naive-auction.ts';
import { crosses, left, NaiveBook, type NaiveOrder, type NaivePhase, otherSide } from './naive-book.ts';

const isAuction = (phase: NaivePhase): boolean =>
  phase === 'opening-auction' || phase === 'closing-auction' || phase === 'interruption';

/** The rules that the model needs, as figures. */
export interface NaiveRules extends NaiveTicks {
  readonly staticBp: number;
  readonly dynamicBp: number;
  readonly allotment: readonly number[];
  readonly sweepPage: number;
}

/**
 * The exchange's rules once more, in the simplest way, for comparison: plain lists that are searched from end to end, a stop
 * or an auction worked out from all orders each time. The schedule is not part of it: it is told when a phase begins.
 */
export class NaiveModel {
  readonly book: NaiveBook;
  phase: NaivePhase = 'continuous';
  auctionPrice = 0;
  reference: number;
  lower = 0;
  upper = 0;
  isSweeping = false;
  /** No session is under way: the next phase of one begins another. */
  isOver = false;
  readonly #rules: NaiveRules;

  constructor(reference: number, rules: NaiveRules) {
    this.#rules = rules;
    this.reference = reference;
    this.book = new NaiveBook(reference);
    this.#setLimits();
  }

  place(request: OrderRequest): void {
    const best = (side: Side): number => this.#at(this.book.first(side)) ?? 0;
    const { type, side } = request;
    let { price } = request;
    if (type === 'market') price = 0;
    if (type === 'best-own') price = best(side);
    if (type === 'best-opposite') price = best(otherSide(side));
    if (price === 0 && type !== 'market') {
      this.#refuse('stocks.no-price');
      return;
    }
    const order: NaiveOrder = {
      ...{ ...request, price, filled: 0, amount: 0, reason: null, place: 0 },
      status: type === 'stop-limit' ? 'waiting' : 'open',
    };
    if (order.status === 'waiting') {
      this.book.rest(order);
      return;
    }
    const objection = this.phase === 'continuous' ? this.#objection(order) : null;
    if (objection !== null) {
      this.#refuse(objection);
      return;
    }
    this.#come(order);
    this.#reachStops();
  }

  cancel(id: string, quantity: number | null, reason: EndReason): void {
    const order = this.book.live.find((one) => one.id === id)!;
    if (quantity === null || quantity >= left(order)) {
      this.book.end(order, reason);
      return;
    }
    order.quantity -= quantity;
    this.book.outcome.ended.push([id, quantity, reason]);
  }

  amend(id: string, change: { price?: number; quantity?: number }): void {
    const order = this.book.live.find((one) => one.id === id)!;
    const { price = order.price, quantity = order.quantity } = change;
    if (quantity <= order.filled) {
      this.#refuse('stocks.order-over');
      return;
    }
    const isMoved = price !== order.price || quantity > order.quantity;
    const isOpen = this.phase === 'continuous' && order.status === 'open';
    const objection = isOpen && isMoved ? this.#objection({ ...order, price }) : null;
    if (objection !== null) {
      this.#refuse(objection);
      return;
    }
    if (quantity < order.quantity) this.book.outcome.ended.push([id, order.quantity - quantity, 'asked']);
    order.quantity = quantity;
    if (!isMoved) return;
    if (order.type === 'market' && price > 0) order.type = 'limit';
    order.price = price;
    this.book.live.splice(this.book.live.indexOf(order), 1);
    if (order.status === 'waiting') {
      this.book.rest(order);
      return;
    }
    this.#come(order);
    this.#reachStops();
  }

  /** Time goes on while orders of a session that is over are still there. */
  sweep(): void {
    if (!this.isSweeping) return;
    const inOrder = (['buy', 'sell'] as const).flatMap((side) => [
      ...this.book.queue(side),
      ...this.book.stops(side),
    ]);
    for (const order of inOrder.slice(0, this.#rules.sweepPage)) this.book.end(order, 'session-over');
    this.isSweeping = this.book.live.length > 0;
  }

  /**
   * A phase begins, as the schedule, an operator or an end of an auction has it.
   * @param isMerged an interruption that goes on as the closing auction: it has not traded
   */
  turn(to: NaivePhase, isMerged: boolean): void {
    const from = this.phase;
    const trades =
      to === 'continuous' || ((to === 'closed' || to === 'closing-auction') && isAuction(from) && !isMerged);
    if (this.isOver && to !== 'closed' && to !== 'halted') this.#openSession();
    const price = trades && from !== 'closed' ? this.#uncross() : 0;
    if (trades && to !== 'closed') this.book.priceLeftOver(price);
    this.phase = to;
    this.book.outcome.phases.push([from, to, price]);
    if (trades && to !== 'closed') this.#reachStops();
    if (to === 'closing-auction') this.book.loseConditionalPrices();
    if (to !== 'closed') return;
    this.isOver = true;
    this.isSweeping = this.book.live.length > 0;
  }

  #openSession(): void {
    this.reference = this.book.last;
    this.auctionPrice = 0;
    this.isOver = false;
    this.#setLimits();
  }

  #setLimits(): void {
    [this.lower, this.upper] = limitsOf(this.reference, this.#rules);
  }

  #refuse(code: string): void {
    this.book.outcome.refusal = code;
  }

  /** Continuous trading only. What stands in the way before the order does anything. */
  #objection(order: NaiveOrder): string | null {
    const first = this.book.first(otherSide(order.side));
    const best = this.#at(first);
    if (best === null && order.price === 0) return 'stocks.no-price';
    if (best !== null && crosses(order, best) && first!.accountId === order.accountId)
      return 'stocks.self-match';
    if (order.timeInForce !== 'FOK') return null;
    let wanted = left(order);
    for (const maker of this.book.queue(otherSide(order.side))) {
      const price = this.#at(maker);
      if (price === null || !crosses(order, price)) break;
      if (maker.accountId === order.accountId) return 'stocks.self-match';
      if (this.#isFar(price, this.book.last)) break;
      wanted -= left(maker);
      if (wanted <= 0) return null;
    }
    return 'stocks.not-filled';
  }

  /** At what an order that rests trades: limits that were set since it came hold for it too. */
  #at(maker: NaiveOrder | undefined): number | null {
    if (!maker) return null;
    const { side, price } = maker;
    if (side === 'sell' && price > this.upper) return null;
    if (side === 'buy' && price < this.lower) return null;
    return Math.min(Math.max(price, this.lower), this.upper);
  }

  #isFar(price: number, last: number): boolean {
    const { staticBp, dynamicBp } = this.#rules;
    const base = this.auctionPrice || this.reference;
    return (
      (staticBp > 0 && Math.abs(price - base) / base >= staticBp / 10_000) ||
      (dynamicBp > 0 && Math.abs(price - last) / last >= dynamicBp / 10_000)
    );
  }

  #come(order: NaiveOrder): void {
    const lastBefore = this.book.last;
    let isInterrupted = false;
    while (this.phase === 'continuous' && left(order) > 0) {
      const maker = this.book.first(otherSide(order.side));
      const price = this.#at(maker);
      if (!maker || price === null || !crosses(order, price)) break;
      if (maker.accountId === order.accountId) {
        this.book.end(order, 'self-match');
        return;
      }
      if (this.#isFar(price, lastBefore)) {
        isInterrupted = true;
        this.phase = 'interruption';
        this.book.outcome.phases.push(['continuous', 'interruption', 0]);
        break;
      }
      const [buy, sell] = order.side === 'buy' ? [order, maker] : [maker, order];
      this.book.trade(buy, sell, price, Math.min(left(order), left(maker)), order.side);
    }
    if (left(order) === 0) return;
    const isGone =
      order.timeInForce !== 'DAY' || (order.price === 0 && this.phase === 'continuous' && !isInterrupted);
    if (isGone) this.book.end(order, 'immediate');
    else this.book.rest(order);
  }

  /** Stops that the trades of this command have reached, one after the other: the older of the two that are next. */
  #reachStops(): void {
    for (;;) {
      const prices = this.book.outcome.trades.map(([, , price]) => price);
      const buy = this.book.stops('buy').find(({ stopPrice }) => prices.some((price) => price >= stopPrice));
      const sell = this.book
        .stops('sell')
        .find(({ stopPrice }) => prices.some((price) => price <= stopPrice));
      const next = [buy, sell].filter((one) => one !== undefined).sort((a, b) => a.place - b.place)[0];
      if (!next) return;
      next.status = 'open';
      this.book.live.splice(this.book.live.indexOf(next), 1);
      const isWhole = next.timeInForce === 'FOK' && this.phase === 'continuous';
      const objection = isWhole ? this.#objection(next) : null;
      if (objection === null) this.#come(next);
      else this.book.end(next, objection === 'stocks.self-match' ? 'self-match' : 'immediate');
    }
  }

  /** Of two orders of one account that could trade with each other, the newer one ends. */
  #endOwn(): void {
    const byTime = [...this.book.live]
      .filter((order) => order.status === 'open' && (order.price === 0 || this.#at(order) !== null))
      .sort((a, b) => a.place - b.place);
    for (const order of byTime) {
      const meets = byTime.some(
        (older) =>
          older.place < order.place &&
          this.book.live.includes(older) &&
          older.accountId === order.accountId &&
          older.side !== order.side &&
          (older.price === 0 || crosses(order, older.price)),
      );
      if (meets) this.book.end(order, 'self-match');
    }
  }

  #uncross(): number {
    this.#endOwn();
    const sides = { buy: this.book.queue('buy'), sell: this.book.queue('sell') };
    const found = auctionPrice(
      sides,
      { lower: this.lower, upper: this.upper, last: this.book.last },
      this.#rules,
    );
    if (!found) return 0;
    const { price, quantity, surplus } = found;
    const shares = (side: Side): [NaiveOrder, number][] => {
      const willing = sides[side].filter((order) => crosses(order, price));
      const isAtLimit = price === (side === 'buy' ? this.upper : this.lower);
      const isLeftOver = side === 'buy' ? surplus > 0 : surplus < 0;
      if (this.phase === 'opening-auction' && isAtLimit && isLeftOver) {
        return allotNaively(willing, quantity, this.#rules.allotment);
      }
      let rest = quantity;
      return willing.map((order) => {
        const part = Math.min(rest, left(order));
        rest -= part;
        return [order, part];
      });
    };
    const buys = shares('buy').filter(([, part]) => part > 0);
    const sells = shares('sell').filter(([, part]) => part > 0);
    while (buys[0] && sells[0]) {
      const part = Math.min(buys[0][1], sells[0][1]);
      this.book.trade(buys[0][0], sells[0][0], price, part, null);
      buys[0][1] -= part;
      sells[0][1] -= part;
      if (buys[0][1] === 0) buys.shift();
      if (sells[0][1] === 0) sells.shift();
    }
    this.auctionPrice = price;
    return price;
  }
}
