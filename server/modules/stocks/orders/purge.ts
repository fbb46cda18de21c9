import { type Executor, run } from '../../../db/dialect.ts';
import type { Value } from '../../../db/rows.ts';
import type { PlacedRow } from '../../../db/stretch.ts';
import { createPurge } from '../../../upkeep/index.ts';

/** So long every change of a book can be replayed one by one; then its snapshots speak for it. Milliseconds. */
const KEPT_MS = 7 * 86_400_000;
const KEY = ['symbol', 'sequence'] as const;
const ANY = { where: {}, atMost: {} } as const;

/** Up to where a symbol's past may go: its newest snapshot of before that time stays, with all that came after it. */
interface Bound {
  readonly symbol: string;
  readonly bound: number;
}

/** Forgets the journal of books, and their snapshots, that lie behind an old snapshot. */
export const purgeJournal = () =>
  createPurge({
    name: 'stocks.purge-journal',
    schedule: '20 5 * * *',
    shelves: [
      shelfOf('journal', 'stocks_journal', '<='),
      // The snapshot at the bound itself is what all later ones are replayed from.
      shelfOf('snapshots', 'stocks_snapshots', '<'),
    ],
  });

const shelfOf = (name: string, table: 'stocks_journal' | 'stocks_snapshots', upTo: '<' | '<=') => ({
  name,
  table,
  key: KEY,
  order: KEY,
  judge: () => ANY,
  read: async (executor: Executor, after: readonly Value[] | null, limit: number, { at }: { at: number }) => {
    const [symbol = '', sequence = 0] = (after ?? []) as [string?, number?];
    const found: PlacedRow[] = [];
    for (const bound of await boundsFrom(executor, symbol, at - KEPT_MS)) {
      if (found.length >= limit) break;
      const rows = await run<PlacedRow>(
        executor,
        `select symbol, sequence from ${table}
         where symbol = ? and sequence > ? and sequence ${upTo} ? order by sequence limit ${limit - found.length}`,
        [bound.symbol, bound.symbol === symbol ? sequence : -1, bound.bound],
      );
      found.push(...rows);
    }
    return found;
  },
  isThere: async (executor: Executor, place: readonly Value[]) => {
    const rows = await run(executor, `select 1 from ${table} where symbol = ? and sequence = ?`, [...place]);
    return rows.length > 0;
  },
  count: async () => 0,
});

const boundsFrom = (executor: Executor, symbol: string, before: number): Promise<Bound[]> =>
  run<Bound>(
    executor,
    `select symbol, max(sequence) as bound from stocks_snapshots
     where symbol >= ? and at <= ? group by symbol order by symbol`,
    [symbol, before],
  );
