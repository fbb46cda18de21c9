import type { Market, Session } from '../market.ts';
import type { Side } from '../order.ts';

/**
 * At what an order that rests trades. Its own price, as long as that is within the session's limits; when an operator has
 * narrowed them since it came, at the limit that its price is better than, as in an auction.
 * @param side its own
 * @param price its own, above 0
 * @returns null when its price is beyond the other limit, so that it trades nowhere
 */
export function tradingPrice({ lower, upper }: Session, side: Side, price: number): number | null {
  if (side === 'sell') return price > upper ? null : Math.max(price, lower);
  return price < lower ? null : Math.min(price, upper);
}

/** The best price at which anybody of a side trades; 0 when nobody does. */
export function bestPrice({ book, session }: Market, side: Side): number {
  const best = book.best(side);
  return best === 0 ? 0 : (tradingPrice(session, side, best) ?? 0);
}
