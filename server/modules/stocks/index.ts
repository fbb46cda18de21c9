import { type Module, type Part, together } from '../../module.ts';
import { createContests } from './contests/index.ts';
import { createMarketData } from './data/index.ts';
import { createStocksDemo, type StocksDemo } from './demo/index.ts';
import { createDesk } from './desk/index.ts';
import { createOrders, type Orders } from './orders/index.ts';
import type { StocksDependencies } from './parts.ts';
import { createSettlement } from './settlement/index.ts';

/** For the demo's opening. */
export { addressOf, type DemoHolding, TRADERS } from './demo/index.ts';
/** For seeds and tests. */
/** For scripts, demos and tests. */
export { insertMarkets, insertMarkets, type SeedMarket } from './orders/index.ts';
export type { StocksDependencies } from './parts.ts';
export { exchangeForPay, reconcileStocks } from './settlement/index.ts';

export interface Stocks extends Module {
  /** All that happens to books, cash and shares. */
  readonly lane: Orders['lane'];
  /** This process's live books, for reading. */
  readonly markets: Orders['markets'];
}

/** Stocks: an exchange with Korean rules, on the lane `stocks`. */
export function createStocks(deps: StocksDependencies): Stocks {
  const orders = createOrders(deps);
  const demo = createStocksDemo(deps, orders);
  const parts: readonly Part[] = [
    orders,
    createSettlement(deps),
    createMarketData({ ...deps, marketOf: orders.markets.marketOf }),
    createContests({ ...deps, orders }),
    createDesk({ ...deps, orders }),
  ];
  return { ...together(parts), lane: orders.lane, markets: orders.markets };
}
