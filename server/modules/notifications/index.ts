import type { FastifyRequest } from 'fastify';
import { type Capture, createCapture } from '../../channels/captured.ts';
import { createSlack } from '../../channels/slack.ts';
import { createSolapi } from '../../channels/solapi.ts';
import { createWebhookChannel } from '../../channels/webhook.ts';
import type { Config } from '../../config.ts';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { NoticeMapping } from '../../events/catalog.ts';
import { again } from '../../http/again.ts';
import type { Reads } from '../../http/reads.ts';
import { deriveKey } from '../../lib/keys.ts';
import { createSmtp } from '../../mail/smtp.ts';
import type { Module } from '../../module.ts';
import type { Log, Metrics } from '../../telemetry/metrics.ts';
import { registerDeliveryRoutes } from './admin-routes.ts';
import type { Secrets } from './delivery/outgoing.ts';
import { type Channels, createDeliveryRound } from './delivery/worker.ts';
import { registerDevRoutes } from './dev-routes.ts';
import { notificationNotices, notificationStreams, PERSONAL_FIELDS } from './events.ts';
import { createFanOut } from './fan-out.ts';
import { createInbox } from './inbox.ts';
import type { NotificationsParts } from './parts.ts';
import { createPhones } from './phone.ts';
import { purgeNotices } from './purge.ts';
import { forget, keepCaptured } from './queries.ts';
import { registerMemberRoutes } from './routes.ts';
import type { Names } from './texts.ts';
import type { Contact } from './told.ts';
import { createUnsubscribe } from './unsubscribe.ts';
import { personalData } from './views.ts';
import { registerWebhookRoutes } from './webhook-routes.ts';
import { createWebhooks } from './webhooks.ts';

export { defineKind, type Kind, type KindData, type KindTexts } from './kind.ts';

/** Captured messages that are kept. */
const CAPTURED_KEPT = 2_000;

export interface NotificationsDependencies {
  readonly database: Database;
  readonly reads: Reads;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: () => string;
  readonly random: (bytes: number) => Buffer;
  readonly log: Pick<Log, 'warn'>;
  readonly metrics: Pick<Metrics, 'delivery'>;
  readonly config: Pick<Config, 'mode' | 'mail' | 'dataSecret' | 'retention'>;
  /** The web app's address, without a slash at its end: for links. */
  readonly origin: () => string;
  /** Tells the dispatcher that events were committed. */
  readonly poke: () => void;
  /** How the other modules turn their events into notices. */
  readonly notices: readonly NoticeMapping[];
  readonly accounts: {
    readonly contactsOf: (executor: Executor, ids: string[]) => Promise<Map<string, Contact>>;
    readonly adminIds: (executor: Executor) => Promise<string[]>;
    /** @throws ProblemError auth.proof-needed */
    readonly requireFreshProof: (request: FastifyRequest) => Promise<void>;
  };
  /** What a mail for a proof carries, by each module that has proofs; null for those of others. */
  readonly proofs: readonly ((proofId: string) => Promise<Secrets | null>)[];
  /** What coupon campaigns are called. */
  readonly campaignNames: Names['campaigns'];
  /** Whether a lane is busy: what is sent rests meanwhile. */
  readonly hasPeopleWaiting: () => boolean;
  /** Other ways out than the settings say: for tests. */
  readonly channels?: Partial<Channels>;
}

export interface Notifications extends Module {
  /** Closes connections that are kept; the rounds have stopped by now. */
  readonly close: () => void;
}

/** Notifications: the inbox, preferences, and the deliveries by mail, text, chat and webhook. */
export function createNotifications(deps: NotificationsDependencies): Notifications {
  const { database, now, makeId, config, accounts } = deps;
  const { contactsOf } = accounts;
  const key = (purpose: string): Buffer => deriveKey(config.dataSecret, purpose);
  const channels = openChannels(deps);
  const names: Names = { people: contactsOf, campaigns: deps.campaignNames };
  const unsubscribe = createUnsubscribe(key('unsubscribe'));
  const links = {
    origin: deps.origin,
    unsubscribe: (accountId: string, kind: string) =>
      `${deps.origin()}${unsubscribe.pathFor(accountId, kind)}`,
  };
  const phones = createPhones({ ...deps, key: key('phone-codes'), canSend: channels.sms !== null });
  const webhooks = createWebhooks({
    ...deps,
    key: key('webhook-secrets'),
    channel: channels.webhook,
    mayCallItself: config.mode === 'demo',
  });
  const parts: NotificationsParts = {
    database,
    reads: deps.reads,
    names,
    contactsOf,
    requireFreshProof: accounts.requireFreshProof,
    localeOf: async (accountId) =>
      (await contactsOf(database.reader, [accountId])).get(accountId)?.locale ?? 'ko',
    inbox: createInbox(deps),
    phones,
    webhooks,
    unsubscribe,
    links,
    channels,
    now,
    makeId,
  };
  const fanOut = createFanOut({
    ...deps,
    ...accounts,
    databaseKind: database.kind,
    names,
    mappings: [...deps.notices, notificationNotices],
    subscriptions: webhooks.subscriptions,
    channels: { mail: channels.mail !== null, sms: channels.sms !== null, slack: channels.slack !== null },
  });
  const deliver = createDeliveryRound({
    ...deps,
    contactsOf,
    names,
    channels,
    links,
    random: Math.random,
    proofSecrets: async (proofId) => {
      for (const secretsOf of deps.proofs) {
        const secrets = await secretsOf(proofId);
        if (secrets) return secrets;
      }
      return null;
    },
    phoneCode: phones.codeOf,
    webhookTarget: webhooks.target,
    noteWebhook: webhooks.note,
    mailFrom: config.mail.from,
  });
  return {
    routes: (app) => {
      registerMemberRoutes(app, parts);
      registerDeliveryRoutes(app, parts);
      registerWebhookRoutes(app, parts);
      if (config.mode === 'demo') registerDevRoutes(app, parts);
    },
    consumers: [fanOut],
    streams: notificationStreams,
    notices: notificationNotices,
    rounds: [deliver],
    jobs: [purgeNotices(config.retention)],
    forgets: PERSONAL_FIELDS,
    personalData,
    onErase: forget,
    close: () => {
      for (const channel of Object.values(channels)) channel?.close();
    },
  };
}

/** The ways out that the settings give; in the demo, what is not set up is captured. */
function openChannels(deps: NotificationsDependencies): Channels {
  const { config, now, database, makeId } = deps;
  const { mail, mode } = config;
  const capture: Capture | null =
    mode === 'production'
      ? null
      : createCapture((messages) =>
          again(database, (tx) =>
            keepCaptured(
              tx,
              messages.map(({ to, headers, ...message }) => ({
                ...message,
                id: makeId(),
                recipient: to,
                headers: JSON.stringify(headers),
                at: now(),
              })),
              CAPTURED_KEPT,
            ),
          ),
        );
  if (mail.smtp === null && capture === null) {
    deps.log.warn(
      {},
      'MADANG_SMTP_URL is not set: no mail leaves, so nobody can sign up or reset a password',
    );
  }
  return {
    mail: mail.smtp ? createSmtp({ ...mail, smtp: mail.smtp }) : (capture?.mail ?? null),
    sms: mail.solapi ? createSolapi({ ...mail.solapi, now }) : (capture?.sms ?? null),
    slack: mail.slackUrl === null ? (capture?.slack ?? null) : createSlack(mail.slackUrl),
    webhook: createWebhookChannel({ mayCallItself: mode === 'demo', now }),
    ...deps.channels,
  };
}
