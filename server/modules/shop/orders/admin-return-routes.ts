import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import {
  AdminReturn,
  AdminReturnsPage,
  AdminReturnsQuery,
  ApproveBody,
  ReceiveBody,
  RejectBody,
  ShipmentBody,
} from './admin-schemas.ts';
import type { Asked } from './input.ts';
import type { OrdersParts } from './parts.ts';
import { readReturn } from './reading.ts';
import { adminReturnView, listReturns } from './return-views.ts';
import { ReturnParams } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const TAGS = ['Admin'];

type OfReturn = Asked<'approve-return' | 'reject-return' | 'receive-return' | 'send-exchange'>;
/** A command about a return, without what the return itself says. */
type Wish = OfReturn extends infer One
  ? One extends OfReturn
    ? Omit<One, 'orderId' | 'returnId' | 'variantIds'>
    : never
  : never;

/** What operators do about what members give back. */
export function registerAdminReturnRoutes(app: App, parts: OrdersParts): void {
  const { database, reads, accounts, lane, admit } = parts;

  /** Submits, and answers with the return as it is afterwards. */
  async function act(request: FastifyRequest, reply: FastifyReply, returnId: string, wish: Wish) {
    const found = await readReturn(database.reader, returnId);
    if (!found) throw new ProblemError('shop.return-not-found');
    const { orderId } = found;
    // Whose it is and what is wanted instead never changes.
    const variantIds = found.lines.flatMap(({ exchangeFor }) => exchangeFor ?? []);
    const input = { ...wish, orderId, returnId, variantIds } as OfReturn;
    const answer = await lane.submit(admit(request, `shop.${wish.kind}`, input));
    const body = answerWith(request, reply, answer, 200);
    if (!answer.answered || !answer.decision.accepted) return body as never;
    return (await adminReturnView(database.reader, returnId, accounts.byId)) as AdminReturn;
  }

  app.get(
    '/admin/shop/returns',
    {
      config: admin,
      schema: {
        operationId: 'listReturns',
        tags: TAGS,
        summary: 'What members want to give back or exchange, newest first',
        querystring: AdminReturnsQuery,
        response: { 200: AdminReturnsPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      return listReturns(reads.of(request), { ...query, limit }, accounts.byId);
    },
  );

  app.post(
    '/admin/shop/returns/:returnId/approvals',
    {
      config: admin,
      schema: {
        operationId: 'approveReturn',
        tags: TAGS,
        summary: 'It may come back; what is sent instead is set aside',
        params: ReturnParams,
        body: ApproveBody,
        response: { 200: AdminReturn, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { answer = '' } = request.body;
      return act(request, reply, request.params.returnId, { kind: 'approve-return', answer });
    },
  );

  app.post(
    '/admin/shop/returns/:returnId/rejections',
    {
      config: admin,
      schema: {
        operationId: 'rejectReturn',
        tags: TAGS,
        summary: 'It may not come back, and why',
        params: ReturnParams,
        body: RejectBody,
        response: { 200: AdminReturn, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { answer } = request.body;
      return act(request, reply, request.params.returnId, { kind: 'reject-return', answer });
    },
  );

  app.post(
    '/admin/shop/returns/:returnId/receipts',
    {
      config: admin,
      schema: {
        operationId: 'receiveReturn',
        tags: TAGS,
        summary: 'It is back: the money goes back, or what was asked for instead can be sent',
        params: ReturnParams,
        body: ReceiveBody,
        response: { 200: AdminReturn, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { isFitForSale, deduction = 0, answer = '' } = request.body;
      const wish = { kind: 'receive-return', isFitForSale, deduction, answer } as const;
      return act(request, reply, request.params.returnId, wish);
    },
  );

  app.post(
    '/admin/shop/returns/:returnId/shipments',
    {
      config: admin,
      schema: {
        operationId: 'sendExchange',
        tags: TAGS,
        summary: 'What was asked for instead is on its way',
        params: ReturnParams,
        body: ShipmentBody,
        response: { 200: AdminReturn, ...PROBLEMS },
      },
    },
    async (request, reply) =>
      act(request, reply, request.params.returnId, { kind: 'send-exchange', ...request.body }),
  );
}
