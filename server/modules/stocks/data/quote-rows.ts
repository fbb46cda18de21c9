import { type Executor, insertMany, isDuplicate, selectMany } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import type { StocksBooksTable, StocksListingsTable } from '../../../db/schema.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { Session } from '../market.ts';
import { baseOf, countedValue, type Weighted } from './market-index.ts';
import { type Quote, SPARK } from './quote.ts';

const MINUTE_MS = 60_000;

type Row = Omit<StocksListingsTable, 'version' | 'status'> &
  Pick<StocksBooksTable, 'sequence' | 'state' | 'clock' | 'is_listed'>;

const rowsOf = (executor: Executor) =>
  executor
    .selectFrom('stocks_listings as l')
    .innerJoin('stocks_books as b', 'b.symbol', 'l.symbol')
    .select(['l.symbol', 'l.listing_no', 'l.season_id', 'l.board', 'l.schedule', 'l.currency'])
    .select(['l.name', 'l.about', 'l.sector', 'l.color', 'l.shares_issued', 'l.listed_at'])
    .select(['b.sequence', 'b.state', 'b.clock', 'b.is_listed']);

function quoteOf(row: Row): Quote {
  const session = JSON.parse(row.state) as Session;
  return {
    ...{ symbol: row.symbol, listingNo: row.listing_no, seasonId: row.season_id },
    ...{ board: row.board, schedule: row.schedule, currency: row.currency },
    name: JSON.parse(row.name) as Localized,
    about: JSON.parse(row.about) as Localized,
    ...{ sector: row.sector, color: row.color, sharesIssued: row.shares_issued, listedAt: row.listed_at },
    ...{ isListed: row.is_listed === 1, sequence: row.sequence, clock: row.clock },
    ...{ day: session.day, phase: session.phase, phaseEndsAt: session.phaseEndsAt },
    ...{ reference: session.reference, lower: session.lower, upper: session.upper },
    ...{
      last: session.last,
      chain: session.chain ?? null,
      open: session.open,
      high: session.high,
      low: session.low,
    },
    ...{ volume: session.volume, amount: session.amount, spark: [] },
  };
}

/** Every symbol that was ever listed, as it stands now: one read. */
export async function readQuotes(executor: Executor): Promise<Quote[]> {
  const rows: Row[] = await rowsOf(executor).orderBy('l.symbol').execute();
  const quotes = rows.map(quoteOf);
  await readSparks(executor, quotes);
  return quotes;
}

/** Some of them, without their last minutes. */
export async function readQuotesOf(executor: Executor, symbols: readonly string[]): Promise<Quote[]> {
  if (symbols.length === 0) return [];
  const rows: Row[] = await rowsOf(executor)
    .where('l.symbol', 'in', [...symbols])
    .execute();
  return rows.map(quoteOf);
}

/** The last prices of the minutes before a market's own time. */
async function readSparks(executor: Executor, quotes: readonly Quote[]): Promise<void> {
  const keys = quotes.flatMap(({ symbol, clock, isListed }) => {
    const now = Math.floor(clock / MINUTE_MS) * MINUTE_MS;
    return isListed ? Array.from({ length: SPARK }, (_, i) => [symbol, '1m', now - i * MINUTE_MS]) : [];
  });
  const rows = await selectMany<{ symbol: string; at: number; close: number }>(
    executor,
    {
      table: 'stocks_candles',
      columns: ['symbol', 'at', 'close'],
      keys: ['symbol', 'span', 'at'],
      index: 'PRIMARY',
      lock: false,
    },
    keys,
  );
  const bySymbol = Map.groupBy(rows, ({ symbol }) => symbol);
  for (const quote of quotes) {
    const own = bySymbol.get(quote.symbol) ?? [];
    quote.spark = own.map(({ at, close }) => [at, close] as const).sort((a, b) => a[0] - b[0]);
  }
}

/** By how much of the base each listing is weighed in the index of its market, by symbol. */
async function readBases(executor: Executor): Promise<Map<string, number>> {
  const rows = await executor.selectFrom('stocks_index_bases').select(['symbol', 'base']).execute();
  return new Map(rows.map(({ symbol, base }) => [symbol, base]));
}

/**
 * The same; a listing that has come meanwhile gets its own first, once and for all instances: of two that do it at the same
 * time one is refused by the key and takes what the other one wrote.
 */
export async function basesOf(
  database: Pick<Database, 'reader' | 'transact'>,
  quotes: readonly Quote[],
): Promise<Map<string, number>> {
  const bases = await readBases(database.reader);
  const fresh = newBases(quotes, bases);
  if (fresh.length === 0) return bases;
  try {
    await database.transact((tx) =>
      insertMany(tx, 'stocks_index_bases', ['symbol', 'season_id', 'base'], fresh),
    );
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  return readBases(database.reader);
}

function newBases(
  quotes: readonly Quote[],
  bases: ReadonlyMap<string, number>,
): [symbol: string, seasonId: string | null, base: number][] {
  const weighted = (quote: Quote): Weighted => ({ ...quote, base: bases.get(quote.symbol) ?? 0 });
  return [...Map.groupBy(quotes, ({ seasonId }) => seasonId)].flatMap(([seasonId, own]) => {
    const known = own.filter(({ symbol }) => bases.has(symbol)).map(weighted);
    return own
      .filter(({ symbol, isListed }) => isListed && !bases.has(symbol))
      .map((quote): [string, string | null, number] => [
        quote.symbol,
        seasonId,
        // Those who come with the first ones come at their reference.
        baseOf(countedValue(quote, known.length > 0 ? quote.last : quote.reference), known),
      ]);
  });
}
