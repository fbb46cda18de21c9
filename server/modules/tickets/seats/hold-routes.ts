import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { type PricedPlace, placesView } from './hold.ts';
import type { Choice } from './input.ts';
import type { SeatsParts } from './parts.ts';
import {
  HoldBody,
  HoldList,
  HoldParams,
  HoldPlaced,
  HoldReleased,
  HoldView,
  RoundParams,
} from './schemas.ts';
import { seatNumbers } from './seat-ids.ts';
import { listHolds, readHold, roundOfHold } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Tickets'];

/** Holding places, keeping them a while longer, letting go of them. */
export function registerHoldRoutes(app: App, parts: SeatsParts): void {
  const { database, lane, admit, now, plansOf, readAdmission, roundPlans } = parts;
  const askingFor = (request: FastifyRequest) => ({
    accountId: callerOf(request).accountId,
    plansOf,
    now: now(),
  });

  app.post(
    '/tickets/rounds/:roundId/holds',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'holdSeats',
        tags: TAGS,
        summary: 'Hold places for some minutes, all of them or none: chosen by hand, or the best neighbours',
        params: RoundParams,
        body: HoldBody,
        response: { 201: HoldPlaced, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const { admission } = request.body;
      const choice = choiceOf(roundId, request.body);
      // What is fingerprinted is what was sent: an admission is looked at anew with every repetition.
      const asked = admit(request, 'tickets.hold', { roundId, choice, admission });
      const passed = admission === undefined ? null : readAdmission(admission);
      const input = { kind: 'hold', roundId, choice, admission: passed } as const;
      const answer = await lane.submit({ ...asked, input });
      const body = answerWith(request, reply, answer, 201);
      if (!answer.answered || !answer.decision.accepted) return body as HoldPlaced;
      const { places, ...placed } = body as unknown as Placed;
      const plan = await roundPlans.of(roundId);
      if (!plan) throw new ProblemError('tickets.round-not-found');
      return { ...placed, ...placesView(roundId, plan, places) };
    },
  );

  app.get(
    '/tickets/holds',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listMyHolds',
        tags: TAGS,
        summary: 'What one holds now, and what one was offered; what ends first comes first',
        response: { 200: HoldList, ...PROBLEMS },
      },
    },
    async (request) => ({ items: await listHolds(database.reader, askingFor(request)) }),
  );

  app.get(
    '/tickets/holds/:holdId',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'readHold',
        tags: TAGS,
        summary: 'One’s own hold, as long as it lasts',
        params: HoldParams,
        response: { 200: HoldView, ...PROBLEMS },
      },
    },
    async (request) => {
      const hold = await readHold(database.reader, request.params.holdId, askingFor(request));
      if (!hold) throw new ProblemError('tickets.hold-not-found');
      return hold;
    },
  );

  /** The round is looked up for the caller, who names the hold alone; where it is over, the lane says so. */
  const change = async (request: FastifyRequest, reply: FastifyReply, kind: 'keep' | 'release') => {
    const { holdId } = request.params as { holdId: string };
    const asked = admit(request, `tickets.${kind}`, { holdId });
    const roundId = (await roundOfHold(database.reader, holdId)) ?? '';
    const answer = await lane.submit({ ...asked, input: { kind, roundId, holdId } });
    return answerWith(request, reply, answer, 200);
  };

  app.post(
    '/tickets/holds/:holdId/extensions',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'keepHold',
        tags: TAGS,
        summary: 'More time for what one holds, up to its cap',
        params: HoldParams,
        response: { 200: HoldView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const kept = (await change(request, reply, 'keep')) as HoldView;
      return reply.statusCode === 200 ? { ...kept, serverTime: new Date(now()).toISOString() } : kept;
    },
  );

  app.post(
    '/tickets/holds/:holdId/releases',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'releaseHold',
        tags: TAGS,
        summary: 'Let go of what one holds, or turn down what one was offered',
        params: HoldParams,
        response: { 200: HoldReleased, ...PROBLEMS },
      },
    },
    async (request, reply) => (await change(request, reply, 'release')) as HoldReleased,
  );
}

/** What the lane says of a new hold. */
interface Placed {
  readonly holdId: string;
  readonly roundId: string;
  readonly expiresAt: string;
  readonly places: readonly PricedPlace[];
}

/** @throws ProblemError when it is neither or both, or names places of another round */
function choiceOf(roundId: string, { seatIds, best }: HoldBody): Choice {
  if ((seatIds === undefined) === (best === undefined)) throw new ProblemError('request.invalid');
  if (seatIds) return { kind: 'seats', seats: seatNumbers(roundId, seatIds) };
  const { quantity, grades = null, sections = null, together = true } = best!;
  return { kind: 'best', quantity, grades, sections, isTogether: together };
}
