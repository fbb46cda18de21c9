import { type Refused, refused } from '../../../engine/types.ts';
import type { RoundOnSale } from '../state.ts';

/**
 * The time of a decision: the round's own where the command's is behind it. What was open, or over, stays so.
 * @param at epoch milliseconds of the command
 */
export const timeOf = ({ occupancy }: Pick<RoundOnSale, 'occupancy'>, at: number): number =>
  Math.max(at, occupancy.clock);

/**
 * Why places of a round cannot be bought at a moment; null when they can.
 * @param at epoch milliseconds, by the round's time
 */
export function judgeSale(
  round: Pick<RoundOnSale, 'isPublished' | 'status' | 'saleFrom' | 'saleUntil'>,
  at: number,
): Refused | null {
  if (!round.isPublished) return refused('tickets.round-not-found');
  if (round.status === 'cancelled') return refused('tickets.round-cancelled');
  if (at < round.saleFrom) {
    return refused('tickets.not-open', { opensAt: new Date(round.saleFrom).toISOString() });
  }
  if (at >= round.saleUntil) return refused('tickets.sale-over');
  return null;
}
