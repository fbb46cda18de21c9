import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Channel, ChatMessage, Mail, TextMessage } from '../../server/channels/channel.ts';
import { composeCore } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import type { DomainEvent } from '../../server/engine/types.ts';
import type { NoticeMapping } from '../../server/events/catalog.ts';
import { consumeOnce } from '../../server/events/dispatcher.ts';
import { appendEvents, numberBatches } from '../../server/events/outbox.ts';
import { createReads } from '../../server/http/reads.ts';
import { idMaker } from '../../server/lib/id.ts';
import {
  createNotifications,
  type NotificationsDependencies,
} from '../../server/modules/notifications/index.ts';

/** A clock that stands until it is told to go on. */
export interface Clock {
  now: number;
}

/** A way out whose fate the test decides. */
export interface TestChannel<Message> extends Channel<Message> {
  readonly sent: Message[];
  /** Every attempt, whatever became of it. */
  readonly attempts: Message[];
  /** Throws or waits instead of sending. */
  fate: (message: Message, attempt: number) => Promise<void> | void;
}

function testChannel<Message>(parallel = 4): TestChannel<Message> {
  const channel: TestChannel<Message> = {
    name: 'test',
    isCaptured: false,
    parallel,
    perSecond: null,
    sent: [],
    attempts: [],
    fate: () => undefined,
    send: async (message) => {
      channel.attempts.push(message);
      await channel.fate(message, channel.attempts.length);
      channel.sent.push(message);
    },
    close: () => undefined,
  };
  return channel;
}

export interface Ways {
  readonly mail: TestChannel<Mail>;
  readonly sms: TestChannel<TextMessage>;
  readonly slack: TestChannel<ChatMessage>;
}

export interface PostOptions {
  readonly clock: Clock;
  readonly notices?: readonly NoticeMapping[];
  readonly proofSecrets?: NotificationsDependencies['proofs'][number];
  readonly ways?: Ways;
  /** Nobody waits unless it says so. */
  readonly hasPeopleWaiting?: () => boolean;
}

/**
 * The notifications of one instance on a migrated database, with a clock of the test's and ways out of the test's:
 * nothing happens by itself, each step is asked for.
 */
export async function openPost(url: string, options: PostOptions) {
  const { clock, notices = [], ways = openWays(), hasPeopleWaiting = () => false } = options;
  const folder = await mkdtemp(join(tmpdir(), 'madang-post-'));
  const config = readConfig({
    DATABASE_URL: url,
    MADANG_DATA: folder,
    MADANG_SLACK_WEBHOOK_URL: 'https://chat.example/x',
  });
  const log = pino({ level: 'silent' });
  const core = composeCore(config, log);
  const { database } = core;
  const makeId = idMaker(() => clock.now, Math.random);
  const notifications = createNotifications({
    database,
    reads: createReads(database),
    now: () => clock.now,
    makeId,
    random: (bytes) => Buffer.alloc(bytes, 7),
    log,
    metrics: core.metrics,
    config,
    origin: () => 'https://madang.example',
    poke: () => undefined,
    notices,
    accounts: {
      contactsOf: core.accounts.contactsOf,
      adminIds: core.accounts.adminIds,
      requireFreshProof: core.accounts.requireFreshProof,
    },
    proofs: [options.proofSecrets ?? (async () => null)],
    campaignNames: core.coupons.namesOf,
    hasPeopleWaiting,
    channels: ways,
  });
  const [fanOut] = notifications.consumers;
  const [deliver] = notifications.rounds ?? [];
  const never = new AbortController().signal;

  return {
    core,
    database,
    notifications,
    ways,
    makeId,
    /** Nothing has happened and nobody is here. */
    async clear(): Promise<void> {
      await database.transact(async (tx) => {
        const tables = [
          'notifications',
          'notification_inboxes',
          'deliveries',
          'delivery_destinations',
        ] as const;
        for (const table of tables) await tx.deleteFrom(table).execute();
        for (const table of ['webhooks', 'accounts', 'batches', 'consumers'] as const) {
          await tx.deleteFrom(table).execute();
        }
      });
    },
    /** Members with an address each, by their names. */
    async join(...names: string[]): Promise<string[]> {
      const ids = names.map(() => makeId());
      await database.transact((tx) =>
        core.accounts.insertAccounts(
          tx,
          names.map((name, i) => ({
            id: ids[i]!,
            email: `${name}@madang.example`,
            email_key: `${name}@madang.example`,
            name,
            password_hash: null,
            role: name.startsWith('admin') ? ('admin' as const) : ('member' as const),
            locale: name.startsWith('en-') ? ('en' as const) : ('ko' as const),
            created_at: clock.now,
            last_active_at: clock.now,
          })),
        ),
      );
      return ids;
    },
    /** Commits a batch of events, as a lane would. */
    async happen(...events: DomainEvent[]): Promise<void> {
      await database.transact((tx) =>
        appendEvents(tx, {
          batchId: makeId(),
          lane: 'test',
          at: clock.now,
          events: events.map((event) => ({ ...event, at: clock.now, by: 'test' })),
        }),
      );
    },
    /** Reads the outbox to its end. */
    async tell(): Promise<void> {
      if (database.kind === 'mariadb') while ((await database.transact(numberBatches)) > 0);
      while (await consumeOnce(database, fanOut!));
    },
    /** Sends what is due, until nothing is. @param signal stops it */
    async deliver(signal: AbortSignal = never): Promise<void> {
      await deliver!.run(signal);
    },
    async close(): Promise<void> {
      notifications.close();
      core.notifications.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type Post = Awaited<ReturnType<typeof openPost>>;

export const openWays = (parallel?: number): Ways => ({
  mail: testChannel<Mail>(parallel),
  sms: testChannel<TextMessage>(parallel),
  slack: testChannel<ChatMessage>(parallel),
});
