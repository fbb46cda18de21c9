export type Side = 'buy' | 'sell';
/**
 * `limit` trades at its price or better. `market` takes what there is. `best-own` (최우선) is a limit at its own side's best
 * price, `best-opposite` (최유리) at the other side's, as they stand when it is decided. `conditional` (조건부지정가) is a
 * limit until the closing auction and a market order in it. `stop-limit` waits until a trade reaches its stop price.
 */
export type OrderType = 'limit' | 'market' | 'best-own' | 'best-opposite' | 'conditional' | 'stop-limit';
/** `DAY` rests until the session ends, `IOC` trades at once what it can, `FOK` all of it at once or nothing. */
export type TimeInForce = 'DAY' | 'IOC' | 'FOK';
/** `waiting`: a stop that has not been reached. `open`: in the book. The others are ends. */
export type OrderStatus = 'waiting' | 'open' | 'filled' | 'cancelled' | 'expired';
/** Why an order ended otherwise than by being filled. */
export type EndReason =
  | 'asked'
  | 'by-operator'
  | 'immediate'
  | 'no-price'
  | 'self-match'
  | 'session-over'
  | 'delisted'
  | 'account-closed';

/** What somebody wants to trade. Prices are in the smallest unit of the listing's currency for one share. */
export interface OrderRequest {
  readonly id: string;
  /** The trading account: a member's own id, or one of a season. */
  readonly accountId: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  /** 0 where the type has none of its own. */
  readonly price: number;
  /** 0 unless it is a stop. */
  readonly stopPrice: number;
  readonly quantity: number;
}

/**
 * A live order, as it rests in a book. One object from its first day to its last, changed by the book alone; whoever
 * writes rows reads it after the change.
 */
export interface BookOrder {
  readonly id: string;
  readonly accountId: string;
  readonly side: Side;
  type: OrderType;
  readonly timeInForce: TimeInForce;
  /** At which it rests; 0 for a market order that waits for an auction. */
  price: number;
  readonly stopPrice: number;
  /** As it was asked; less after a partial cancel, other after an amendment. */
  quantity: number;
  filled: number;
  /** What its fills came to: the sum of price × quantity. */
  amount: number;
  status: OrderStatus;
  reason: EndReason | null;
  /** Its place in time among those of its price: the smaller is first. */
  priority: number;
  readonly createdAt: number;
  /**
   * What is set aside for it now: money for a buy, shares for a sell. Kept by `settle` alone, and by the journal.
   */
  reserved: number;
}

/** What is still to be traded. */
export const leftOf = (order: BookOrder): number => order.quantity - order.filled;
