import { transactAgain } from '../db/again.ts';
import type { Executor } from '../db/dialect.ts';
import type { Database } from '../db/open.ts';
import type { PlacedRow, Stretch } from '../db/stretch.ts';
import type { Job } from '../jobs/job.ts';
import { firstIdAt } from '../lib/id.ts';
import { movePosition, readPosition } from './positions.ts';
import { createPurge, type Shelf, shelfOf } from './purge.ts';
import type { Found } from './source.ts';

const LOOKED_AT = 2_000;
const POSITION = 'receipts.purge refused';
const REFUSED = 'refused';

export interface ReceiptsKept {
  /** Milliseconds for which the receipt of what was accepted is kept. */
  readonly receiptsMs: number;
  /** The same for what was refused; not longer. */
  readonly refusalsMs: number;
}

/** Ids made so long ago; they sort by time. */
const madeBefore = (at: number): Stretch => ({
  table: 'receipts',
  index: 'PRIMARY',
  where: {},
  atMost: { id: firstIdAt(Math.max(0, at)) },
  order: ['id'],
});

/**
 * Receipts: refusals go sooner than the rest. An index that knows refusals would cost each command a write; instead
 * every receipt is looked at once, when it is as old as refusals get, and the job remembers how far it has come.
 */
export function purgeReceipts(database: Database, { receiptsMs, refusalsMs }: ReceiptsKept): Job<Found> {
  /** How far this process has looked for refusals, also where it found none. */
  let lookedAt: string | null = null;

  async function read(
    executor: Executor,
    after: string,
    atMost: string,
    limit: number,
  ): Promise<PlacedRow[]> {
    const found: PlacedRow[] = [];
    for (let position = after; ; ) {
      const rows = await executor
        .selectFrom('receipts')
        .select(['id', 'code'])
        .where('id', '>', position)
        .where('id', '<=', atMost)
        .orderBy('id')
        .limit(LOOKED_AT)
        .execute();
      for (const { id, code } of rows) {
        position = id;
        lookedAt = id;
        if (code !== null && found.push({ id }) === limit) return found;
      }
      if (rows.length < LOOKED_AT) return found;
    }
  }

  const refused: Shelf = {
    name: REFUSED,
    table: 'receipts',
    key: ['id'],
    order: ['id'],
    judge: (at) => madeBefore(at - refusalsMs),
    read: async (executor, after, limit, { at }) => {
      if (!after) lookedAt = null;
      // What is older goes anyway.
      const least = firstIdAt(Math.max(0, at - receiptsMs));
      const from = after ? String(after[0]) : ((await readPosition(executor, POSITION)) ?? '');
      return read(executor, from > least ? from : least, firstIdAt(at - refusalsMs), limit);
    },
    isThere: async (executor, [id]) => {
      const query = executor.selectFrom('receipts').select('id').where('id', '=', String(id));
      return (await query.executeTakeFirst()) !== undefined;
    },
    count: async () => 0,
  };

  return createPurge({
    name: 'receipts.purge',
    schedule: '10 4 * * *',
    shelves: [shelfOf('receipts', { name: 'old', stretch: (at) => madeBefore(at - receiptsMs) }), refused],
    note: async (tx, items) => {
      const last = items.findLast(({ of }) => of === REFUSED);
      if (last) await movePosition(tx, POSITION, String(last.row.id));
    },
    finish: async () => {
      const position = lookedAt;
      lookedAt = null;
      if (position !== null) await transactAgain(database, (tx) => movePosition(tx, POSITION, position));
    },
  });
}
