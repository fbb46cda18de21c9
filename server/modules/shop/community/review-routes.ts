import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Command } from '../../../engine/types.ts';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Closed, Id, PageQuery, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { requireVisible } from './counts.ts';
import type { CommunityParts } from './parts.ts';
import { listReviews, readReview } from './review-views.ts';
import { listReviewable } from './reviewable-views.ts';
import { Helpful, Review, ReviewablePage, ReviewBody, ReviewPage, ReviewsQuery } from './schemas.ts';
import type { CommunityInput } from './voice.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Shop'];
const member = { access: 'member' } as const;
const Params = Closed({ reviewId: Id });

/** What people say of what they have bought. */
export function registerReviewRoutes(app: App, parts: CommunityParts): void {
  const { database, lane, admit, reads, makeId, allowance } = parts;

  /** Submits, and answers with the review as it is afterwards. */
  async function write(
    request: FastifyRequest,
    reply: FastifyReply,
    command: Command<CommunityInput>,
    status: number,
  ) {
    const answer = await lane.submit(command);
    const body = answerWith(request, reply, answer, status);
    if (!answer.answered || !answer.decision.accepted) return body as never;
    const review = await readReview(database.reader, String(body.reviewId), command.accountId, parts);
    // Whoever asks again with the same key after it was deleted.
    if (!review) throw new ProblemError('shop.review-not-found');
    return review;
  }

  app.get(
    '/shop/products/:productId/reviews',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'listReviews',
        tags: TAGS,
        summary: 'Reviews of a product, by those who have bought it, with the sum of all of them',
        params: Closed({ productId: Id }),
        querystring: ReviewsQuery,
        response: { 200: ReviewPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { productId } = request.params;
      const { limit = 20, ...query } = request.query;
      const executor = reads.of(request);
      await requireVisible(executor, productId);
      const callerId = request.caller?.accountId ?? null;
      return listReviews(executor, productId, { ...query, limit }, callerId, parts);
    },
  );

  app.get(
    '/shop/reviewable',
    {
      config: member,
      schema: {
        operationId: 'listReviewable',
        tags: TAGS,
        summary: 'What one has received, with one’s own reviews of it; a page holds so many orders',
        querystring: PageQuery,
        response: { 200: ReviewablePage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      return listReviewable(database.reader, callerOf(request).accountId, { ...query, limit }, parts);
    },
  );

  app.post(
    '/shop/orders/:orderId/lines/:no/review',
    {
      config: member,
      schema: {
        operationId: 'writeReview',
        tags: TAGS,
        summary: 'Review something that one has bought and received: once for each line of an order',
        params: Closed({ orderId: Id, no: Type.Integer({ minimum: 1, maximum: 1_000 }) }),
        body: ReviewBody,
        response: { 201: Review, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { orderId, no: lineNo } = request.params;
      const { rating, text, pictures: fileIds = [] } = request.body;
      const written = { orderId, lineNo, rating, text, fileIds };
      const command = admit(request, 'shop.review', written);
      await allowance.spend(command.accountId);
      const input = { kind: 'review', reviewId: makeId(), ...written } as const;
      return write(request, reply, { ...command, input }, 201);
    },
  );

  app.put(
    '/shop/reviews/:reviewId',
    {
      config: member,
      schema: {
        operationId: 'changeReview',
        tags: TAGS,
        summary: 'Change one’s own review; without `pictures` it shows none',
        params: Params,
        body: ReviewBody,
        response: { 200: Review, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { reviewId } = request.params;
      const { rating, text, pictures: fileIds = [] } = request.body;
      const input = { kind: 'change-review', reviewId, rating, text, fileIds } as const;
      const command = admit(request, 'shop.change-review', input);
      await allowance.spend(command.accountId);
      return write(request, reply, command, 200);
    },
  );

  app.delete(
    '/shop/reviews/:reviewId',
    {
      config: member,
      schema: {
        operationId: 'deleteReview',
        tags: TAGS,
        summary: 'Take one’s own review away, with what others said about it',
        params: Params,
        response: { 200: Closed({}), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { reviewId } = request.params;
      const command = admit(request, 'shop.delete-review', { kind: 'delete-review', reviewId } as const);
      return answerWith(request, reply, await lane.submit(command), 200) as never;
    },
  );

  for (const [method, isHelpful] of [
    ['put', true],
    ['delete', false],
  ] as const) {
    app[method](
      '/shop/reviews/:reviewId/helpful',
      {
        config: member,
        schema: {
          operationId: isHelpful ? 'markHelpful' : 'unmarkHelpful',
          tags: TAGS,
          summary: isHelpful ? 'Say that somebody else’s review helped' : 'Take that back',
          params: Params,
          response: { 200: Helpful, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const { reviewId } = request.params;
        const input = { kind: 'vote', reviewId, isHelpful } as const;
        return answerWith(
          request,
          reply,
          await lane.submit(admit(request, 'shop.vote', input)),
          200,
        ) as never;
      },
    );
  }
}
