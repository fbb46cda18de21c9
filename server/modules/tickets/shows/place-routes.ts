import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../http/errors.ts';
import { localized } from '../../../lib/localized.ts';
import { Closed, Id } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { admin, change, PROBLEMS, ReasonQuery, TAGS } from './admin-parts.ts';
import { readAdminHall, readAdminVenue } from './admin-place-views.ts';
import {
  AdminHallWithMap,
  AdminVenue,
  AdminVenuesPage,
  AdminVenuesQuery,
  HallBody,
  NewHallBody,
  NewVenueBody,
  VenueBody,
} from './admin-schemas.ts';
import { venueFactsOf } from './drafts.ts';
import type { ShowsParts } from './parts.ts';
import { venueList } from './venue-list.ts';

const VenueParams = Closed({ venueId: Id });
const HallParams = Closed({ hallId: Id });

/** What operators do with venues and halls: each change is a command of the lane `tickets-shows`, and audited. */
export function registerPlaceRoutes(app: App, parts: ShowsParts): void {
  const { admit, database, files, lists } = parts;
  const venueAfter = (venueId: string) => readAdminVenue(database.reader, venueId, files.picturesOf);
  const hallAfter = (hallId: string) => readAdminHall(database.reader, hallId);
  const at = (request: FastifyRequest, reply: FastifyReply, status = 200) => ({ request, reply, status });

  lists.register(app, venueList(files.picturesOf), {
    path: '/admin/tickets/venues',
    query: AdminVenuesQuery,
    page: AdminVenuesPage,
    operationId: 'listAdminVenues',
    summary: 'Venues by any conditions, newest first',
    description: 'Facets: `region`, `status`. A whole venue id finds that venue alone.',
  });

  app.post(
    '/admin/tickets/venues',
    {
      config: admin,
      schema: {
        operationId: 'createVenue',
        tags: TAGS,
        summary: 'Make a venue',
        body: NewVenueBody,
        response: { 201: AdminVenue, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const command = admit(request, 'tickets.create-venue', body);
      const facts = venueFactsOf(body);
      const input = { kind: 'save-venue', venueId: command.id, version: null, facts } as const;
      const asked = { ...command, input: { ...input, reason: body.reason ?? null } };
      return change(parts, at(request, reply, 201), asked, ({ venueId }) => venueAfter(String(venueId)));
    },
  );

  app.get(
    '/admin/tickets/venues/:venueId',
    {
      config: admin,
      schema: {
        operationId: 'readAdminVenue',
        tags: TAGS,
        summary: 'One venue with its halls, and its version',
        params: VenueParams,
        response: { 200: AdminVenue, ...PROBLEMS },
      },
    },
    async (request) => {
      const venue = await venueAfter(request.params.venueId);
      if (!venue) throw new ProblemError('tickets.venue-not-found');
      return venue;
    },
  );

  app.put(
    '/admin/tickets/venues/:venueId',
    {
      config: admin,
      schema: {
        operationId: 'editVenue',
        tags: TAGS,
        summary: 'Write a whole venue anew; refused when somebody else has changed it since it was read',
        params: VenueParams,
        body: VenueBody,
        response: { 200: AdminVenue, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const { venueId } = request.params;
      const command = admit(request, 'tickets.edit-venue', { venueId, ...body });
      const facts = venueFactsOf(body);
      const input = { kind: 'save-venue', venueId, version: body.version, facts } as const;
      const asked = { ...command, input: { ...input, reason: body.reason ?? null } };
      return change(parts, at(request, reply), asked, () => venueAfter(venueId));
    },
  );

  app.delete(
    '/admin/tickets/venues/:venueId',
    {
      config: admin,
      schema: {
        operationId: 'removeVenue',
        tags: TAGS,
        summary: 'Take away a venue without halls and performances',
        params: VenueParams,
        querystring: ReasonQuery,
        response: { 200: VenueParams, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { venueId } = request.params;
      const input = { kind: 'remove-venue', venueId, reason: request.query.reason ?? null } as const;
      const command = admit(request, 'tickets.remove-venue', input);
      return change(parts, at(request, reply), command, () => ({ venueId }));
    },
  );

  app.post(
    '/admin/tickets/venues/:venueId/halls',
    {
      config: admin,
      schema: {
        operationId: 'createHall',
        tags: TAGS,
        summary: 'Make a hall; it is drawn afterwards',
        params: VenueParams,
        body: NewHallBody,
        response: { 201: AdminHallWithMap, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const { venueId } = request.params;
      const command = admit(request, 'tickets.create-hall', { venueId, ...body });
      const input = { kind: 'add-hall', hallId: command.id, venueId, name: localized(body.name) } as const;
      const asked = { ...command, input: { ...input, reason: body.reason ?? null } };
      return change(parts, at(request, reply, 201), asked, ({ hallId }) => hallAfter(String(hallId)));
    },
  );

  app.get(
    '/admin/tickets/halls/:hallId',
    {
      config: admin,
      schema: {
        operationId: 'readAdminHall',
        tags: TAGS,
        summary: 'One hall with its newest map, and its version',
        params: HallParams,
        response: { 200: AdminHallWithMap, ...PROBLEMS },
      },
    },
    async (request) => {
      const hall = await hallAfter(request.params.hallId);
      if (!hall) throw new ProblemError('tickets.hall-not-found');
      return hall;
    },
  );

  app.put(
    '/admin/tickets/halls/:hallId',
    {
      config: admin,
      schema: {
        operationId: 'editHall',
        tags: TAGS,
        summary: 'Rename a hall',
        params: HallParams,
        body: HallBody,
        response: { 200: AdminHallWithMap, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const { hallId } = request.params;
      const command = admit(request, 'tickets.edit-hall', { hallId, ...body });
      const name = localized(body.name);
      const input = { kind: 'rename-hall', hallId, version: body.version, name } as const;
      const asked = { ...command, input: { ...input, reason: body.reason ?? null } };
      return change(parts, at(request, reply), asked, () => hallAfter(hallId));
    },
  );

  app.delete(
    '/admin/tickets/halls/:hallId',
    {
      config: admin,
      schema: {
        operationId: 'removeHall',
        tags: TAGS,
        summary: 'Take away a hall in which nothing ever took place',
        params: HallParams,
        querystring: ReasonQuery,
        response: { 200: HallParams, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { hallId } = request.params;
      const input = { kind: 'remove-hall', hallId, reason: request.query.reason ?? null } as const;
      return change(parts, at(request, reply), admit(request, 'tickets.remove-hall', input), () => ({
        hallId,
      }));
    },
  );
}
