import type { Listener } from '../../../events/dispatcher.ts';
import type { RecordedEvent } from '../../../events/outbox.ts';
import type { Part } from '../../../module.ts';
import type { Market } from '../market.ts';
import type { StocksDependencies } from '../parts.ts';
import { type Attention, createAttention } from './attention.ts';
import { createBoards } from './boards.ts';
import { historyConsumer } from './consumer.ts';
import { purgeCandles } from './jobs.ts';
import type { MarketIndex } from './market-index.ts';
import { MOVED, type Moved, movedOf } from './moved.ts';
import { marketNotices } from './notices.ts';
import { createQuotes, type Quotes } from './quotes.ts';
import { registerMarketRoutes } from './routes.ts';
import { stockSearchable } from './searchable.ts';
import { boardSource, quoteSource } from './sources.ts';
import { marketStreams } from './streams.ts';
import { registerWatchRoutes } from './watch-routes.ts';
import { decideWatching, type WatchInput, type WatchState } from './watching.ts';
import { prefetchWatching, writeWatching } from './watching-rows.ts';
import { onErase, personalData } from './watching-views.ts';

export type { MarketIndex } from './market-index.ts';
export type { Quotes } from './quotes.ts';

export interface MarketData extends Part {
  /** What is shown of all symbols, from memory: the newest price, the day, the phase. */
  readonly quotes: Quotes;
  /** The index of a market and its change since the reference; null is the main market. */
  readonly indexOf: (seasonId: string | null) => Promise<MarketIndex>;
  /** Tells this process at once what it has committed itself, in the order of the commits. */
  readonly noted: (moved: readonly Moved[]) => void;
  /** Members who are told nothing of their orders: those of a demo's crowd. */
  readonly muteNotices: (memberIds: Iterable<string>) => void;
}

export interface MarketDataDependencies extends StocksDependencies {
  /** A market as it was committed; null for a symbol that there is not. */
  readonly marketOf: (symbol: string) => Promise<Market | null>;
}

/** After these, what is listed is read anew. */
const LISTING_EVENTS = new Set(['stocks.listed', 'stocks.delisted', 'stocks.listing-edited']);

/** All that is shown of the market, made of the one event `stocks.moved`. */
export function createMarketData(deps: MarketDataDependencies): MarketData {
  const { database, monotonic } = deps;
  const muted = new Set<string>();
  const isMuted = (id: string): boolean => muted.has(id);
  const hear = (events: readonly RecordedEvent[]): void => {
    for (const { name, data } of events) {
      if (name === MOVED) {
        boards.hear(movedOf(data));
        quotes.hear(movedOf(data));
      } else if (LISTING_EVENTS.has(name)) quotes.changed();
    }
  };
  const attention: Attention = createAttention(monotonic, hear);
  const boards = createBoards(boardSource(database, deps.marketOf), attention, monotonic);
  const quotes = createQuotes(quoteSource(database), attention, monotonic);
  const watching = deps.openLane<WatchInput, WatchState>({
    name: 'stocks-watching',
    prefetch: prefetchWatching,
    decide: decideWatching,
    write: writeWatching,
  });
  const parts = { ...deps, boards, quotes, watching };
  const listeners: readonly Listener[] = [attention.listener];
  return {
    quotes,
    indexOf: quotes.indexOf,
    noted: (all) => {
      // What nobody looks at is read anew when somebody does.
      if (!attention.listener.isAwake()) return;
      for (const moved of all) {
        boards.noted(moved);
        quotes.noted(moved);
      }
    },
    muteNotices: (memberIds) => {
      for (const id of memberIds) muted.add(id);
    },
    routes: (app) => {
      registerWatchRoutes(app, parts);
      registerMarketRoutes(app, parts);
    },
    consumers: [historyConsumer({ ...deps, isMuted })],
    listeners,
    streams: marketStreams({ boards, quotes, monotonic }),
    notices: marketNotices(isMuted),
    jobs: [purgeCandles(deps.config.retention.candlesMs)],
    searchables: [stockSearchable],
    personalData,
    onErase,
  };
}
