import { type Module, type Part, together } from '../../module.ts';
import { createContests } from './contests/index.ts';
import { createMarketData, type MarketData } from './data/index.ts';
import { createStocksDemo, type StocksDemo } from './demo/index.ts';
import { createDesk } from './desk/index.ts';
import { createOrders, type Orders } from './orders/index.ts';
import type { StocksDependencies } from './parts.ts';
import { createSettlement } from './settlement/index.ts';

/** For the demo's opening. */
export { addressOf, type DemoHolding, TRADERS } from './demo/index.ts';
/** For scripts, demos and tests. */
export { insertMarkets, type SeedMarket } from './orders/index.ts';
export type { StocksDependencies } from './parts.ts';
export { exchangeForPay, reconcileStocks } from './settlement/index.ts';

export interface Stocks extends Module {
  /** All that happens to books, cash and shares. */
  readonly lane: Orders['lane'];
  /** This process's live books, for reading. */
  readonly markets: Orders['markets'];
  /** What is shown of the market: quotes from memory, the index. */
  readonly data: Pick<MarketData, 'quotes' | 'indexOf' | 'muteNotices'>;
  /** What a demo trades. */
  readonly demo: StocksDemo;
}

/** Stocks: an exchange with Korean rules, on the lane `stocks`. */
export function createStocks(deps: StocksDependencies): Stocks {
  // What this process commits is shown by it at once: each sees the other through functions.
  const orders = createOrders({ ...deps, noted: (moved) => data.noted(moved) });
  const data = createMarketData({ ...deps, marketOf: orders.markets.marketOf });
  const contests = createContests({ ...deps, orders });
  const demo = createStocksDemo(deps, { orders, contests, mute: data.muteNotices });
  const parts: readonly Part[] = [
    orders,
    createSettlement({ ...deps, quotes: data.quotes, marketOf: orders.markets.marketOf }),
    data,
    contests,
    createDesk({ ...deps, orders }),
    demo,
  ];
  return { ...together(parts), lane: orders.lane, markets: orders.markets, data, demo };
}
