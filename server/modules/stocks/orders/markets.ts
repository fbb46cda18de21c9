import { type Executor, run, selectMany } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import type { StocksBooksTable } from '../../../db/schema.ts';
import type { Market } from '../market.ts';
import { applyRows, type Live, loadMarket, readJournal } from './loading.ts';

/** More are read again when they are needed: an exchange has some hundreds. */
const KEPT = 1_000;
/** Further behind than this it is quicker to read the newest snapshot. */
const FAR_BEHIND = 5_000;
/** How long a reader waits for a batch that holds a market, before it makes one of its own, milliseconds. */
const PATIENCE_MS = 2_000;

export type BookRow = Pick<StocksBooksTable, 'symbol' | 'sequence' | 'is_listed' | 'granted'>;
const BOOK_COLUMNS = ['symbol', 'sequence', 'is_listed', 'granted'] as const;

/**
 * The live markets of this process. The lane alone changes them, under the locks of their rows: it lends one when it
 * changes it for the first time in a batch, and what was lent comes back by the batch's commit or never.
 */
export interface Markets {
  /** Locks the rows of symbols, in their order, and brings their markets up to date; symbols that there are not are left out. */
  lock(tx: Executor, symbols: ReadonlySet<string>): Promise<Map<string, Live>>;
  /** From now on it is the batch's, until `giveBack`. Called anew in each batch that changes it. */
  lend(live: Live): void;
  /** Of a batch that has committed. */
  giveBack(lives: Iterable<Live>): void;
  /** The symbol in whose book an order of any account rests, as far as this process knows. */
  symbolOf(orderId: string): string | undefined;
  /**
   * A market as it was committed, for reading: take what you need before the next `await`, and change nothing.
   * @returns null for a symbol that there is not
   */
  marketOf(symbol: string): Promise<Market | null>;
  /** The same with what the process knows of it. */
  liveOf(symbol: string): Promise<Live | null>;
  /** Those in memory that no batch has now. */
  settled(): Live[];
  /** In memory, those that a batch has among them. */
  readonly count: number;
}

export interface MarketsObserver {
  /** A market was made of its snapshot and the journal behind it. */
  readonly rebuilt: (durationMs: number) => void;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
}

export function createMarkets({ reader }: Pick<Database, 'reader'>, observer?: MarketsObserver): Markets {
  const kept = new Map<string, Live>();
  const lent = new Map<
    string,
    { readonly live: Live; readonly back: Promise<void>; readonly end: () => void }
  >();
  const loading = new Map<string, Promise<Live | null>>();

  function keep(live: Live): void {
    kept.delete(live.market.symbol);
    kept.set(live.market.symbol, live);
    for (const [oldest] of kept) if (kept.size > KEPT) kept.delete(oldest);
  }

  async function rebuild(executor: Executor, symbol: string): Promise<Live | null> {
    const from = observer?.monotonic() ?? 0;
    const live = await loadMarket(executor, symbol);
    if (live) observer?.rebuilt(observer.monotonic() - from);
    return live;
  }

  /** A batch that comes after another finds what that one has lent and not given back: it did not commit. */
  function throwAwayLent(): void {
    for (const { end } of lent.values()) end();
    lent.clear();
  }

  async function upToDate(executor: Executor, row: BookRow): Promise<Live> {
    const known = kept.get(row.symbol);
    let live: Live | null = known ?? null;
    const isHere = live?.market.sequence === row.sequence;
    if (live && !isHere && !(await follow(executor, live, row.sequence))) live = null;
    live ??= await rebuild(executor, row.symbol);
    if (live?.market.sequence !== row.sequence) {
      throw new Error(`The journal of ${row.symbol} does not lead to ${row.sequence}`);
    }
    live.isListed = row.is_listed === 1;
    live.granted = row.granted;
    if (live !== known) keep(live);
    return live;
  }

  /** Brings a market to a sequence by the journal. @returns false when that does not lead there: it is of no use then */
  async function follow(executor: Executor, live: Live, sequence: number): Promise<boolean> {
    const { market } = live;
    if (sequence < market.sequence || sequence - market.sequence > FAR_BEHIND) return false;
    const rows = await readJournal(executor, market.symbol, market.sequence);
    // Whoever has taken it meanwhile may not bring it back; rows that another has applied are passed over.
    if (kept.get(market.symbol) !== live) return false;
    return applyRows(live, rows) && market.sequence >= sequence;
  }

  /** For a reader: one load for all who ask at once. It is kept if the lane has made none meanwhile. */
  function load(symbol: string): Promise<Live | null> {
    const underWay = loading.get(symbol);
    if (underWay) return underWay;
    const made = rebuild(reader, symbol)
      .then((live) => {
        if (live && !kept.has(symbol) && !lent.has(symbol)) keep(live);
        return live;
      })
      .finally(() => loading.delete(symbol));
    loading.set(symbol, made);
    return made;
  }

  async function liveOf(symbol: string): Promise<Live | null> {
    const taken = lent.get(symbol);
    if (taken) {
      await Promise.race([taken.back, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
      const live = kept.get(symbol);
      // What has just been given back is as new as can be.
      return live && !lent.has(symbol) ? live : load(symbol);
    }
    const [head] = await run<{ sequence: number }>(
      reader,
      'select sequence from stocks_books where symbol = ?',
      [symbol],
    );
    if (!head) return null;
    if (lent.has(symbol)) return liveOf(symbol);
    const live = kept.get(symbol);
    if (!live) return load(symbol);
    if (live.market.sequence >= head.sequence) return live;
    const isThere = await follow(reader, live, head.sequence);
    if (kept.get(symbol) !== live) return liveOf(symbol);
    if (isThere) return live;
    kept.delete(symbol);
    return load(symbol);
  }

  return {
    async lock(tx, symbols) {
      throwAwayLent();
      const rows = await selectMany<BookRow>(
        tx,
        { table: 'stocks_books', columns: BOOK_COLUMNS, keys: ['symbol'], index: 'PRIMARY', lock: true },
        Array.from(symbols, (symbol) => [symbol]),
      );
      const found = new Map<string, Live>();
      for (const row of rows) found.set(row.symbol, await upToDate(tx, row));
      return found;
    },
    lend(live) {
      const { symbol } = live.market;
      if (lent.has(symbol)) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      kept.delete(symbol);
      lent.set(symbol, { live, back: promise, end: resolve });
    },
    giveBack(lives) {
      for (const live of lives) {
        const { symbol } = live.market;
        // Thrown away meanwhile: nobody knows what it is worth.
        if (lent.get(symbol)?.live !== live) continue;
        keep(live);
        lent.get(symbol)?.end();
        lent.delete(symbol);
      }
    },
    symbolOf(orderId) {
      for (const [symbol, { market }] of kept) if (market.book.get(orderId)) return symbol;
      return undefined;
    },
    liveOf,
    marketOf: async (symbol) => (await liveOf(symbol))?.market ?? null,
    settled: () => [...kept.values()],
    get count() {
      return kept.size + lent.size;
    },
  };
}
