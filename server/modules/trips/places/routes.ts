import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { ProblemError, wantsEnglish } from '../../../http/errors.ts';
import { Closed, Id, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { BOUNDARIES_VERSION, boundariesAnswer } from '../regions/answers.ts';
import { DISTRICTS, KOREA, PROVINCES } from '../regions/index.ts';
import { isPlain, listPlaces, shelfOf } from './listing.ts';
import type { PlacesParts } from './parts.ts';
import { placesById } from './reading.ts';
import type { Counts } from './remembered.ts';
import { PlacePage, PlacesQuery, PlaceView, RegionsAnswer } from './schemas.ts';
import { viewOf } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Trips'];
const open = { access: 'optional' } as const;
const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_AN_HOUR = 'public, max-age=3600';
const JSON_TYPE = 'application/json; charset=utf-8';

const CREDITS = {
  sample: {
    ko: '마당이 직접 쓴 견본입니다. 시간과 요금은 가기 전에 확인하세요.',
    en: 'A sample written for Madang. Check hours before you go.',
  },
  import: {
    ko: '한국관광공사 TourAPI 국문 관광정보, 공공누리에 따라 이용',
    en: 'Korea Tourism Organization, TourAPI, under the Korea Open Government Licence',
  },
};

/** What everybody reads of regions and places. */
export function registerPlaceRoutes(app: App, parts: PlacesParts): void {
  registerRegions(app, parts);
  registerPlaces(app, parts);
}

function registerRegions(app: App, { remembered }: PlacesParts): void {
  app.get(
    '/trips/regions',
    {
      config: open,
      schema: {
        operationId: 'listTripRegions',
        tags: TAGS,
        summary: 'Provinces of Korea with their districts, and how many places there are',
        response: { 200: RegionsAnswer, ...PROBLEMS },
      },
    },
    async () => regionsOf(await remembered.counts()),
  );

  app.get(
    '/trips/boundaries',
    {
      config: open,
      schema: {
        operationId: 'readTripBoundaries',
        tags: TAGS,
        summary: 'The shapes of provinces and districts, as TopoJSON',
        description:
          'Objects `provinces` and `districts`, with `code`, `ko` and `en` of each; `attribution` says where they come ' +
          'from. Under the address that the regions name it never changes.',
        querystring: Closed({
          v: Type.Optional(Type.String({ maxLength: 64, examples: ['1a2b3c4d5e6f7a8b'] })),
        }),
        response: {
          200: Type.Object({ type: Type.Literal('Topology') }, { additionalProperties: true }),
          ...PROBLEMS,
        },
      },
    },
    async (request, reply) => (await sendBoundaries(request, reply, request.query.v)) as never,
  );
}

async function sendBoundaries(request: FastifyRequest, reply: FastifyReply, version: string | undefined) {
  const answer = await boundariesAnswer();
  const etag = `"${BOUNDARIES_VERSION}"`;
  reply
    .header('cache-control', version === BOUNDARIES_VERSION ? FOR_EVER : FOR_AN_HOUR)
    .header('etag', etag)
    .header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send(undefined);
  reply.type(JSON_TYPE);
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const packing = (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b`).test(accepted));
  if (packing) reply.header('content-encoding', packing);
  return reply.send(packing ? answer[packing] : answer.text);
}

const regionsOf = (counts: Counts): RegionsAnswer => ({
  provinces: PROVINCES.map((province) => ({
    ...province,
    places: counts[province.code] ?? 0,
    districts: DISTRICTS.filter((one) => one.province === province.code).map(({ code, ko, en }) => ({
      ...{ code, ko, en },
      places: counts[code] ?? 0,
    })),
  })),
  boundaries: `/api/v1/trips/boundaries?v=${BOUNDARIES_VERSION}`,
  attribution: KOREA.attribution,
  credits: CREDITS,
});

function registerPlaces(app: App, parts: PlacesParts): void {
  const { remembered, reads } = parts;
  app.get(
    '/trips/places',
    {
      config: open,
      schema: {
        operationId: 'listPlaces',
        tags: TAGS,
        summary: 'Places by region, kind, words, where they are and when they are open',
        description: 'The best known first; near a point the nearest, and with words what fits best.',
        querystring: PlacesQuery,
        response: { 200: PlacePage, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { query } = request;
      // As it is sent: the hot read is one look into memory.
      if (isPlain(query)) {
        return reply.type(JSON_TYPE).send((await remembered.page(shelfOf(query))) as never);
      }
      const locale = wantsEnglish(request) ? 'en' : 'ko';
      return listPlaces(parts, reads.of(request), { ...query, locale });
    },
  );

  app.get(
    '/trips/places/:placeId',
    {
      config: open,
      schema: {
        operationId: 'readPlace',
        tags: TAGS,
        summary: 'One place: everybody’s, or one of one’s own',
        params: Closed({ placeId: Id }),
        response: { 200: PlaceView, ...PROBLEMS },
      },
    },
    async (request) => {
      const { placeId } = request.params;
      const place = (await placesById(reads.of(request), [placeId])).get(placeId);
      const isOwn = place?.ownerId != null && place.ownerId === request.caller?.accountId;
      if (!place || (!isOwn && (place.ownerId !== null || place.hiddenAt !== null))) {
        throw new ProblemError('trips.place-not-found');
      }
      return viewOf(place);
    },
  );
}
