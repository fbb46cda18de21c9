import { callerOf } from '../../http/auth.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Id, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { registerAdminRoutes } from './admin-routes.ts';
import { listDrops, readDrop } from './drop-views.ts';
import type { CouponsParts } from './index.ts';
import { ClaimResult, CouponPage, CouponQuery, Drop, DropList, RegistrationBody } from './schemas.ts';
import { listCoupons } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };

/** What members do with coupons. */
export function registerCouponRoutes(app: App, parts: CouponsParts): void {
  const { database, drops, files, lane, admit, now, meters, monotonic } = parts;

  app.get(
    '/coupons/drops',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'listDrops',
        tags: ['Coupons'],
        summary: 'First-come drops, what is open first',
        response: { 200: DropList, ...PROBLEMS },
      },
    },
    async (request) => ({
      items: await listDrops(
        database.reader,
        drops,
        request.caller?.accountId ?? null,
        now(),
        files.picturesOf,
      ),
    }),
  );

  app.get(
    '/coupons/drops/:dropId',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'readDrop',
        tags: ['Coupons'],
        summary: 'One drop, with the caller’s own coupons of it',
        params: Closed({ dropId: Id }),
        response: { 200: Drop, ...PROBLEMS },
      },
    },
    async (request) => {
      const { dropId } = request.params;
      const accountId = request.caller?.accountId ?? null;
      const drop = await readDrop(database.reader, drops, dropId, accountId, now(), files.picturesOf);
      if (!drop) throw new ProblemError('coupon.drop-not-found');
      return drop;
    },
  );

  app.post(
    '/coupons/drops/:dropId/claims',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'claimCoupon',
        tags: ['Coupons'],
        summary: 'Claim a coupon of an open drop: first come, first served',
        params: Closed({ dropId: Id }),
        response: { 201: ClaimResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { dropId } = request.params;
      const startedAt = monotonic();
      const answer = await lane.submit(admit(request, 'coupon.claim', { kind: 'claim', dropId }));
      if (answer.answered && answer.decision.accepted) meters.answered(dropId, monotonic() - startedAt);
      return answerWith(request, reply, answer, 201) as ClaimResult;
    },
  );

  app.post(
    '/coupons/registrations',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'registerCode',
        tags: ['Coupons'],
        summary: 'Register a coupon code',
        body: RegistrationBody,
        response: { 201: ClaimResult, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const command = admit(request, 'coupon.register', {
        kind: 'register' as const,
        code: request.body.code,
      });
      return answerWith(request, reply, await lane.submit(command), 201) as ClaimResult;
    },
  );

  app.get(
    '/coupons/mine',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listMyCoupons',
        tags: ['Coupons'],
        summary: 'One’s own coupons, newest first',
        querystring: CouponQuery,
        response: { 200: CouponPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      return listCoupons(database.reader, callerOf(request).accountId, { ...query, limit }, now());
    },
  );

  registerAdminRoutes(app, parts);
}
