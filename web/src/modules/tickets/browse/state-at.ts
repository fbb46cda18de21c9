import type { ShowState } from '../../../api/tickets-types.ts';

/**
 * The state as the server's clock makes it now: what opens at a time opens on the second, without waiting for the
 * next answer.
 */
export function stateAt(
  { state, saleFrom }: { state: ShowState; saleFrom: string | null },
  nowMs: number,
): ShowState {
  return state === 'upcoming' && saleFrom !== null && nowMs >= Date.parse(saleFrom) ? 'on-sale' : state;
}

/** Whether there is nothing to be had of it any more. */
export const isOver = (state: ShowState): boolean => state === 'sold-out' || state === 'over';
