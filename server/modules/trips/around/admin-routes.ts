import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import {
  AdminTrip,
  AdminTripCommentsPage,
  AdminTripCommentsQuery,
  AdminTripsPage,
  AdminTripsQuery,
  CommentModerated,
  CommentParams,
  ReasonBody,
  TripModerated,
  TripsOverview,
} from './admin-schemas.ts';
import { adminTripView, overviewOf } from './admin-views.ts';
import { commentList } from './comment-list.ts';
import type { AroundParts } from './parts.ts';
import { TripParams } from './schemas.ts';
import { tripList } from './trip-list.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Admin'];
const admin = { access: 'admin' } as const;
const ACTS = [
  ['hide', 'hidings', 'Hide'],
  ['show', 'showings', 'Show'],
] as const;

/** What operators see of public trips, and what they do about them. Every change is audited. */
export function registerAdminRoutes(app: App, parts: AroundParts): void {
  const { database, reads, accounts, lists, now } = parts;

  lists.register(app, tripList(accounts), {
    path: '/admin/trips',
    query: AdminTripsQuery,
    page: AdminTripsPage,
    operationId: 'listAllTrips',
    summary: 'Public trips by any conditions, hidden ones too; private ones are nobody’s business',
    description: 'Facets: `days`. A whole trip, account id or e-mail in `q` finds those alone.',
  });
  lists.register(app, commentList(accounts), {
    path: '/admin/trips/comments',
    query: AdminTripCommentsQuery,
    page: AdminTripCommentsPage,
    operationId: 'listAllTripComments',
    summary: 'What people say below public trips, by any conditions, hidden comments too',
    description: 'Facets: `tripId`. A whole comment, account id or e-mail in `q` finds those alone.',
  });

  app.get(
    '/admin/trips/overview',
    {
      config: admin,
      schema: {
        operationId: 'readTripsOverview',
        tags: TAGS,
        summary: 'How many trips are public, hidden and new, and what is said about them',
        response: { 200: TripsOverview, ...PROBLEMS },
      },
    },
    async () => overviewOf(database.background, now()),
  );

  app.get(
    '/admin/trips/:tripId',
    {
      config: admin,
      schema: {
        operationId: 'readAnyPublicTrip',
        tags: TAGS,
        summary: 'A public trip as everybody sees it, or would if it were not hidden',
        params: TripParams,
        response: { 200: AdminTrip, ...PROBLEMS },
      },
    },
    async (request) => {
      const found = await adminTripView(reads.of(request), request.params.tripId, parts);
      if (!found) throw new ProblemError('trips.not-found');
      return found;
    },
  );
  registerActs(app, parts);
}

function registerActs(app: App, { admit, around, database }: AroundParts): void {
  for (const [act, path, Act] of ACTS) {
    app.post(
      `/admin/trips/:tripId/${path}`,
      {
        config: admin,
        schema: {
          operationId: `${Act.toLowerCase()}Trip`,
          tags: TAGS,
          summary:
            act === 'hide'
              ? 'Keep a trip from the public; its owner is told why, its people still have it'
              : 'Show a trip to the public again; its owner is told',
          params: TripParams,
          body: ReasonBody,
          response: { 200: TripModerated, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const input = { kind: `${act}-trip`, ...request.params, ...request.body } as const;
        const command = admit(request, `trips.${act}-trip`, input);
        return answerWith(request, reply, await around.submit(command), 200) as never;
      },
    );

    app.post(
      `/admin/trips/comments/:commentId/${path}`,
      {
        config: admin,
        schema: {
          operationId: `${Act.toLowerCase()}TripComment`,
          tags: TAGS,
          summary:
            act === 'hide'
              ? 'Take a comment off a trip’s page; whoever wrote it is told why'
              : 'Put a comment back on a trip’s page; whoever wrote it is told',
          params: CommentParams,
          body: ReasonBody,
          response: { 200: CommentModerated, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const { commentId } = request.params;
        const row = await database.reader
          .selectFrom('trips_comments')
          .select('trip_id')
          .where('id', '=', commentId)
          .executeTakeFirst();
        if (!row) throw new ProblemError('trips.comment-not-found', { commentId });
        const { reason } = request.body;
        const input = { kind: `${act}-comment`, tripId: row.trip_id, commentId, reason } as const;
        const command = admit(request, `trips.${act}-comment`, input);
        return answerWith(request, reply, await around.submit(command), 200) as never;
      },
    );
  }
}
