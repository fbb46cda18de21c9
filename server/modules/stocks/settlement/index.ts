import type { Part } from '../../../module.ts';
import type { StocksDependencies } from '../parts.ts';

export type Settlement = Part;

export function createSettlement(_deps: StocksDependencies): Settlement {
  return {};
}
