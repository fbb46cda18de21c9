import type { Phase } from '../../../api/stocks-trading.ts';

const GATHERING: readonly Phase[] = ['opening-auction', 'closing-auction', 'interruption'];

/** Orders are gathered, and trade together at one price. */
export const isAuction = (phase: Phase): boolean => GATHERING.includes(phase);

/** Time that is left as a clock shows it: 1:02:03, or 02:03. @param leftMs below 0 is over */
export function clockOf(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const pair = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${pair(Math.floor(seconds / 60) % 60)}:${pair(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
