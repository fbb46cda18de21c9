import type { Effects, Market } from '../market.ts';
import { leftOf, type Side } from '../order.ts';
import { interrupt, interrupts } from '../rules/interruption.ts';
import { bestPrice, tradingPrice } from './limits.ts';
import type { LiveOrder } from './live-order.ts';
import { end, queue, trade } from './trade.ts';

/** Why an order that comes does not go on: it met its own account's, or a price at which the market is interrupted. */
type Stop = 'self-match' | 'interrupted' | null;

export const otherSide = (side: Side): Side => (side === 'buy' ? 'sell' : 'buy');

/** Whether an order would trade at a price of the other side. */
const accepts = (order: LiveOrder, price: number): boolean =>
  order.price === 0 || (order.side === 'buy' ? price <= order.price : price >= order.price);

/**
 * An order comes to the market, for the first time or with a new price, or because its stop was reached. In continuous
 * trading it takes what it may from the other side; what is left rests or is over. In any other phase it rests.
 */
export function enter(market: Market, order: LiveOrder, at: number, effects: Effects): void {
  const isContinuous = market.session.phase === 'continuous';
  const stop = isContinuous ? take(market, order, at, effects) : null;
  if (leftOf(order) === 0) return;
  if (stop === 'self-match') {
    end(market, order, 'self-match', effects);
    return;
  }
  if (stop === 'interrupted') join(effects, interrupt(market, at));
  const isAtOnce = order.timeInForce !== 'DAY' || (order.price === 0 && isContinuous && stop === null);
  if (isAtOnce) end(market, order, 'immediate', effects);
  else {
    queue(market, order);
    effects.rested.push(order);
  }
}

/** Trades from the best price on, first come first, as long as price, quantity and rules allow. */
function take(market: Market, order: LiveOrder, at: number, effects: Effects): Stop {
  const { book, session } = market;
  const makers = otherSide(order.side);
  const others = book.side(makers);
  // An order is measured against the last price before it came, and not against those that it makes itself.
  const lastBefore = session.last;
  while (order.filled < order.quantity) {
    const level = others.best;
    if (level === null) return null;
    const price = tradingPrice(session, makers, level.price);
    if (price === null || !accepts(order, price)) return null;
    let maker = level.first!;
    if (maker.accountId === order.accountId) return 'self-match';
    if (interrupts(market, price, lastBefore)) return 'interrupted';
    do {
      const quantity = Math.min(leftOf(order), leftOf(maker));
      if (order.side === 'buy') trade(market, order, maker, price, quantity, 'buy', at, effects);
      else trade(market, maker, order, price, quantity, 'sell', at, effects);
      if (order.filled === order.quantity || level.first === null) break;
      maker = level.first;
    } while (maker.accountId !== order.accountId);
  }
  return null;
}

/**
 * Why an order may not come to continuous trading as it is, before anything of it is done; null when it may. An order that
 * is to be filled at once has to find all of its shares, up to the first of its own account's orders and up to the first
 * price at which the market would be interrupted.
 */
export function objectionTo(
  market: Market,
  order: LiveOrder,
): 'stocks.no-price' | 'stocks.self-match' | 'stocks.not-filled' | null {
  const { book, session } = market;
  const makers = otherSide(order.side);
  const isWhole = order.timeInForce === 'FOK';
  if (order.price === 0 && bestPrice(market, makers) === 0) return 'stocks.no-price';
  let left = leftOf(order);
  for (let level = book.side(makers).best; level !== null; level = level.worse) {
    const price = tradingPrice(session, makers, level.price);
    if (price === null || !accepts(order, price)) break;
    if (level.first!.accountId === order.accountId) return 'stocks.self-match';
    if (!isWhole) return null;
    if (interrupts(market, price)) return 'stocks.not-filled';
    for (let maker = level.first; maker !== null; maker = maker.after) {
      if (maker.accountId === order.accountId) return 'stocks.self-match';
      left -= leftOf(maker);
      if (left <= 0) return null;
    }
  }
  return isWhole ? 'stocks.not-filled' : null;
}

/** Adds to effects what happened after them. */
function join(effects: Effects, more: Effects): void {
  effects.trades.push(...more.trades);
  effects.ended.push(...more.ended);
  effects.rested.push(...more.rested);
  effects.phases.push(...more.phases);
}
