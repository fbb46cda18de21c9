import type { Market } from '../../server/modules/stocks/market.ts';
import { cancel, place } from '../../server/modules/stocks/matching/index.ts';
import { marketFor } from '../../server/modules/stocks/matching/testing/market.ts';
import type { OrderRequest } from '../../server/modules/stocks/order.ts';
import type { Command } from './stream.ts';

const REFERENCE = 10_000;

/** A market in continuous trading in which these orders rest. */
export function openMarket(resting: readonly OrderRequest[]): Market {
  const market = marketFor(REFERENCE);
  for (const request of resting) place(market, request, market.clock);
  market.book.takeLog();
  market.book.takeLevels();
  return market;
}

export function apply(market: Market, command: Command): void {
  if (command.kind === 'new') place(market, command.request, market.clock);
  else cancel(market, market.book.get(command.id)!, null, market.clock, 'asked');
}
