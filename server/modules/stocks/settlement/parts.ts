import type { Quotes } from '../data/index.ts';
import type { Market } from '../market.ts';
import type { StocksDependencies } from '../parts.ts';

/** What the portfolio's routes share. */
export interface SettlementParts extends Pick<StocksDependencies, 'database' | 'now'> {
  /** What is shown of all symbols: their newest prices. */
  readonly quotes: Quotes;
  /** A market as it was committed, to be read before the next await; null for a symbol that there is not. */
  readonly marketOf: (symbol: string) => Promise<Market | null>;
}
