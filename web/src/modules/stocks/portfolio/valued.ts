import type { StockHolding } from '../../../api/stocks.ts';
import type { LiveQuotes } from '../market/live-quotes.ts';

type Held = Pick<StockHolding, 'symbol' | 'quantity' | 'cost' | 'last' | 'change'>;
export type Valued<H> = H & { readonly value: number; readonly profit: number };
export interface Worth {
  readonly value: number;
  readonly cost: number;
  readonly profit: number;
  /** How much more the shares are worth than at the close before. */
  readonly today: number;
}

/** Holdings at what they would bring now, and all of them together. */
export function valued<H extends Held>(
  holdings: readonly H[],
  live: LiveQuotes,
): Worth & { items: Valued<H>[] } {
  const items = holdings.map((holding) => {
    const quote = live.get(holding.symbol);
    const last = quote?.last ?? holding.last;
    const value = last * holding.quantity;
    return { ...holding, last, change: quote?.change ?? holding.change, value, profit: value - holding.cost };
  });
  const sumOf = (of: (item: Valued<H>) => number): number => items.reduce((sum, item) => sum + of(item), 0);
  const value = sumOf((item) => item.value);
  const cost = sumOf((item) => item.cost);
  return { items, value, cost, profit: value - cost, today: sumOf((item) => item.change * item.quantity) };
}
