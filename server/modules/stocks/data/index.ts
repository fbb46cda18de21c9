import type { Part } from '../../../module.ts';
import type { StocksDependencies } from '../parts.ts';

export type MarketData = Part;

export function createMarketData(_deps: StocksDependencies): MarketData {
  return {};
}
