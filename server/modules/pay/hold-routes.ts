import { callerOf } from '../../http/auth.ts';
import { Closed, Id, Nullable, PageQuery, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { submit } from './asking.ts';
import type { PayParts } from './parts.ts';
import { CaptureBody, Hold, HoldBody, HoldPage, RefundBody, TransferResult, VoidBody } from './schemas.ts';
import { listHolds } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };

/** Money set aside, taken, and given back. */
export function registerHoldRoutes(app: App, parts: PayParts): void {
  const { database, now } = parts;

  app.post(
    '/pay/holds',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'makeHold',
        tags: ['Pay'],
        summary: 'Set money aside for one member',
        description:
          'The money stays in the wallet but cannot be spent, until it is captured, voided or expires.',
        body: HoldBody,
        response: { 201: Hold, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { amount, to, expiresInS, memo = null } = request.body;
      const input = { kind: 'hold', amount, to, expiresInMs: expiresInS * 1000, memo } as const;
      return submit<Hold>(parts, request, reply, { name: 'pay.hold', input, status: 201 });
    },
  );

  app.get(
    '/pay/holds',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listHolds',
        tags: ['Pay'],
        summary: 'Holds that one made or may capture, newest first',
        querystring: PageQuery,
        response: { 200: HoldPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      return listHolds(database.reader, callerOf(request).accountId, { ...query, limit }, now());
    },
  );

  app.post(
    '/pay/holds/:holdId/captures',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'captureHold',
        tags: ['Pay'],
        summary: 'Take a part of a hold, or all of it',
        description: 'By the payee, as often as something is left. `final` gives the rest back to the payer.',
        params: Closed({ holdId: Id }),
        body: CaptureBody,
        response: { 201: TransferResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { amount, final = false } = request.body;
      const input = { kind: 'capture', holdId: request.params.holdId, amount, final } as const;
      return submit<TransferResult>(parts, request, reply, { name: 'pay.capture', input, status: 201 });
    },
  );

  app.post(
    '/pay/holds/:holdId/void',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'voidHold',
        tags: ['Pay'],
        summary: 'Give back what was not captured',
        description: 'By the payee; or by an operator, who must say why.',
        params: Closed({ holdId: Id }),
        body: Nullable(VoidBody),
        response: { 200: Hold, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const byAdmin = callerOf(request).role === 'admin';
      const reason = request.body?.reason ?? null;
      const input = { kind: 'void', holdId: request.params.holdId, byAdmin, reason } as const;
      return submit<Hold>(parts, request, reply, { name: 'pay.void', input, status: 200 });
    },
  );

  app.post(
    '/pay/transfers/:transferId/refunds',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'refund',
        tags: ['Pay'],
        summary: 'Give a received transfer or capture back',
        description: 'In parts or, without `amount`, all that is left; never more than was received.',
        params: Closed({ transferId: Id }),
        body: Nullable(RefundBody),
        response: { 201: TransferResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { amount = null, memo = null } = request.body ?? {};
      const input = { kind: 'refund', transferId: request.params.transferId, amount, memo } as const;
      return submit<TransferResult>(parts, request, reply, { name: 'pay.refund', input, status: 201 });
    },
  );
}
