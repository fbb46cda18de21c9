import type { Database } from '../../../db/open.ts';
import { hashOf } from '../matching/index.ts';
import { loadMarket } from './loading.ts';
import type { Markets } from './markets.ts';
import type { BookProof } from './schemas.ts';

/** Nobody has to be proved to twice in so short a time, milliseconds. */
const KEPT_MS = 2_000;
const SYMBOLS_KEPT = 200;
/** Snapshots that are gone back behind, so that some of the journal is always replayed. */
const SNAPSHOTS_BACK = 1;

export type ProveBook = (symbol: string) => Promise<BookProof | null>;

/**
 * Replays a book from a snapshot and its journal, and holds it against the one in this process's memory, by a hash over the
 * session and all orders. Each symbol is replayed once in a while at the most, whoever asks.
 * @returns null for a symbol that there is not
 */
export function createProofs({
  database,
  markets,
  now,
  monotonic,
}: {
  readonly database: Database;
  readonly markets: Pick<Markets, 'marketOf'>;
  readonly now: () => number;
  readonly monotonic: () => number;
}): ProveBook {
  const kept = new Map<string, { readonly at: number; readonly proof: Promise<BookProof | null> }>();
  return (symbol) => {
    const before = kept.get(symbol);
    if (before && monotonic() - before.at < KEPT_MS) return before.proof;
    const proof = proveBook(database, markets, symbol, now());
    kept.delete(symbol);
    kept.set(symbol, { at: monotonic(), proof });
    proof.catch(() => kept.delete(symbol));
    for (const [oldest] of kept) if (kept.size > SYMBOLS_KEPT) kept.delete(oldest);
    return proof;
  };
}

/** @param at epoch milliseconds, for those who read it */
export async function proveBook(
  database: Pick<Database, 'reader'>,
  markets: Pick<Markets, 'marketOf'>,
  symbol: string,
  at: number,
): Promise<BookProof | null> {
  const market = await markets.marketOf(symbol);
  if (!market) return null;
  const { sequence } = market;
  const orders = market.book.size;
  const liveHash = hashOf(market);
  const [snapshot] = await database.reader
    .selectFrom('stocks_snapshots')
    .select('sequence')
    .where('symbol', '=', symbol)
    .where('sequence', '<=', sequence)
    .orderBy('sequence', 'desc')
    .offset(SNAPSHOTS_BACK)
    .limit(1)
    .execute();
  const from = snapshot ? { from: snapshot.sequence } : {};
  const replayed = await loadMarket(database.reader, symbol, { until: sequence, ...from });
  const replayedHash = replayed && replayed.market.sequence === sequence ? hashOf(replayed.market) : null;
  return {
    ...{ symbol, sequence, orders, liveHash, replayedHash, isExact: liveHash === replayedHash },
    replayedFrom: replayed ? replayed.from : null,
    at: new Date(at).toISOString(),
  };
}
