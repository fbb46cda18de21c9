import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { PageQuery, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { requirePublic } from '../people/reading.ts';
import { listTripComments, readOwnComment } from './comment-views.ts';
import type { AroundParts } from './parts.ts';
import {
  CommentBody,
  CommentDone,
  CommentParams,
  TripComment,
  TripCommentPage,
  TripParams,
} from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Trips'];
const member = { access: 'member' } as const;

/** What people say below public trips. */
export function registerCommentRoutes(app: App, parts: AroundParts): void {
  const { database, reads, accounts, admit, around, allowance } = parts;

  app.get(
    '/trips/public/:tripId/comments',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'listTripComments',
        tags: TAGS,
        summary: 'What is said below a public trip, the newest first',
        params: TripParams,
        querystring: PageQuery,
        response: { 200: TripCommentPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const executor = reads.of(request);
      const trip = await requirePublic(executor, request.params.tripId);
      const { limit = 20, ...query } = request.query;
      const callerId = request.caller?.accountId ?? null;
      return listTripComments(executor, trip, { ...query, limit }, callerId, accounts);
    },
  );

  app.post(
    '/trips/public/:tripId/comments',
    {
      config: member,
      schema: {
        operationId: 'commentTrip',
        tags: TAGS,
        summary: 'Say something below a public trip; its owner is told',
        params: TripParams,
        body: CommentBody,
        response: { 201: TripComment, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { accountId } = callerOf(request);
      const input = { kind: 'comment', ...request.params, ...request.body } as const;
      const command = admit(request, 'trips.comment', input);
      await allowance.spend(accountId);
      const answer = await around.submit(command);
      const body = answerWith(request, reply, answer, 201);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      const trip = await requirePublic(database.reader, input.tripId);
      const comment = await readOwnComment(
        database.reader,
        trip,
        String(body.commentId),
        accountId,
        accounts,
      );
      // Whoever asks again with the same key after it was taken away.
      if (!comment) throw new ProblemError('trips.comment-not-found');
      return comment;
    },
  );

  app.delete(
    '/trips/public/:tripId/comments/:commentId',
    {
      config: member,
      schema: {
        operationId: 'deleteTripComment',
        tags: TAGS,
        summary: 'Take a comment away: one’s own, or any below one’s own trip',
        params: CommentParams,
        response: { 200: CommentDone, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'delete-comment', ...request.params } as const;
      const command = admit(request, 'trips.delete-comment', input);
      return answerWith(request, reply, await around.submit(command), 200) as never;
    },
  );
}
