import type { Executor } from '../../db/dialect.ts';
import type {
  CapturedMessagesTable,
  DeliveriesTable,
  DeliveryDestinationsTable,
  NotificationsTable,
} from '../../db/schema.ts';
import { idCursor, type Page, pageOf } from '../../http/page.ts';
import { iso, isoOrNull } from '../../lib/iso.ts';
import type { KindData, Locale } from './kind.ts';
import { allKinds, kindOf } from './kinds/catalog.ts';
import { type Choices, isChoosable, isFixed, isOn, possibleChannels } from './preferences.ts';
import { readInboxes } from './queries.ts';
import type {
  CapturedMail,
  CapturedMailDetail,
  Delivery,
  DeliveryAttempt,
  DeliveryChannel,
  DeliveryDetail,
  DeliveryStatus,
  Notification,
  NotificationPage,
  Preference,
  Preferences,
} from './schemas.ts';
import { linkOf, type Names, titleOf, withNames, wordsOf } from './texts.ts';
import type { Contact } from './told.ts';

interface PageQuery {
  readonly cursor?: string;
  readonly limit: number;
}

/** A member's inbox, newest first, in the member's language. */
export async function readInbox(
  executor: Executor,
  names: Names,
  accountId: string,
  locale: Locale,
  query: PageQuery,
): Promise<NotificationPage> {
  const cursor = idCursor(query.cursor);
  let select = executor
    .selectFrom('notifications')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (cursor !== null) select = select.where('id', '<', cursor);
  const rows = await select.execute();
  const page = pageOf(
    rows,
    query.limit,
    (row) => row.id,
    (row) => row,
  );
  return {
    items: await worded(executor, names, page.items, locale),
    nextCursor: page.nextCursor,
    unread: await readUnread(executor, accountId),
  };
}

/** Rows whose kind is no more are not shown. */
async function worded(
  executor: Executor,
  names: Names,
  rows: readonly NotificationsTable[],
  locale: Locale,
): Promise<Notification[]> {
  const known = rows.flatMap((row) => {
    const kind = kindOf(row.kind);
    return kind ? [{ row, kind, data: JSON.parse(row.data) as KindData, locale }] : [];
  });
  const data = await withNames(executor, names, known);
  return known.map(({ row, kind }, i) => ({
    notificationId: row.id,
    kind: kind.kind,
    category: kind.category,
    title: titleOf(kind, data[i]!, locale),
    body: wordsOf(kind, locale).body(data[i]!),
    link: linkOf(kind, data[i]!),
    at: iso(row.at),
    readAt: isoOrNull(row.read_at),
  }));
}

const readUnread = async (executor: Executor, accountId: string): Promise<number> =>
  (await readInboxes(executor, [accountId])).get(accountId)?.unread ?? 0;

/** What a member is told and where. */
export async function readPreferences(
  executor: Executor,
  accountId: string,
  locale: Locale,
): Promise<Preferences> {
  const inbox = (await readInboxes(executor, [accountId])).get(accountId);
  const choices = JSON.parse(inbox?.preferences ?? '{}') as Choices;
  const items = allKinds()
    .filter(isChoosable)
    .map(
      (kind): Preference => ({
        kind: kind.kind,
        category: kind.category,
        name: wordsOf(kind, locale).name,
        channels: possibleChannels(kind).map((channel) => ({
          channel,
          on: isOn(kind, channel, choices),
          fixed: isFixed(kind, channel),
        })),
      }),
    );
  const phone = inbox?.phone ?? null;
  return { phone: phone === null ? null : maskedPhone(phone), items };
}

const maskedPhone = (phone: string): string => `${phone.slice(0, 3)}-****-${phone.slice(-4)}`;

/** So much of an address that its owner is recognised, and nobody else learns it. */
function maskedAddress(address: string): string {
  const at = address.indexOf('@');
  return at > 0 ? `${address.slice(0, Math.min(2, at))}***${address.slice(at)}` : maskedPhone(address);
}

export interface DeliveryFilter extends PageQuery {
  readonly status?: DeliveryStatus;
  readonly channel?: DeliveryChannel;
  readonly destination?: string;
}

type ContactsOf = (executor: Executor, ids: string[]) => Promise<Map<string, Contact>>;

/** Deliveries, newest first. */
export async function listDeliveries(
  executor: Executor,
  filter: DeliveryFilter,
  contactsOf: ContactsOf,
): Promise<Page<Delivery>> {
  const cursor = idCursor(filter.cursor);
  let select = executor
    .selectFrom('deliveries')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (cursor !== null) select = select.where('id', '<', cursor);
  if (filter.status) select = select.where('status', '=', filter.status);
  if (filter.channel) select = select.where('channel', '=', filter.channel);
  if (filter.destination !== undefined) select = select.where('destination', '=', filter.destination);
  const rows = await select.execute();
  const contacts = await contactsOf(executor, [...new Set(rows.flatMap((row) => row.account_id ?? []))]);
  return pageOf(
    rows,
    filter.limit,
    (row) => row.id,
    (row) => deliveryView(row, contacts),
  );
}

export const findDelivery = (executor: Executor, id: string): Promise<DeliveriesTable | undefined> =>
  executor.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();

/** Who it is for, so that an operator knows whom: a name, and so much of the address as tells two of one name apart. */
function recipientOf(row: DeliveriesTable, contacts: ReadonlyMap<string, Contact>): string {
  const { account_id: accountId, address } = row;
  const contact = accountId === null ? undefined : contacts.get(accountId);
  const seen = address ?? (row.channel === 'mail' ? contact?.email : undefined);
  const shown = seen === undefined ? [] : [maskedAddress(seen)];
  return [...(contact ? [contact.name] : []), ...shown].join(' · ') || (accountId ?? row.addressee);
}

/** @param contacts of the members among the recipients */
export function deliveryView(row: DeliveriesTable, contacts: ReadonlyMap<string, Contact>): Delivery {
  return {
    deliveryId: row.id,
    kind: row.kind,
    channel: row.channel,
    destination: row.destination,
    accountId: row.account_id,
    recipient: recipientOf(row, contacts),
    status: row.status,
    attempts: row.attempts,
    createdAt: iso(row.created_at),
    dueAt: row.status === 'pending' ? iso(row.due_at) : null,
    finishedAt: isoOrNull(row.finished_at),
    lastError: row.last_error,
  };
}

/** @param preview as it is sent, without secrets; null for what has no words, such as a webhook */
export function deliveryDetail(
  row: DeliveriesTable,
  contacts: ReadonlyMap<string, Contact>,
  preview: DeliveryDetail['preview'],
): DeliveryDetail {
  const failures = JSON.parse(row.log) as {
    at: number;
    outcome: string;
    error: string | null;
    tookMs: number;
  }[];
  const log: DeliveryAttempt[] = failures.map((entry) => ({ ...entry, at: iso(entry.at) }));
  if (row.status === 'sent') {
    log.push({ at: iso(row.finished_at ?? row.created_at), outcome: 'sent', error: null, tookMs: null });
  }
  const data = JSON.parse(row.data) as Record<string, unknown>;
  return { ...deliveryView(row, contacts), eventId: row.event_id, data, log, preview };
}

export const listDestinationRows = (executor: Executor): Promise<DeliveryDestinationsTable[]> =>
  executor.selectFrom('delivery_destinations').selectAll().orderBy('destination').execute();

const COUNTED_AT_MOST = 10_000;

/** How many deliveries of a destination stand like this; counted up to a bound. */
export async function countDeliveries(
  executor: Executor,
  destination: string,
  status: DeliveryStatus,
): Promise<number> {
  const { count } = await executor
    .selectFrom(
      executor
        .selectFrom('deliveries')
        .select('id')
        .where('destination', '=', destination)
        .where('status', '=', status)
        .limit(COUNTED_AT_MOST)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What was captured, newest first. */
export async function listCaptured(
  executor: Executor,
  query: PageQuery & { readonly to?: string },
): Promise<Page<CapturedMail>> {
  const cursor = idCursor(query.cursor);
  let select = executor
    .selectFrom('captured_messages')
    .select(['id', 'channel', 'recipient', 'subject', 'text', 'at'])
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (cursor !== null) select = select.where('id', '<', cursor);
  if (query.to !== undefined) select = select.where('recipient', '=', query.to);
  return pageOf(await select.execute(), query.limit, (row) => row.id, capturedView);
}

const SUBJECT_LENGTH = 60;

const capturedView = (row: Omit<CapturedMessagesTable, 'html' | 'headers'>): CapturedMail => ({
  mailId: row.id,
  channel: row.channel,
  to: row.recipient,
  // A text message has no subject: it shows how it begins.
  subject: row.subject === '' ? row.text.split('\n', 1)[0]!.slice(0, SUBJECT_LENGTH) : row.subject,
  at: iso(row.at),
});

/** One captured message; null when there is none. */
export async function readCaptured(executor: Executor, id: string): Promise<CapturedMailDetail | null> {
  const row = await executor
    .selectFrom('captured_messages')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const headers = JSON.parse(row.headers) as Record<string, string>;
  return { ...capturedView(row), text: row.text, html: row.html, headers };
}

/** What a member has been told, for the file that they may take with them. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const inbox = (await readInboxes(executor, [accountId])).get(accountId);
  const rows = await executor
    .selectFrom('notifications')
    .select(['kind', 'data', 'at', 'read_at'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  return {
    notifications: rows.map((row) => ({
      kind: row.kind,
      data: JSON.parse(row.data) as KindData,
      at: iso(row.at),
      readAt: isoOrNull(row.read_at),
    })),
    notificationPreferences: JSON.parse(inbox?.preferences ?? '{}') as Choices,
    phone: inbox?.phone ?? null,
  };
}
