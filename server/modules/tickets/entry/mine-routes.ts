import { callerOf } from '../../../http/auth.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { listMine, readMine } from './mine-views.ts';
import type { EntryParts } from './parts.ts';
import { MinePage, MineQuery, MyTicket, TicketParams } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const member = { access: 'member' } as const;
const TAGS = ['Tickets'];

/** Tickets as whoever holds them sees them. Somebody else's is answered like one that does not exist. */
export function registerMineRoutes(app: App, parts: EntryParts): void {
  const { database, reads, now } = parts;

  app.get(
    '/tickets/mine',
    {
      config: member,
      schema: {
        operationId: 'listMyTickets',
        tags: TAGS,
        summary: 'Tickets that the caller holds, bought or handed on to them',
        querystring: MineQuery,
        response: { 200: MinePage, ...PROBLEMS },
      },
    },
    async (request) => {
      const { when = 'coming', limit = 50, cursor } = request.query;
      const { accountId } = callerOf(request);
      return listMine(reads.of(request), parts, accountId, { when, limit, cursor, at: now() });
    },
  );

  app.get(
    '/tickets/mine/:ticketId',
    {
      config: member,
      schema: {
        operationId: 'readMyTicket',
        tags: TAGS,
        summary: 'One ticket with the code that opens the door',
        params: TicketParams,
        response: { 200: MyTicket, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { ticketId } = request.params;
      const { accountId } = callerOf(request);
      const ticket = await readMine(database.reader, parts, accountId, { ticketId, at: now() });
      if (!ticket) throw new ProblemError('tickets.ticket-not-found');
      reply.header('cache-control', 'no-store');
      return ticket;
    },
  );
}
