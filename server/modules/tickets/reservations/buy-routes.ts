import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '../../../engine/index.ts';
import { callerOf } from '../../../http/auth.ts';
import { isCode } from '../../../http/codes.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { HoldParams } from '../seats/schemas.ts';
import type { Asked } from './input.ts';
import type { ReservationsParts } from './parts.ts';
import { preparePayment } from './payment.ts';
import { readQuote } from './quote-view.ts';
import { placeOf } from './reading.ts';
import {
  PayBody,
  QuoteQuery,
  QuoteView,
  ReservationMade,
  ReservationParams,
  ReserveBody,
} from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const member = { access: 'member' } as const;
const TAGS = ['Tickets'];

/** Asking for the price of what one holds, reserving it, paying for it. */
export function registerBuyRoutes(app: App, parts: ReservationsParts): void {
  const { database, now, admit, config } = parts;
  const payMs = config.gateways.expiresInMs;

  app.get(
    '/tickets/holds/:holdId/quote',
    {
      config: member,
      schema: {
        operationId: 'quoteHold',
        tags: TAGS,
        summary: 'What the places that one holds cost now, and which coupon is the best; nothing is promised',
        params: HoldParams,
        querystring: QuoteQuery,
        response: { 200: QuoteView, ...PROBLEMS },
      },
    },
    async (request) => {
      const { accountId } = callerOf(request);
      const { couponId = null } = request.query;
      const { holdId } = request.params;
      const asked = { holdId, accountId, couponId, at: now() };
      const quote = await readQuote(database.reader, parts, asked);
      if (!quote) throw new ProblemError('tickets.hold-not-found');
      return quote;
    },
  );

  app.post(
    '/tickets/holds/:holdId/reservations',
    {
      config: member,
      schema: {
        operationId: 'reservePlaces',
        tags: TAGS,
        summary:
          'Buy what one holds: places, coupon, money and tickets are decided together, or nothing happens',
        description:
          'By wallet it is paid at once. For a gateway the places stay held until `expiresAt`; money that comes later ' +
          'has them again if they are all still free, and goes back otherwise.',
        params: HoldParams,
        body: ReserveBody,
        response: { 201: ReservationMade, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { holdId } = request.params;
      const { payWith, couponId = null, expectedTotal = null, expectedStartsAt } = request.body;
      const asked = admit(request, 'tickets.reserve', { holdId, ...request.body });
      const roundId = await roundOfHold(parts, holdId, asked.accountId);
      const shown = expectedStartsAt !== undefined && { expectedStartsAt: Date.parse(expectedStartsAt) };
      const input = { roundId, holdId, payWith, couponId, expectedTotal, payMs, ...shown };
      return submitSale(parts, request, reply, { ...asked, input: { kind: 'reserve', ...input } });
    },
  );

  app.post(
    '/tickets/reservations/:reservationId/payments',
    {
      config: member,
      schema: {
        operationId: 'payReservation',
        tags: TAGS,
        summary: 'Try again to pay a reservation that waits for its payment',
        params: ReservationParams,
        body: PayBody,
        response: { 201: ReservationMade, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { reservationId } = request.params;
      const { payWith, expectedTotal = null } = request.body;
      const asked = admit(request, 'tickets.pay', { reservationId, ...request.body });
      const roundId = (await placeOf(database.reader, reservationId))?.roundId ?? NO_ROUND;
      const input = { kind: 'pay', roundId, reservationId, payWith, expectedTotal } as const;
      return submitSale(parts, request, reply, { ...asked, input });
    },
  );
}

/** What does not exist is refused in the lane, so that a repetition is told the same. */
const NO_ROUND = 'none';

/**
 * Which round a hold is of. A hold that was turned into a reservation is gone: then the receipt of whoever repeats their
 * request says what came of it.
 */
async function roundOfHold(
  { database }: ReservationsParts,
  holdId: string,
  accountId: string,
): Promise<string> {
  const held = await database.reader
    .selectFrom('tickets_holds')
    .select(['round_id', 'account_id'])
    .where('id', '=', holdId)
    .executeTakeFirst();
  return held?.account_id === accountId ? held.round_id : NO_ROUND;
}

async function submitSale(
  parts: ReservationsParts,
  request: FastifyRequest,
  reply: FastifyReply,
  command: Command<Asked<'reserve'> | Asked<'pay'>>,
): Promise<ReservationMade> {
  const { lane, database } = parts;
  const payments = parts.payments();
  // Before anything is held for a payment that nobody could take.
  if (command.input.payWith === 'gateway' && !payments.topUps) {
    throw new ProblemError('pay.deposits-need-gateway');
  }
  const answer = await lane.submit(command);
  const made = answerWith(request, reply, answer, 201) as ReservationMade;
  if (!answer.answered || made.status !== 'awaiting-payment') return made;
  const { reader } = database;
  const prepared = await preparePayment({ reader, payments }, request, made.reservationId, answer.receiptId);
  if ('paymentId' in prepared) return { ...made, payment: prepared };
  // A reservation that was made is told in any case; who only asked for a payment is told why there is none.
  if (command.input.kind === 'reserve') return made;
  throw new ProblemError(isCode(prepared.code) ? prepared.code : 'lane.unavailable');
}
