import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { DeliveriesTable, NotificationInboxesTable, NotificationsTable } from '../../db/schema.ts';
import type { DomainEvent } from '../../engine/types.ts';
import type { Consumer, NoticeMapping } from '../../events/catalog.ts';
import { appendEvents, type SequencedEvent } from '../../events/outbox.ts';
import { MAX_AGE_MS } from './delivery/backoff.ts';
import type { Kind, KindData } from './kind.ts';
import { type Choices, channelsFor } from './preferences.ts';
import {
  alreadyTold,
  ensureDestinations,
  insertDeliveries,
  insertInboxes,
  insertNotifications,
  newDelivery,
  readInboxes,
  writeUnread,
} from './queries.ts';
import type { MemberChannel } from './schemas.ts';
import { linkOf, type Names, titleOf, withNames } from './texts.ts';
import { type CollectDependencies, collect, type Told } from './told.ts';
import { EVENTS_FOR_WEBHOOKS, type Subscription } from './webhook-events.ts';

/** A page of news is written in a few milliseconds, so that no lane waits long for the database's one writer. */
const EVENTS_PER_PAGE = 200;
/** How soon news is looked for when there was none. */
const LOOK_EVERY_MS = 100;
/**
 * At the most this share of the time while it is behind and people wait in lanes: a drop's ten thousand winners
 * are told within seconds after it, and nobody in it is slower for that. On SQLite a page holds the thread and
 * the one writer; on MariaDB it takes time of a server that the lanes need too.
 */
const SHARE_OF_TIME = { sqlite: 0.03, mariadb: 0.05 };
/** Older news is history: an installation that is updated to this version does not mail its past to everybody. */
const TOLD_FOR_MS = 7 * 86_400_000;

export interface FanOutDependencies extends CollectDependencies {
  readonly databaseKind: Database['kind'];
  readonly names: Names;
  /** Who outside is told of which events. */
  readonly subscriptions: (executor: Executor) => Promise<readonly Subscription[]>;
  /** What can be sent at all; mail that nobody could send is noted as dead when it matters. */
  readonly channels: { readonly mail: boolean; readonly sms: boolean; readonly slack: boolean };
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: () => string;
  /** Events were appended in the transaction that is about to commit. */
  readonly poke: () => void;
}

/**
 * Tells people: reads events in order, asks every module whom they concern, and writes inbox rows and
 * deliveries in the transaction that moves its position. It sends nothing itself.
 */
export function createFanOut(deps: FanOutDependencies): Consumer {
  const byEvent = new Map<string, NoticeMapping[]>();
  for (const mapping of deps.mappings) {
    for (const name of mapping.events) byEvent.set(name, [...(byEvent.get(name) ?? []), mapping]);
  }
  return {
    name: 'notifications.fan-out',
    events: [...new Set([...byEvent.keys(), ...EVENTS_FOR_WEBHOOKS])],
    intervalMs: LOOK_EVERY_MS,
    maxEvents: EVENTS_PER_PAGE,
    share: SHARE_OF_TIME[deps.databaseKind],
    consume: async (tx, page) => {
      const now = deps.now();
      const events = page.filter((event) => now - event.at < TOLD_FOR_MS);
      if (events.length === 0) return;
      const told = await collect(tx, deps, byEvent, events);
      const done = await alreadyTold(tx, [...new Set(events.map((event) => event.id))]);
      const accountIds = told.flatMap(({ to }) => ('accountId' in to ? [to.accountId] : []));
      const inboxes = await readInboxes(tx, accountIds);
      const state = { tx, deps, done, inboxes };
      const rows = sortOut(state, told);
      const outside = await toWebhooks(state, events);
      await writeInboxes(state, rows.inbox);
      await writeDeliveries(tx, [...rows.deliveries, ...outside]);
    },
  };
}

interface Page {
  readonly tx: Executor;
  readonly deps: FanOutDependencies;
  /** What has been told before, after a position was set back; grows, so that nobody is told twice. */
  readonly done: Set<string>;
  readonly inboxes: Map<string, NotificationInboxesTable>;
}

/** Which notice goes where, none twice. */
function sortOut({ deps, done, inboxes }: Page, told: readonly Told[]) {
  const inbox: Told[] = [];
  const deliveries: DeliveriesTable[] = [];
  const once = (key: string): boolean => {
    if (done.has(key)) return false;
    done.add(key);
    return true;
  };
  const deliver = (
    item: Told,
    channel: 'mail' | 'sms' | 'slack',
    who: { addressee: string; accountId: string | null; address: string | null },
  ): void => {
    if (deps.now() - item.event.at > MAX_AGE_MS) return;
    if (!once(`${item.event.id} ${channel} ${who.addressee}`)) return;
    const row = newDelivery({
      id: deps.makeId(),
      event_id: item.event.id,
      channel,
      addressee: who.addressee,
      destination: channel,
      kind: item.kind.kind,
      account_id: who.accountId,
      address: who.address,
      locale: item.locale,
      data: JSON.stringify(item.data),
      created_at: deps.now(),
    });
    deliveries.push(deps.channels[channel] ? row : unsendable(row));
  };
  for (const item of told) {
    const { to, kind, event } = item;
    if ('operators' in to) {
      const isAboutChat = item.data.destination === 'slack';
      if (deps.channels.slack && !isAboutChat) {
        deliver(item, 'slack', { addressee: 'operators', accountId: null, address: null });
      }
    } else if ('email' in to) {
      deliver(item, 'mail', { addressee: `e:${to.email.toLowerCase()}`, accountId: null, address: to.email });
    } else {
      const { accountId } = to;
      const own = inboxes.get(accountId);
      for (const channel of channelsFor(kind, choicesOf(own))) {
        if (channel === 'inbox') {
          if (once(`${event.id} ${accountId}`)) inbox.push(item);
        } else if (isReachable(channel, kind, own, deps)) {
          deliver(item, channel, { addressee: `a:${accountId}`, accountId, address: null });
        }
      }
    }
  }
  return { inbox, deliveries };
}

const choicesOf = (inbox: NotificationInboxesTable | undefined): Choices =>
  inbox ? (JSON.parse(inbox.preferences) as Choices) : {};

/** Without a mail server news simply stays in the app; what goes by mail alone is noted, for somebody waits for it. */
function isReachable(
  channel: Exclude<MemberChannel, 'inbox'>,
  kind: Kind,
  inbox: NotificationInboxesTable | undefined,
  { channels }: FanOutDependencies,
): boolean {
  if (channel === 'mail') return channels.mail || !kind.channels.includes('inbox');
  return channels.sms && (inbox?.phone ?? null) !== null;
}

const unsendable = (row: DeliveriesTable): DeliveriesTable => ({
  ...row,
  status: 'dead',
  finished_at: row.created_at,
  last_error: `Nothing is set up to send ${row.channel === 'mail' ? 'mail (MADANG_SMTP_URL)' : row.channel}`,
});

async function toWebhooks(
  { tx, deps, done }: Page,
  events: readonly SequencedEvent[],
): Promise<DeliveriesTable[]> {
  const now = deps.now();
  const wanted = events.filter(
    (event) => EVENTS_FOR_WEBHOOKS.includes(event.name) && now - event.at <= MAX_AGE_MS,
  );
  if (wanted.length === 0) return [];
  const subscriptions = await deps.subscriptions(tx);
  return wanted.flatMap((event) =>
    subscriptions
      .filter(
        ({ webhookId, wants }) =>
          wants(event.name, event.at) && !done.has(`${event.id} webhook w:${webhookId}`),
      )
      .map(({ webhookId }) =>
        newDelivery({
          id: deps.makeId(),
          event_id: event.id,
          channel: 'webhook',
          addressee: `w:${webhookId}`,
          destination: `webhook:${webhookId}`,
          kind: event.name,
          account_id: null,
          address: null,
          locale: 'en',
          data: JSON.stringify({
            type: event.name,
            timestamp: new Date(event.at).toISOString(),
            data: { key: event.key, ...event.data },
          }),
          created_at: deps.now(),
        }),
      ),
  );
}

async function writeInboxes({ tx, deps, inboxes }: Page, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const accountIds = [...new Set(told.map(({ to }) => (to as { accountId: string }).accountId))];
  await insertInboxes(
    tx,
    accountIds.filter((id) => !inboxes.has(id)),
  );
  const locked = await readInboxes(tx, accountIds, true);
  const unread = new Map([...locked].map(([id, row]) => [id, row.unread]));
  const data = await withNames(tx, deps.names, told);
  const rows: NotificationsTable[] = [];
  const events: DomainEvent[] = [];
  for (const [i, item] of told.entries()) {
    const { accountId } = item.to as { accountId: string };
    const count = (unread.get(accountId) ?? 0) + 1;
    unread.set(accountId, count);
    const id = deps.makeId();
    rows.push(inboxRow(id, accountId, item));
    events.push(created(id, accountId, item, data[i]!, count));
  }
  await writeUnread(tx, [...unread]);
  await insertNotifications(tx, rows);
  const at = deps.now();
  await appendEvents(tx, {
    batchId: deps.makeId(),
    lane: 'notifications',
    at,
    events: events.map((event) => ({ ...event, at, by: 'notifications.fan-out' })),
  });
  deps.poke();
}

const inboxRow = (id: string, accountId: string, { event, kind, data }: Told): NotificationsTable => ({
  id,
  account_id: accountId,
  event_id: event.id,
  kind: kind.kind,
  data: JSON.stringify(data),
  at: event.at,
  read_at: null,
});

const created = (
  notificationId: string,
  accountId: string,
  { kind, locale }: Told,
  data: KindData,
  unread: number,
): DomainEvent => ({
  name: 'notification.created',
  key: accountId,
  data: {
    notificationId,
    kind: kind.kind,
    title: titleOf(kind, data, locale),
    link: linkOf(kind, data),
    unread,
  },
});

async function writeDeliveries(tx: Executor, rows: readonly DeliveriesTable[]): Promise<void> {
  await ensureDestinations(tx, new Map(rows.map((row) => [row.destination, row.channel])));
  await insertDeliveries(tx, rows);
}
