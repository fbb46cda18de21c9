import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../http/auth.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { ownOrigin } from '../../http/own-origin.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { registerAdminRoutes } from './admin-routes.ts';
import type { PaymentsParts } from './parts.ts';
import type { Payment as PaymentState } from './payment.ts';
import {
  AbandonBody,
  type Checkout,
  ConfirmBody,
  ListQuery,
  Payment,
  PaymentPage,
  PaymentParams,
} from './schemas.ts';
import { listPayments, paymentView, readPayment } from './views.ts';
import { registerWebhookRoutes } from './webhook-routes.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };

/** What members do with payments through a gateway, what gateways tell, and what operators do. */
export function registerPaymentRoutes(app: App, parts: PaymentsParts): void {
  registerMemberRoutes(app, parts);
  registerWebhookRoutes(app, parts);
  registerAdminRoutes(app, parts);
}

/** Pages of the web app that receive the customer again; only ever of our own origin. */
function checkoutOf({ byName, publicUrl }: PaymentsParts, request: FastifyRequest, payment: PaymentState) {
  const gateway = byName.get(payment.gateway);
  if (!gateway || payment.status !== 'prepared') return null;
  const { id: paymentId, accountId, amount, currency, orderName } = payment;
  const page = `${ownOrigin(request, publicUrl)}/pay/checkout/${paymentId}/return`;
  return gateway.checkout(
    { paymentId, accountId, amount, currency, orderName },
    { successUrl: page, failUrl: page },
  ) satisfies Checkout;
}

function registerMemberRoutes(app: App, parts: PaymentsParts): void {
  const { database, lane, admit, work } = parts;
  const member = { access: 'member' } as const;

  /** One's own payment; another's looks like none. */
  async function own(request: FastifyRequest, paymentId: string): Promise<Payment> {
    const payment = await readPayment(database.reader, paymentId);
    if (payment?.accountId !== callerOf(request).accountId) throw new ProblemError('payment.not-found');
    return paymentView(database.reader, payment, checkoutOf(parts, request, payment));
  }

  app.get(
    '/payments',
    {
      config: member,
      schema: {
        operationId: 'listPayments',
        tags: ['Payments'],
        summary: 'One’s own payments through a gateway, newest first',
        querystring: ListQuery,
        response: { 200: PaymentPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      return listPayments(database.reader, callerOf(request).accountId, { ...query, limit });
    },
  );

  app.get(
    '/payments/:paymentId',
    {
      config: member,
      schema: {
        operationId: 'readPayment',
        tags: ['Payments'],
        summary: 'One payment, and what the browser needs to make it',
        description: '`checkout` is there while it can be paid. Changes are told live as `payment.changed`.',
        params: PaymentParams,
        response: { 200: Payment, ...PROBLEMS },
      },
    },
    async (request) => own(request, request.params.paymentId),
  );

  app.post(
    '/payments/:paymentId/confirmations',
    {
      config: member,
      schema: {
        operationId: 'confirmPayment',
        tags: ['Payments'],
        summary: 'The customer is back from the gateway: take the money',
        description:
          'With what the gateway added to the address of the page of success. Order and amount are held against ' +
          'what was prepared before the gateway is asked. The answer tells how the payment stands: `paid`, ' +
          '`failed`, or `in-doubt` while the gateway says nothing; then its outcome comes live. Safe to repeat.',
        params: PaymentParams,
        body: ConfirmBody,
        response: { 200: Payment, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { paymentId } = request.params;
      const input = { kind: 'begin', paymentId, ...request.body } as const;
      const answer = await lane.submit(admit(request, 'payment.confirm', input));
      const body = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      // A repetition is told how things stand; whoever was first is asking the gateway.
      if (!answer.replayed && body.call === true) await work.confirm(paymentId, Number(body.attempt));
      return own(request, paymentId);
    },
  );

  app.post(
    '/payments/:paymentId/abandonments',
    {
      config: member,
      schema: {
        operationId: 'abandonPayment',
        tags: ['Payments'],
        summary: 'The customer has turned back',
        description: 'Nothing is taken. Should money arrive all the same, it is credited, or given back.',
        params: PaymentParams,
        body: AbandonBody,
        response: { 200: Payment, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { paymentId } = request.params;
      const input = { kind: 'abandon', paymentId, reason: request.body.reason ?? null } as const;
      const answer = await lane.submit(admit(request, 'payment.abandon', input));
      const body = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      return own(request, paymentId);
    },
  );
}
