import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { registerHoldRoutes } from './hold-routes.ts';
import type { SeatsParts } from './parts.ts';
import { createProofs } from './proof.ts';
import { RoundParams, RoundProof, SeatList, StatesView } from './schemas.ts';
import { createSeatLists } from './seat-list.ts';
import { placesHeldBy } from './views.ts';
import { registerWaitingRoutes } from './waiting-routes.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Tickets'];
const JSON_TEXT = 'application/json; charset=utf-8';

/** What everybody sees of a round's places, and what members do with them. */
export function registerSeatRoutes(app: App, parts: SeatsParts): void {
  const { database, occupancies, plansOf, monotonic } = parts;
  const listSeats = createSeatLists(monotonic);
  const prove = createProofs(parts);
  const seenOf = async (roundId: string) => {
    const seen = await occupancies.of(roundId);
    if (!seen?.isPublished) throw new ProblemError('tickets.round-not-found');
    return seen;
  };

  app.get(
    '/tickets/rounds/:roundId/seats',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listSeats',
        tags: TAGS,
        summary:
          'Every place of a round, with its price and whether it is free; a quarter of a second old at the most',
        params: RoundParams,
        response: { 200: SeatList, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const seen = await seenOf(request.params.roundId);
      const plan = (await plansOf(database.reader, new Set([seen.mapId]))).get(seen.mapId);
      if (!plan) throw new ProblemError('tickets.round-not-found');
      // It is text already: made once for all who ask.
      return reply.type(JSON_TEXT).send(listSeats(seen, plan) as never);
    },
  );

  app.get(
    '/tickets/rounds/:roundId/states',
    {
      config: { access: 'optional' },
      schema: {
        operationId: 'readSeatStates',
        tags: TAGS,
        summary: 'The same as one character for each place, for maps; what changes afterwards is told live',
        params: RoundParams,
        response: { 200: StatesView, ...PROBLEMS },
      },
    },
    async (request) => {
      const { roundId } = request.params;
      const { sequence, states, free, held, sold, blocked, capacity } = await seenOf(roundId);
      const accountId = request.caller?.accountId;
      const mine = accountId === undefined ? [] : await placesHeldBy(database.reader, accountId, roundId);
      return { roundId, sequence, states, free, held, sold, blocked, capacity, mine };
    },
  );

  app.get(
    '/tickets/rounds/:roundId/proof',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'proveRound',
        tags: TAGS,
        summary:
          'That every place is free, held, sold or blocked, and none of them twice: counted in three ways',
        params: RoundParams,
        response: { 200: RoundProof, ...PROBLEMS },
      },
    },
    async (request) => {
      await seenOf(request.params.roundId);
      const proof = await prove(request.params.roundId);
      if (!proof) throw new ProblemError('tickets.round-not-found');
      return proof;
    },
  );

  registerHoldRoutes(app, parts);
  registerWaitingRoutes(app, parts);
}
