import type { Market } from '../market.ts';
import { bestPrice } from '../matching/index.ts';
import { type BookOrder, leftOf, type OrderRequest } from '../order.ts';
import { feeOf, taxOf } from '../rules/charges.ts';

/** What the house takes of an amount that is traded; a season's play money pays nothing. Rounded down. */
export const feeOn = ({ seasonId, rules }: Market, amount: number): number =>
  seasonId === null ? feeOf(rules, amount) : 0;

/** What the state takes of an amount that is sold; a season's play money pays nothing. Rounded down. */
export const taxOn = ({ seasonId, rules, board }: Market, amount: number): number =>
  seasonId === null ? taxOf(rules, board, amount) : 0;

/** What so many shares cost at a price, with the fee of buying them. */
export const costOf = (market: Market, price: number, quantity: number): number => {
  const amount = price * quantity;
  return amount + feeOn(market, amount);
};

/**
 * The most that a share may cost by an order: its own price; the upper limit where it has none, and for a conditional
 * one, which loses its price in the closing auction. 0 where it would take the price of a side on which nobody stands.
 */
export function priceToReserve(market: Market, order: Pick<OrderRequest, 'side' | 'type' | 'price'>): number {
  const { side, type, price } = order;
  if (type === 'conditional') return market.session.upper;
  if (price > 0) return price;
  if (type === 'best-own') return bestPrice(market, side);
  if (type === 'best-opposite') return bestPrice(market, side === 'buy' ? 'sell' : 'buy');
  return market.session.upper;
}

const isLive = ({ status }: BookOrder): boolean => status === 'open' || status === 'waiting';

/** What must be set aside for an order as it stands now: money for a buy, shares for a sell. 0 when it is over. */
export function setAsideFor(market: Market, order: BookOrder): number {
  if (!isLive(order)) return 0;
  const left = leftOf(order);
  return order.side === 'sell' ? left : costOf(market, priceToReserve(market, order), left);
}

/**
 * Whether money is set aside by the upper limit: for buys without a price, and for conditional ones. While they wait the
 * limits cannot move, or an auction could cost more than is there.
 */
export function isBoundByLimits({ book }: Market): boolean {
  for (const { price, type } of book.inOrder('buy')) if (price === 0 || type === 'conditional') return true;
  return false;
}

/** floor(value × part / whole), exact: a cost may come to more than 2^53 when it is multiplied. */
export function shareOf(value: number, part: number, whole: number): number {
  const product = value * part;
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / whole);
  return Number((BigInt(value) * BigInt(part)) / BigInt(whole));
}
