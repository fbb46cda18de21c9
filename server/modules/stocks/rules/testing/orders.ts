import type { Market } from '../../market.ts';
import { place } from '../../matching/commands.ts';
import type { BookOrder, OrderRequest, Side } from '../../order.ts';

/** What a test says of an order: `price` 0 is a market order. */
export interface Wanted extends Partial<OrderRequest> {
  readonly side: Side;
  readonly price: number;
  readonly quantity: number;
}

let ids = 0;

export function requestFor(wanted: Wanted): OrderRequest {
  ids += 1;
  const id = `T${String(ids).padStart(15, '0')}`;
  return {
    ...{ id, accountId: id, type: wanted.price === 0 ? 'market' : 'limit', timeInForce: 'DAY', stopPrice: 0 },
    ...wanted,
  };
}

/** Places an order that the market must take; everyone has an account of their own unless they say otherwise. */
export function order(market: Market, wanted: Wanted): BookOrder {
  const placed = place(market, requestFor(wanted), market.clock);
  if ('accepted' in placed) throw new Error(`${placed.code} refused ${JSON.stringify(wanted)}`);
  return placed.order;
}

export const buy = (market: Market, quantity: number, price: number, more: Partial<OrderRequest> = {}) =>
  order(market, { side: 'buy', quantity, price, ...more });
export const sell = (market: Market, quantity: number, price: number, more: Partial<OrderRequest> = {}) =>
  order(market, { side: 'sell', quantity, price, ...more });

/** A moment in Seoul: `2026-11-20 08:30`. */
export const seoul = (moment: string): number => Date.parse(`${moment.replace(' ', 'T')}+09:00`);
