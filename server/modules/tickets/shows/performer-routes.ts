import { ProblemError } from '../../../http/errors.ts';
import { Closed, Id } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { admin, change, PROBLEMS, ReasonQuery, TAGS } from './admin-parts.ts';
import {
  AdminPerformer,
  AdminPerformersPage,
  AdminPerformersQuery,
  NewPerformerBody,
  PerformerBody,
} from './admin-schemas.ts';
import { performerViews } from './admin-views.ts';
import { performerFactsOf } from './drafts.ts';
import type { ShowsParts } from './parts.ts';
import { performerList } from './performer-list.ts';

const Params = Closed({ performerId: Id });

/** What operators do with performers. */
export function registerPerformerRoutes(app: App, parts: ShowsParts): void {
  const { admit, database, files, lists } = parts;
  const after = async (performerId: string): Promise<AdminPerformer | undefined> => {
    const rows = await database.reader
      .selectFrom('tickets_performers')
      .selectAll()
      .where('id', '=', performerId)
      .execute();
    return (await performerViews(database.reader, rows, files.picturesOf))[0];
  };

  lists.register(app, performerList(files.picturesOf), {
    path: '/admin/tickets/performers',
    query: AdminPerformersQuery,
    page: AdminPerformersPage,
    operationId: 'listAdminPerformers',
    summary: 'Performers by any conditions, newest first',
    description: 'Facets: `kind`. A whole performer id finds that performer alone.',
  });

  app.post(
    '/admin/tickets/performers',
    {
      config: admin,
      schema: {
        operationId: 'createPerformer',
        tags: TAGS,
        summary: 'Make a performer',
        body: NewPerformerBody,
        response: { 201: AdminPerformer, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const command = admit(request, 'tickets.create-performer', body);
      const facts = performerFactsOf(body);
      const input = { kind: 'save-performer', performerId: command.id, version: null, facts } as const;
      const asked = { ...command, input: { ...input, reason: body.reason ?? null } };
      return change(parts, { request, reply, status: 201 }, asked, ({ performerId }) =>
        after(String(performerId)),
      );
    },
  );

  app.get(
    '/admin/tickets/performers/:performerId',
    {
      config: admin,
      schema: {
        operationId: 'readAdminPerformer',
        tags: TAGS,
        summary: 'One performer, and its version',
        params: Params,
        response: { 200: AdminPerformer, ...PROBLEMS },
      },
    },
    async (request) => {
      const performer = await after(request.params.performerId);
      if (!performer) throw new ProblemError('tickets.performer-not-found');
      return performer;
    },
  );

  app.put(
    '/admin/tickets/performers/:performerId',
    {
      config: admin,
      schema: {
        operationId: 'editPerformer',
        tags: TAGS,
        summary: 'Write a whole performer anew; refused when somebody else has changed it since it was read',
        params: Params,
        body: PerformerBody,
        response: { 200: AdminPerformer, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const { performerId } = request.params;
      const command = admit(request, 'tickets.edit-performer', { performerId, ...body });
      const facts = performerFactsOf(body);
      const input = { kind: 'save-performer', performerId, version: body.version, facts } as const;
      const asked = { ...command, input: { ...input, reason: body.reason ?? null } };
      return change(parts, { request, reply, status: 200 }, asked, () => after(performerId));
    },
  );

  app.delete(
    '/admin/tickets/performers/:performerId',
    {
      config: admin,
      schema: {
        operationId: 'removePerformer',
        tags: TAGS,
        summary: 'Take away a performer who is on no bill',
        params: Params,
        querystring: ReasonQuery,
        response: { 200: Params, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { performerId } = request.params;
      const input = { kind: 'remove-performer', performerId, reason: request.query.reason ?? null } as const;
      const command = admit(request, 'tickets.remove-performer', input);
      return change(parts, { request, reply, status: 200 }, command, () => ({ performerId }));
    },
  );
}
