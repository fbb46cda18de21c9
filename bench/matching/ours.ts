import type { Market } from '../../server/modules/stocks/market.ts';
import {
  cancel,
  hashOf,
  type Op,
  place,
  restored,
  stored,
} from '../../server/modules/stocks/matching/index.ts';
import { marketFor } from '../../server/modules/stocks/matching/testing/market.ts';
import type { BookOrder, OrderRequest } from '../../server/modules/stocks/order.ts';
import { compared } from '../sql.ts';
import type { Engine, Filled } from './book.ts';
import type { Command, Stream } from './stream.ts';

const REFERENCE = 10_000;

/** A market in continuous trading in which these orders rest. */
export function openMarket(resting: readonly OrderRequest[]): Market {
  const market = marketFor(REFERENCE);
  for (const request of resting) place(market, request, market.clock);
  market.book.takeLog();
  market.book.takeLevels();
  return market;
}

/** Does a command. @returns the order that it placed, if it was taken */
export function apply(market: Market, command: Command): BookOrder | null {
  if (command.kind === 'cancel') {
    cancel(market, market.book.get(command.id)!, null, market.clock, 'asked');
    return null;
  }
  const placed = place(market, command.request, market.clock);
  return 'accepted' in placed ? null : placed.order;
}

/** The product's matching as a lane uses it: after each page it takes the journal and the levels that have changed. */
export const ours: Engine = {
  fill: ({ resting }) => {
    const market = openMarket(resting);
    return {
      page: (commands) => {
        for (const command of commands) apply(market, command);
        market.book.takeLog();
        market.book.takeLevels();
      },
      depth: () => market.book.depth(Number.POSITIVE_INFINITY),
      check: () => [],
    };
  },
};

/** The same, keeping all that is needed to see afterwards whether it was right; slower, and not measured. */
export const oursChecked: Engine = {
  fill: ({ resting }: Stream): Filled => {
    const market = openMarket(resting);
    const copy = restored(stored(market), market);
    const orders = new Set<BookOrder>(market.book.all());
    const journal: Op[][] = [];
    return {
      page: (commands) => {
        for (const command of commands) {
          const placed = apply(market, command);
          if (placed) orders.add(placed);
        }
        journal.push(market.book.takeLog());
      },
      depth: () => market.book.depth(Number.POSITIVE_INFINITY),
      check: () => {
        for (const ops of journal) copy.book.apply(ops);
        Object.assign(copy.session, market.session);
        const filled = { buy: 0, sell: 0 };
        let live = 0;
        for (const order of orders) {
          filled[order.side] += order.filled;
          if (order.status === 'open') live += 1;
        }
        return [
          {
            name: 'filled bought = filled sold',
            ok: filled.buy === filled.sell && filled.buy === market.session.volume,
            detail: compared(filled.buy, filled.sell),
          },
          {
            name: 'replayed book = live book',
            ok: hashOf(copy) === hashOf(market),
            detail: `${journal.length} journal rows`,
          },
          {
            name: 'orders that are live = orders in the book',
            ok: live === market.book.size && copy.book.size === live,
            detail: compared(live, market.book.size),
          },
        ];
      },
    };
  },
};
