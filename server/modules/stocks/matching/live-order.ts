import type {
  BookOrder,
  EndReason,
  OrderRequest,
  OrderStatus,
  OrderType,
  Side,
  TimeInForce,
} from '../order.ts';
import type { Level } from './level.ts';

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
  priority = 0;
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

  /**
   * @param price at which it is to rest; 0: at none
   * @param createdAt epoch milliseconds
   */
  constructor(request: OrderRequest, price: number, createdAt: number) {
    this.id = request.id;
    this.accountId = request.accountId;
    this.side = request.side;
    this.type = request.type;
    this.timeInForce = request.timeInForce;
    this.price = price;
    this.stopPrice = request.stopPrice;
    this.quantity = request.quantity;
    this.status = request.type === 'stop-limit' ? 'waiting' : 'open';
    this.createdAt = createdAt;
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
