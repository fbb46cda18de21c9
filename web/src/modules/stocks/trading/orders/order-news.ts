import type { EndReason, OrderNews } from '../../../../api/stocks-trading.ts';

/** Ended orders stay as they are. */
export const isOver = ({ status }: Pick<OrderNews, 'status'>): boolean =>
  status !== 'open' && status !== 'waiting';

/** Whether it says more than what was told of the same order: an answer and live news may overtake each other. */
export function isNews(told: OrderNews | undefined, next: OrderNews): boolean {
  if (told === undefined) return true;
  if (isOver(told) || next.filledQuantity < told.filledQuantity) return false;
  return (
    next.filledQuantity > told.filledQuantity ||
    next.status !== told.status ||
    next.quantity !== told.quantity
  );
}

export type OrderWord =
  | 'accepted'
  | 'waiting'
  | 'partly'
  | 'filled'
  | 'cancelled'
  | 'partlyCancelled'
  | 'expired';

/** How an order stands, as its owner is told. */
export function wordOf({ status, filledQuantity }: OrderNews): OrderWord {
  if (status === 'filled') return 'filled';
  if (status === 'open') return filledQuantity > 0 ? 'partly' : 'accepted';
  if (status === 'waiting') return 'waiting';
  if (filledQuantity > 0) return 'partlyCancelled';
  return status === 'expired' ? 'expired' : 'cancelled';
}

/** The state that a badge shows. */
export const shownStatus = ({ status, filledQuantity }: Pick<OrderNews, 'status' | 'filledQuantity'>) =>
  status === 'open' && filledQuantity > 0 ? 'partly' : status;

const REASONS = [
  'asked',
  'by-operator',
  'immediate',
  'no-price',
  'self-match',
  'session-over',
  'delisted',
  'account-closed',
] as const satisfies readonly EndReason[];

/** Why an order has ended otherwise than by being filled, as far as there are words for it here. */
export const isReason = (reason: string | null): reason is EndReason =>
  REASONS.some((known) => known === reason);
