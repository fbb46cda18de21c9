import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cache } from '../../../cache/index.ts';
import type { Command, Lane } from '../../../engine/index.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Closed, Id, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { Allowance } from '../../../voices/allowance.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Shows } from '../shows/index.ts';
import type { ReviewInput, ReviewState } from './review.ts';
import {
  AdminReviewPage,
  AdminReviewsQuery,
  Helpful,
  Moderated,
  ReasonBody,
  Review,
  ReviewBody,
  ReviewPage,
  type ReviewSort,
  ReviewsQuery,
} from './schemas.ts';
import { listAllReviews, listReviews, ownPart, readReview, type Summary } from './views.ts';

/** What the routes of reviews share. */
export interface ReviewParts extends TicketsDependencies {
  readonly lane: Lane<ReviewInput, ReviewState>;
  readonly shows: Pick<Shows, 'remembered'>;
  /** First pages as everybody sees them, by `performanceId/sort/limit`, and the stars where only those are asked for. */
  readonly firstPages: Cache<Pick<ReviewPage, 'items' | 'nextCursor'>>;
  readonly summaries: Cache<Summary>;
  readonly allowance: Allowance;
}

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Tickets'];
const member = { access: 'member' } as const;
const admin = { access: 'admin' } as const;
const Params = Closed({ reviewId: Id });
const PerformanceParams = Closed({ performanceId: Id });

/** What those say who were there. */
export function registerReviewRoutes(app: App, parts: ReviewParts): void {
  const { database, lane, admit, accounts, makeId, allowance, now } = parts;

  /** Submits, and answers with the review as it is afterwards. */
  async function write(
    request: FastifyRequest,
    reply: FastifyReply,
    command: Command<ReviewInput>,
    status: number,
  ) {
    const answer = await lane.submit(command);
    const body = answerWith(request, reply, answer, status);
    if (!answer.answered || !answer.decision.accepted) return body as never;
    const review = await readReview(database.reader, String(body.reviewId), command.accountId, accounts);
    // Whoever asks again with the same key after it was deleted.
    if (!review) throw new ProblemError('tickets.review-not-found');
    return review;
  }

  app.get(
    '/tickets/performances/:performanceId/reviews',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'listShowReviews',
        tags: TAGS,
        summary:
          'Reviews of a performance by those who were there, with the sum of all of them, and one’s own',
        params: PerformanceParams,
        querystring: ReviewsQuery,
        response: { 200: ReviewPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { performanceId } = request.params;
      const callerId = request.caller?.accountId ?? null;
      const page = await pageFor(parts, performanceId, request.query, callerId);
      const own =
        callerId === null
          ? { mine: null, canReview: false }
          : await ownPart(database.reader, performanceId, callerId, now());
      return { ...page, ...own };
    },
  );

  app.post(
    '/tickets/performances/:performanceId/reviews',
    {
      config: member,
      schema: {
        operationId: 'writeShowReview',
        tags: TAGS,
        summary: 'Review a performance that one has seen: once',
        params: PerformanceParams,
        body: ReviewBody,
        response: { 201: Review, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const written = { performanceId: request.params.performanceId, ...request.body };
      const command = admit(request, 'tickets.review', written);
      await allowance.spend(command.accountId);
      const input = { kind: 'review', reviewId: makeId(), ...written } as const;
      return write(request, reply, { ...command, input }, 201);
    },
  );

  app.put(
    '/tickets/reviews/:reviewId',
    {
      config: member,
      schema: {
        operationId: 'changeShowReview',
        tags: TAGS,
        summary: 'Change one’s own review',
        params: Params,
        body: ReviewBody,
        response: { 200: Review, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'change-review', ...request.params, ...request.body } as const;
      const command = admit(request, 'tickets.change-review', input);
      await allowance.spend(command.accountId);
      return write(request, reply, command, 200);
    },
  );

  app.delete(
    '/tickets/reviews/:reviewId',
    {
      config: member,
      schema: {
        operationId: 'deleteShowReview',
        tags: TAGS,
        summary: 'Take one’s own review away',
        params: Params,
        response: { 200: Closed({}), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'delete-review', ...request.params } as const;
      const command = admit(request, 'tickets.delete-review', input);
      return answerWith(request, reply, await lane.submit(command), 200) as never;
    },
  );

  for (const [method, isHelpful] of [
    ['put', true],
    ['delete', false],
  ] as const) {
    app[method](
      '/tickets/reviews/:reviewId/helpful',
      {
        config: member,
        schema: {
          operationId: isHelpful ? 'markShowReviewHelpful' : 'unmarkShowReviewHelpful',
          tags: TAGS,
          summary: isHelpful ? 'Say that somebody else’s review helped' : 'Take that back',
          params: Params,
          response: { 200: Helpful, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const input = { kind: 'vote', ...request.params, isHelpful } as const;
        const command = admit(request, 'tickets.vote', input);
        return answerWith(request, reply, await lane.submit(command), 200) as never;
      },
    );
  }
}

interface ReviewsAsked {
  readonly limit?: number;
  readonly sort?: ReviewSort;
  readonly rating?: number;
  readonly cursor?: string;
}

/** Everybody gets the same first page; votes and what is one's own are added for who asks. */
async function pageFor(
  { shows, database, accounts, firstPages, summaries }: ReviewParts,
  performanceId: string,
  { limit = 20, sort = 'newest', ...more }: ReviewsAsked,
  callerId: string | null,
) {
  if (!(await shows.remembered.performances.get(performanceId))) {
    throw new ProblemError('tickets.performance-not-found');
  }
  const summary = (await summaries.get(performanceId)) ?? {
    count: 0,
    average: null,
    histogram: [0, 0, 0, 0, 0],
  };
  const { rating, cursor } = more;
  const isCommon = callerId === null && cursor === undefined;
  const name = [performanceId, sort, limit, ...(rating === undefined ? [] : [rating])].join('/');
  const page = isCommon
    ? ((await firstPages.get(name)) ?? { items: [], nextCursor: null })
    : await listReviews(database.reader, performanceId, { limit, sort, ...more }, callerId, accounts);
  return {
    items: [...page.items],
    nextCursor: page.nextCursor,
    summary: { ...summary, histogram: [...summary.histogram] },
  };
}

/** What operators do with reviews; each change is a command of the same lane, and audited. */
export function registerModerationRoutes(app: App, parts: ReviewParts): void {
  const { lane, admit, reads, accounts } = parts;

  app.get(
    '/admin/tickets/reviews',
    {
      config: admin,
      schema: {
        operationId: 'listAllShowReviews',
        tags: ['Admin'],
        summary: 'Reviews of all performances, the newest first, hidden ones too',
        querystring: AdminReviewsQuery,
        response: { 200: AdminReviewPage, ...PROBLEMS },
      },
    },
    async (request) => listAllReviews(reads.of(request), request.query, accounts),
  );

  for (const [kind, act, Act] of [
    ['hide', 'hidings', 'hide'],
    ['show', 'showings', 'show'],
  ] as const) {
    app.post(
      `/admin/tickets/reviews/:reviewId/${act}`,
      {
        config: admin,
        schema: {
          operationId: `${Act}ShowReview`,
          tags: ['Admin'],
          summary:
            kind === 'hide'
              ? 'Take a review off the pages; whoever wrote it is told why'
              : 'Put a review back on the pages; whoever wrote it is told',
          params: Params,
          body: ReasonBody,
          response: { 200: Moderated, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const input = { kind, ...request.params, reason: request.body.reason };
        const command = admit(request, `tickets.${kind}-review`, input);
        return answerWith(request, reply, await lane.submit(command), 200) as never;
      },
    );
  }
}
