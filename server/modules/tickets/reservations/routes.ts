import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '../../../engine/index.ts';
import { callerOf } from '../../../http/auth.ts';
import { isCode } from '../../../http/codes.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { emailKeyOf } from '../../accounts/index.ts';
import type { ReservationInput } from './input.ts';
import type { ReservationsParts } from './parts.ts';
import { placeOf } from './reading.ts';
import {
  CancelBody,
  CancellationQuery,
  CancellationView,
  Reservation,
  ReservationPage,
  ReservationParams,
  ReservationsQuery,
  TransferBody,
  TransferMade,
} from './schemas.ts';
import { cancellationView, listReservations, reservationView } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const member = { access: 'member' } as const;
const TAGS = ['Tickets'];
/** What does not exist is refused in the lane, so that a repetition is told the same. */
const NO_ROUND = 'none';
/** Addresses that a holder may have wrong, as a member in Pay: whoever goes on is looking for who has an account. */
const GUESSES = { attempts: 60, perMs: 10 * 60_000 };

/** What members do with their reservations. Somebody else's is answered like one that does not exist. */
export function registerMemberRoutes(app: App, parts: ReservationsParts): void {
  registerReads(app, parts);
  registerCancel(app, parts);
  registerTransfer(app, parts);
}

async function own(
  parts: ReservationsParts,
  request: FastifyRequest,
  reservationId: string,
): Promise<Reservation> {
  const { accountId } = callerOf(request);
  const asked = { reservationId, accountId, at: parts.now() };
  const reservation = await reservationView(parts.database.reader, parts, asked);
  if (!reservation) throw new ProblemError('tickets.reservation-not-found');
  return reservation;
}

function registerReads(app: App, parts: ReservationsParts): void {
  const { database, reads, now } = parts;
  app.get(
    '/tickets/reservations',
    {
      config: member,
      schema: {
        operationId: 'listReservations',
        tags: TAGS,
        summary: 'One’s own reservations, the newest first',
        querystring: ReservationsQuery,
        response: { 200: ReservationPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { limit = 20, ...query } = request.query;
      const { accountId } = callerOf(request);
      return listReservations(reads.of(request), parts, accountId, { ...query, limit });
    },
  );

  app.get(
    '/tickets/reservations/:reservationId',
    {
      config: member,
      schema: {
        operationId: 'readReservation',
        tags: TAGS,
        summary: 'One reservation with all that happened to it, and what can be done about it now',
        description: 'Changes are told live as `reservation` on the topic `me`.',
        params: ReservationParams,
        response: { 200: Reservation, ...PROBLEMS },
      },
    },
    async (request) => own(parts, request, request.params.reservationId),
  );

  app.get(
    '/tickets/reservations/:reservationId/cancellation',
    {
      config: member,
      schema: {
        operationId: 'previewCancellation',
        tags: TAGS,
        summary: 'What would come back and what would be kept, if it were given back now',
        params: ReservationParams,
        querystring: CancellationQuery,
        response: { 200: CancellationView, ...PROBLEMS },
      },
    },
    async (request) => {
      const { reservationId } = request.params;
      const lines = request.query.lines?.split(',').map(Number) ?? null;
      const { accountId } = callerOf(request);
      const view = await cancellationView(database.reader, { reservationId, accountId, at: now() }, lines);
      if (!view) throw new ProblemError('tickets.reservation-not-found');
      if ('code' in view) {
        throw new ProblemError(isCode(view.code) ? view.code : 'tickets.not-cancellable', view.facts);
      }
      return view;
    },
  );
}

/** Submits, and answers with the reservation as it is afterwards. */
async function act(
  parts: ReservationsParts,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  command: Command<ReservationInput>,
  reservationId: string,
): Promise<Reservation> {
  const answer = await parts.lane.submit(command);
  const body = answerWith(request, reply, answer, 200);
  return answer.answered && answer.decision.accepted ? own(parts, request, reservationId) : (body as never);
}

function registerCancel(app: App, parts: ReservationsParts): void {
  const { admit, database } = parts;
  app.post(
    '/tickets/reservations/:reservationId/cancellations',
    {
      config: member,
      schema: {
        operationId: 'cancelReservation',
        tags: TAGS,
        summary: 'Give a reservation back, or some places of it, until the show begins',
        description:
          'What is kept follows the scale of the day on which it was paid. The places are free in the same commit, those ' +
          'who wait for them have them first, and money that came from the wallet is back; a gateway is asked for it ' +
          'right after. The coupon comes back with the last place.',
        params: ReservationParams,
        body: CancelBody,
        response: { 200: Reservation, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { reservationId } = request.params;
      const { lines = null, reason = '', expectedRefund = null } = request.body;
      const asked = admit(request, 'tickets.cancel', { reservationId, ...request.body });
      const roundId = (await placeOf(database.reader, reservationId))?.roundId ?? NO_ROUND;
      const input = { kind: 'cancel', roundId, reservationId, lines, reason, expectedRefund } as const;
      return act(parts, { request, reply }, { ...asked, input }, reservationId);
    },
  );
}

/**
 * Counts a try to name somebody, before it is known whether they are there: those in parallel count too.
 * @returns gives it back, for a try that found them
 * @throws ProblemError request.too-many
 */
async function countGuess(
  { guesses }: ReservationsParts,
  request: FastifyRequest,
): Promise<() => Promise<void>> {
  if (!guesses) return async () => undefined;
  const wanted = [[callerOf(request).accountId, GUESSES]] as const;
  const retryAfterS = await guesses.take(wanted);
  if (retryAfterS > 0) throw new ProblemError('request.too-many', { retryAfterS });
  return () => guesses.giveBack(wanted);
}

function registerTransfer(app: App, parts: ReservationsParts): void {
  const { admit, database, accounts, lane } = parts;
  app.post(
    '/tickets/reservations/:reservationId/transfers',
    {
      config: member,
      schema: {
        operationId: 'handTicketsOn',
        tags: TAGS,
        summary: 'Give tickets that one holds to another member',
        description:
          'Codes that were shown before open nothing from then on. Both are told. What a ticket cost stays with whoever ' +
          'bought it, who cannot give it back any more.',
        params: ReservationParams,
        body: TransferBody,
        response: { 201: TransferMade, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { reservationId } = request.params;
      const { lines, to } = request.body;
      const asked = admit(request, 'tickets.hand-on', { reservationId, ...request.body });
      const key = emailKeyOf(to);
      const forgive = await countGuess(parts, request);
      const found = (await accounts.byEmail(database.reader, [key])).get(key);
      const roundId = (await placeOf(database.reader, reservationId))?.roundId ?? NO_ROUND;
      const toId = found?.id ?? null;
      const input = { kind: 'hand-on', roundId, reservationId, lines, toId } as const;
      const answer = await lane.submit({ ...asked, input });
      if (found) await forgive();
      return answerWith(request, reply, answer, 201) as TransferMade;
    },
  );
}
