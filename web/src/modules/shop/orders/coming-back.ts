import type { Order, OrderLine } from '../../../api/shop-orders.ts';

/** Some pieces of a line, by its number. */
export type Picked = { no: number; quantity: number };

/** Pieces of a line that its buyer has, or is still to get. */
export const leftOf = ({ quantity, cancelled, returned }: OrderLine): number =>
  quantity - cancelled - returned;

/**
 * What some pieces of a line were paid with, as the server reckons it: rounded down, and together exactly what was
 * paid for the line once all of it has come back.
 */
export function shareOf(line: OrderLine, pieces: number): number {
  const before = line.cancelled + line.returned;
  const upTo = (count: number) => Number((BigInt(line.paid) * BigInt(count)) / BigInt(line.quantity));
  return upTo(before + pieces) - upTo(before);
}

/** How many pieces of a line came back for money, and how many for something else that is a line of its own. */
export function wentBack(
  line: OrderLine,
  lines: readonly OrderLine[],
): { returned: number; exchanged: number } {
  const exchanged = lines
    .filter(({ exchangeOf }) => exchangeOf === line.no)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return { returned: line.returned - exchanged, exchanged };
}

export type ComingBack = { goods: number; shipping: number; total: number; isWhole: boolean };

/** What comes back if these pieces are cancelled before they are sent. Amounts in won. */
export function comingBack(order: Order, picks: readonly Picked[]): ComingBack {
  const picked = new Map(picks.map(({ no, quantity }) => [no, quantity]));
  const isWhole = order.lines.every((line) => leftOf(line) === (picked.get(line.no) ?? 0));
  if (order.paidAt === null) return { goods: 0, shipping: 0, total: 0, isWhole };
  const goods = order.lines.reduce((sum, line) => sum + shareOf(line, picked.get(line.no) ?? 0), 0);
  const left = order.total - order.refunded;
  // The fee for sending was for what goes by parcel, and comes back with the last of it.
  const sent = order.lines.filter(({ delivery }) => delivery === 'parcel');
  const isLastOfParcel =
    sent.some(({ no }) => (picked.get(no) ?? 0) > 0) &&
    sent.every((line) => leftOf(line) === (picked.get(line.no) ?? 0));
  const total = Math.min(goods + (isWhole || isLastOfParcel ? order.shipping : 0), left);
  return { goods: Math.min(goods, left), shipping: Math.max(0, total - goods), total, isWhole };
}
