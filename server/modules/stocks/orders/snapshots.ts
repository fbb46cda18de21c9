import { type Executor, insertMany } from '../../../db/dialect.ts';
import { hashOf, stored } from '../matching/index.ts';
import type { Live } from './loading.ts';
import { SNAPSHOT_COLUMNS } from './rows.ts';

/** Writes markets whole, as they are now: what the journal goes on from. */
export const insertSnapshots = (tx: Executor, lives: readonly Pick<Live, 'market'>[]): Promise<void> =>
  insertMany(tx, 'stocks_snapshots', SNAPSHOT_COLUMNS, lives.map(snapshotValues));

/** In the order of `SNAPSHOT_COLUMNS`. */
export const snapshotValues = ({ market }: Pick<Live, 'market'>) => [
  market.symbol,
  market.sequence,
  market.clock,
  hashOf(market),
  JSON.stringify(stored(market)),
];
