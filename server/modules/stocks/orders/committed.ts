import type { Markets } from './markets.ts';
import type { ExchangeState } from './state.ts';

/** After the commit: what was lent to the batch is the process's own again. */
export function returnMarkets(markets: Markets, { touched }: ExchangeState): void {
  for (const { live, from } of touched.values()) if (live.market.sequence > from) live.rows += 1;
  markets.giveBack(Array.from(touched.values(), ({ live }) => live));
}
