import { type Refused, refused } from '../../../engine/index.ts';
import { type Effects, type Market, noEffects } from '../market.ts';
import { type BookOrder, type EndReason, leftOf, type OrderRequest } from '../order.ts';
import type { Book } from './book.ts';
import { bestPrice } from './limits.ts';
import { LiveOrder } from './live-order.ts';
import { reachStops } from './stops.ts';
import { enter, objectionTo, otherSide } from './take.ts';
import { end, queue } from './trade.ts';

/** What the coming of an order did, and the order itself, live or over. */
export interface Placed extends Effects {
  readonly order: BookOrder;
}

/**
 * An order comes. What the phase, the tick, the limits and the account say to it has been asked before.
 * Neither `sequence` nor `clock` of the market is touched here: they are of the command.
 * @param at the market's clock, epoch milliseconds
 * @returns refused, with nothing changed: `stocks.no-price`, `stocks.not-filled`, `stocks.self-match`
 */
export function place(market: Market, request: OrderRequest, at: number): Placed | Refused {
  const { book, session } = market;
  const price = priceOf(market, request);
  if (price === null) return refused('stocks.no-price');
  if (book.get(request.id)) throw new Error(`${request.id} is in the book already`);
  const order = new LiveOrder(request, price, at);
  const effects: Placed = { order, trades: [], ended: [], rested: [], phases: [] };
  if (order.status === 'waiting') {
    queue(market, order);
    effects.rested.push(order);
    return effects;
  }
  if (session.phase === 'continuous') {
    const objection = objectionTo(market, order);
    if (objection !== null) return refused(objection);
  }
  enter(market, order, at, effects);
  if (effects.trades.length > 0) reachStops(market, at, effects);
  return effects;
}

/** At which an order rests; 0: at none; null when the side that it goes by names no price. */
function priceOf(market: Market, { side, type, price }: OrderRequest): number | null {
  if (type === 'market') return 0;
  if (type === 'best-own') return bestPrice(market, side) || null;
  if (type === 'best-opposite') return bestPrice(market, otherSide(side)) || null;
  return price;
}

/**
 * An order is taken back, or some of it: the rest keeps its place.
 * @param quantity shares; null, or as many as are left and more: all
 */
export function cancel(
  market: Market,
  order: BookOrder,
  quantity: number | null,
  _at: number,
  reason: EndReason,
): Effects {
  const own = market.book.live(order.id);
  const effects = noEffects();
  const left = leftOf(own);
  if (quantity === null || quantity >= left) {
    end(market, own, reason, effects);
  } else {
    shrink(market.book, own, own.quantity - quantity);
    effects.ended.push({ order: own, quantity, reason });
  }
  return effects;
}

/**
 * An order gets another price or quantity. A smaller quantity keeps its place; another price or a larger quantity goes behind
 * those that are there, and a price that meets the other side trades at once. A market order that waits for an auction and gets
 * a price is a limit order from then on. A stop that waits goes on waiting.
 * @param change `quantity` as if it had been asked so at first: with what is filled already
 * @returns refused, with nothing changed: `stocks.self-match`, and `stocks.order-over` when nothing would be left
 */
export function amend(
  market: Market,
  order: BookOrder,
  change: { readonly price?: number; readonly quantity?: number },
  at: number,
): Effects | Refused {
  const { book, session } = market;
  const own = book.live(order.id);
  const { price = own.price, quantity = own.quantity } = change;
  if (quantity <= own.filled) return refused('stocks.order-over');
  const isMoved = price !== own.price || quantity > own.quantity;
  const effects = noEffects();
  if (own.quantity > quantity) {
    effects.ended.push({ order: own, quantity: own.quantity - quantity, reason: 'asked' });
  }
  if (!isMoved) {
    if (quantity < own.quantity) shrink(book, own, quantity);
    return effects;
  }
  const oldPrice = own.price;
  own.price = price;
  if (session.phase === 'continuous' && own.status === 'open') {
    const objection = objectionTo(market, own);
    if (objection !== null) {
      own.price = oldPrice;
      return refused(objection);
    }
  }
  book.lift(own);
  own.quantity = quantity;
  if (own.type === 'market' && price !== 0) own.type = 'limit';
  if (own.status === 'waiting') {
    queue(market, own);
    effects.rested.push(own);
    return effects;
  }
  enter(market, own, at, effects);
  if (effects.trades.length > 0) reachStops(market, at, effects);
  return effects;
}

/** Makes an order smaller; it keeps its place. */
function shrink(book: Book, order: LiveOrder, quantity: number): void {
  book.resize(order, quantity - order.filled);
  order.quantity = quantity;
}
