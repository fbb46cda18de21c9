import type { Part } from '../../../module.ts';
import type { StocksDependencies } from '../parts.ts';

export type Contests = Part;

export function createContests(_deps: StocksDependencies): Contests {
  return {};
}
