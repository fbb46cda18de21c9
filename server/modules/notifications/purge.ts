import { type Executor, selectMany } from '../../db/dialect.ts';
import type { NotificationsTable } from '../../db/schema.ts';
import type { PlacedRow } from '../../db/stretch.ts';
import type { Job } from '../../jobs/job.ts';
import { firstIdAt } from '../../lib/id.ts';
import { createPurge, type Found, shelfOf } from '../../upkeep/index.ts';
import { readInboxes, writeUnread } from './queries.ts';

/** How long is kept what members were told, and what was sent for it; milliseconds. */
export interface NoticesKept {
  readonly noticesMs: number;
  readonly deliveriesMs: number;
}

const ENDED = ['sent', 'dead', 'dropped'] as const;

/** Old notices, read or not, and deliveries that have ended; those that still wait stay however old they are. */
export const purgeNotices = ({ noticesMs, deliveriesMs }: NoticesKept): Job<Found> =>
  createPurge({
    name: 'notifications.purge',
    schedule: '0 4 * * *',
    shelves: [
      shelfOf('notifications', {
        name: 'notices',
        stretch: (at) => ({
          index: 'PRIMARY',
          where: {},
          atMost: { id: firstIdAt(Math.max(0, at - noticesMs)) },
          order: ['id'],
        }),
        before: countDown,
      }),
      ...ENDED.map((status) =>
        shelfOf('deliveries', {
          name: status,
          stretch: (at) => ({
            index: 'deliveries_status',
            where: { status },
            atMost: { id: firstIdAt(Math.max(0, at - deliveriesMs)) },
            order: ['id'],
          }),
        }),
      ),
    ],
  });

/** Takes unread notices that go off their inboxes' counts. Under the inbox's lock nobody reads one meanwhile. */
async function countDown(tx: Executor, rows: readonly PlacedRow[]): Promise<void> {
  const read = () =>
    selectMany<Pick<NotificationsTable, 'account_id' | 'read_at'>>(
      tx,
      {
        table: 'notifications',
        columns: ['account_id', 'read_at'],
        keys: ['id'],
        index: 'PRIMARY',
        lock: false,
      },
      rows.map(({ id }) => [id!]),
    );
  const accountIds = new Set((await read()).map((row) => row.account_id));
  const known = await readInboxes(tx, [...accountIds]);
  const inboxes = await readInboxes(tx, [...known.keys()], true);
  const unread = new Map<string, number>();
  for (const row of await read()) {
    if (row.read_at === null) unread.set(row.account_id, (unread.get(row.account_id) ?? 0) + 1);
  }
  await writeUnread(
    tx,
    [...inboxes.values()].map((inbox) => [
      inbox.account_id,
      Math.max(0, inbox.unread - (unread.get(inbox.account_id) ?? 0)),
    ]),
  );
}
