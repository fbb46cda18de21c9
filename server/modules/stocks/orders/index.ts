import type { Lane } from '../../../engine/index.ts';
import type { Part } from '../../../module.ts';
import type { StocksDependencies } from '../parts.ts';
import { createTrading } from './calendar.ts';
import { returnMarkets } from './committed.ts';
import { decideExchange } from './decide.ts';
import { createDraws } from './draws.ts';
import { createFloodGate } from './flood.ts';
import type { StocksInput } from './input.ts';
import { createMarkets, type Markets } from './markets.ts';
import { bookMetrics } from './metrics.ts';
import type { Moved } from './moved.ts';
import { prefetchExchange } from './prefetch.ts';
import { createProofs } from './proof.ts';
import { purgeJournal } from './purge.ts';
import { createOrderRounds } from './rounds.ts';
import { registerOrderRoutes } from './routes.ts';
import type { ExchangeState } from './state.ts';
import { writeExchange } from './write.ts';

export { type NewListing, type StocksInput, SYSTEM } from './input.ts';
/** For seeds, demos and tests. */
export { insertMarkets, type SeedMarket } from './seed.ts';

export interface OrdersDependencies extends StocksDependencies {
  /** Told of what this process has committed, before anybody is answered. */
  readonly noted?: (moved: readonly Moved[]) => void;
}

export interface Orders extends Part {
  /** All that happens to books, cash and shares. */
  readonly lane: Lane<StocksInput, ExchangeState>;
  /** This process's live books. */
  readonly markets: Markets;
  /** A random number below 2^32, by which the end of an auction is drawn. */
  readonly draw: () => number;
}

/** The lane on which the exchange is decided: orders, phases, listings; and what members see of their orders. */
export function createOrders(deps: OrdersDependencies): Orders {
  const { database, now, monotonic, random, makeId, config } = deps;
  const draw = createDraws(random);
  const metrics = bookMetrics(deps.registry);
  const markets = createMarkets(database, { rebuilt: metrics.rebuilt, monotonic });
  metrics.watch(() => markets.count);
  const tradingNow = createTrading(monotonic);
  const lane = deps.openLane<StocksInput, ExchangeState>({
    name: 'stocks',
    prefetch: (tx, commands) => prefetchExchange(tx, commands, { markets, tradingNow }),
    decide: decideExchange,
    write: writeExchange,
    committed: async (state) => {
      returnMarkets(markets, state);
      deps.noted?.(state.told);
    },
  });
  const flood = createFloodGate(config.rateLimit, monotonic);
  const proofs = createProofs({ database, markets, now, monotonic });
  return {
    lane,
    markets,
    draw,
    routes: (app) => registerOrderRoutes(app, { ...deps, lane, flood, proofs, draw }),
    rounds: createOrderRounds({ database, lane, markets, makeId, now, draw }),
    jobs: [purgeJournal()],
  };
}
