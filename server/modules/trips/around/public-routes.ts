import type { FastifyRequest } from 'fastify';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { requireLink, roleOf } from '../people/reading.ts';
import { TokenParams } from '../people/schemas.ts';
import type { AroundParts } from './parts.ts';
import { cardsOf, listPublicTrips, visibleOf } from './public-views.ts';
import { openKey, pageKey } from './remembered.ts';
import {
  Liked,
  PublicQuery,
  type PublicTrip,
  PublicTripDetail,
  PublicTripPage,
  SharedTrip,
  TripParams,
} from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Trips'];
const optional = { access: 'optional' } as const;
/** So many of the trips that a search finds are looked through. */
const MAX_FOUND = 100;

/** Trips that everybody may see, and those that a link opens. */
export function registerPublicRoutes(app: App, parts: AroundParts): void {
  const { reads, accounts, now, uses, database, remembered } = parts;

  app.get(
    '/trips/public',
    {
      config: optional,
      schema: {
        operationId: 'listPublicTrips',
        tags: TAGS,
        summary: 'Trips that their owners show to everybody, by region and length; a page may be short',
        querystring: PublicQuery,
        response: { 200: PublicTripPage, ...PROBLEMS },
      },
    },
    async (request) => listFor(request, request.query, parts),
  );

  app.get(
    '/trips/public/:tripId',
    {
      config: optional,
      schema: {
        operationId: 'readPublicTrip',
        tags: TAGS,
        summary: 'A public trip with its plan: without money, people, bookings, files and private notes',
        params: TripParams,
        response: { 200: PublicTripDetail, ...PROBLEMS },
      },
    },
    async (request) => {
      const executor = reads.of(request);
      const { tripId } = request.params;
      const callerId = request.caller?.accountId ?? null;
      const [card] = await cardsOf(executor, [tripId], callerId, accounts);
      const open = card && (await remembered.open.get(openKey(tripId, false)));
      if (!card || !open) throw new ProblemError('trips.not-found', { tripId });
      const isMine = callerId !== null && (await roleOf(executor, tripId, callerId)) !== null;
      return { ...card, head: open.head, days: card.days, entries: [...open.entries], isMine };
    },
  );

  app.get(
    '/trips/shared/:token',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'readSharedTrip',
        tags: TAGS,
        summary: 'A trip by its read link, for whoever has it; with what was spent only if its maker said so',
        params: TokenParams,
        response: { 200: SharedTrip, ...PROBLEMS },
      },
    },
    async (request) => {
      // A revoked link opens nothing from that moment on.
      const { link, trip } = await requireLink(database.reader, request.params.token, 'read', now());
      const open = await remembered.open.get(openKey(trip.id, link.with_costs === 1));
      if (!open) throw new ProblemError('trips.link-not-found');
      uses.note(link.id);
      return { ...open, entries: [...open.entries], people: [...open.people] };
    },
  );
  registerLikes(app, parts);
}

async function listFor(request: FastifyRequest, query: PublicQuery, parts: AroundParts) {
  const { reads, accounts, remembered } = parts;
  const executor = reads.of(request);
  const callerId = request.caller?.accountId ?? null;
  if (query.q?.trim()) return searched(request, query, parts);
  if (callerId === null && query.cursor === undefined) {
    const page = await remembered.firstPages.get(pageKey(query));
    const items = page?.items ?? [];
    const visible = await visibleOf(
      executor,
      items.map(({ tripId }) => tripId),
    );
    const shown: PublicTrip[] = items.filter(({ tripId }) => visible.has(tripId));
    return { items: shown, nextCursor: page?.nextCursor ?? null };
  }
  return listPublicTrips(executor, { ...query, limit: query.limit ?? 20 }, callerId, accounts);
}

/** What the platform's search finds, the best first, a page of it. */
async function searched(
  request: FastifyRequest,
  query: PublicQuery,
  { reads, accounts, index }: AroundParts,
) {
  const { q = '', region, days, sort, cursor, limit = 20 } = query;
  const [from = 1, to = from] = days === undefined ? [] : days.split('-').map(Number);
  const lengths = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => String(from + i));
  const found = await index.search({
    ...{
      q,
      locale: 'ko',
      kinds: ['trip'],
      limit: Math.min(limit, MAX_FOUND),
      countFacets: [],
      countTotal: false,
    },
    facets: {
      ...(region !== undefined && { region: [region] }),
      ...(days !== undefined && { days: lengths }),
    },
    sort: sort === undefined ? 'relevance' : sort === 'liked' ? 'popular' : 'newest',
    ...(cursor !== undefined && { cursor }),
  });
  const ids = found.hits.map(({ id }) => id);
  const callerId = request.caller?.accountId ?? null;
  return { items: await cardsOf(reads.of(request), ids, callerId, accounts), nextCursor: found.nextCursor };
}

function registerLikes(app: App, { admit, around }: AroundParts): void {
  for (const [method, isLiked] of [
    ['PUT', true],
    ['DELETE', false],
  ] as const) {
    app.route({
      method,
      url: '/trips/public/:tripId/like',
      config: { access: 'member' },
      schema: {
        operationId: isLiked ? 'likeTrip' : 'unlikeTrip',
        tags: TAGS,
        summary: isLiked ? 'Like a public trip; twice is once' : 'Take one’s like back',
        params: TripParams,
        response: { 200: Liked, ...PROBLEMS },
      },
      handler: async (request, reply) => {
        const input = { kind: 'like', ...request.params, isLiked } as const;
        const command = admit(request, 'trips.like', input);
        return answerWith(request, reply, await around.submit(command), 200) as never;
      },
    });
  }
}
