import { type Command, type Decision, type Refused, refused } from '../../../engine/types.ts';
import { MAX_AMOUNT } from '../../../lib/schema.ts';
import type { Market } from '../market.ts';
import { place as enter } from '../matching/index.ts';
import { type BookOrder, leftOf, type OrderRequest } from '../order.ts';
import { judge } from '../rules/index.ts';
import { reserveFor } from '../settlement/index.ts';
import { tradingIdOf } from '../state.ts';
import { MAX_OPEN_ORDERS } from './bounds.ts';
import type { Asked } from './input.ts';
import { concluded, onMarket, setClock } from './on-market.ts';
import { type ExchangeState, touch } from './state.ts';

/** A new order: judged by the rules, borne by the account, met with the book, settled. */
export function place(state: ExchangeState, command: Command, asked: Asked<'place'>): Decision {
  return onMarket(state, command, asked, (live) => {
    const { market } = live;
    if (asked.seasonId !== undefined && asked.seasonId !== market.seasonId) {
      return refused('stocks.symbol-not-found');
    }
    const request = requestOf(command, asked, market);
    const refusal =
      judge(market, request) ?? refuseSize(market, request) ?? reserveFor(state, market, request);
    if (refusal) return refusal;
    touch(state, live);
    const clock = command.at > market.clock ? command.at : market.clock;
    const placed = enter(market, request, clock);
    if ('accepted' in placed) return placed;
    setClock(state, live, clock);
    const { order } = placed;
    state.placed.push({ request, order, symbol: market.symbol });
    const event = concluded(state, live, placed, order);
    return { accepted: true, result: orderView(market, order, clock), events: [event] };
  });
}

const requestOf = (command: Command, asked: Asked<'place'>, market: Market): OrderRequest => ({
  id: command.id,
  accountId: tradingIdOf(command.accountId, market.seasonId),
  side: asked.side,
  type: asked.type,
  timeInForce: asked.timeInForce,
  price: asked.price,
  stopPrice: asked.stopPrice,
  quantity: asked.quantity,
});

/** What one account may have in a book, and what one order may come to, so that every sum stays exact. */
function refuseSize(market: Market, { accountId, price, quantity }: OrderRequest): Refused | null {
  if (market.book.countOf(accountId) >= MAX_OPEN_ORDERS) {
    return refused('stocks.too-many-open-orders', { maxOpenOrders: MAX_OPEN_ORDERS });
  }
  return refuseAmount(price, quantity);
}

/** Price × quantity is an amount like any other, though nothing is set aside for it. */
export const refuseAmount = (price: number, quantity: number): Refused | null =>
  price * quantity > MAX_AMOUNT ? refused('pay.limit-exceeded', { maxAmount: MAX_AMOUNT }) : null;

/** An order as its own command answers it. Prices and amounts in the listing's currency. */
export function orderView(
  { symbol, seasonId, currency }: Market,
  order: BookOrder,
  at: number,
): Record<string, unknown> {
  return {
    orderId: order.id,
    symbol,
    seasonId,
    side: order.side,
    type: order.type,
    timeInForce: order.timeInForce,
    price: order.price,
    status: order.status,
    quantity: order.quantity,
    filledQuantity: order.filled,
    averagePrice: averageOf(order),
    remaining: remainingOf(order),
    reserved: order.side === 'buy' ? order.reserved : 0,
    currency,
    reason: order.reason,
    at: new Date(at).toISOString(),
  };
}

/** What a share has cost or brought on average, to a hundredth of the smallest unit; null before the first. */
export const averageOf = ({ filled, amount }: Pick<BookOrder, 'filled' | 'amount'>): number | null =>
  filled === 0 ? null : Math.round((amount * 100) / filled) / 100;

/** Shares that may still be traded. */
const remainingOf = (order: BookOrder): number =>
  order.status === 'open' || order.status === 'waiting' ? leftOf(order) : 0;
