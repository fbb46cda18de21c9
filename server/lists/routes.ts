import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type, { type TSchema } from 'typebox';
import type { Executor } from '../db/dialect.ts';
import type { Database } from '../db/open.ts';
import { recordAttempt } from '../events/audit.ts';
import { callerOf } from '../http/auth.ts';
import { ProblemError } from '../http/errors.ts';
import type { Reads } from '../http/reads.ts';
import type { MakeId } from '../lib/id.ts';
import { Problem } from '../lib/schema.ts';
import type { App } from '../module.ts';
import type { SearchIndex } from '../search/port.ts';
import type { DatabaseLimits } from './database-source.ts';
import { csvOf, MAX_ROWS, type Progress } from './export.ts';
import type { List, ListQuery } from './list.ts';
import { findPage, readPage } from './page.ts';
import { understand } from './question.ts';
import { TableSizes } from './table-sizes.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
/** Files that an instance makes at the same time. */
const MAX_EXPORTS = 2;
const KOREA_MS = 9 * 3_600_000;

export interface ListsDependencies {
  readonly database: Database;
  readonly reads: Reads;
  /** The operators’ index; null: the database answers everything. */
  readonly index: SearchIndex | null;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: MakeId;
  readonly limits?: Partial<DatabaseLimits>;
}

/** How a list is reached: `GET <path>` and, where it has a file, `GET <path>/export`. */
export interface ListRoutes {
  /** Below /api/v1. */
  readonly path: string;
  readonly query: TSchema;
  readonly page: TSchema;
  readonly operationId: string;
  /** Absent: the list has no file of its own. */
  readonly exportQuery?: TSchema;
  readonly exportOperationId?: string;
  readonly summary: string;
  readonly description?: string;
}

export interface Lists {
  /** Declares the routes of a list, for operators. */
  register<Row extends { id: string }, Query extends ListQuery, Item>(
    app: App,
    list: List<Row, Query, Item>,
    routes: ListRoutes,
  ): void;
  /** The first rows that a query finds, for whoever names them in a query of their own. */
  find<Row extends { id: string }, Query extends ListQuery, Item>(
    executor: Executor,
    list: List<Row, Query, Item>,
    query: Query,
  ): Promise<{ readonly rows: readonly Row[]; readonly isAll: boolean }>;
}

/** Measured, see the bench part `lists`: up to so many rows a look at each costs less than a search. */
export const LIMITS: DatabaseLimits = {
  smallRows: 5_000,
  windowRows: 20_000,
  triedRows: 2_000,
  collectedRows: 1_000,
  judgedRows: 200,
  countedRows: 3_000,
};

/** Lists that operators search: each route reads with what all of them share. */
export function createLists(deps: ListsDependencies): Lists {
  const limits = { ...LIMITS, ...deps.limits };
  const under = { way: 0 };
  const sizes = new TableSizes(deps.now);
  return {
    register: (app, list, routes) => {
      registerPage(app, list, routes, { ...deps, limits, sizes });
      const { exportQuery, exportOperationId } = routes;
      if (exportQuery === undefined || exportOperationId === undefined) return;
      const exported = { ...routes, exportQuery, exportOperationId };
      registerExport(app, list, exported, { ...deps, limits, under });
    },
    async find(executor, list, query) {
      const reading = { finder: deps.database.background, judge: executor, limits, sizes };
      const { gathered } = await findPage(list, query, reading, deps.index);
      return { rows: gathered.rows, isAll: gathered.isEnd };
    },
  };
}

function registerPage<Row extends { id: string }, Query extends ListQuery, Item>(
  app: App,
  list: List<Row, Query, Item>,
  { path, query, page, operationId, summary, description }: ListRoutes,
  {
    database,
    reads,
    index,
    limits,
    sizes,
  }: ListsDependencies & { limits: DatabaseLimits; sizes: TableSizes },
): void {
  app.get(
    path,
    {
      config: { access: 'admin' },
      schema: {
        operationId,
        tags: ['Admin'],
        summary,
        ...(description !== undefined && { description }),
        querystring: query,
        response: { 200: page, ...PROBLEMS },
      },
    },
    async (request) => {
      const reading = { finder: database.background, judge: reads.of(request), limits, sizes };
      return (await readPage(list, request.query as Query, reading, index)) as never;
    },
  );
}

function registerExport<Row extends { id: string }, Query extends ListQuery, Item>(
  app: App,
  list: List<Row, Query, Item>,
  { path, exportQuery, exportOperationId, summary }: Required<Omit<ListRoutes, 'description'>>,
  deps: ListsDependencies & { limits: DatabaseLimits; under: { way: number } },
): void {
  app.get(
    `${path}/export`,
    {
      // To ask only for the headers would leave a file in the audit log that nobody has seen.
      exposeHeadRoute: false,
      config: { access: 'admin' },
      schema: {
        operationId: exportOperationId,
        tags: ['Admin'],
        summary: `A file for spreadsheets: ${summary}`,
        description:
          `CSV (RFC 4180) in UTF-8 with a byte order mark, at most ${MAX_ROWS.toLocaleString('en')} rows: when there ` +
          `are more, the last line begins with # and says so. Amounts are in the smallest unit, times are UTC. ` +
          `The audit log keeps who made it, when, why, with which conditions, and how many rows it had.`,
        produces: ['text/csv'],
        querystring: exportQuery,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (request, reply) => (await startExport(list, request, reply, deps)) as unknown as string,
  );
}

async function startExport<Row extends { id: string }, Query extends ListQuery, Item>(
  list: List<Row, Query, Item>,
  request: FastifyRequest,
  reply: FastifyReply,
  {
    database,
    now,
    makeId,
    limits,
    under,
  }: ListsDependencies & { limits: DatabaseLimits; under: { way: number } },
): Promise<Readable> {
  const { reason, ...conditions } = request.query as Query & { reason: string };
  const executor = database.background;
  const question = await understand(list, conditions as unknown as Query, executor);
  if (under.way >= MAX_EXPORTS) throw new ProblemError('request.too-many', { retryAfterS: 30 });
  under.way += 1;
  const actorId = callerOf(request).accountId;
  const subject = `${list.name}:${makeId()}`;
  const note = (action: string, details: Record<string, unknown>) =>
    recordAttempt(database, { id: makeId(), at: now(), actorId, action, subject, reason, details });
  const progress: Progress = { rows: 0, ending: 'broken-off' };
  try {
    // Before the first row leaves: what a crash breaks off is in the log as well.
    await note(`${list.name}.export-begun`, { conditions });
  } catch (error) {
    under.way -= 1;
    throw error;
  }
  const day = new Date(now() + KOREA_MS).toISOString().slice(0, 10);
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${list.name}-${day}.csv"`)
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no');
  // `close` comes whatever happens: read to its end, broken off by the reader, or by an error.
  return Readable.from(csvOf(list, question, { executor, limits }, progress)).once('close', () => {
    under.way -= 1;
    note(`${list.name}.exported`, { conditions, ...progress }).catch((error: unknown) =>
      request.log.error({ err: error, subject, ...progress }, 'the end of an export is not in the audit log'),
    );
  });
}
