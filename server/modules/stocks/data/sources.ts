import type { Executor } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import type { Market } from '../market.ts';
import type { Level } from './board.ts';
import type { BoardSource } from './boards.ts';
import type { ToldTrade } from './moved.ts';
import { basesOf, readQuotes, readQuotesOf } from './quote-rows.ts';
import type { QuoteSource } from './quotes.ts';

/** Deeper than any book is. */
const ALL_LEVELS = 1_000_000;

/** Boards begin with the live books of this process. */
export const boardSource = (
  { reader }: Pick<Database, 'reader'>,
  marketOf: (symbol: string) => Promise<Market | null>,
): BoardSource => ({
  read: async (symbol) => {
    // Before the market, which may be changed after any wait.
    const tape = await readTape(reader, symbol);
    const market = await marketOf(symbol);
    if (!market) return null;
    const { session, sequence, book } = market;
    const { bids, asks } = book.depth(ALL_LEVELS);
    const unpriced = (side: 'buy' | 'sell'): Level[] => {
      const { quantity, count } = book.unpriced(side);
      return quantity > 0 ? [[0, quantity, count]] : [];
    };
    return {
      ...{ symbol, sequence, phase: session.phase, phaseEndsAt: session.phaseEndsAt },
      bids: [...bids, ...unpriced('buy')],
      asks: [...asks, ...unpriced('sell')],
      ...{ tradeNo: session.tradeNo, tape },
    };
  },
  sequenceOf: async (symbol) => {
    const row = await reader
      .selectFrom('stocks_books')
      .select('sequence')
      .where('symbol', '=', symbol)
      .executeTakeFirst();
    return row?.sequence ?? null;
  },
  readTape: (symbol) => readTape(reader, symbol),
});

async function readTape(executor: Executor, symbol: string): Promise<ToldTrade[]> {
  const row = await executor
    .selectFrom('stocks_tapes')
    .select('trades')
    .where('symbol', '=', symbol)
    .executeTakeFirst();
  return row ? (JSON.parse(row.trades) as ToldTrade[]) : [];
}

export const quoteSource = (database: Pick<Database, 'reader' | 'transact'>): QuoteSource => ({
  readAll: () => readQuotes(database.reader),
  readSome: (symbols) => readQuotesOf(database.reader, symbols),
  basesOf: (quotes) => basesOf(database, quotes),
});
