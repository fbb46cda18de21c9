import { ProblemError } from '../../../http/errors.ts';
import { Closed, Id } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { admin, change, PROBLEMS, ReasonQuery, TAGS } from './admin-parts.ts';
import {
  AdminPerformance,
  AdminPerformancesPage,
  AdminPerformancesQuery,
  NewPerformanceBody,
  PerformanceBody,
  StatusBody,
} from './admin-schemas.ts';
import { readAdminPerformance } from './admin-views.ts';
import { performanceFactsOf } from './drafts.ts';
import type { ShowsParts } from './parts.ts';
import { performanceList } from './performance-list.ts';

const Params = Closed({ performanceId: Id });
/** A whole performance in two languages is more than other bodies may be. */
const BODY_LIMIT_BYTES = 512 * 1024;

/** What operators do with performances. */
export function registerPerformanceRoutes(app: App, parts: ShowsParts): void {
  const { admit, database, files, lists, now } = parts;
  const after = (performanceId: string) =>
    readAdminPerformance(database.reader, performanceId, files.picturesOf, now());

  lists.register(app, performanceList(files.picturesOf), {
    path: '/admin/tickets/performances',
    query: AdminPerformancesQuery,
    page: AdminPerformancesPage,
    operationId: 'listAdminPerformances',
    summary: 'Performances by any conditions, newest first',
    description: 'Facets: `status`, `genre`. A whole performance or round id finds that performance alone.',
  });

  app.post(
    '/admin/tickets/performances',
    {
      config: admin,
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        operationId: 'createPerformance',
        tags: TAGS,
        summary: 'Make a performance with its poster and cast, as a draft',
        body: NewPerformanceBody,
        response: { 201: AdminPerformance, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const command = admit(request, 'tickets.create-performance', body);
      const facts = performanceFactsOf(body);
      const input = { kind: 'save-performance', performanceId: command.id, version: null, facts } as const;
      const asked = { ...command, input: { ...input, reason: body.reason ?? null } };
      return change(parts, { request, reply, status: 201 }, asked, ({ performanceId }) =>
        after(String(performanceId)),
      );
    },
  );

  app.get(
    '/admin/tickets/performances/:performanceId',
    {
      config: admin,
      schema: {
        operationId: 'readAdminPerformance',
        tags: TAGS,
        summary: 'One performance with its cast, rounds and their numbers, and its version',
        params: Params,
        response: { 200: AdminPerformance, ...PROBLEMS },
      },
    },
    async (request) => {
      const performance = await after(request.params.performanceId);
      if (!performance) throw new ProblemError('tickets.performance-not-found');
      return performance;
    },
  );

  app.put(
    '/admin/tickets/performances/:performanceId',
    {
      config: admin,
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        operationId: 'editPerformance',
        tags: TAGS,
        summary:
          'Write a whole performance anew; refused when somebody else has changed it since it was read',
        description:
          'Another poster, or none, removes the file of the one before. Rounds keep those who play in them, wherever they ' +
          'stand on the bill now.',
        params: Params,
        body: PerformanceBody,
        response: { 200: AdminPerformance, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const { performanceId } = request.params;
      const command = admit(request, 'tickets.edit-performance', { performanceId, ...body });
      const facts = performanceFactsOf(body);
      const input = { kind: 'save-performance', performanceId, version: body.version, facts } as const;
      const asked = { ...command, input: { ...input, reason: body.reason ?? null } };
      return change(parts, { request, reply, status: 200 }, asked, () => after(performanceId));
    },
  );

  app.post(
    '/admin/tickets/performances/:performanceId/status',
    {
      config: admin,
      schema: {
        operationId: 'setPerformanceStatus',
        tags: TAGS,
        summary: 'Show a performance, hide it, or end it',
        params: Params,
        body: StatusBody,
        response: { 200: AdminPerformance, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { performanceId } = request.params;
      const input = { kind: 'set-status', performanceId, ...request.body } as const;
      const command = admit(request, 'tickets.set-performance-status', input);
      return change(parts, { request, reply, status: 200 }, command, () => after(performanceId));
    },
  );

  app.delete(
    '/admin/tickets/performances/:performanceId',
    {
      config: admin,
      schema: {
        operationId: 'removePerformance',
        tags: TAGS,
        summary: 'Take away a performance without rounds, and its poster',
        params: Params,
        querystring: ReasonQuery,
        response: { 200: Params, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { performanceId } = request.params;
      const input = {
        kind: 'remove-performance',
        performanceId,
        reason: request.query.reason ?? null,
      } as const;
      const command = admit(request, 'tickets.remove-performance', input);
      return change(parts, { request, reply, status: 200 }, command, () => ({ performanceId }));
    },
  );
}
