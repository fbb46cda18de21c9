import { type Module, type Part, together } from '../../module.ts';
import { createContests } from './contests/index.ts';
import { createMarketData } from './data/index.ts';
import { createDesk } from './desk/index.ts';
import { createOrders } from './orders/index.ts';
import type { StocksDependencies } from './parts.ts';
import { createSettlement } from './settlement/index.ts';

export type { StocksDependencies } from './parts.ts';
export { exchangeForPay } from './settlement/index.ts';

export type Stocks = Module;

/** Stocks: an exchange with Korean rules, on the lane `stocks`. */
export function createStocks(deps: StocksDependencies): Stocks {
  const orders = createOrders(deps);
  const parts: readonly Part[] = [
    orders,
    createSettlement(deps),
    createMarketData(deps),
    createContests({ ...deps, orders }),
    createDesk({ ...deps, orders }),
  ];
  return together(parts);
}
