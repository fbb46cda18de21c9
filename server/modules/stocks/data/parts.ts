import type { Lane } from '../../../engine/index.ts';
import type { StocksDependencies } from '../parts.ts';
import type { Boards } from './boards.ts';
import type { Quotes } from './quotes.ts';
import type { WatchInput, WatchState } from './watching.ts';

/** What the routes of the market's data are made of. */
export interface DataParts extends StocksDependencies {
  readonly boards: Boards;
  readonly quotes: Quotes;
  readonly watching: Lane<WatchInput, WatchState>;
}
