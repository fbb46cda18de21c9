import type { Part } from '../../../module.ts';
import type { StocksDependencies } from '../parts.ts';

export type Desk = Part;

export function createDesk(_deps: StocksDependencies): Desk {
  return {};
}
