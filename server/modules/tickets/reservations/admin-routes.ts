import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Command } from '../../../engine/index.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import {
  AdminCancelBody,
  AdminReservation,
  AdminReservationsExportQuery,
  AdminReservationsPage,
  AdminReservationsQuery,
  RefundBody,
} from './admin-schemas.ts';
import { adminReservationView } from './admin-views.ts';
import type { ReservationInput } from './input.ts';
import type { ReservationsParts } from './parts.ts';
import { placeOf } from './reading.ts';
import { reservationList } from './reservation-list.ts';
import { ReservationParams } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const TAGS = ['Admin'];
const NO_ROUND = 'none';

/** What operators see of reservations, and what they do about them. Every change is audited. */
export function registerAdminRoutes(app: App, parts: ReservationsParts): void {
  parts.lists.register(app, reservationList(parts.accounts), {
    path: '/admin/tickets/reservations',
    query: AdminReservationsQuery,
    exportQuery: AdminReservationsExportQuery,
    page: AdminReservationsPage,
    operationId: 'listAllReservations',
    exportOperationId: 'exportReservations',
    summary: 'Reservations by any conditions, newest first',
    description:
      'Facets: `status`, `payWith`. A whole reservation, payment, account id or e-mail in `q` finds those alone; other ' +
      'text is looked for in titles of performances and in names of members.',
  });

  app.get(
    '/admin/tickets/reservations/:reservationId',
    {
      config: { ...admin, personal: { action: 'tickets.read-reservation', param: 'reservationId' } },
      schema: {
        operationId: 'readAnyReservation',
        tags: TAGS,
        summary: 'One reservation with its timeline, tickets and refunds, and what can be done about it',
        params: ReservationParams,
        response: { 200: AdminReservation, ...PROBLEMS },
      },
    },
    async (request) => view(parts, request.params.reservationId),
  );
  registerActs(app, parts);
}

async function view(parts: ReservationsParts, reservationId: string): Promise<AdminReservation> {
  const { database, now } = parts;
  const found = await adminReservationView(database.reader, parts, reservationId, now());
  if (!found) throw new ProblemError('tickets.reservation-not-found');
  return found;
}

function registerActs(app: App, parts: ReservationsParts): void {
  const { admit, database, lane } = parts;

  /** Submits, and answers with the reservation as it is afterwards. */
  async function act(
    request: FastifyRequest,
    reply: FastifyReply,
    command: Command<ReservationInput>,
    status: number,
  ): Promise<AdminReservation> {
    const answer = await lane.submit(command);
    const body = answerWith(request, reply, answer, status);
    if (!answer.answered || !answer.decision.accepted) return body as never;
    return view(parts, String(body.reservationId));
  }
  const roundOf = async (reservationId: string): Promise<string> =>
    (await placeOf(database.reader, reservationId))?.roundId ?? NO_ROUND;

  app.post(
    '/admin/tickets/reservations/:reservationId/cancellations',
    {
      config: admin,
      schema: {
        operationId: 'cancelAnyReservation',
        tags: TAGS,
        summary: 'Give a reservation back for its member, or some places of it, with the fee or without',
        description: 'Also what was handed on, and after the show has begun; never a ticket that was used.',
        params: ReservationParams,
        body: AdminCancelBody,
        response: { 200: AdminReservation, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { reservationId } = request.params;
      const { lines = null, withFee, reason } = request.body;
      const asked = admit(request, 'tickets.cancel-for', { reservationId, ...request.body });
      const roundId = await roundOf(reservationId);
      const input = { kind: 'cancel-for', roundId, reservationId, lines, withFee, reason } as const;
      return act(request, reply, { ...asked, input }, 200);
    },
  );

  app.post(
    '/admin/tickets/reservations/:reservationId/refunds',
    {
      config: admin,
      schema: {
        operationId: 'refundReservation',
        tags: TAGS,
        summary: 'Give back something that was kept, to where it came from; never more than is left',
        params: ReservationParams,
        body: RefundBody,
        response: { 201: AdminReservation, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { reservationId } = request.params;
      const asked = admit(request, 'tickets.refund', { reservationId, ...request.body });
      const roundId = await roundOf(reservationId);
      const input = { kind: 'refund', roundId, reservationId, ...request.body } as const;
      return act(request, reply, { ...asked, input }, 201);
    },
  );
}
