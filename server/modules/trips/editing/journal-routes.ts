import { callerOf } from '../../../http/auth.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { EditingParts } from './parts.ts';
import { notePresence } from './presence.ts';
import { personIn, readTripFacts, rolesIn } from './reading.ts';
import {
  Changes,
  ChangesQuery,
  History,
  HistoryQuery,
  PresenceAnswer,
  PresenceBody,
  TripParams,
} from './schemas.ts';
import { changesAfter, listHistory } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Trips'];

/** What was changed since a version, who changed what, and who is looking at it now. */
export function registerJournalRoutes(app: App, parts: EditingParts): void {
  const { reads } = parts;

  app.get(
    '/trips/:tripId/changes',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listTripChanges',
        tags: TAGS,
        summary: 'What was changed since the version one has, in order',
        params: TripParams,
        querystring: ChangesQuery,
        response: { 200: Changes, ...PROBLEMS },
      },
    },
    async (request) => {
      const { tripId } = request.params;
      const { after, limit = 100 } = request.query;
      const executor = reads.of(request);
      const roles = await rolesIn(executor, [tripId], callerOf(request).accountId);
      if (!roles.has(tripId)) throw new ProblemError('trips.not-found');
      return changesAfter(executor, tripId, { after, limit });
    },
  );

  app.get(
    '/trips/:tripId/history',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listTripHistory',
        tags: TAGS,
        summary: 'Who changed what, the newest first',
        params: TripParams,
        querystring: HistoryQuery,
        response: { 200: History, ...PROBLEMS },
      },
    },
    async (request) => {
      const executor = reads.of(request);
      const trip = await readTripFacts(executor, request.params.tripId);
      if (!trip || !personIn(trip, callerOf(request).accountId)) throw new ProblemError('trips.not-found');
      const { cursor, limit = 20 } = request.query;
      return listHistory(executor, trip, { cursor, limit });
    },
  );

  app.put(
    '/trips/:tripId/presence',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'noteTripPresence',
        tags: TAGS,
        summary: 'Tell that one has a trip open; forgotten after 40 seconds without telling it again',
        params: TripParams,
        body: PresenceBody,
        response: { 200: PresenceAnswer, ...PROBLEMS },
      },
    },
    async (request) => {
      const { tripId } = request.params;
      const { accountId } = callerOf(request);
      const people = await notePresence(parts, { tripId, accountId, ...request.body });
      if (!people) throw new ProblemError('trips.not-found');
      return { people: [...people] };
    },
  );
}
