import type { Lane } from '../../../engine/index.ts';
import type { StocksInput } from '../orders/input.ts';
import type { StocksDependencies } from '../parts.ts';
import type { StocksState } from '../state.ts';
import type { SeasonInput } from './input.ts';
import type { Leagues } from './leagues.ts';
import type { SeasonState } from './state.ts';

/** What contests need of the exchange: their markets are listed and closed by commands like everybody's. */
export interface ContestDependencies extends StocksDependencies {
  readonly orders: {
    readonly lane: Pick<Lane<StocksInput, StocksState>, 'submit'>;
    readonly draw: () => number;
  };
}

/** What the part's own routes and rounds share. */
export interface ContestParts extends ContestDependencies {
  readonly seasons: Lane<SeasonInput, SeasonState>;
  readonly leagues: Leagues;
}
