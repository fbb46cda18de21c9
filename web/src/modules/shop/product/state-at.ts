import type { SaleState } from '../../../api/shop-types.ts';

/**
 * The state as the server's clock makes it now: what opens at a time opens on the second, without waiting for the
 * next answer.
 */
export function stateAt(
  { state, opensAt }: { state: SaleState; opensAt: string | null },
  nowMs: number,
): SaleState {
  return state === 'opens' && opensAt !== null && nowMs >= Date.parse(opensAt) ? 'on-sale' : state;
}
