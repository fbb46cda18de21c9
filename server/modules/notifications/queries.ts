import { type Executor, insertMany, selectMany, updateMany } from '../../db/dialect.ts';
import type {
  CapturedMessagesTable,
  DeliveriesTable,
  DeliveryDestinationsTable,
  NotificationInboxesTable,
  NotificationsTable,
} from '../../db/schema.ts';

const INBOX_COLUMNS = [
  'account_id',
  'unread',
  'preferences',
  'phone',
  'asked_phone',
  'asked_at',
  'asked_attempts',
] as const;

/** Inboxes by account, those that exist. */
export async function readInboxes(
  executor: Executor,
  accountIds: readonly string[],
  lock = false,
): Promise<Map<string, NotificationInboxesTable>> {
  const rows = await selectMany<NotificationInboxesTable>(
    executor,
    { table: 'notification_inboxes', columns: INBOX_COLUMNS, keys: ['account_id'], index: 'PRIMARY', lock },
    accountIds.map((id) => [id]),
  );
  return new Map(rows.map((row) => [row.account_id, row]));
}

/** Makes the inboxes that are missing: only what exists may be locked. @throws a duplicate when another was first */
export const insertInboxes = (tx: Executor, accountIds: readonly string[]): Promise<void> =>
  insertMany(
    tx,
    'notification_inboxes',
    ['account_id', 'unread', 'preferences', 'asked_attempts'],
    [...accountIds].sort().map((id) => [id, 0, '{}', 0]),
  );

/** @param rows account and its new count */
export const writeUnread = (tx: Executor, rows: readonly (readonly [string, number])[]): Promise<void> =>
  updateMany(
    tx,
    'notification_inboxes',
    ['account_id'],
    ['unread'],
    [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, unread]) => [unread, id]),
  );

/** Which of these events have been told to whom already: `event account` and `event channel addressee`. */
export async function alreadyTold(executor: Executor, eventIds: readonly string[]): Promise<Set<string>> {
  const keys = eventIds.map((id) => [id]);
  const inbox = await selectMany<Pick<NotificationsTable, 'event_id' | 'account_id'>>(
    executor,
    {
      table: 'notifications',
      columns: ['event_id', 'account_id'],
      keys: ['event_id'],
      index: 'event_id',
      lock: false,
    },
    keys,
  );
  const outside = await selectMany<Pick<DeliveriesTable, 'event_id' | 'channel' | 'addressee'>>(
    executor,
    {
      table: 'deliveries',
      columns: ['event_id', 'channel', 'addressee'],
      keys: ['event_id'],
      index: 'event_id',
      lock: false,
    },
    keys,
  );
  return new Set([
    ...inbox.map((row) => `${row.event_id} ${row.account_id}`),
    ...outside.map((row) => `${row.event_id} ${row.channel} ${row.addressee}`),
  ]);
}

const NOTIFICATION_COLUMNS = ['id', 'account_id', 'event_id', 'kind', 'data', 'at', 'read_at'] as const;

export const insertNotifications = (tx: Executor, rows: readonly NotificationsTable[]): Promise<void> =>
  insertMany(
    tx,
    'notifications',
    NOTIFICATION_COLUMNS,
    rows.map((row) => NOTIFICATION_COLUMNS.map((column) => row[column])),
  );

export const DELIVERY_COLUMNS = [
  'id',
  'event_id',
  'channel',
  'addressee',
  'destination',
  'kind',
  'account_id',
  'address',
  'locale',
  'data',
  'status',
  'attempts',
  'due_at',
  'lease',
  'created_at',
  'finished_at',
  'last_error',
  'log',
] as const;

export const insertDeliveries = (tx: Executor, rows: readonly DeliveriesTable[]): Promise<void> =>
  insertMany(
    tx,
    'deliveries',
    DELIVERY_COLUMNS,
    rows.map((row) => DELIVERY_COLUMNS.map((column) => row[column])),
  );

/** A delivery that has not been tried. */
export const newDelivery = (
  facts: Pick<
    DeliveriesTable,
    | 'id'
    | 'event_id'
    | 'channel'
    | 'addressee'
    | 'destination'
    | 'kind'
    | 'account_id'
    | 'address'
    | 'locale'
    | 'data'
    | 'created_at'
  >,
): DeliveriesTable => ({
  ...facts,
  status: 'pending',
  attempts: 0,
  due_at: facts.created_at,
  lease: null,
  finished_at: null,
  last_error: null,
  log: '[]',
});

/** How many deliveries of a kind a member was sent since a time. @param since epoch milliseconds */
export async function countOfKind(
  executor: Executor,
  accountId: string,
  kind: string,
  since: number,
): Promise<number> {
  const { count } = await executor
    .selectFrom('deliveries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Makes the rows of destinations that are not there yet. @throws a duplicate when another was first */
export async function ensureDestinations(
  tx: Executor,
  wanted: ReadonlyMap<string, DeliveryDestinationsTable['channel']>,
): Promise<void> {
  if (wanted.size === 0) return;
  const rows = await selectMany<{ destination: string }>(
    tx,
    {
      table: 'delivery_destinations',
      columns: ['destination'],
      keys: ['destination'],
      index: 'PRIMARY',
      lock: false,
    },
    [...wanted.keys()].map((name) => [name]),
  );
  const known = new Set(rows.map((row) => row.destination));
  await insertMany(
    tx,
    'delivery_destinations',
    ['destination', 'channel', 'state', 'failures', 'openings'],
    [...wanted]
      .filter(([name]) => !known.has(name))
      .map(([name, channel]) => [name, channel, 'closed', 0, 0]),
  );
}

/** Marks one notice, or it and all older ones, as read. @returns how many were not before */
export async function markRead(
  tx: Executor,
  accountId: string,
  what: { readonly upTo: string } | { readonly notificationId: string },
  at: number,
): Promise<number> {
  const isOne = 'notificationId' in what;
  const result = await tx
    .updateTable('notifications')
    .set({ read_at: at })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .where('id', isOne ? '=' : '<=', isOne ? what.notificationId : what.upTo)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** @param values what to change in one inbox that exists */
export const updateInbox = (
  tx: Executor,
  accountId: string,
  values: Partial<Omit<NotificationInboxesTable, 'account_id'>>,
) => tx.updateTable('notification_inboxes').set(values).where('account_id', '=', accountId).execute();

const CAPTURED_COLUMNS = ['id', 'channel', 'recipient', 'subject', 'text', 'html', 'headers', 'at'] as const;

/** Keeps captured messages; the oldest make room. */
export async function keepCaptured(
  tx: Executor,
  rows: readonly CapturedMessagesTable[],
  atMost: number,
): Promise<void> {
  await insertMany(
    tx,
    'captured_messages',
    CAPTURED_COLUMNS,
    rows.map((row) => CAPTURED_COLUMNS.map((column) => row[column])),
  );
  const last = await tx
    .selectFrom('captured_messages')
    .select('id')
    .orderBy('id', 'desc')
    .offset(atMost)
    .limit(1)
    .executeTakeFirst();
  if (last) await tx.deleteFrom('captured_messages').where('id', '<=', last.id).execute();
}

/** Takes a member out of everything that was said to them. */
export async function forget(tx: Executor, accountId: string): Promise<void> {
  await tx.deleteFrom('notification_inboxes').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('notifications').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('deliveries').where('account_id', '=', accountId).execute();
}
