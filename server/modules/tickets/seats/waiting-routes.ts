import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer, Rejection } from '../../../engine/index.ts';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { SeatsParts } from './parts.ts';
import { RoundParams, Waiting, WaitingList, WishBody } from './schemas.ts';
import { listWaiting } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Tickets'];

/** The waiting list of a round that has nothing left. */
export function registerWaitingRoutes(app: App, parts: SeatsParts): void {
  const { database, lane, admit, now, plansOf } = parts;
  const waitingOf = (request: FastifyRequest, roundId?: string) =>
    listWaiting(database.reader, { accountId: callerOf(request).accountId, plansOf, now: now() }, roundId);
  /** What was decided stands in its receipt; how many are ahead changes, and is read. */
  const answered = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { answer, roundId, status }: { answer: Answer | Rejection; roundId: string; status: number },
  ): Promise<Waiting> => {
    const body = answerWith(request, reply, answer, status);
    if (!answer.answered || !answer.decision.accepted) return body as Waiting;
    const [mine] = await waitingOf(request, roundId);
    if (!mine) throw new ProblemError('tickets.not-waiting');
    return mine;
  };

  app.post(
    '/tickets/rounds/:roundId/waitlist',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'waitForSeats',
        tags: TAGS,
        summary: 'Wait for places that come back: they are offered in turn, before they go on sale',
        params: RoundParams,
        body: WishBody,
        response: { 201: Waiting, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const { quantity, grades = null, together: isTogether = true } = request.body;
      const input = { kind: 'wait', roundId, quantity, grades, isTogether } as const;
      const answer = await lane.submit(admit(request, 'tickets.wait', input));
      return answered(request, reply, { answer, roundId, status: 201 });
    },
  );

  app.delete(
    '/tickets/rounds/:roundId/waitlist',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'stopWaitingForSeats',
        tags: TAGS,
        summary: 'Leave a round’s waiting list',
        params: RoundParams,
        response: { 200: Waiting, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const command = admit(request, 'tickets.stop-waiting', { kind: 'stop-waiting' as const, roundId });
      return answered(request, reply, { answer: await lane.submit(command), roundId, status: 200 });
    },
  );

  app.get(
    '/tickets/rounds/:roundId/waitlist',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'readMyWaiting',
        tags: TAGS,
        summary: 'One’s own place on a round’s waiting list, or what became of it',
        params: RoundParams,
        response: { 200: Waiting, ...PROBLEMS },
      },
    },
    async (request) => {
      const [mine] = await waitingOf(request, request.params.roundId);
      if (!mine) throw new ProblemError('tickets.wish-not-found');
      return mine;
    },
  );

  app.get(
    '/tickets/waitlist',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listMyWaiting',
        tags: TAGS,
        summary: 'What one waits for, of all rounds that are still to come; the newest first',
        response: { 200: WaitingList, ...PROBLEMS },
      },
    },
    async (request) => ({ items: await waitingOf(request) }),
  );
}
