import type { Effects, Market } from '../market.ts';
import type { LiveOrder } from './live-order.ts';
import { enter, objectionTo } from './take.ts';
import { end } from './trade.ts';

/**
 * Stops that the trades in `effects` have reached become limit orders: buys whose stop price is at or below the highest of
 * these trades, from the lowest stop up, sells whose stop price is at or above the lowest, from the highest stop down; where both
 * sides have one, the older first. What they trade counts too, until no more is reached: each waits only once, so it ends.
 * @param at the market's clock, epoch milliseconds
 */
export function reachStops(market: Market, at: number, effects: Effects): void {
  const buys = market.book.stops('buy');
  const sells = market.book.stops('sell');
  let [low, high, seen] = [Number.POSITIVE_INFINITY, 0, 0];
  while (buys.best !== null || sells.best !== null) {
    for (; seen < effects.trades.length; seen += 1) {
      const { price } = effects.trades[seen]!;
      if (price < low) low = price;
      if (price > high) high = price;
    }
    const buy = buys.best !== null && buys.best.price <= high ? buys.best.first : null;
    const sell = sells.best !== null && sells.best.price >= low ? sells.best.first : null;
    const stop = buy === null || (sell !== null && sell.priority < buy.priority) ? sell : buy;
    if (stop === null) return;
    begin(market, stop, at, effects);
  }
}

function begin(market: Market, stop: LiveOrder, at: number, effects: Effects): void {
  market.book.lift(stop);
  stop.status = 'open';
  const isWhole = stop.timeInForce === 'FOK' && market.session.phase === 'continuous';
  const objection = isWhole ? objectionTo(market, stop) : null;
  if (objection === null) enter(market, stop, at, effects);
  else end(market, stop, objection === 'stocks.self-match' ? 'self-match' : 'immediate', effects);
}
