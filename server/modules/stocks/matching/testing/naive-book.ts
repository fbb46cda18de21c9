import type { EndReason, OrderRequest, OrderStatus, OrderType, Side } from '../../order.ts';

/** An order as the model has it: one flat list, no queue, no index. */
export interface NaiveOrder extends Omit<OrderRequest, 'type' | 'price' | 'quantity'> {
  type: OrderType;
  price: number;
  quantity: number;
  filled: number;
  amount: number;
  status: OrderStatus;
  reason: EndReason | null;
  /** Its place in time. */
  place: number;
}

export type NaivePhase =
  | 'closed'
  | 'opening-auction'
  | 'continuous'
  | 'closing-auction'
  | 'interruption'
  | 'halted';

/** What a command did, in figures that are compared one by one. */
export interface Outcome {
  refusal: string | null;
  trades: [buyId: string, sellId: string, price: number, quantity: number, taker: Side | null][];
  ended: [id: string, quantity: number, reason: EndReason][];
  rested: string[];
  phases: [from: NaivePhase, to: NaivePhase, price: number][];
}

const emptyOutcome = (): Outcome => ({ refusal: null, trades: [], ended: [], rested: [], phases: [] });

export const left = (order: NaiveOrder): number => order.quantity - order.filled;
export const otherSide = (side: Side): Side => (side === 'buy' ? 'sell' : 'buy');
/** Whether an order would trade at a price. */
export const crosses = (order: NaiveOrder, price: number): boolean =>
  order.price === 0 || (order.side === 'buy' ? order.price >= price : order.price <= price);

/** The model's orders, in no order at all, and what has happened to them. */
export class NaiveBook {
  live: NaiveOrder[] = [];
  outcome = emptyOutcome();
  /** The newest price. */
  last: number;
  /** Shares that were ever traded. */
  bought = 0;
  #time = 0;

  constructor(last: number) {
    this.last = last;
  }

  /** What happened since this was last asked. */
  take(): Outcome {
    const { outcome } = this;
    this.outcome = emptyOutcome();
    return outcome;
  }

  /** In the order in which a side trades: without a price first, then by price, then by time. */
  queue(side: Side): NaiveOrder[] {
    const worth = (order: NaiveOrder) =>
      order.price === 0 ? -Infinity : side === 'buy' ? -order.price : order.price;
    return this.live
      .filter((order) => order.side === side && order.status === 'open')
      .sort((a, b) => (worth(a) === worth(b) ? a.place - b.place : worth(a) - worth(b)));
  }

  first(side: Side): NaiveOrder | undefined {
    let first: NaiveOrder | undefined;
    for (const order of this.live) {
      if (order.side !== side || order.status !== 'open' || order.price === 0) continue;
      const better = first ? (side === 'buy' ? order.price - first.price : first.price - order.price) : 1;
      if (better > 0 || (better === 0 && order.place < first!.place)) first = order;
    }
    return first;
  }

  stops(side: Side): NaiveOrder[] {
    return this.live
      .filter((order) => order.side === side && order.status === 'waiting')
      .sort((a, b) => (side === 'buy' ? 1 : -1) * (a.stopPrice - b.stopPrice) || a.place - b.place);
  }

  trade(buy: NaiveOrder, sell: NaiveOrder, price: number, quantity: number, taker: Side | null): void {
    this.outcome.trades.push([buy.id, sell.id, price, quantity, taker]);
    this.last = price;
    this.bought += quantity;
    for (const order of [buy, sell]) {
      order.filled += quantity;
      order.amount += price * quantity;
      if (left(order) > 0) continue;
      order.status = 'filled';
      this.live = this.live.filter((one) => one !== order);
    }
  }

  rest(order: NaiveOrder): void {
    this.#time += 1;
    order.place = this.#time;
    if (!this.live.includes(order)) this.live.push(order);
    this.outcome.rested.push(order.id);
  }

  end(order: NaiveOrder, reason: EndReason): void {
    this.outcome.ended.push([order.id, left(order), reason]);
    order.status = reason === 'session-over' ? 'expired' : 'cancelled';
    order.reason = reason;
    this.live = this.live.filter((one) => one !== order);
  }

  /** What an auction leaves of orders without a price becomes a limit at its price, or is over where there was none. */
  priceLeftOver(price: number): void {
    const unpriced = (['buy', 'sell'] as const).flatMap((side) =>
      this.queue(side).filter((one) => one.price === 0),
    );
    for (const order of unpriced) {
      if (price === 0) {
        this.end(order, 'no-price');
        continue;
      }
      order.type = 'limit';
      order.price = price;
      this.rest(order);
    }
  }

  /** In the closing auction a conditional order is one without a price. */
  loseConditionalPrices(): void {
    for (const order of [...this.queue('buy'), ...this.queue('sell')]) {
      if (order.type !== 'conditional') continue;
      order.type = 'market';
      order.price = 0;
      this.rest(order);
    }
  }
}
