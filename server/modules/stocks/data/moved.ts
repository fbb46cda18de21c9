import type { Moved, ToldOrder, ToldTrade } from '../orders/moved.ts';

export type { Moved, ToldOrder, ToldTrade } from '../orders/moved.ts';

export const MOVED = 'stocks.moved';

export const movedOf = (data: Record<string, unknown>): Moved => data as Moved;

/** Whose account trades: a member's own id, or the first part of that of a season. */
export const memberOf = (tradingId: string): string => {
  const dot = tradingId.indexOf('.');
  return dot < 0 ? tradingId : tradingId.slice(0, dot);
};

/** A tape, oldest first, with more trades: each once, the newest `most` of them. */
export function joinTapes(tape: readonly ToldTrade[], more: readonly ToldTrade[], most: number): ToldTrade[] {
  const newest = tape.at(-1)?.[0] ?? 0;
  if ((more[0]?.[0] ?? 0) > newest) return [...tape, ...more].slice(-most);
  const byNumber = new Map([...tape, ...more].map((trade) => [trade[0], trade]));
  return [...byNumber.values()].sort((a, b) => a[0] - b[0]).slice(-most);
}

/** What of an order members are told. */
export interface OrderState {
  readonly orderId: string;
  readonly accountId: string;
  readonly side: ToldOrder[2];
  readonly status: ToldOrder[3];
  readonly quantity: number;
  readonly filled: number;
  readonly amount: number;
  readonly reason: ToldOrder[7];
  readonly isMaker: boolean;
}
export const orderStateOf = ([
  orderId,
  accountId,
  side,
  status,
  quantity,
  filled,
  amount,
  reason,
  isMaker,
]: ToldOrder): OrderState => ({
  ...{ orderId, accountId, side, status, quantity, filled, amount, reason },
  isMaker: isMaker === 1,
});
