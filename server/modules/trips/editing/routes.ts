import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { Change } from '../trip.ts';
import type { EditingParts } from './parts.ts';
import { personIn, readTrip } from './reading.ts';
import {
  DatesAnswer,
  DatesBody,
  EditAnswer,
  EditBody,
  NewTrip,
  TripAnswer,
  TripEnded,
  TripList,
  TripMade,
  TripParams,
  TripQuery,
} from './schemas.ts';
import { listTrips, tripAnswer } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Trips'];
/** An edit of 100 changes with some long notes. */
const EDIT_BYTES = 1_024 * 1_024;
const SEOUL_MS = 9 * 3_600_000;

/** One's trips, a trip as a whole, and what changes it. */
export function registerTripRoutes(app: App, parts: EditingParts): void {
  const { lane, admit, reads, accounts, now } = parts;

  app.get(
    '/trips',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listMyTrips',
        tags: TAGS,
        summary: 'One’s trips, own and shared: those to come by date, past ones, or one’s deleted ones',
        querystring: TripQuery,
        response: { 200: TripList, ...PROBLEMS },
      },
    },
    async (request) => {
      const { state = 'active', cursor, limit = 20 } = request.query;
      const { accountId } = callerOf(request);
      const today = new Date(now() + SEOUL_MS).toISOString().slice(0, 10);
      return listTrips(reads.of(request), { accountId, state, cursor, limit, today });
    },
  );

  app.post(
    '/trips',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'makeTrip',
        tags: TAGS,
        summary: 'Make a trip of empty days, with a date or without',
        body: NewTrip,
        response: { 201: TripMade, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { days, ...head } = request.body;
      const asked = admit(request, 'trips.create', request.body);
      const names = await accounts.people([asked.accountId]);
      const ownerName = names.get(asked.accountId)?.name ?? '';
      const input = { kind: 'create', head, days, ownerName } as const;
      return answerWith(request, reply, await lane.submit({ ...asked, input }), 201) as TripMade;
    },
  );

  app.get(
    '/trips/:tripId',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'readTrip',
        tags: TAGS,
        summary: 'A trip in which one takes part, with everything in it',
        params: TripParams,
        response: { 200: TripAnswer, ...PROBLEMS },
      },
    },
    async (request) => {
      const trip = await readTrip(reads.of(request), request.params.tripId);
      const me = personIn(trip, callerOf(request).accountId);
      if (!trip || !me) throw new ProblemError('trips.not-found');
      return tripAnswer(trip, me);
    },
  );

  app.post(
    '/trips/:tripId/edits',
    {
      bodyLimit: EDIT_BYTES,
      config: { access: 'member' },
      schema: {
        operationId: 'editTrip',
        tags: TAGS,
        summary:
          'Change a trip with the version one has seen; what somebody else has changed since is a conflict',
        params: TripParams,
        body: EditBody,
        response: { 200: EditAnswer, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { seen, client } = request.body;
      const changes = request.body.changes as readonly Change[];
      const input = { kind: 'edit', tripId: request.params.tripId, seen, client, changes } as const;
      const asked = admit(request, 'trips.edit', input);
      return answerWith(request, reply, await lane.submit(asked), 200) as EditAnswer;
    },
  );

  app.post(
    '/trips/:tripId/dates',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'setTripDates',
        tags: TAGS,
        summary: 'Give a trip other dates; what was planned for days that go becomes ideas',
        params: TripParams,
        body: DatesBody,
        response: { 200: DatesAnswer, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'dates', tripId: request.params.tripId, ...request.body } as const;
      const asked = admit(request, 'trips.set-dates', input);
      return answerWith(request, reply, await lane.submit(asked), 200) as DatesAnswer;
    },
  );

  const end = (request: FastifyRequest, kind: 'delete' | 'undelete') => {
    const { tripId } = request.params as { tripId: string };
    return lane.submit(admit(request, `trips.${kind}`, { kind, tripId } as const));
  };

  app.delete(
    '/trips/:tripId',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'deleteTrip',
        tags: TAGS,
        summary: 'Delete one’s trip; for 30 days it can be had back',
        params: TripParams,
        response: { 200: TripEnded, ...PROBLEMS },
      },
    },
    async (request, reply) => answerWith(request, reply, await end(request, 'delete'), 200) as TripEnded,
  );

  app.post(
    '/trips/:tripId/restorations',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'restoreTrip',
        tags: TAGS,
        summary: 'Have a deleted trip back',
        params: TripParams,
        response: { 200: TripEnded, ...PROBLEMS },
      },
    },
    async (request, reply) => answerWith(request, reply, await end(request, 'undelete'), 200) as TripEnded,
  );
}
