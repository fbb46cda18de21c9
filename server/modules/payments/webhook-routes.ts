import Type from 'typebox';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { PaymentsParts } from './parts.ts';
import { SecretWebhookParams, WebhookParams, WebhookReceived } from './schemas.ts';
import { receiveWebhook } from './webhooks.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
/** A gateway has few addresses and many customers; what it sends too fast, it sends again. */
const publicly = { access: 'public', rateLimit: { max: 6_000, timeWindow: 60_000 } } as const;

/** Where gateways say that something has happened. In a scope of its own: signatures are over the bytes as they came. */
export function registerWebhookRoutes(app: App, parts: PaymentsParts): void {
  app.register(async (scope) => {
    const own = scope as unknown as App;
    own.removeContentTypeParser('application/json');
    own.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );

    own.post(
      '/payments/webhooks/:gateway',
      {
        config: publicly,
        schema: {
          operationId: 'receivePaymentWebhook',
          tags: ['Payments'],
          summary: 'For gateways: something has happened to a payment',
          description:
            'Signed as in Standard Webhooks (PortOne), or with the secret in `x-webhook-secret`. What it says is not ' +
            'believed: the gateway is asked. A 5xx asks for it to be sent again.',
          params: WebhookParams,
          body: Type.Unknown(),
          response: { 200: WebhookReceived, ...PROBLEMS },
        },
      },
      async (request) => {
        const { params, headers, body } = request;
        await receiveWebhook(parts, params.gateway, { headers, body: body as Buffer, secret: null });
        return { received: true } as const;
      },
    );

    own.post(
      '/payments/webhooks/:gateway/:secret',
      {
        config: publicly,
        schema: {
          operationId: 'receiveSecretPaymentWebhook',
          tags: ['Payments'],
          summary: 'For gateways that sign nothing: the address itself is the secret',
          params: SecretWebhookParams,
          body: Type.Unknown(),
          response: { 200: WebhookReceived, ...PROBLEMS },
        },
      },
      async (request) => {
        const { params, headers, body } = request;
        await receiveWebhook(parts, params.gateway, { headers, body: body as Buffer, secret: params.secret });
        return { received: true } as const;
      },
    );
  });
}
