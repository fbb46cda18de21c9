import type { BookOrder, EndReason, OrderStatus, OrderType, Side, TimeInForce } from '../order.ts';
import type { Level } from './level.ts';

/** Where an order's life begins: as it was asked, with its place in time. */
export type Beginning = Pick<
  BookOrder,
  | 'id'
  | 'accountId'
  | 'side'
  | 'type'
  | 'timeInForce'
  | 'price'
  | 'stopPrice'
  | 'quantity'
  | 'status'
  | 'priority'
  | 'createdAt'
>;

/**
 * A book's own orders: what everybody sees of them, and their links in the queue of their price and in the list of their
 * account. Every order in a book is one of these; others never enter it.
 */
export class LiveOrder implements BookOrder {
  readonly id: string;
  readonly accountId: string;
  readonly side: Side;
  type: OrderType;
  readonly timeInForce: TimeInForce;
  price: number;
  readonly stopPrice: number;
  quantity: number;
  filled = 0;
  amount = 0;
  status: OrderStatus;
  reason: EndReason | null = null;
  priority: number;
  readonly createdAt: number;
  reserved = 0;

  /** Where it rests or waits; null when it is in no queue. */
  level: Level | null = null;
  before: LiveOrder | null = null;
  after: LiveOrder | null = null;
  /** The account's other live orders. */
  owner: Owner | null = null;
  ownBefore: LiveOrder | null = null;
  ownAfter: LiveOrder | null = null;
  /** Changed since the journal was last taken. */
  isTouched = false;
  /** Its place in time as the journal knows it; 0: the journal has not heard of it. */
  knownPriority = 0;

  constructor(from: Beginning) {
    this.id = from.id;
    this.accountId = from.accountId;
    this.side = from.side;
    this.type = from.type;
    this.timeInForce = from.timeInForce;
    this.price = from.price;
    this.stopPrice = from.stopPrice;
    this.quantity = from.quantity;
    this.status = from.status;
    this.priority = from.priority;
    this.createdAt = from.createdAt;
  }
}

/** The live orders of an account in one book, oldest first. */
export class Owner {
  first: LiveOrder | null = null;
  last: LiveOrder | null = null;
  count = 0;

  add(order: LiveOrder): void {
    order.owner = this;
    order.ownBefore = this.last;
    if (this.last) this.last.ownAfter = order;
    else this.first = order;
    this.last = order;
    this.count += 1;
  }

  remove(order: LiveOrder): void {
    const { ownBefore, ownAfter } = order;
    if (ownBefore) ownBefore.ownAfter = ownAfter;
    else this.first = ownAfter;
    if (ownAfter) ownAfter.ownBefore = ownBefore;
    else this.last = ownBefore;
    order.owner = null;
    order.ownBefore = null;
    order.ownAfter = null;
    this.count -= 1;
  }
}
