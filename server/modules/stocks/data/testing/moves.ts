import type { Moved, ToldOrder, ToldTrade } from '../moved.ts';

/** Ten in the morning in Seoul of a Monday. */
export const TEN = Date.parse('2026-11-23T01:00:00Z');

/** What a command may have done, for tests; nothing unless it says so. */
export const movedTo = (sequence: number, facts: Partial<Moved> = {}): Moved => ({
  ...{ symbol: 'MAD001', seasonId: null, sequence, at: TEN + sequence, levels: [], trades: [], orders: [] },
  quote: { last: 10_000, open: 0, high: 0, low: 0, volume: 0, amount: 0 },
  ...facts,
});

/** A trade; with a minute's distance, in minutes after ten. */
export const traded = (tradeNo: number, price: number, quantity = 1, minute = 0): ToldTrade => [
  ...([tradeNo, price, quantity, 'b', TEN + minute * 60_000 + tradeNo] as const),
];

export const orderOf = (
  orderId: string,
  accountId: string,
  status: ToldOrder[3],
  { quantity = 10, filled = 0, amount = 0, isMaker = 1 as 0 | 1 } = {},
): ToldOrder => [orderId, accountId, 'buy', status, quantity, filled, amount, null, isMaker];
