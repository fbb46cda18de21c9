import { sql } from 'kysely';
import { type Executor, inIndex } from '../db/dialect.ts';
import { leastPosition } from '../events/dispatcher.ts';
import { firstIdAt } from '../lib/id.ts';
import { createPurge, type Shelf, shelfOf } from './purge.ts';

interface Batch {
  readonly id: string;
  readonly at: number;
  readonly first_sequence: number;
  readonly event_count: number;
}

/**
 * Batches whose events every consumer has read and that are old, oldest first, so that what is left has no holes;
 * and markers of batches that had no events. What has no number yet is never among them, and the newest batch that
 * has one always stays: by it a reader knows that nothing is missing behind its position.
 * @param keptMs milliseconds
 */
export const purgeOutbox = (keptMs: number) =>
  createPurge({
    name: 'outbox.purge',
    schedule: '20 4 * * *',
    shelves: [
      events(keptMs),
      shelfOf('batches', {
        name: 'markers',
        stretch: (at) => ({
          index: 'batches_first_sequence',
          where: { first_sequence: 0 },
          atMost: { id: firstIdAt(Math.max(0, at - keptMs)) },
          order: ['id'],
        }),
      }),
    ],
  });

const events = (keptMs: number): Shelf => ({
  name: 'events',
  table: 'batches',
  key: ['id'],
  order: ['first_sequence', 'id'],
  judge: (at) => ({ where: {}, atMost: { at: at - keptMs } }),
  read: async (executor, after, limit, { at }) => {
    const batches = await readBatches(executor, after ? Number(after[0]) : 0, limit);
    const [newest, unread] = await Promise.all([newestNumbered(executor), leastPosition(executor)]);
    const young = batches.findIndex(
      (batch) =>
        batch.at > at - keptMs ||
        batch.first_sequence >= newest ||
        batch.first_sequence + batch.event_count - 1 > unread,
    );
    const old = young < 0 ? batches : batches.slice(0, young);
    return old.map(({ id, first_sequence }) => ({ id, first_sequence }));
  },
  // What stopped it from going then may stop it now: the next run finds it anew.
  isThere: async () => false,
  count: async () => 0,
});

async function readBatches(executor: Executor, after: number, limit: number): Promise<Batch[]> {
  const { rows } = await sql<Batch>`
    select id, at, first_sequence, event_count
    from ${sql.raw(inIndex(executor, 'batches', 'batches_first_sequence'))}
    where first_sequence > ${after} order by first_sequence limit ${limit}
  `.execute(executor);
  return rows;
}

async function newestNumbered(executor: Executor): Promise<number> {
  const { rows } = await sql<{ newest: number | null }>`
    select max(first_sequence) as newest from batches
  `.execute(executor);
  return rows[0]?.newest ?? 0;
}
