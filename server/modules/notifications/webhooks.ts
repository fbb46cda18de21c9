import { createHmac } from 'node:crypto';
import type { Channel } from '../../channels/channel.ts';
import { SendFailure } from '../../channels/failure.ts';
import { faultOfUrl, type WebhookCall } from '../../channels/webhook.ts';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { WebhooksTable } from '../../db/schema.ts';
import { appendAudit } from '../../events/audit.ts';
import { appendEvents } from '../../events/outbox.ts';
import { again } from '../../http/again.ts';
import { ProblemError } from '../../http/errors.ts';
import { isoOrNull } from '../../lib/iso.ts';
import { seal, unseal } from '../../lib/sealing.ts';
import type { Outcome } from './delivery/outcome.ts';
import { ensureDestinations } from './queries.ts';
import type { Webhook, WebhookBody, WebhookPatchBody, WebhookTest, WebhookWithSecret } from './schemas.ts';
import { type Subscription, subscription, useless } from './webhook-events.ts';
import { deleteWebhook, findWebhook, insertWebhook, listWebhooks, updateWebhook } from './webhook-queries.ts';

const DAY_MS = 86_400_000;
/** A receiver that has answered nothing well for so long is not called any more. */
export const DISABLED_AFTER_MS = 5 * DAY_MS;
/** How long the secret before the newest one still signs beside it. */
const CHANGE_OVER_MS = DAY_MS;
const SECRET_BYTES = 32;
const MAX_WEBHOOKS = 50;
const ID_LENGTH = 16;

export interface WebhooksDependencies {
  readonly database: Database;
  /** Of this purpose alone: seals secrets, and makes those of a repeated request. */
  readonly key: Buffer;
  readonly channel: Channel<WebhookCall>;
  /** See `WebhookOptions`. */
  readonly mayCallItself: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: () => string;
  readonly random: (bytes: number) => Buffer;
  readonly poke: () => void;
}

/** Who does it, and the key under which they may ask for the very same once more. */
export interface Act {
  readonly actorId: string;
  readonly idempotencyKey: string | null;
}

/** Webhooks to outside, as operators manage them. */
export function createWebhooks(deps: WebhooksDependencies) {
  const { database, key, now, makeId } = deps;

  const audit = (tx: Executor, act: Act, action: string, subject: string, details: Record<string, unknown>) =>
    appendAudit(tx, [
      { id: makeId(), at: now(), actorId: act.actorId, action, subject, reason: null, details },
    ]);

  /** Bytes that nobody can guess; for a repeated request, the same ones as the first time. */
  const bytesFor = (act: Act, purpose: string): Buffer =>
    act.idempotencyKey === null
      ? deps.random(SECRET_BYTES)
      : createHmac('sha256', key).update(`${purpose}\n${act.actorId}\n${act.idempotencyKey}`).digest();

  function checkPatterns(events: readonly string[] | undefined): void {
    const wrong = useless(events ?? []);
    if (wrong.length > 0) throw new ProblemError('notification.unknown-event', { events: wrong });
  }
  function checkUrl(url: string | undefined): void {
    const fault = url === undefined ? null : faultOfUrl(url, deps.mayCallItself);
    if (fault !== null) throw new ProblemError('notification.webhook-url-refused', { fault });
  }

  async function change(
    id: string,
    work: (tx: Executor, row: WebhooksTable) => Promise<void>,
  ): Promise<void> {
    if (!(await findWebhook(database.reader, id))) throw new ProblemError('notification.webhook-not-found');
    await again(database, async (tx) => {
      const row = await findWebhook(tx, id, true);
      if (!row) throw new ProblemError('notification.webhook-not-found');
      await work(tx, row);
    });
  }

  const secretsOf = (row: WebhooksTable): string[] => {
    const secrets = [unseal(key, row.secret, row.id)];
    if (row.previous_secret !== null && (row.previous_until ?? 0) > now()) {
      secrets.push(unseal(key, row.previous_secret, row.id));
    }
    return secrets;
  };

  return {
    list: async (): Promise<Webhook[]> => (await listWebhooks(database.reader)).map(viewOf),

    async create(act: Act, body: WebhookBody): Promise<WebhookWithSecret> {
      checkUrl(body.url);
      checkPatterns(body.events);
      const bytes = bytesFor(act, 'webhook-id');
      const id =
        act.idempotencyKey === null ? makeId() : bytes.toString('hex').slice(0, ID_LENGTH).toUpperCase();
      const secret = formatSecret(bytesFor(act, 'webhook-secret'));
      await again(database, async (tx) => {
        const existing = await listWebhooks(tx);
        if (existing.some((row) => row.id === id)) return;
        if (existing.length >= MAX_WEBHOOKS) throw new ProblemError('notification.too-many-webhooks');
        await insertWebhook(tx, {
          id,
          url: body.url,
          events: JSON.stringify(body.events),
          description: body.description ?? '',
          status: 'active',
          disabled_because: null,
          failing_since: null,
          secret: seal(key, secret, id),
          previous_secret: null,
          previous_until: null,
          created_at: now(),
        });
        await ensureDestinations(tx, new Map([[`webhook:${id}`, 'webhook']]));
        await audit(tx, act, 'webhook.create', id, { url: body.url, events: body.events });
      });
      const row = await mustFind(database.reader, id);
      return { ...viewOf(row), secret: unseal(key, row.secret, id) };
    },

    async patch(act: Act, id: string, body: WebhookPatchBody): Promise<Webhook> {
      checkUrl(body.url);
      checkPatterns(body.events);
      await change(id, async (tx, row) => {
        const isEnabled = body.status === 'active' && row.status === 'disabled';
        const isDisabled = body.status === 'disabled' && row.status === 'active';
        await updateWebhook(tx, id, {
          url: body.url ?? row.url,
          events: body.events ? JSON.stringify(body.events) : row.events,
          description: body.description ?? row.description,
          ...(isEnabled && { status: 'active', disabled_because: null, failing_since: null }),
          ...(isDisabled && { status: 'disabled', disabled_because: 'operator' }),
        });
        await audit(tx, act, 'webhook.change', id, { ...body });
      });
      return viewOf(await mustFind(database.reader, id));
    },

    async remove(act: Act, id: string): Promise<void> {
      await change(id, async (tx, row) => {
        await deleteWebhook(tx, id);
        await audit(tx, act, 'webhook.delete', id, { url: row.url });
      });
    },

    /** Makes a new secret; for a day the one before it signs too, so that receivers can change over. */
    async rotate(act: Act, id: string): Promise<WebhookWithSecret> {
      const secret = formatSecret(bytesFor(act, `webhook-rotation ${id}`));
      await change(id, async (tx, row) => {
        if (unseal(key, row.secret, id) === secret) return;
        await updateWebhook(tx, id, {
          secret: seal(key, secret, id),
          previous_secret: row.secret,
          previous_until: now() + CHANGE_OVER_MS,
        });
        await audit(tx, act, 'webhook.rotate-secret', id, {});
      });
      return { ...viewOf(await mustFind(database.reader, id)), secret };
    },

    /** Calls the receiver once, now, outside of all deliveries, and says what it answered. */
    async test(act: Act, id: string): Promise<WebhookTest> {
      const row = await findWebhook(database.reader, id);
      if (!row) throw new ProblemError('notification.webhook-not-found');
      const testId = makeId();
      const startedAt = performance.now();
      let failure: SendFailure | null = null;
      try {
        await deps.channel.send(
          {
            id: `msg_${testId}`,
            url: row.url,
            secrets: secretsOf(row),
            body: JSON.stringify({
              type: 'webhook.test',
              timestamp: new Date(now()).toISOString(),
              data: {},
            }),
          },
          new AbortController().signal,
        );
      } catch (error) {
        if (!(error instanceof SendFailure)) throw error;
        failure = error;
      }
      await again(database, (tx) => audit(tx, act, 'webhook.test', id, { delivered: failure === null }));
      return {
        delivered: failure === null,
        status: failure === null ? 200 : (failure.facts.status ?? null),
        error: failure?.message ?? null,
        tookMs: Math.round(performance.now() - startedAt),
      };
    },

    /** Who is told of which events; for the fan-out. */
    subscriptions: async (executor: Executor): Promise<Subscription[]> =>
      (await listWebhooks(executor))
        .filter((row) => row.status === 'active')
        .map((row) => subscription(row.id, JSON.parse(row.events) as string[], row.created_at)),

    /** Where a webhook goes and what signs it; null when it is disabled or gone. */
    async target(executor: Executor, id: string): Promise<{ url: string; secrets: string[] } | null> {
      const row = await findWebhook(executor, id);
      return row?.status === 'active' ? { url: row.url, secrets: secretsOf(row) } : null;
    },

    /** Disables a webhook that asks for it, or that has failed for days, and tells the operators. */
    async note(tx: Executor, id: string, outcomes: readonly Outcome[]): Promise<void> {
      const known = await findWebhook(tx, id);
      if (known?.status !== 'active') return;
      const at = now();
      const isGone = outcomes.some((outcome) => outcome.isGone);
      const failure = outcomes.findLast(({ status }) => status === 'retry' || status === 'dead');
      const isWell = outcomes.some(({ status }) => status === 'sent');
      const failingSince = isWell ? null : failure ? (known.failing_since ?? at) : known.failing_since;
      const isOver = isGone || (failingSince !== null && at - failingSince > DISABLED_AFTER_MS);
      if (!isOver && failingSince === known.failing_since) return;
      const row = await findWebhook(tx, id, true);
      if (row?.status !== 'active') return;
      const because = isGone ? 'gone' : 'failing';
      await updateWebhook(tx, id, {
        failing_since: failingSince,
        ...(isOver && { status: 'disabled', disabled_because: because }),
      });
      if (!isOver) return;
      const data = { webhookId: id, url: row.url, because, error: failure?.error ?? null };
      await appendEvents(tx, {
        batchId: makeId(),
        lane: 'notifications',
        at,
        events: [{ name: 'webhook.disabled', key: id, data, at, by: 'notifications.deliver' }],
      });
      deps.poke();
    },
  };
}
export type Webhooks = ReturnType<typeof createWebhooks>;

async function mustFind(executor: Executor, id: string): Promise<WebhooksTable> {
  const row = await findWebhook(executor, id);
  if (!row) throw new ProblemError('notification.webhook-not-found');
  return row;
}

/** A secret as receivers are shown it (Standard Webhooks). */
const formatSecret = (bytes: Buffer): string => `whsec_${bytes.toString('base64')}`;

const viewOf = (row: WebhooksTable): Webhook => ({
  webhookId: row.id,
  url: row.url,
  events: JSON.parse(row.events) as string[],
  description: row.description,
  status: row.status,
  disabledBecause: row.disabled_because,
  failingSince: isoOrNull(row.failing_since),
  secondSecretUntil: isoOrNull(row.previous_until),
  createdAt: new Date(row.created_at).toISOString(),
});
