import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { callerOf } from '../../../http/auth.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { Press } from '../../../paper/press.ts';
import { openEntries } from '../around/open-content.ts';
import { personIn, readTrip, type TripDocument } from '../editing/reading.ts';
import type { TripsParts } from '../parts.ts';
import { requireLink } from '../people/reading.ts';
import { calendarOfTrip } from './calendar.ts';
import { gpxOf } from './gpx.ts';
import { paperOf } from './paper.ts';
import type { PrintOrder } from './print/order.ts';
import { type Lang, printOrderOf, wordsFor } from './print/wording.ts';
import { FeedParams, PaperAnswer, PaperParams, PaperQuery } from './schemas.ts';

export interface PapersParts extends TripsParts {
  readonly press: Press<PrintOrder>;
}

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const member = { access: 'member' } as const;
const TAGS = ['Trips'];

/** A trip as a file, for whoever takes part in it. */
export function registerPaperRoutes(app: App, { database, reads, press, now, config }: PapersParts): void {
  async function tripOf(request: FastifyRequest, tripId: string): Promise<TripDocument> {
    const trip = await readTrip(reads.of(request), tripId);
    if (!trip || !personIn(trip, callerOf(request).accountId)) throw new ProblemError('trips.not-found');
    return trip;
  }
  const calendar = (trip: TripDocument, path: string, lang: Lang): string =>
    calendarOfTrip(trip, {
      at: now(),
      url: config.publicUrl === '' ? null : new URL(path, config.publicUrl).href,
      dayName: wordsFor(lang).day,
    });

  app.get(
    '/trips/:tripId/export.json',
    {
      config: member,
      schema: {
        operationId: 'exportTrip',
        tags: TAGS,
        summary: 'A trip as a file that can be imported again; without accounts, bookings and transfers',
        description:
          'Whoever takes it along is `owner` in it. A file of more than 2 MB in UTF-8 is too much for an import.',
        params: PaperParams,
        response: { 200: PaperAnswer, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const trip = await tripOf(request, request.params.tripId);
      asFile(reply, 'application/json; charset=utf-8', `trip-${trip.tripId}.json`);
      const paper = paperOf(trip, callerOf(request).accountId);
      return { ...paper, entries: paper.entries.map((entry) => ({ ...entry, fields: { ...entry.fields } })) };
    },
  );

  app.get(
    '/trips/:tripId/export.ics',
    {
      config: member,
      schema: {
        operationId: 'exportTripCalendar',
        tags: TAGS,
        summary: 'A trip as a calendar file (RFC 5545)',
        produces: ['text/calendar'],
        params: PaperParams,
        querystring: PaperQuery,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const trip = await tripOf(request, request.params.tripId);
      asFile(reply, 'text/calendar; charset=utf-8', `trip-${trip.tripId}.ics`);
      return calendar(trip, `/trips/${trip.tripId}`, request.query.lang ?? 'ko');
    },
  );

  app.get(
    '/trips/:tripId/export.gpx',
    {
      config: member,
      schema: {
        operationId: 'exportTripRoutes',
        tags: TAGS,
        summary: 'A trip as GPX 1.1: a route for each day, ideas as waypoints',
        produces: ['application/gpx+xml'],
        params: PaperParams,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const trip = await tripOf(request, request.params.tripId);
      asFile(reply, 'application/gpx+xml; charset=utf-8', `trip-${trip.tripId}.gpx`);
      return gpxOf(trip, now());
    },
  );

  app.get(
    '/trips/:tripId/export.pdf',
    {
      config: member,
      schema: {
        operationId: 'printTrip',
        tags: TAGS,
        summary: 'A trip to be printed, day by day',
        produces: ['application/pdf'],
        params: PaperParams,
        querystring: PaperQuery,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const trip = await tripOf(request, request.params.tripId);
      const pdf = await press.print(printOrderOf(trip, request.query.lang ?? 'ko', now()));
      asFile(reply, 'application/pdf', `trip-${trip.tripId}.pdf`);
      return pdf as unknown as string;
    },
  );

  app.get(
    '/trips/shared/:token(^[0-9A-Za-z_-]+).ics',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'followTripCalendar',
        tags: TAGS,
        summary: 'A trip as a calendar that programs may subscribe to, by a link for reading',
        produces: ['text/calendar'],
        params: FeedParams,
        querystring: PaperQuery,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { token } = request.params;
      // A revoked link opens nothing from that moment on.
      const { trip: row } = await requireLink(database.reader, token, 'read', now());
      const trip = await readTrip(reads.of(request), row.id);
      if (!trip) throw new ProblemError('trips.not-found');
      reply
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('cache-control', 'private, max-age=300');
      const entries = openEntries(trip.entries, { withCosts: false });
      return calendar({ ...trip, entries }, `/trips/shared/${token}`, request.query.lang ?? 'ko');
    },
  );
}

function asFile(reply: FastifyReply, type: string, name: string): void {
  reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store');
}
