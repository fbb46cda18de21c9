import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { emailKeyOf } from '../../accounts/index.ts';
import type { Choice } from '../seats/input.ts';
import { CallOffBody, CallOffView, DoorSale, DoorSaleBody, RoundParams } from './admin-schemas.ts';
import { callOffView } from './admin-views.ts';
import type { ReservationsParts } from './parts.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const TAGS = ['Admin'];

/** Calling a round off, and selling at the box office. */
export function registerRoundRoutes(app: App, parts: ReservationsParts): void {
  const { admit, database, lane } = parts;

  app.post(
    '/admin/tickets/rounds/:roundId/cancellations',
    {
      config: admin,
      schema: {
        operationId: 'callRoundOff',
        tags: TAGS,
        summary: 'Call a round off: nothing of it is sold any more, and all of its money goes back',
        description:
          'From this moment nobody can buy. Reservations are given back without a fee right afterwards, page by page, and ' +
          'everybody who has one is told; `GET` the same address for how far it has come. It cannot be undone.',
        params: RoundParams,
        body: CallOffBody,
        response: { 202: CallOffView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const input = { kind: 'call-off-round', roundId, ...request.body } as const;
      const answer = await lane.submit(admit(request, 'tickets.call-off-round', input));
      const body = answerWith(request, reply, answer, 202);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      await parts.changed([String(body.performanceId)]);
      return (await callOffView(database.reader, roundId)) as CallOffView;
    },
  );

  app.get(
    '/admin/tickets/rounds/:roundId/cancellations',
    {
      config: admin,
      schema: {
        operationId: 'readCallOff',
        tags: TAGS,
        summary: 'How far the money of a round that was called off has come back',
        params: RoundParams,
        response: { 200: CallOffView, ...PROBLEMS },
      },
    },
    async ({ params }) => {
      const found = await callOffView(database.reader, params.roundId);
      if (!found) throw new ProblemError('tickets.round-not-found');
      return found;
    },
  );

  app.post(
    '/admin/tickets/rounds/:roundId/sales',
    {
      config: admin,
      schema: {
        operationId: 'sellAtDoor',
        tags: TAGS,
        summary: 'Sell free places at the box office, for money that the till has',
        description:
          'Before the sale opens and after it ended too, until an hour after the show began. To a member, who then has ' +
          'the tickets, or to somebody without an account, who gets them on paper.',
        params: RoundParams,
        body: DoorSaleBody,
        response: { 201: DoorSale, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const { note = '', reason, member, expectedTotal = null } = request.body;
      const choice = choiceOf(roundId, request.body);
      const asked = admit(request, 'tickets.sell-at-door', { roundId, ...request.body });
      const memberId = member === undefined ? null : await memberNamed(parts, member);
      const words = { note, reason, expectedTotal };
      const input = { kind: 'sell-at-door', roundId, choice, memberId, ...words } as const;
      return answerWith(request, reply, await lane.submit({ ...asked, input }), 201) as DoorSale;
    },
  );
}

/** @throws ProblemError request.invalid, tickets.seat-not-found */
function choiceOf(roundId: string, { seatIds, best }: DoorSaleBody): Choice {
  if ((seatIds === undefined) === (best === undefined)) throw new ProblemError('request.invalid');
  if (best) {
    const { quantity, grades = null, together = true } = best;
    return { kind: 'best', quantity, grades, sections: null, isTogether: together };
  }
  const strange = seatIds!.filter((id) => !id.startsWith(`${roundId}-`));
  if (strange.length > 0) throw new ProblemError('tickets.seat-not-found', { seatIds: strange });
  return { kind: 'seats', seats: seatIds!.map((id) => Number(id.slice(roundId.length + 1))) };
}

/** @throws ProblemError tickets.recipient-unknown */
async function memberNamed({ accounts, database }: ReservationsParts, text: string): Promise<string> {
  const key = emailKeyOf(text);
  const id = text.includes('@') ? (await accounts.byEmail(database.reader, [key])).get(key)?.id : text;
  const member = id === undefined ? null : await accounts.memberView(database.reader, id);
  if (!member || member.status === 'deleted') throw new ProblemError('tickets.recipient-unknown');
  return member.accountId;
}
