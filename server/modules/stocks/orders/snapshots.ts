import { deleteMany, type Executor, insertMany, isDuplicate, run } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import { hashOf, stored } from '../matching/index.ts';
import type { Live } from './loading.ts';
import type { Markets } from './markets.ts';
import { SNAPSHOT_COLUMNS } from './rows.ts';

/** A market is read again in a moment as long as the journal behind its snapshot is no longer than this. */
const JOURNAL_ROWS = 500;
/** So many are kept, and of those before them the first of each day. */
const NEWEST_KEPT = 3;
const DAY_MS = 86_400_000;

/** Writes markets whole, as they are now: what the journal goes on from. */
export const insertSnapshots = (tx: Executor, lives: readonly Pick<Live, 'market'>[]): Promise<void> =>
  insertMany(tx, 'stocks_snapshots', SNAPSHOT_COLUMNS, lives.map(snapshotValues));

/** In the order of `SNAPSHOT_COLUMNS`. */
const snapshotValues = ({ market }: Pick<Live, 'market'>) => [
  market.symbol,
  market.sequence,
  market.clock,
  hashOf(market),
  JSON.stringify(stored(market)),
];

export interface KeepParts {
  readonly database: Pick<Database, 'reader' | 'transact'>;
  readonly markets: Pick<Markets, 'settled' | 'liveOf'>;
}

/**
 * Writes a snapshot of markets with a long journal behind the last one, or whose session has ended.
 * @returns how many
 */
export async function keepMarkets(
  { database, markets }: KeepParts,
  journalRows = JOURNAL_ROWS,
): Promise<number> {
  let written = 0;
  for (const { market, rows, hasEnded } of markets.settled()) {
    if (rows < journalRows && !hasEnded) continue;
    const newest = await newestOf(database.reader, market.symbol);
    const live = await markets.liveOf(market.symbol);
    if (!live) continue;
    // Another instance that has the same market may have written one by now.
    const isWritten = newest > live.from && !live.hasEnded;
    const values = isWritten ? null : snapshotValues(live);
    live.from = isWritten ? newest : live.market.sequence;
    live.rows = 0;
    live.hasEnded = false;
    if (!values) continue;
    await database
      .transact((tx) => keep(tx, values))
      .catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    written += 1;
  }
  return written;
}

async function newestOf(executor: Executor, symbol: string): Promise<number> {
  const [row] = await run<{ newest: number | null }>(
    executor,
    'select max(sequence) as newest from stocks_snapshots where symbol = ?',
    [symbol],
  );
  return row?.newest ?? 0;
}

/** One more; the one that is not among the newest any more goes, unless it is its day's first. */
async function keep(tx: Executor, values: ReturnType<typeof snapshotValues>): Promise<void> {
  await insertMany(tx, 'stocks_snapshots', SNAPSHOT_COLUMNS, [values]);
  const [symbol = ''] = values;
  const before = await run<{ sequence: number; at: number }>(
    tx,
    `select sequence, at from stocks_snapshots where symbol = ?
     order by sequence desc limit ${NEWEST_KEPT + 2}`,
    [symbol],
  );
  const [aged, older] = before.slice(NEWEST_KEPT);
  if (!aged || !older || dayNo(aged.at) !== dayNo(older.at)) return;
  await deleteMany(tx, 'stocks_snapshots', ['symbol', 'sequence'], [[symbol, aged.sequence]], ANY);
}

const ANY = { where: {}, atMost: {} } as const;
const dayNo = (at: number): number => Math.floor(at / DAY_MS);
