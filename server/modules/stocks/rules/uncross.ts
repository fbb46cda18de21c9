import { type Effects, type Market, noEffects } from '../market.ts';
import { end, trade } from '../matching/trade.ts';
import { type BookOrder, leftOf, type Side } from '../order.ts';
import { allot } from './allotment.ts';
import { crossingPrices, type Indicative, indicative } from './auction.ts';

/** An order with what of it trades in an auction. */
interface Share {
  readonly order: BookOrder;
  quantity: number;
}

/**
 * Ends an auction: all that can trade does, at one price, those without a price first, then by price and time. When it is the
 * opening's and comes to a day's limit, whoever wants to buy at the upper one (sell at the lower one) counts as come at once, and
 * the shares are allotted. What two orders of one account could trade with each other is none: the newer one is ended first.
 * The phase stays, and what is left of orders without a price: that is the next phase's.
 * @param at when it ends, epoch milliseconds
 */
export function uncross(market: Market, at: number): Effects {
  const effects = noEffects();
  settleAuction(market, at, effects);
  return effects;
}

/** As `uncross`, adding to effects. @returns the price, 0 when nothing could trade */
export function settleAuction(market: Market, at: number, effects: Effects): number {
  endOwn(market, effects);
  const outcome = indicative(market);
  if (outcome === null) return 0;
  const buys = sharesOf(market, 'buy', outcome);
  const sells = sharesOf(market, 'sell', outcome);
  let [nextBuy, nextSell] = [0, 0];
  while (nextBuy < buys.length && nextSell < sells.length) {
    const [buy, sell] = [buys[nextBuy]!, sells[nextSell]!];
    const quantity = Math.min(buy.quantity, sell.quantity);
    trade(market, buy.order, sell.order, outcome.price, quantity, null, at, effects);
    buy.quantity -= quantity;
    sell.quantity -= quantity;
    if (buy.quantity === 0) nextBuy += 1;
    if (sell.quantity === 0) nextSell += 1;
  }
  market.session.auctionPrice = outcome.price;
  return outcome.price;
}

/** The orders of a side that trade at the price, in their order, with what of each does: in all what the auction trades. */
function sharesOf(market: Market, side: Side, { price, quantity, surplus }: Indicative): Share[] {
  const orders: BookOrder[] = [];
  for (const order of market.book.inOrder(side)) {
    if (!takes(order, price)) break;
    orders.push(order);
  }
  const isLeftOver = side === 'buy' ? surplus > 0 : surplus < 0;
  if (isLeftOver && isShared(market, side, price)) return allotted(market, orders, quantity);
  const shares: Share[] = [];
  let left = quantity;
  for (const order of orders) {
    if (left === 0) break;
    const part = Math.min(leftOf(order), left);
    shares.push({ order, quantity: part });
    left -= part;
  }
  return shares;
}

const takes = ({ side, price }: BookOrder, at: number): boolean =>
  price === 0 || (side === 'buy' ? price >= at : price <= at);

/** At a limit no price is better, so that orders without one are alike to those with it: all of the side share. */
const isShared = ({ session, rules }: Market, side: Side, price: number): boolean =>
  rules.allotment.length > 0 &&
  session.phase === 'opening-auction' &&
  price === (side === 'buy' ? session.upper : session.lower);

function allotted({ rules }: Market, orders: readonly BookOrder[], quantity: number): Share[] {
  const oldestFirst = [...orders].sort((a, b) => a.priority - b.priority);
  const given = allot(oldestFirst.map(leftOf), quantity, rules.allotment);
  return oldestFirst
    .map((order, i) => ({ order, quantity: given[i]! }))
    .filter((share) => share.quantity > 0)
    .sort((a, b) => leftOf(b.order) - leftOf(a.order) || a.order.priority - b.order.priority);
}

/** Of each account's orders those are ended that would meet an older one of its own. */
function endOwn(market: Market, effects: Effects): void {
  const prices = crossingPrices(market);
  if (prices === null) return;
  const sellers = byAccount(market, 'sell', ({ price }) => price <= prices.high);
  if (sellers.size === 0) return;
  const buyers = byAccount(market, 'buy', ({ price }) => price === 0 || price >= prices.low);
  for (const [accountId, buys] of buyers) {
    const sells = sellers.get(accountId);
    if (sells) endNewer(market, [...buys, ...sells], effects);
  }
}

function byAccount(
  { book }: Market,
  side: Side,
  crosses: (order: BookOrder) => boolean,
): Map<string, BookOrder[]> {
  const found = new Map<string, BookOrder[]>();
  for (const order of book.inOrder(side)) {
    if (!crosses(order)) break;
    const own = found.get(order.accountId);
    if (own) own.push(order);
    else found.set(order.accountId, [order]);
  }
  return found;
}

function endNewer(market: Market, own: readonly BookOrder[], effects: Effects): void {
  let highestBuy = Number.NEGATIVE_INFINITY;
  let lowestSell = Number.POSITIVE_INFINITY;
  for (const order of [...own].sort((a, b) => a.priority - b.priority)) {
    if (order.side === 'buy') {
      // Without a price it meets any that there is.
      const price = order.price || Number.MAX_VALUE;
      if (price >= lowestSell) end(market, order, 'self-match', effects);
      else highestBuy = Math.max(highestBuy, price);
    } else if (order.price <= highestBuy) end(market, order, 'self-match', effects);
    else lowestSell = Math.min(lowestSell, order.price);
  }
}
