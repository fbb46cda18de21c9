import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { callerOf } from '../../../http/auth.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { guestOf } from '../reservations/sell.ts';
import { calendarOf } from './calendar.ts';
import { ownOfReservation, ownTicket, saidBy } from './mine-views.ts';
import { inLang, type Lang, paperOf, seatWords, wordsFor } from './paper/wording.ts';
import type { EntryParts } from './parts.ts';
import { around, cardOf, type TicketRow } from './reading.ts';
import { PaperQuery, ReservationParams, TicketParams } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const member = { access: 'member' } as const;
const TAGS = ['Tickets'];
const MINUTE_MS = 60_000;

/** Tickets on paper, and shows in calendars: files for whoever holds the tickets. */
export function registerPaperRoutes(app: App, parts: EntryParts): void {
  const { database } = parts;

  /** @throws ProblemError where the caller has no such ticket */
  async function ticket(request: FastifyRequest, ticketId: string): Promise<TicketRow> {
    const row = await ownTicket(database.reader, callerOf(request).accountId, ticketId);
    if (!row) throw new ProblemError('tickets.ticket-not-found');
    return row;
  }
  /** @throws ProblemError where the caller has no ticket of it */
  async function ofReservation(request: FastifyRequest, reservationId: string): Promise<TicketRow[]> {
    const rows = await ownOfReservation(database.reader, callerOf(request).accountId, reservationId);
    if (rows.length === 0) throw new ProblemError('tickets.reservation-not-found');
    return rows;
  }

  app.get(
    '/tickets/mine/:ticketId/ticket.pdf',
    {
      config: member,
      schema: {
        operationId: 'printTicket',
        tags: TAGS,
        summary: 'One ticket to be printed',
        produces: ['application/pdf'],
        params: TicketParams,
        querystring: PaperQuery,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (request, reply) =>
      sendPdf(reply, parts, [await ticket(request, request.params.ticketId)], request.query.lang ?? 'ko'),
  );

  app.get(
    '/tickets/reservations/:reservationId/tickets.pdf',
    {
      config: member,
      schema: {
        operationId: 'printTickets',
        tags: TAGS,
        summary: 'The tickets of a reservation that the caller has, to be printed',
        produces: ['application/pdf'],
        params: ReservationParams,
        querystring: PaperQuery,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const rows = await ofReservation(request, request.params.reservationId);
      return sendPdf(reply, parts, rows, request.query.lang ?? 'ko');
    },
  );

  app.get(
    '/tickets/mine/:ticketId/calendar.ics',
    {
      config: member,
      schema: {
        operationId: 'downloadTicketCalendar',
        tags: TAGS,
        summary: 'The show as a calendar file (RFC 5545), with reminders',
        produces: ['text/calendar'],
        params: TicketParams,
        querystring: PaperQuery,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { reservation_id } = await ticket(request, request.params.ticketId);
      return sendCalendar(
        reply,
        parts,
        await ofReservation(request, reservation_id),
        request.query.lang ?? 'ko',
      );
    },
  );

  app.get(
    '/tickets/reservations/:reservationId/calendar.ics',
    {
      config: member,
      schema: {
        operationId: 'downloadCalendar',
        tags: TAGS,
        summary: 'The show of a reservation as a calendar file (RFC 5545), with reminders',
        produces: ['text/calendar'],
        params: ReservationParams,
        querystring: PaperQuery,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const rows = await ofReservation(request, request.params.reservationId);
      return sendCalendar(reply, parts, rows, request.query.lang ?? 'ko');
    },
  );
}

/** Whoever bought at the box office without an account has no page: the operator prints their tickets. */
export function registerBoxOfficePaper(app: App, parts: EntryParts): void {
  app.get(
    '/admin/tickets/reservations/:reservationId/tickets.pdf',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'printGuestTickets',
        tags: ['Admin'],
        summary: 'The tickets of somebody who bought at the box office without an account, to be printed',
        description: 'Tickets of members are theirs alone to print.',
        produces: ['application/pdf'],
        params: ReservationParams,
        querystring: PaperQuery,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { reservationId } = request.params;
      const rows = await ownOfReservation(parts.database.reader, guestOf(reservationId), reservationId);
      if (rows.length === 0) throw new ProblemError('tickets.reservation-not-found');
      return sendPdf(reply, parts, rows, request.query.lang ?? 'ko');
    },
  );
}

/** @param rows one or more, of one holder */
async function sendPdf(
  reply: FastifyReply,
  parts: EntryParts,
  rows: readonly TicketRow[],
  lang: Lang,
): Promise<string> {
  const { database, accounts, codes, press, now } = parts;
  const found = await around(database.reader, parts, rows);
  const people = await accounts.people([...new Set(rows.map(({ account_id }) => account_id))]);
  const { title, notes: _, ...words } = wordsFor(lang);
  const pdf = await press.print({
    ...{ lang, words, at: now() },
    title: `${title} · ${inLang(cardOf(rows[0]!, found).show.title, lang)}`,
    tickets: rows.map((row) => {
      const said = saidBy(row);
      const holder = people.get(row.account_id)?.name ?? '';
      return paperOf(cardOf(row, found), lang, { code: codes.sign(said), typed: codes.typed(said), holder });
    }),
  });
  reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `attachment; filename="ticket-${rows[0]!.reservation_id}.pdf"`)
    .header('cache-control', 'no-store');
  return pdf as unknown as string;
}

/** @param rows the tickets of one reservation: one event for all of them */
async function sendCalendar(
  reply: FastifyReply,
  parts: EntryParts,
  rows: readonly TicketRow[],
  lang: Lang,
): Promise<string> {
  const { database, config, now } = parts;
  const found = await around(database.reader, parts, rows);
  const cards = rows.map((row) => cardOf(row, found));
  const [first] = rows;
  const [card] = cards;
  if (!first || !card) throw new ProblemError('tickets.ticket-not-found');
  const { title, venue, hall } = card.show;
  const seats = cards.map(({ seat }) => `${inLang(seat.gradeName, lang)} ${seatWords(seat, lang)}`);
  const text = calendarOf({
    // Whoever was handed some of the tickets has an event of their own.
    uid: `${first.reservation_id}-${first.account_id}@madang`,
    sequence: first.round_version,
    at: now(),
    startsAt: first.starts_at,
    endsAt: first.starts_at + first.minutes * MINUTE_MS,
    isCancelled: first.round_status === 'cancelled',
    summary: inLang(title, lang),
    location: `${inLang(venue.name, lang)} · ${inLang(hall, lang)}, ${inLang(venue.address, lang)}`,
    latitude: first.latitude,
    longitude: first.longitude,
    description: seats.join('\n'),
    url: config.publicUrl === '' ? null : new URL('/tickets/mine', config.publicUrl).href,
    alarm: inLang(title, lang),
  });
  reply
    .header('content-type', 'text/calendar; charset=utf-8')
    .header('content-disposition', `attachment; filename="show-${first.reservation_id}.ics"`)
    .header('cache-control', 'no-store');
  return text;
}
