import type { RoundCard, RoundState } from '../../../api/tickets-types.ts';

/** A round's state as the server's clock makes it now: sales open and close on the second. */
export function roundStateAt(
  { state, saleFrom, saleUntil, free }: Pick<RoundCard, 'state' | 'saleFrom' | 'saleUntil' | 'free'>,
  nowMs: number,
): RoundState {
  if (state === 'cancelled' || state === 'over') return state;
  if (nowMs >= Date.parse(saleUntil)) return 'over';
  if (nowMs < Date.parse(saleFrom)) return 'scheduled';
  return free > 0 ? 'on-sale' : 'sold-out';
}

/** Whether there is anything to do at it: buy, wait for its opening, or wait for seats. */
export const isAhead = (state: RoundState): boolean => state !== 'over' && state !== 'cancelled';
