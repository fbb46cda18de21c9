import type { Rules } from './rules.ts';
import { partOf } from './ticks.ts';

/**
 * What the house takes of a trade, from each side, rounded down.
 * @param amount price × quantity, smallest unit
 */
export const feeOf = (rules: Rules, amount: number): number => partOf(amount, rules.feePpm, 1_000_000);

/**
 * What the state takes of a sale, rounded down.
 * @param amount price × quantity, smallest unit
 */
export const taxOf = (rules: Rules, board: 'KOSPI' | 'KOSDAQ', amount: number): number =>
  partOf(amount, rules.sellTaxPpm[board], 1_000_000);
