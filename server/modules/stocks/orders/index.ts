import type { Part } from '../../../module.ts';
import type { StocksDependencies } from '../parts.ts';

export type Orders = Part;

export function createOrders(_deps: StocksDependencies): Orders {
  return {};
}
