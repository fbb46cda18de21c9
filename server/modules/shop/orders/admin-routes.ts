import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '../../../engine/index.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import {
  AdminCancelBody,
  AdminOrder,
  AdminOrdersExportQuery,
  AdminOrdersPage,
  AdminOrdersQuery,
  DraftBody,
  OrderRulesBody,
  OrderRulesView,
  RefundBody,
  ShipmentBody,
} from './admin-schemas.ts';
import type { OrderInput } from './input.ts';
import { orderList } from './order-list.ts';
import type { OrdersParts } from './parts.ts';
import { readRules } from './queries.ts';
import { afterDelivery, daysMs } from './rules.ts';
import { NoBody, OrderParams } from './schemas.ts';
import { adminOrderView } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const TAGS = ['Admin'];

/** What operators see of orders, and what they do about them. Every change is audited. */
export function registerAdminRoutes(app: App, parts: OrdersParts): void {
  parts.lists.register(app, orderList(parts.accounts), {
    path: '/admin/shop/orders',
    query: AdminOrdersQuery,
    exportQuery: AdminOrdersExportQuery,
    page: AdminOrdersPage,
    operationId: 'listAllOrders',
    exportOperationId: 'exportOrders',
    summary: 'Orders by any conditions, newest first',
    description:
      'Facets: `status`, `payWith`. A whole order, account id or e-mail in `q` finds those orders alone; other text is ' +
      'looked for in what was ordered, in tracking numbers and in names of members.',
  });
  registerActs(app, parts, actor(parts));
  registerDrafts(app, parts, actor(parts));
  registerRules(app, parts);
}

type Act = (
  request: FastifyRequest,
  reply: FastifyReply,
  command: Command<OrderInput>,
  status?: number,
) => Promise<AdminOrder>;

async function view({ database, files, accounts }: OrdersParts, orderId: string): Promise<AdminOrder> {
  const rules = await readRules(database.reader);
  const { picturesOf } = files;
  const findMembers = accounts.byId;
  const order = await adminOrderView(database.reader, orderId, { picturesOf, rules, findMembers });
  if (!order) throw new ProblemError('shop.order-not-found');
  return order;
}

/** Submits, and answers with the order as it is afterwards. */
const actor =
  (parts: OrdersParts): Act =>
  async (request, reply, command, status = 200) => {
    const answer = await parts.lane.submit(command);
    const body = answerWith(request, reply, answer, status);
    if (!answer.answered || !answer.decision.accepted) return body as never;
    return view(parts, String(body.orderId));
  };

function registerActs(app: App, parts: OrdersParts, act: Act): void {
  const { admit, database } = parts;
  app.get(
    '/admin/shop/orders/:orderId',
    {
      config: { ...admin, personal: { action: 'shop.read-order', param: 'orderId' } },
      schema: {
        operationId: 'readAnyOrder',
        tags: TAGS,
        summary: 'One order with its timeline, refunds and returns, and what can be done about it',
        params: OrderParams,
        response: { 200: AdminOrder, ...PROBLEMS },
      },
    },
    async (request) => view(parts, request.params.orderId),
  );

  app.post(
    '/admin/shop/orders/:orderId/preparations',
    {
      config: admin,
      schema: {
        operationId: 'prepareOrder',
        tags: TAGS,
        summary: 'Pack it: from here on its member cannot cancel it',
        params: OrderParams,
        body: NoBody,
        response: { 200: AdminOrder, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'prepare', orderId: request.params.orderId } as const;
      return act(request, reply, admit(request, 'shop.prepare-order', input));
    },
  );

  app.post(
    '/admin/shop/orders/:orderId/shipments',
    {
      config: admin,
      schema: {
        operationId: 'shipOrder',
        tags: TAGS,
        summary: 'Hand it to a courier; once more puts a wrong number right',
        params: OrderParams,
        body: ShipmentBody,
        response: { 200: AdminOrder, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'ship', orderId: request.params.orderId, ...request.body } as const;
      return act(request, reply, admit(request, 'shop.ship-order', input));
    },
  );

  app.post(
    '/admin/shop/orders/:orderId/deliveries',
    {
      config: admin,
      schema: {
        operationId: 'deliverOrder',
        tags: TAGS,
        summary: 'It has arrived',
        params: OrderParams,
        body: NoBody,
        response: { 200: AdminOrder, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const asked = admit(request, 'shop.deliver-order', {
        kind: 'deliver',
        orderId: request.params.orderId,
      } as const);
      const input = { ...asked.input, ...afterDelivery(await readRules(database.reader)) };
      return act(request, reply, { ...asked, input });
    },
  );

  app.post(
    '/admin/shop/orders/:orderId/cancellations',
    {
      config: admin,
      schema: {
        operationId: 'cancelAnyOrder',
        tags: TAGS,
        summary: 'Cancel an order, or some pieces of it, until it is sent',
        params: OrderParams,
        body: AdminCancelBody,
        response: { 200: AdminOrder, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { lines = null, reason } = request.body;
      const { orderId } = request.params;
      const input = { kind: 'cancel', orderId, lines, reason, byOperator: true } as const;
      return act(request, reply, admit(request, 'shop.cancel-any-order', input));
    },
  );

  app.post(
    '/admin/shop/orders/:orderId/refunds',
    {
      config: admin,
      schema: {
        operationId: 'refundOrder',
        tags: TAGS,
        summary: 'Give back something of it, to where it came from; never more than is left',
        params: OrderParams,
        body: RefundBody,
        response: { 201: AdminOrder, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'refund', orderId: request.params.orderId, ...request.body } as const;
      return act(request, reply, admit(request, 'shop.refund-order', input), 201);
    },
  );
}

function registerDrafts(app: App, parts: OrdersParts, act: Act): void {
  const { admit, database, accounts } = parts;
  app.post(
    '/admin/shop/drafts',
    {
      config: admin,
      schema: {
        operationId: 'draftOrder',
        tags: TAGS,
        summary: 'Write an order for a member, who pays it later',
        description: 'It holds no stock. Its member is told, and has some days to pay it.',
        body: DraftBody,
        response: { 201: AdminOrder, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { accountId: memberId, lines, shipping = 0, note = '', reason } = request.body;
      const account = await accounts.memberView(database.reader, memberId);
      if (!account || account.status === 'deleted') throw new ProblemError('account.not-found');
      const wish = { memberId, lines, shipping, note, reason };
      const asked = admit(request, 'shop.draft-order', wish);
      const input = {
        kind: 'draft',
        orderId: asked.id,
        ...wish,
        lines: lines.map((line) => ({ ...line, unitPrice: line.unitPrice ?? null })),
        expiresInMs: daysMs((await readRules(database.reader)).draftDays),
      } as const;
      return act(request, reply, { ...asked, input }, 201);
    },
  );
}

function registerRules(app: App, { admit, database, lane }: OrdersParts): void {
  app.get(
    '/admin/shop/settings/orders',
    {
      config: admin,
      schema: {
        operationId: 'readOrderRules',
        tags: TAGS,
        summary: 'How long orders can be returned, and when they count as received',
        response: { 200: OrderRulesView, ...PROBLEMS },
      },
    },
    async () => readRules(database.reader),
  );

  app.put(
    '/admin/shop/settings/orders',
    {
      config: admin,
      schema: {
        operationId: 'setOrderRules',
        tags: TAGS,
        summary: 'Change how long orders can be returned, and when they count as received',
        body: OrderRulesBody,
        response: { 200: OrderRulesView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { reason, ...rules } = request.body;
      const input = { kind: 'set-order-rules', rules, reason } as const;
      const answer = await lane.submit(admit(request, 'shop.set-order-rules', input));
      return answerWith(request, reply, answer, 200) as never;
    },
  );
}
