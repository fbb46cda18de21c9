import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import {
  AdminPlace,
  AdminPlacesPage,
  AdminPlacesQuery,
  NewPlaceBody,
  PlaceBody,
  PlaceParams,
  ReasonBody,
} from './admin-schemas.ts';
import { placeFactsOf } from './drafts.ts';
import type { PlacesParts } from './parts.ts';
import { adminViewOf, placeList } from './place-list.ts';
import { placeNow, write } from './submit.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Admin'];
const admin = { access: 'admin' } as const;

/** What operators do with places: each change is a command of the lane `trips-places`, and audited. */
export function registerAdminPlaceRoutes(app: App, parts: PlacesParts): void {
  const { admit, lists } = parts;
  const after = async (placeId: string) => adminViewOf(await placeNow(parts, placeId));

  lists.register(app, placeList, {
    path: '/admin/trips/places',
    query: AdminPlacesQuery,
    page: AdminPlacesPage,
    operationId: 'listAdminPlaces',
    summary: 'Places of everybody by any conditions, newest first; members’ own are not among them',
    description: 'Facets: `province`, `kind`, `source`. A whole place id finds that place alone.',
  });

  app.post(
    '/admin/trips/places',
    {
      config: admin,
      schema: {
        operationId: 'createPlace',
        tags: TAGS,
        summary: 'Make a place; where it is decides its province and district',
        body: NewPlaceBody,
        response: { 201: AdminPlace, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const { reason = null, ...body } = request.body;
      const command = admit(request, 'trips.create-place', request.body);
      const facts = placeFactsOf(body);
      const input = { kind: 'save-place', placeId: command.id, version: null, facts, reason } as const;
      const at = { request, reply, status: 201 };
      return write(parts, at, { ...command, input }, (result) => after(String(result.placeId)));
    },
  );

  app.get(
    '/admin/trips/places/:placeId',
    {
      config: admin,
      schema: {
        operationId: 'readAdminPlace',
        tags: TAGS,
        summary: 'One place of everybody, hidden or not, with its version',
        params: PlaceParams,
        response: { 200: AdminPlace, ...PROBLEMS },
      },
    },
    async (request) => {
      const place = await placeNow(parts, request.params.placeId);
      if (place.ownerId !== null) throw new ProblemError('trips.place-not-found');
      return adminViewOf(place);
    },
  );

  app.put(
    '/admin/trips/places/:placeId',
    {
      config: admin,
      schema: {
        operationId: 'editPlace',
        tags: TAGS,
        summary: 'Write a place anew; refused when somebody else has changed it since it was read',
        description: 'From then on neither an import nor a new release of the sample writes over it.',
        params: PlaceParams,
        body: PlaceBody,
        response: { 200: AdminPlace, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const { placeId } = request.params;
      const { reason = null, version, ...body } = request.body;
      const input = { kind: 'save-place', placeId, version, facts: placeFactsOf(body), reason } as const;
      const command = admit(request, 'trips.edit-place', input);
      return write(parts, { request, reply, status: 200 }, command, () => after(placeId));
    },
  );

  registerShowing(app, parts, after);
}

function registerShowing(
  app: App,
  parts: PlacesParts,
  after: (placeId: string) => Promise<AdminPlace>,
): void {
  const show = (request: FastifyRequest, reply: FastifyReply, placeId: string, isShown: boolean) => {
    const { reason } = request.body as ReasonBody;
    const input = { kind: 'show-place', placeId, isShown, reason } as const;
    const command = parts.admit(request, isShown ? 'trips.show-place' : 'trips.hide-place', input);
    return write(parts, { request, reply, status: 200 }, command, () => after(placeId));
  };

  app.post(
    '/admin/trips/places/:placeId/hidings',
    {
      config: admin,
      schema: {
        operationId: 'hidePlace',
        tags: TAGS,
        summary: 'Hide a place: trips keep what they say of it, nobody finds it any more',
        params: PlaceParams,
        body: ReasonBody,
        response: { 200: AdminPlace, ...PROBLEMS },
      },
    },
    (request, reply) => show(request, reply, request.params.placeId, false),
  );

  app.post(
    '/admin/trips/places/:placeId/showings',
    {
      config: admin,
      schema: {
        operationId: 'showPlace',
        tags: TAGS,
        summary: 'Show a hidden place again',
        params: PlaceParams,
        body: ReasonBody,
        response: { 200: AdminPlace, ...PROBLEMS },
      },
    },
    (request, reply) => show(request, reply, request.params.placeId, true),
  );
}
