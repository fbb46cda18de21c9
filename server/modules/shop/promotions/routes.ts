import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command, Lane } from '../../../engine/index.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { ShopDependencies } from '../parts.ts';
import type { PromotionRule } from '../pricing/rules.ts';
import type { PromotionInput, PromotionsState, PromotionTerms } from './promotion.ts';
import {
  PromotionBody,
  PromotionChange,
  PromotionEnd,
  PromotionOrder,
  PromotionPage,
  PromotionParams,
  PromotionQuery,
  PromotionView,
} from './schemas.ts';
import { listPromotions, readPromotion } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const PAGE = 100;

/** What the part's routes share. */
export interface PromotionsParts extends ShopDependencies {
  readonly lane: Lane<PromotionInput, PromotionsState>;
}

/** What operators do with promotions: each change is a command, with its reason in the audit log. */
export function registerPromotionRoutes(app: App, parts: PromotionsParts): void {
  registerReads(app, parts);
  registerChanges(app, parts);
  registerEndAndOrder(app, parts);
}

function registerReads(app: App, { database, now }: PromotionsParts): void {
  app.get(
    '/admin/shop/promotions',
    {
      config: admin,
      schema: {
        operationId: 'listPromotions',
        tags: ['Admin'],
        summary:
          'Promotions: those that have not ended in the order in which they are asked, or those that have',
        querystring: PromotionQuery,
        response: { 200: PromotionPage, ...PROBLEMS },
      },
    },
    async ({ query: { status = 'current', limit = PAGE, ...query } }) =>
      listPromotions(database.reader, { status, limit, ...query }, now()),
  );

  app.get(
    '/admin/shop/promotions/:promotionId',
    {
      config: admin,
      schema: {
        operationId: 'readPromotion',
        tags: ['Admin'],
        summary: 'One promotion',
        params: PromotionParams,
        response: { 200: PromotionView, ...PROBLEMS },
      },
    },
    async ({ params }) => {
      const promotion = await readPromotion(database.reader, params.promotionId, now());
      if (!promotion) throw new ProblemError('shop.promotion-not-found');
      return promotion;
    },
  );
}

function registerChanges(app: App, parts: PromotionsParts): void {
  const { admit } = parts;
  app.post(
    '/admin/shop/promotions',
    {
      config: admin,
      schema: {
        operationId: 'createPromotion',
        tags: ['Admin'],
        summary: 'Make a promotion; it is asked after all others',
        body: PromotionBody,
        response: { 201: PromotionView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { reason } = request.body;
      const input = { kind: 'create', terms: termsOf(request.body), reason } as const;
      return change(parts, request, reply, admit(request, 'shop.create-promotion', input), 201);
    },
  );

  app.put(
    '/admin/shop/promotions/:promotionId',
    {
      config: admin,
      schema: {
        operationId: 'changePromotion',
        tags: ['Admin'],
        summary: 'Change a promotion that has not ended, from the next order on',
        params: PromotionParams,
        body: PromotionChange,
        response: { 200: PromotionView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { promotionId } = request.params;
      const { version, reason } = request.body;
      const input = { kind: 'change', promotionId, terms: termsOf(request.body), version, reason } as const;
      return change(parts, request, reply, admit(request, 'shop.change-promotion', input), 200);
    },
  );
}

function registerEndAndOrder(app: App, parts: PromotionsParts): void {
  const { admit, database, lane, now } = parts;
  app.post(
    '/admin/shop/promotions/:promotionId/endings',
    {
      config: admin,
      schema: {
        operationId: 'endPromotion',
        tags: ['Admin'],
        summary: 'End a promotion now, for good; orders keep what it took off',
        params: PromotionParams,
        body: PromotionEnd,
        response: { 200: PromotionView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'end', ...request.params, ...request.body } as const;
      return change(parts, request, reply, admit(request, 'shop.end-promotion', input), 200);
    },
  );

  app.post(
    '/admin/shop/promotions/orderings',
    {
      config: admin,
      schema: {
        operationId: 'orderPromotions',
        tags: ['Admin'],
        summary: 'Say in which order promotions are asked; those that are not named stay behind the others',
        body: PromotionOrder,
        response: { 200: PromotionPage, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'order', ...request.body } as const;
      const answer = await lane.submit(admit(request, 'shop.order-promotions', input));
      const body = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      return listPromotions(database.reader, { status: 'current', limit: PAGE }, now());
    },
  );
}

/** Submits, and answers with the promotion as it is afterwards. */
async function change(
  { database, lane, now }: PromotionsParts,
  request: FastifyRequest,
  reply: FastifyReply,
  command: Command<PromotionInput>,
  status: number,
): Promise<PromotionView> {
  const answer = await lane.submit(command);
  const body = answerWith(request, reply, answer, status);
  if (!answer.answered || !answer.decision.accepted) return body as never;
  return (await readPromotion(database.reader, String(body.promotionId), now())) as PromotionView;
}

const termsOf = ({
  name,
  rule,
  startsAt,
  endsAt,
  isActive = true,
}: PromotionBody | Omit<PromotionBody, 'reason'>): PromotionTerms => ({
  name,
  rule: rule as PromotionRule,
  startsAt: Date.parse(startsAt),
  endsAt: typeof endsAt === 'string' ? Date.parse(endsAt) : null,
  isActive,
});
