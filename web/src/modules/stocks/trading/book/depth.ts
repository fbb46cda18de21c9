import type { BookLevel } from '../../../../api/stocks-trading.ts';

export const LEVELS = 10;

/** One line of the book as it is drawn; null where nobody asks: the line keeps its place. */
export interface DepthRow {
  readonly level: BookLevel | null;
  /** Of the longest bar, percent. */
  readonly share: number;
}
export interface Depth {
  /** Ten lines from the highest price down; the best is the last one. */
  readonly asks: readonly DepthRow[];
  /** Ten lines, the best first. */
  readonly bids: readonly DepthRow[];
  readonly askTotal: number;
  readonly bidTotal: number;
}

const total = (levels: readonly BookLevel[]): number =>
  levels.reduce((sum, { quantity }) => sum + quantity, 0);

/** The book as ten lines each way, so that nothing moves when a level comes or goes. */
export function depthOf(bids: readonly BookLevel[], asks: readonly BookLevel[]): Depth {
  const shown = { bids: bids.slice(0, LEVELS), asks: asks.slice(0, LEVELS) };
  const most = Math.max(1, ...shown.bids.map(quantityOf), ...shown.asks.map(quantityOf));
  const rows = (levels: readonly BookLevel[]): DepthRow[] =>
    Array.from({ length: LEVELS }, (_, index) => {
      const level = levels[index] ?? null;
      // A bar that is there can be seen.
      return { level, share: level === null ? 0 : Math.max(1, Math.round((level.quantity / most) * 100)) };
    });
  return {
    asks: rows(shown.asks).toReversed(),
    bids: rows(shown.bids),
    askTotal: total(shown.asks),
    bidTotal: total(shown.bids),
  };
}

const quantityOf = ({ quantity }: BookLevel): number => quantity;
