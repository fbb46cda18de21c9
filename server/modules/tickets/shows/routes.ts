import { ProblemError, wantsEnglish } from '../../../http/errors.ts';
import { iso } from '../../../lib/iso.ts';
import { Closed, Id, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { HallMapBody } from '../maps/schemas.ts';
import { listPerformances } from './listing.ts';
import { createMapAnswers } from './map-answers.ts';
import {
  castList,
  homePage,
  performancePage,
  performerPage,
  roundCards,
  roundPage,
  venueList,
  venuePage,
} from './pages.ts';
import type { ShowsParts } from './parts.ts';
import {
  CastList,
  Home,
  Performance,
  PerformancePage,
  PerformancesQuery,
  PerformerPage,
  Round,
  RoundList,
  VenueList,
  VenuePage,
} from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const PerformanceParams = Closed({ performanceId: Id });
const VenueParams = Closed({ venueId: Id });
const PerformerParams = Closed({ performerId: Id });
const RoundParams = Closed({ roundId: Id });
const MapParams = Closed({ mapId: Id });
const TAGS = ['Tickets'];
const open = { access: 'optional' } as const;
const FOR_EVER = 'public, max-age=31536000, immutable';

/** What everybody reads of shows. */
export function registerShowRoutes(app: App, parts: ShowsParts): void {
  const { now } = parts;
  const mapAnswer = createMapAnswers(parts.database.reader);

  app.get(
    '/tickets/home',
    {
      config: open,
      schema: {
        operationId: 'readTicketsHome',
        tags: TAGS,
        summary: 'What opens soon, what is on sale, what sells best, what ends soon, and genres',
        response: { 200: Home, ...PROBLEMS },
      },
    },
    async () => homePage(parts, now()),
  );

  app.get(
    '/tickets/performances',
    {
      config: open,
      schema: {
        operationId: 'listPerformances',
        tags: TAGS,
        summary: 'Performances: searched, filtered, sorted, a page at a time',
        querystring: PerformancesQuery,
        response: { 200: PerformancePage, ...PROBLEMS },
      },
    },
    async (request) =>
      listPerformances(parts, { ...request.query, locale: wantsEnglish(request) ? 'en' : 'ko' }, now()),
  );

  app.get(
    '/tickets/performances/:performanceId',
    {
      config: open,
      schema: {
        operationId: 'readPerformance',
        tags: TAGS,
        summary: 'One performance with its cast, venue, rounds, and what giving back costs',
        params: PerformanceParams,
        response: { 200: Performance, ...PROBLEMS },
      },
    },
    async (request) => performancePage(parts, request.params.performanceId, now()),
  );

  app.get(
    '/tickets/performances/:performanceId/rounds',
    {
      config: open,
      schema: {
        operationId: 'listRounds',
        tags: TAGS,
        summary: 'Rounds of a performance by time, with the places that are left',
        params: PerformanceParams,
        response: { 200: RoundList, ...PROBLEMS },
      },
    },
    async (request) => {
      const at = now();
      return { items: await roundCards(parts, request.params.performanceId, at), serverTime: iso(at) };
    },
  );

  app.get(
    '/tickets/performances/:performanceId/cast',
    {
      config: open,
      schema: {
        operationId: 'listCast',
        tags: TAGS,
        summary: 'Who plays what, in the order of the bill',
        params: PerformanceParams,
        response: { 200: CastList, ...PROBLEMS },
      },
    },
    async (request) => ({ items: await castList(parts, request.params.performanceId) }),
  );

  app.get(
    '/tickets/venues',
    {
      config: open,
      schema: {
        operationId: 'listVenues',
        tags: TAGS,
        summary: 'Venues by name, with how many performances are shown there',
        response: { 200: VenueList, ...PROBLEMS },
      },
    },
    async () => venueList(parts),
  );

  app.get(
    '/tickets/venues/:venueId',
    {
      config: open,
      schema: {
        operationId: 'readVenue',
        tags: TAGS,
        summary: 'One venue, and what is shown there',
        params: VenueParams,
        response: { 200: VenuePage, ...PROBLEMS },
      },
    },
    async (request) => venuePage(parts, request.params.venueId, now()),
  );

  app.get(
    '/tickets/performers/:performerId',
    {
      config: open,
      schema: {
        operationId: 'readPerformer',
        tags: TAGS,
        summary: 'One performer, and what they play in',
        params: PerformerParams,
        response: { 200: PerformerPage, ...PROBLEMS },
      },
    },
    async (request) => performerPage(parts, request.params.performerId, now()),
  );

  app.get(
    '/tickets/rounds/:roundId',
    {
      config: open,
      schema: {
        operationId: 'readRound',
        tags: TAGS,
        summary: 'One round: what it costs, by which map it is sold, and when',
        params: RoundParams,
        response: { 200: Round, ...PROBLEMS },
      },
    },
    async (request) => roundPage(parts, request.params.roundId, now()),
  );

  app.get(
    '/tickets/maps/:mapId',
    {
      config: open,
      schema: {
        operationId: 'readMap',
        tags: TAGS,
        summary: 'A seat map: it never changes, so whoever has it once keeps it',
        params: MapParams,
        response: { 200: HallMapBody, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { mapId } = request.params;
      const answer = await mapAnswer(mapId);
      if (!answer) throw new ProblemError('tickets.hall-not-found');
      const etag = `"${mapId}"`;
      reply.header('cache-control', FOR_EVER).header('etag', etag).header('vary', 'accept-encoding');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send(undefined as never);
      reply.type('application/json; charset=utf-8');
      const isPacked = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
      if (isPacked) reply.header('content-encoding', 'gzip');
      return reply.send((isPacked ? answer.packed : answer.text) as never);
    },
  );
}
