import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { callerOf } from '../../http/auth.ts';
import { Closed, Id, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { NotificationsParts } from './parts.ts';
import {
  Webhook,
  WebhookBody,
  WebhookList,
  WebhookPatchBody,
  WebhookTest,
  WebhookWithSecret,
} from './schemas.ts';
import { EVENTS_FOR_WEBHOOKS } from './webhook-events.ts';
import type { Act } from './webhooks.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const Params = Closed({ webhookId: Id });

const actOf = (request: FastifyRequest): Act => {
  const key = request.headers['idempotency-key'];
  return { actorId: callerOf(request).accountId, idempotencyKey: typeof key === 'string' ? key : null };
};

/**
 * Webhooks to outside, signed by the Standard Webhooks specification. Every act is audited; what tells somebody else, or
 * shows a secret, wants a fresh proof: a stolen token alone lets nobody listen.
 */
export function registerWebhookRoutes(app: App, { webhooks, requireFreshProof }: NotificationsParts): void {
  const admin = { access: 'admin' } as const;

  app.get(
    '/admin/webhooks',
    {
      config: admin,
      schema: {
        operationId: 'listWebhooks',
        tags: ['Admin'],
        summary: 'Addresses outside that are told of events',
        response: { 200: WebhookList, ...PROBLEMS },
      },
    },
    async () => ({ items: await webhooks.list(), eventNames: [...EVENTS_FOR_WEBHOOKS] }),
  );

  app.post(
    '/admin/webhooks',
    {
      config: admin,
      schema: {
        operationId: 'createWebhook',
        tags: ['Admin'],
        summary: 'Tell an address outside of events; the secret is shown this once',
        description: 'Wants a fresh proof.',
        body: WebhookBody,
        response: { 201: WebhookWithSecret, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await requireFreshProof(request);
      const made = await webhooks.create(actOf(request), request.body);
      reply.code(201).header('cache-control', 'no-store');
      return made;
    },
  );

  app.patch(
    '/admin/webhooks/:webhookId',
    {
      config: admin,
      schema: {
        operationId: 'changeWebhook',
        tags: ['Admin'],
        summary: 'Change a webhook, or switch it off or on',
        description: 'Wants a fresh proof.',
        params: Params,
        body: WebhookPatchBody,
        response: { 200: Webhook, ...PROBLEMS },
      },
    },
    async (request) => {
      await requireFreshProof(request);
      return webhooks.patch(actOf(request), request.params.webhookId, request.body);
    },
  );

  app.delete(
    '/admin/webhooks/:webhookId',
    {
      config: admin,
      schema: {
        operationId: 'deleteWebhook',
        tags: ['Admin'],
        summary: 'Tell an address no more',
        params: Params,
        response: { 204: Type.Null({ description: 'Done; no body' }), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await webhooks.remove(actOf(request), request.params.webhookId);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/admin/webhooks/:webhookId/tests',
    {
      config: admin,
      schema: {
        operationId: 'testWebhook',
        tags: ['Admin'],
        summary: 'Call it once, now, with an event `webhook.test`',
        params: Params,
        response: { 200: WebhookTest, ...PROBLEMS },
      },
    },
    async (request) => webhooks.test(actOf(request), request.params.webhookId),
  );

  app.post(
    '/admin/webhooks/:webhookId/secrets',
    {
      config: admin,
      schema: {
        operationId: 'rotateWebhookSecret',
        tags: ['Admin'],
        summary: 'Make a new secret; for a day the one before it signs too',
        description: 'Wants a fresh proof.',
        params: Params,
        response: { 201: WebhookWithSecret, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await requireFreshProof(request);
      const made = await webhooks.rotate(actOf(request), request.params.webhookId);
      reply.code(201).header('cache-control', 'no-store');
      return made;
    },
  );
}
