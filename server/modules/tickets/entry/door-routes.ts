import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { iso } from '../../../lib/iso.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { LookResult } from './decide.ts';
import { answersOf, doorList, doorView } from './door-views.ts';
import { findTicket, judgeTimes, looksOf } from './looks.ts';
import type { EntryParts } from './parts.ts';
import { readRound } from './reading.ts';
import {
  DoorList,
  DoorListQuery,
  DoorParams,
  DoorView,
  ScansAnswer,
  ScansBody,
  UndoAnswer,
  UndoBody,
} from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const TAGS = ['Admin'];

/** The door: who is let in, on devices that may be without a network. */
export function registerDoorRoutes(app: App, parts: EntryParts): void {
  registerReads(app, parts);
  const { admit, lane, database, codes } = parts;

  app.post(
    '/admin/tickets/rounds/:roundId/door/scans',
    {
      config: admin,
      schema: {
        operationId: 'scanTickets',
        tags: TAGS,
        summary: 'Let people in: one look at a ticket, or all that a device looked at while it was offline',
        description:
          'Each scan is answered by itself. A scan that was sent before is answered as it stands by now and counts once. ' +
          'Of several entries with one ticket the earliest counts; the others are `double-entry`.',
        params: DoorParams,
        body: ScansBody,
        response: { 200: ScansAnswer, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const { device, scans } = request.body;
      judgeTimes(scans);
      const round = await readRound(database.reader, roundId);
      if (!round) throw new ProblemError('tickets.round-not-found');
      const asked = admit(request, 'tickets.check-in', { roundId, device, scans });
      const { looks, elsewhere } = await looksOf(database.reader, codes, { roundId, scans });
      const answer = await lane.submit({ ...asked, input: { kind: 'check-in', roundId, device, looks } });
      const body = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      const results = body.results as LookResult[];
      return { results: await answersOf(database.reader, parts, round, { results, elsewhere }) };
    },
  );

  app.post(
    '/admin/tickets/rounds/:roundId/door/undo',
    {
      config: admin,
      schema: {
        operationId: 'undoEntry',
        tags: TAGS,
        summary: 'Take an entry back: the ticket can be used again',
        params: DoorParams,
        body: UndoBody,
        response: { 200: UndoAnswer, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const { ticketId, reason } = request.body;
      const asked = admit(request, 'tickets.undo-check-in', { roundId, ticketId, reason });
      const ticket = await findTicket(database.reader, ticketId);
      if (ticket?.round_id !== roundId) throw new ProblemError('tickets.ticket-not-found');
      const input = { kind: 'undo-check-in', roundId, ticketId, seat: ticket.seat_no, reason } as const;
      const answer = await lane.submit({ ...asked, input });
      const body = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      return { ...body, undoneAt: iso(Number(body.undoneAt)) } as UndoAnswer;
    },
  );
}

function registerReads(app: App, parts: EntryParts): void {
  const { database, reads, now } = parts;
  app.get(
    '/admin/tickets/rounds/:roundId/door',
    {
      config: admin,
      schema: {
        operationId: 'readDoor',
        tags: TAGS,
        summary: 'How many are in, and the last scans',
        params: DoorParams,
        response: { 200: DoorView, ...PROBLEMS },
      },
    },
    async (request) => {
      const view = await doorView(database.reader, parts, request.params.roundId, now());
      if (!view) throw new ProblemError('tickets.round-not-found');
      return view;
    },
  );

  app.get(
    '/admin/tickets/rounds/:roundId/door/list',
    {
      config: { ...admin, personal: { action: 'tickets.read-door-list', param: 'roundId' } },
      schema: {
        operationId: 'readDoorList',
        tags: TAGS,
        summary: 'What a device needs to check tickets without a network, in pages',
        params: DoorParams,
        querystring: DoorListQuery,
        response: { 200: DoorList, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { after = null } = request.query;
      const { roundId } = request.params;
      const list = await doorList(reads.of(request), parts, roundId, { after, at: now() });
      if (!list) throw new ProblemError('tickets.round-not-found');
      reply.header('cache-control', 'no-store');
      return list;
    },
  );
}
