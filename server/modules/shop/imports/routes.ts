import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Lane } from '../../../engine/index.ts';
import { createTurns } from '../../../files/turns.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { PageQuery, Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { ShopDependencies } from '../parts.ts';
import { dayOf } from '../statistics/days.ts';
import type { ImportInput, ImportsState } from './commands.ts';
import { ENCODING_NAMES } from './decoding.ts';
import { readFile } from './reading.ts';
import { ENVELOPE_BYTES, MAX_BYTES, receiveImport } from './receiving.ts';
import { Import, ImportErrorPage, ImportPage, ImportParams, ImportStop } from './schemas.ts';
import { groupRows, stage, unstage } from './staging.ts';
import { errorsCsv, listErrors, listImports, readImport } from './views.ts';
import { exampleCsv, productsCsv, streamOf } from './writing.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const BUSY_RETRY_AFTER_S = 5;
/** Files that an instance writes at the same time. */
const MAX_EXPORTS = 2;

export interface ImportsParts extends ShopDependencies {
  readonly lane: Lane<ImportInput, ImportsState>;
}

/** Products from files and into files. */
export function registerImportRoutes(app: App, parts: ImportsParts): void {
  registerUpload(app, parts);
  registerReads(app, parts);
  registerErrors(app, parts);
  registerFiles(app, parts);
}

async function oneImport({ database, accounts }: ImportsParts, importId: string): Promise<Import> {
  const found = await readImport(database.reader, importId, accounts.byId);
  if (!found) throw new ProblemError('shop.import-not-found');
  return found;
}

function registerUpload(app: App, parts: ImportsParts): void {
  // A file is in memory while it is read.
  const reading = createTurns({ parallel: 1, maxWaiting: 0 });
  const busy = () => new ProblemError('request.too-many', { retryAfterS: BUSY_RETRY_AFTER_S });
  app.register(async (child) => {
    const scope = child as unknown as App;
    await scope.register(multipart, {
      limits: {
        files: 1,
        fields: 2,
        parts: 3,
        fileSize: MAX_BYTES,
        fieldSize: 1_000,
        fieldNameSize: 20,
        headerPairs: 20,
      },
      throwFileSizeLimit: false,
    });
    scope.post(
      '/admin/shop/imports',
      {
        config: admin,
        bodyLimit: MAX_BYTES + ENVELOPE_BYTES,
        schema: {
          operationId: 'startImport',
          tags: ['Admin'],
          summary: 'Upload a file of products, to be done row by row beside requests',
          description:
            'Parts: `file` (CSV in UTF-8, UTF-16 or CP949, at most 32 MB and 50,000 rows), `reason`, `dryRun` (`true`: check ' +
            'everything, change nothing). Products are found by their code, variants by SKU; what the file does not have ' +
            'a column for stays as it is, and `stock` is what there is. One import at a time.',
          consumes: ['multipart/form-data'],
          response: { 202: Import, ...PROBLEMS },
        },
      },
      async (request, reply) => reading.take(() => start(parts, request, reply), busy),
    );
  });
}

async function start(parts: ImportsParts, request: FastifyRequest, reply: FastifyReply): Promise<Import> {
  const { admit, database, lane } = parts;
  const { bytes, fileName, isDryRun, reason } = await receiveImport(request);
  const digest = createHash('sha256').update(bytes).digest('base64url');
  const { id: importId, ...command } = admit(request, 'shop.import', { digest, isDryRun, reason });
  const file = await readFile(bytes);
  if ('code' in file) {
    const { code, ...facts } = file;
    throw new ProblemError(code, facts);
  }
  await stage(database, importId, await groupRows(database, file.rows));
  const facts = { fileName, encoding: ENCODING_NAMES[file.encoding], isDryRun, reason };
  const input = { kind: 'start', ...facts, total: file.rows.length } as const;
  const answer = await lane.submit({ ...command, id: importId, input });
  const body = answerWith(request, reply, answer, 202);
  const isOurs = answer.answered && answer.decision.accepted && body.importId === importId;
  if (!isOurs) await unstage(database, importId);
  if (!answer.answered || !answer.decision.accepted) return body as never;
  return oneImport(parts, String(body.importId));
}

function registerReads(app: App, parts: ImportsParts): void {
  const { accounts, admit, database, lane } = parts;
  app.get(
    '/admin/shop/imports',
    {
      config: admin,
      schema: {
        operationId: 'listImports',
        tags: ['Admin'],
        summary: 'Imports of products, newest first',
        querystring: PageQuery,
        response: { 200: ImportPage, ...PROBLEMS },
      },
    },
    async ({ query: { limit = 20, ...query } }) =>
      listImports(database.reader, { limit, ...query }, accounts.byId),
  );

  app.get(
    '/admin/shop/imports/:importId',
    {
      config: admin,
      schema: {
        operationId: 'readImport',
        tags: ['Admin'],
        summary: 'One import, as far as it has come',
        params: ImportParams,
        response: { 200: Import, ...PROBLEMS },
      },
    },
    async ({ params }) => oneImport(parts, params.importId),
  );

  app.post(
    '/admin/shop/imports/:importId/stop',
    {
      config: admin,
      schema: {
        operationId: 'stopImport',
        tags: ['Admin'],
        summary: 'Stop an import: what was done stays done',
        params: ImportParams,
        body: ImportStop,
        response: { 200: Import, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'stop', ...request.params, ...request.body } as const;
      const answer = await lane.submit(admit(request, 'shop.stop-import', input));
      const body = answerWith(request, reply, answer, 200);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      return oneImport(parts, request.params.importId);
    },
  );
}

function registerErrors(app: App, parts: ImportsParts): void {
  const { database } = parts;
  app.get(
    '/admin/shop/imports/:importId/errors',
    {
      config: admin,
      schema: {
        operationId: 'listImportErrors',
        tags: ['Admin'],
        summary: 'What is wrong with rows of a file, row by row',
        params: ImportParams,
        querystring: PageQuery,
        response: { 200: ImportErrorPage, ...PROBLEMS },
      },
    },
    async ({ params: { importId }, query: { limit = 20, ...query } }) => {
      await oneImport(parts, importId);
      return listErrors(database.reader, importId, { limit, ...query });
    },
  );

  app.get(
    '/admin/shop/imports/:importId/errors.csv',
    {
      exposeHeadRoute: false,
      config: admin,
      schema: {
        operationId: 'downloadImportErrors',
        tags: ['Admin'],
        summary: 'What is wrong with rows of a file, as CSV',
        produces: ['text/csv'],
        params: ImportParams,
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async ({ params: { importId } }, reply) => {
      await oneImport(parts, importId);
      csv(reply, `import-errors-${importId}.csv`);
      return Readable.from(errorsCsv(database.background, importId)) as unknown as string;
    },
  );
}

function registerFiles(app: App, { database, now }: ImportsParts): void {
  let exports = 0;
  app.get(
    '/admin/shop/products/export',
    {
      exposeHeadRoute: false,
      config: admin,
      schema: {
        operationId: 'exportProducts',
        tags: ['Admin'],
        summary: 'All products as CSV, in the columns of an import: imported again, it changes nothing',
        produces: ['text/csv'],
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (_request, reply) => {
      if (exports >= MAX_EXPORTS)
        throw new ProblemError('request.too-many', { retryAfterS: BUSY_RETRY_AFTER_S });
      exports += 1;
      csv(reply, `products-${dayOf(now())}.csv`);
      const ended = () => {
        exports -= 1;
      };
      return streamOf(productsCsv(database.background), ended) as unknown as string;
    },
  );

  app.get(
    '/admin/shop/imports/example.csv',
    {
      config: admin,
      schema: {
        operationId: 'downloadImportExample',
        tags: ['Admin'],
        summary: 'A file to begin with',
        produces: ['text/csv'],
        response: { 200: Type.String(), ...PROBLEMS },
      },
    },
    async (_request, reply) => {
      csv(reply, 'products-example.csv');
      return exampleCsv();
    },
  );
}

const csv = (reply: FastifyReply, name: string): void => {
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store');
};
