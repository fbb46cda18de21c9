import type { Effects, Market } from '../market.ts';
import { type BookOrder, type EndReason, leftOf, type OrderType, type Side } from '../order.ts';
import type { LiveOrder } from './live-order.ts';
import { tradeIdOf } from './trade-id.ts';

/*
 * The steps of which every change of a market is made: continuous matching and auctions use the same. Each does what it says
 * to the book and the session, and adds to the effects what has to be settled and told. None of them asks a rule.
 * Orders are always ones of the market's own book, or (continuous matching) on their way into it.
 */

/**
 * Two orders trade: both are filled, the session gets its price and volume, and the trade its number and id.
 * An order in the book that is filled wholly leaves it.
 * @param quantity at most what is left of either
 * @param taker whose coming made it; null in an auction
 * @param at the market's clock, epoch milliseconds
 */
export function trade(
  market: Market,
  buy: BookOrder,
  sell: BookOrder,
  price: number,
  quantity: number,
  taker: Side | null,
  at: number,
  effects: Effects,
): void {
  const { session, book } = market;
  session.tradeNo += 1;
  if (session.open === 0) {
    session.open = price;
    session.high = price;
    session.low = price;
  } else if (price > session.high) session.high = price;
  else if (price < session.low) session.low = price;
  session.last = price;
  session.volume += quantity;
  session.amount += price * quantity;
  book.fill(buy as LiveOrder, price, quantity);
  book.fill(sell as LiveOrder, price, quantity);
  const { tradeNo } = session;
  const id = tradeIdOf(at, market.listingNo, tradeNo);
  effects.trades.push({ id, tradeNo, at, price, quantity, buy, sell, taker });
}

/**
 * An order in the book goes to another place: with another type or price, behind those that are there already. An auction
 * uses it to take a conditional order's price away (`'market'`, 0) and to give a market order that is left over the
 * auction's price (`'limit'`, price).
 * @param price 0: without a price, before all others in an auction
 */
export function convert(
  market: Market,
  order: BookOrder,
  type: OrderType,
  price: number,
  effects: Effects,
): void {
  const own = order as LiveOrder;
  market.book.lift(own);
  own.type = type;
  own.price = price;
  queue(market, own);
  effects.rested.push(own);
}

/** An order is over with what is left of it: expired at the end of a session, cancelled for any other reason. */
export function end(market: Market, order: BookOrder, reason: EndReason, effects: Effects): void {
  const own = order as LiveOrder;
  if (own.owner !== null) market.book.remove(own);
  own.status = reason === 'session-over' ? 'expired' : 'cancelled';
  own.reason = reason;
  effects.ended.push({ order: own, quantity: leftOf(own), reason });
}

/** Gives an order that is in no queue a new place in time and puts it there. */
export function queue(market: Market, order: LiveOrder): void {
  market.session.priority += 1;
  order.priority = market.session.priority;
  market.book.rest(order);
}
