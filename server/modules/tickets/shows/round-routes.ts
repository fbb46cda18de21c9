import { ProblemError } from '../../../http/errors.ts';
import { Closed, Id } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { admin, change, PROBLEMS, ReasonQuery, TAGS } from './admin-parts.ts';
import { AdminRound, AdminRoundList, NewRoundsBody, RoundBody } from './admin-schemas.ts';
import { readAdminRounds } from './admin-views.ts';
import { roundFactsOf, roundsFactsOf } from './drafts.ts';
import type { ShowsParts } from './parts.ts';
import { performancesOfRounds } from './reading.ts';

const PerformanceParams = Closed({ performanceId: Id });
const RoundParams = Closed({ roundId: Id });
/** 200 rounds. */
const BODY_LIMIT_BYTES = 128 * 1024;

/** What operators do with rounds; calling one off is a matter of its reservations. */
export function registerRoundRoutes(app: App, parts: ShowsParts): void {
  const { admit, database, makeId, now } = parts;
  const roundsAfter = (performanceId: string) => readAdminRounds(database.reader, performanceId, now());
  const roundAfter = async (roundId: string): Promise<AdminRound | undefined> => {
    const performanceId = (await performancesOfRounds(database.reader, [roundId])).get(roundId);
    const all = performanceId === undefined ? [] : await roundsAfter(performanceId);
    return all.find((round) => round.roundId === roundId);
  };

  app.get(
    '/admin/tickets/performances/:performanceId/rounds',
    {
      config: admin,
      schema: {
        operationId: 'listAdminRounds',
        tags: TAGS,
        summary: 'Rounds of a performance by time, with their numbers, those called off too',
        params: PerformanceParams,
        response: { 200: AdminRoundList, ...PROBLEMS },
      },
    },
    async (request) => ({ items: await roundsAfter(request.params.performanceId) }),
  );

  app.post(
    '/admin/tickets/performances/:performanceId/rounds',
    {
      config: admin,
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        operationId: 'createRounds',
        tags: TAGS,
        summary: 'Add up to 200 rounds that are alike but for their times: all of them, or none',
        params: PerformanceParams,
        body: NewRoundsBody,
        response: { 201: AdminRoundList, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const { performanceId } = request.params;
      const command = admit(request, 'tickets.add-rounds', { performanceId, ...body });
      const rounds = roundsFactsOf(body).map((facts) => ({ roundId: makeId(), facts }));
      const input = { kind: 'add-rounds', performanceId, rounds, reason: body.reason ?? null } as const;
      return change(parts, { request, reply, status: 201 }, { ...command, input }, async ({ roundIds }) => {
        const made = new Set(roundIds as string[]);
        return { items: (await roundsAfter(performanceId)).filter(({ roundId }) => made.has(roundId)) };
      });
    },
  );

  app.get(
    '/admin/tickets/rounds/:roundId',
    {
      config: admin,
      schema: {
        operationId: 'readAdminRound',
        tags: TAGS,
        summary: 'One round with its numbers, and its version',
        params: RoundParams,
        response: { 200: AdminRound, ...PROBLEMS },
      },
    },
    async (request) => {
      const round = await roundAfter(request.params.roundId);
      if (!round) throw new ProblemError('tickets.round-not-found');
      return round;
    },
  );

  app.put(
    '/admin/tickets/rounds/:roundId',
    {
      config: admin,
      schema: {
        operationId: 'editRound',
        tags: TAGS,
        summary: 'Write a whole round anew; refused when somebody else has changed it since it was read',
        description:
          'Once somebody has, or had, a place of it, its hall and map stay. Prices count for what is held from now on.',
        params: RoundParams,
        body: RoundBody,
        response: { 200: AdminRound, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const { roundId } = request.params;
      const command = admit(request, 'tickets.edit-round', { roundId, ...body });
      const input = {
        ...({ kind: 'edit-round', roundId, version: body.version } as const),
        facts: roundFactsOf(body),
        takesNewMap: body.takesNewMap ?? false,
        reason: body.reason ?? null,
      };
      return change(parts, { request, reply, status: 200 }, { ...command, input }, () => roundAfter(roundId));
    },
  );

  app.delete(
    '/admin/tickets/rounds/:roundId',
    {
      config: admin,
      schema: {
        operationId: 'removeRound',
        tags: TAGS,
        summary: 'Take away a round that nobody has, or had, a place of',
        params: RoundParams,
        querystring: ReasonQuery,
        response: { 200: RoundParams, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const input = { kind: 'remove-round', roundId, reason: request.query.reason ?? null } as const;
      const command = admit(request, 'tickets.remove-round', input);
      return change(parts, { request, reply, status: 200 }, command, () => ({ roundId }));
    },
  );
}
