import { leftOf } from '../order.ts';
import type { LiveOrder } from './live-order.ts';

/** The orders of one price, first come first: a list that any of them can leave at once. */
export class Level {
  readonly price: number;
  /** Shares still to be traded, and orders. */
  quantity = 0;
  count = 0;
  first: LiveOrder | null = null;
  last: LiveOrder | null = null;
  /** The next price towards the best, and away from it. */
  better: Level | null = null;
  worse: Level | null = null;
  /** Changed since the levels were last told. */
  isTouched = false;

  constructor(price: number) {
    this.price = price;
  }

  append(order: LiveOrder): void {
    order.level = this;
    order.before = this.last;
    if (this.last) this.last.after = order;
    else this.first = order;
    this.last = order;
    this.quantity += leftOf(order);
    this.count += 1;
  }

  remove(order: LiveOrder): void {
    const { before, after } = order;
    if (before) before.after = after;
    else this.first = after;
    if (after) after.before = before;
    else this.last = before;
    order.level = null;
    order.before = null;
    order.after = null;
    this.quantity -= leftOf(order);
    this.count -= 1;
  }

  /** In the order in which they trade; the order that is at hand may leave meanwhile. */
  *orders(): Generator<LiveOrder> {
    for (let order = this.first; order; ) {
      const { after } = order;
      yield order;
      order = after;
    }
  }
}
