import type { Executor } from '../../../db/dialect.ts';
import type { Lane } from '../../../engine/index.ts';
import type { Market } from '../market.ts';
import type { Trading } from '../orders/calendar.ts';
import type { StocksInput } from '../orders/input.ts';
import type { StocksDependencies } from '../parts.ts';
import type { StocksState } from '../state.ts';
import type { DeskState } from './decide.ts';
import type { DeskInput } from './input.ts';

/** What the desk needs of the exchange: operators act by the same lane as members. */
export interface DeskDependencies extends StocksDependencies {
  readonly orders: {
    readonly lane: Pick<Lane<StocksInput, StocksState>, 'submit'>;
    readonly draw: () => number;
    readonly markets: { readonly marketOf: (symbol: string) => Promise<Market | null> };
  };
}

/** What the part's own routes and rounds share. */
export interface DeskParts extends DeskDependencies {
  readonly desk: Lane<DeskInput, DeskState>;
  /** The calendar as operators have it now. */
  readonly tradingNow: (executor: Executor) => Promise<Trading>;
}
