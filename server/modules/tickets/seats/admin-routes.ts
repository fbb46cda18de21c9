import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { readHouse } from './house.ts';
import type { SeatsParts } from './parts.ts';
import {
  BlockBody,
  EndHoldBody,
  HoldInRound,
  HoldReleased,
  House,
  RoundParams,
  SeatsBlocked,
  SeatsUnblocked,
} from './schemas.ts';
import { seatNumbers } from './seat-ids.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Admin'];

/** What operators do with places: look who has them, keep them off the sale. Every change is audited. */
export function registerSeatAdminRoutes(app: App, { lane, admit, database, accounts }: SeatsParts): void {
  app.get(
    '/admin/tickets/rounds/:roundId/house',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'readHouse',
        tags: TAGS,
        summary: 'A round’s places, and who holds, has bought or blocked them',
        params: RoundParams,
        response: { 200: House, ...PROBLEMS },
      },
    },
    async (request) => {
      const { roundId } = request.params;
      const house = await database.snapshot((executor) => readHouse(executor, roundId, accounts.people));
      if (!house) throw new ProblemError('tickets.round-not-found');
      return house;
    },
  );

  app.post(
    '/admin/tickets/rounds/:roundId/blocks',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'blockSeats',
        tags: TAGS,
        summary: 'Keep free places off the sale, all of them or none',
        params: RoundParams,
        body: BlockBody,
        response: { 200: SeatsBlocked, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const { seatIds, reason } = request.body;
      const input = { kind: 'block', roundId, seats: seatNumbers(roundId, seatIds), reason } as const;
      const answer = await lane.submit(admit(request, 'tickets.block', input));
      return answerWith(request, reply, answer, 200) as { blocked: number };
    },
  );

  app.post(
    '/admin/tickets/rounds/:roundId/unblocks',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'unblockSeats',
        tags: TAGS,
        summary: 'Put blocked places on sale; those who wait have them first',
        params: RoundParams,
        body: BlockBody,
        response: { 200: SeatsUnblocked, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const { seatIds, reason } = request.body;
      const input = { kind: 'unblock', roundId, seats: seatNumbers(roundId, seatIds), reason } as const;
      const answer = await lane.submit(admit(request, 'tickets.unblock', input));
      return answerWith(request, reply, answer, 200) as { unblocked: number };
    },
  );

  app.post(
    '/admin/tickets/rounds/:roundId/holds/:holdId/ends',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'endHold',
        tags: TAGS,
        summary: 'Take back what a member holds and has not paid; those who wait have the places first',
        description:
          'All places of the hold. What is being paid is given up with its reservation; what is paid is cancelled.',
        params: HoldInRound,
        body: EndHoldBody,
        response: { 200: HoldReleased, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'end-hold', ...request.params, ...request.body } as const;
      const answer = await lane.submit(admit(request, 'tickets.end-hold', input));
      return answerWith(request, reply, answer, 200) as HoldReleased;
    },
  );
}
