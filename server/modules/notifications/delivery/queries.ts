import { sql } from 'kysely';
import {
  type Executor,
  forceIndexClause,
  selectMany,
  skipLockedClause,
  updateMany,
} from '../../../db/dialect.ts';
import type { DeliveriesTable, DeliveryDestinationsTable } from '../../../db/schema.ts';
import { DELIVERY_COLUMNS } from '../queries.ts';
import type { Breaker } from './breaker.ts';

export const breakerOf = (row: DeliveryDestinationsTable): Breaker => ({
  state: row.state,
  failures: row.failures,
  openings: row.openings,
  openedAt: row.opened_at,
  retryAt: row.retry_at,
  lastError: row.last_error,
  lastSentAt: row.last_sent_at,
});

/** Destinations for which something is due and that may be tried. @param at epoch milliseconds */
export async function dueDestinations(executor: Executor, at: number): Promise<DeliveryDestinationsTable[]> {
  const { rows } = await sql<DeliveryDestinationsTable>`
    select * from delivery_destinations t
    where (t.state = 'closed' or t.retry_at <= ${at}) and exists (
      select 1 from deliveries d
      where d.destination = t.destination and d.status = 'pending' and d.due_at <= ${at}
    )
  `.execute(executor);
  return rows;
}

/** One destination under lock. */
export async function lockDestination(
  tx: Executor,
  destination: string,
): Promise<DeliveryDestinationsTable | undefined> {
  const [row] = await selectMany<DeliveryDestinationsTable>(
    tx,
    {
      table: 'delivery_destinations',
      columns: [
        'destination',
        'channel',
        'state',
        'failures',
        'openings',
        'opened_at',
        'retry_at',
        'last_error',
        'last_sent_at',
      ],
      keys: ['destination'],
      index: 'PRIMARY',
      lock: true,
    },
    [[destination]],
  );
  return row;
}

export const writeBreaker = (tx: Executor, destination: string, breaker: Breaker) =>
  tx
    .updateTable('delivery_destinations')
    .set({
      state: breaker.state,
      failures: breaker.failures,
      openings: breaker.openings,
      opened_at: breaker.openedAt,
      retry_at: breaker.retryAt,
      last_error: breaker.lastError,
      last_sent_at: breaker.lastSentAt,
    })
    .where('destination', '=', destination)
    .execute();

export interface Claim {
  readonly destination: string;
  /** Marks the rows as this claim's; a later claim takes them away. */
  readonly lease: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** When it ends by itself: whoever died with it is replaced then. */
  readonly until: number;
  readonly limit: number;
}

/** Takes due deliveries, the longest due first; what another instance is taking just now is left to it. */
export async function claimDue(tx: Executor, claim: Claim): Promise<DeliveriesTable[]> {
  const { rows } = await sql<{ id: string }>`
    select id from deliveries${sql.raw(forceIndexClause(tx, 'deliveries_due'))}
    where destination = ${claim.destination} and status = 'pending' and due_at <= ${claim.at}
    order by due_at limit ${claim.limit}${sql.raw(skipLockedClause(tx))}
  `.execute(tx);
  if (rows.length === 0) return [];
  await updateMany(
    tx,
    'deliveries',
    ['id'],
    ['lease', 'due_at'],
    rows.map(({ id }) => [claim.lease, claim.until, id]),
  );
  return selectMany<DeliveriesTable>(
    tx,
    { table: 'deliveries', columns: DELIVERY_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
    rows.map(({ id }) => [id]),
  );
}

/** What was sent is sent, whoever holds the lease by now. @param rows id, attempts */
export const recordSent = (
  tx: Executor,
  rows: readonly { readonly id: string; readonly attempts: number }[],
  at: number,
): Promise<void> =>
  updateMany(
    tx,
    'deliveries',
    ['id'],
    ['status', 'attempts', 'lease', 'finished_at'],
    [...rows]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, attempts }) => ['sent', attempts, null, at, id]),
  );

/** How a delivery goes on that was not sent; only for the holder of its lease. */
export const recordUnsent = (
  tx: Executor,
  id: string,
  lease: string,
  values: Partial<
    Pick<DeliveriesTable, 'status' | 'attempts' | 'due_at' | 'finished_at' | 'last_error' | 'log'>
  >,
) =>
  tx
    .updateTable('deliveries')
    .set({ ...values, lease: null })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .execute();

/** Dead deliveries get all their attempts again. @returns how many there were */
export async function revive(
  tx: Executor,
  which: { readonly id?: string; readonly channel?: string; readonly destination?: string },
  at: number,
  atMost: number,
): Promise<number> {
  let select = tx
    .selectFrom('deliveries')
    .select('id')
    .where('status', '=', 'dead')
    .orderBy('id')
    .limit(atMost);
  if (which.id !== undefined) select = select.where('id', '=', which.id);
  if (which.channel !== undefined) select = select.where('channel', '=', which.channel as 'mail');
  if (which.destination !== undefined) select = select.where('destination', '=', which.destination);
  const rows = await select.execute();
  await updateMany(
    tx,
    'deliveries',
    ['id'],
    ['status', 'attempts', 'due_at', 'finished_at', 'created_at'],
    rows.map(({ id }) => ['pending', 0, at, null, at, id]),
  );
  return rows.length;
}
