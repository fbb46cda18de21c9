import { type Executor, run } from '../../../db/dialect.ts';
import type { StocksJournalTable, StocksListingsTable, StocksSnapshotsTable } from '../../../db/schema.ts';
import type { Market, Session } from '../market.ts';
import { type Op, restored, type StoredMarket } from '../matching/index.ts';
import { refreshRules } from '../rules/index.ts';

/** A market in the memory of this process. */
export interface Live {
  readonly market: Market;
  /** Of its row: orders are taken. */
  isListed: boolean;
  /** Of its row: shares that were ever put into accounts. */
  granted: number;
  /** Rows of the journal since its newest snapshot that this process knows of. */
  rows: number;
  /** Sequence of that snapshot. */
  from: number;
  /** A session has ended since then. */
  hasEnded: boolean;
}

export type JournalRow = Pick<StocksJournalTable, 'sequence' | 'from_sequence' | 'ops' | 'state'>;
/** What of a market stands in the journal and in the book's row beside its orders. */
export type JournalState = readonly [session: Session, clock: number, nextAt: number | null];

const LISTING_COLUMNS = 'symbol, listing_no, season_id, board, schedule, currency';
type ListingFacts = Pick<
  StocksListingsTable,
  'symbol' | 'listing_no' | 'season_id' | 'board' | 'schedule' | 'currency'
>;

/**
 * Makes a market of its newest snapshot and the journal behind it.
 * @param until the sequence to end at; without it, all that there is. Journal rows are never cut: it must be one's end
 * @param from only snapshots of this sequence or before are taken
 * @returns it with the sequence of that snapshot; null for a symbol without one
 */
export async function loadMarket(
  executor: Executor,
  symbol: string,
  { until = Number.MAX_SAFE_INTEGER, from = until }: { readonly until?: number; readonly from?: number } = {},
): Promise<Live | null> {
  const [listing] = await run<ListingFacts>(
    executor,
    `select ${LISTING_COLUMNS} from stocks_listings where symbol = ?`,
    [symbol],
  );
  const [snapshot] = await run<Pick<StocksSnapshotsTable, 'sequence' | 'market'>>(
    executor,
    'select sequence, market from stocks_snapshots where symbol = ? and sequence <= ? order by sequence desc limit 1',
    [symbol, from],
  );
  if (!listing || !snapshot) return null;
  const market = restored(JSON.parse(snapshot.market) as StoredMarket, {
    symbol,
    listingNo: listing.listing_no,
    seasonId: listing.season_id,
    board: listing.board,
    schedule: listing.schedule,
    currency: listing.currency,
  });
  const live = { market, isListed: true, granted: 0, rows: 0, hasEnded: false, from: snapshot.sequence };
  applyRows(live, await readJournal(executor, symbol, snapshot.sequence, until));
  return live;
}

/** Journal rows behind a sequence, in their order. */
export const readJournal = (
  executor: Executor,
  symbol: string,
  after: number,
  until = Number.MAX_SAFE_INTEGER,
): Promise<JournalRow[]> =>
  run<JournalRow>(
    executor,
    'select sequence, from_sequence, ops, state from stocks_journal where symbol = ? and sequence > ? and sequence <= ? order by sequence',
    [symbol, after, until],
  );

/**
 * Brings a market up to date. Rows that it has already are passed over.
 * @returns false when a row is missing: the market is of no use then
 */
export function applyRows(live: Live, rows: readonly JournalRow[]): boolean {
  const { market } = live;
  for (const row of rows) {
    if (row.sequence <= market.sequence) continue;
    if (row.from_sequence !== market.sequence) return false;
    const [session, clock, nextAt] = JSON.parse(row.state) as JournalState;
    const isNew = session.sessionNo !== market.session.sessionNo;
    Object.assign(market.session, session);
    market.sequence = row.sequence;
    market.clock = clock;
    market.nextAt = nextAt;
    if (isNew) refreshRules(market);
    market.book.apply(JSON.parse(row.ops) as Op[]);
    live.rows += 1;
  }
  return true;
}
