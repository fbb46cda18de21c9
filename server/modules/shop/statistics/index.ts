import type { ShopDependencies, ShopPart } from '../parts.ts';
import { type Counted, createCounts } from './counted.ts';
import { rankJob } from './rank.ts';
import { registerStatisticsRoutes } from './routes.ts';
import { salesConsumer } from './sales.ts';

export type { Counted } from './counted.ts';

export interface Statistics extends ShopPart {
  /** For the routes by which people look, gather and order. */
  readonly counted: Counted;
}

/** What is counted: sales, rankings and the way from a look to an order. */
export function createStatistics(deps: ShopDependencies): Statistics {
  const counts = createCounts(deps.database, deps.now, deps.log);
  return {
    counted: counts,
    routes: (app) => registerStatisticsRoutes(app, deps),
    consumers: [salesConsumer],
    rounds: [counts.round],
    jobs: [rankJob()],
    onClose: counts.close,
  };
}
