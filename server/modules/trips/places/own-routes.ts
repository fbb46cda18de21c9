import { callerOf } from '../../../http/auth.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { OwnPlaceBody, OwnPlaceList, PlaceParams } from './admin-schemas.ts';
import { MAX_OWN } from './decide.ts';
import { ownFactsOf } from './drafts.ts';
import type { PlacesParts } from './parts.ts';
import { ownPlaces } from './person.ts';
import { PlaceView } from './schemas.ts';
import { placeNow, write } from './submit.ts';
import { viewOf } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Trips'];
const member = { access: 'member' } as const;

/** Places of members, which nobody else sees. */
export function registerOwnPlaceRoutes(app: App, parts: PlacesParts): void {
  const { admit, reads } = parts;
  const after = async (placeId: string) => viewOf(await placeNow(parts, placeId));

  app.get(
    '/trips/my-places',
    {
      config: member,
      schema: {
        operationId: 'listOwnPlaces',
        tags: TAGS,
        summary: 'All places of one’s own, newest first',
        response: { 200: OwnPlaceList, ...PROBLEMS },
      },
    },
    async (request) => {
      const places = await ownPlaces(reads.of(request), callerOf(request).accountId);
      return { items: places.map(viewOf), most: MAX_OWN };
    },
  );

  app.post(
    '/trips/my-places',
    {
      config: member,
      schema: {
        operationId: 'createOwnPlace',
        tags: TAGS,
        summary: 'Note a place of one’s own, in Korea or near its coast',
        body: OwnPlaceBody,
        response: { 201: PlaceView, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const command = admit(request, 'trips.create-own-place', request.body);
      const facts = ownFactsOf(request.body);
      const input = { kind: 'save-own', placeId: command.id, isNew: true, facts } as const;
      const at = { request, reply, status: 201 };
      return write(parts, at, { ...command, input }, (result) => after(String(result.placeId)));
    },
  );

  app.put(
    '/trips/my-places/:placeId',
    {
      config: member,
      schema: {
        operationId: 'editOwnPlace',
        tags: TAGS,
        summary: 'Write a place of one’s own anew',
        params: PlaceParams,
        body: OwnPlaceBody,
        response: { 200: PlaceView, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const { placeId } = request.params;
      const input = { kind: 'save-own', placeId, isNew: false, facts: ownFactsOf(request.body) } as const;
      const command = admit(request, 'trips.edit-own-place', input);
      return write(parts, { request, reply, status: 200 }, command, () => after(placeId));
    },
  );

  app.delete(
    '/trips/my-places/:placeId',
    {
      config: member,
      schema: {
        operationId: 'removeOwnPlace',
        tags: TAGS,
        summary: 'Take away a place of one’s own; trips keep what they say of it',
        params: PlaceParams,
        response: { 200: PlaceParams, ...PROBLEMS },
      },
    },
    (request, reply) => {
      const { placeId } = request.params;
      const command = admit(request, 'trips.remove-own-place', { kind: 'remove-own', placeId } as const);
      return write(parts, { request, reply, status: 200 }, command, () => ({ placeId }));
    },
  );
}
