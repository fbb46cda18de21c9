import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '../../../engine/index.ts';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { OrderInput } from './input.ts';
import type { OrdersParts } from './parts.ts';
import { readRules } from './queries.ts';
import { afterDelivery } from './rules.ts';
import { CancelBody, NoBody, Order, OrderPage, OrderParams, OrdersQuery } from './schemas.ts';
import { listOrders, orderView } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const member = { access: 'member' } as const;
const TAGS = ['Shop'];

/** What members do with their orders after the checkout. Somebody else's is answered like one that does not exist. */
export function registerMemberRoutes(app: App, parts: OrdersParts): void {
  const { database, reads, files, now, lane, admit } = parts;
  const { picturesOf } = files;

  async function own(request: FastifyRequest, orderId: string): Promise<Order> {
    const { accountId } = callerOf(request);
    const rules = await readRules(database.reader);
    const order = await orderView(database.reader, orderId, accountId, { picturesOf, rules, at: now() });
    if (!order) throw new ProblemError('shop.order-not-found');
    return order;
  }

  /** Submits, and answers with the order as it is afterwards. */
  async function act(
    request: FastifyRequest,
    reply: FastifyReply,
    command: Command<OrderInput>,
    orderId: string,
  ): Promise<Order> {
    const answer = await lane.submit(command);
    const body = answerWith(request, reply, answer, 200);
    return answer.answered && answer.decision.accepted ? own(request, orderId) : (body as never);
  }

  app.get(
    '/shop/orders',
    {
      config: member,
      schema: {
        operationId: 'listOrders',
        tags: TAGS,
        summary: 'One’s own orders, the newest first',
        querystring: OrdersQuery,
        response: { 200: OrderPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      return listOrders(reads.of(request), callerOf(request).accountId, { ...query, limit }, picturesOf);
    },
  );

  app.get(
    '/shop/orders/:orderId',
    {
      config: member,
      schema: {
        operationId: 'readOrder',
        tags: TAGS,
        summary: 'One order with all that happened to it, and what can be done about it now',
        description: 'Changes are told live as `order` on the topic `me`.',
        params: OrderParams,
        response: { 200: Order, ...PROBLEMS },
      },
    },
    async (request) => own(request, request.params.orderId),
  );

  app.post(
    '/shop/orders/:orderId/cancellations',
    {
      config: member,
      schema: {
        operationId: 'cancelOrder',
        tags: TAGS,
        summary: 'Give up an order, or some pieces of it, until it is being packed',
        description:
          'Stock, and with the last piece the coupon, come back in the same commit, and so does money that came from ' +
          'the wallet; a gateway is asked for it right after. The fee for sending comes back with the last piece.',
        params: OrderParams,
        body: CancelBody,
        response: { 200: Order, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { orderId } = request.params;
      const { lines = null, reason = '' } = request.body;
      const input = { kind: 'cancel', orderId, lines, reason, byOperator: false } as const;
      return act(request, reply, admit(request, 'shop.cancel-order', input), orderId);
    },
  );

  app.post(
    '/shop/orders/:orderId/confirmations',
    {
      config: member,
      schema: {
        operationId: 'confirmOrder',
        tags: TAGS,
        summary: 'I have it, and am content: the order is over',
        description: 'Happens by itself some days after the delivery. Afterwards nothing can be returned.',
        params: OrderParams,
        body: NoBody,
        response: { 200: Order, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { orderId } = request.params;
      const asked = admit(request, 'shop.confirm-order', { kind: 'confirm', orderId } as const);
      // What operators change of the rules meanwhile is no other request.
      const input = { ...asked.input, ...afterDelivery(await readRules(database.reader)) };
      return act(request, reply, { ...asked, input }, orderId);
    },
  );
}
