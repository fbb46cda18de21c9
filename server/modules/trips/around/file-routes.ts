import type { FastifyReply } from 'fastify';
import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import { takeUploads } from '../../files/index.ts';
import { requireMember } from '../people/reading.ts';
import { MAX_FILE_BYTES, MAX_FILES } from './bounds.ts';
import { listFiles, readFileRow } from './file-views.ts';
import type { AroundParts } from './parts.ts';
import { FileDone, FileParams, FileQuery, TripFile, TripFiles, TripParams } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const TAGS = ['Trips'];
const member = { access: 'member' } as const;
const WIDEST = 4_000;
const ENTRY_ID = /^[0-9A-Za-z_-]{1,36}$/;

/** Pictures and documents of a trip: for those who take part in it, and nobody else. */
export function registerFileRoutes(app: App, parts: AroundParts): void {
  const { reads, database, files, admit, around } = parts;

  app.get(
    '/trips/:tripId/files',
    {
      config: member,
      schema: {
        operationId: 'listTripFiles',
        tags: TAGS,
        summary: 'The files of a trip, the newest first',
        params: TripParams,
        response: { 200: TripFiles, ...PROBLEMS },
      },
    },
    async (request) => {
      const executor = reads.of(request);
      const { tripId } = request.params;
      await requireMember(executor, tripId, callerOf(request).accountId);
      return { items: await listFiles(executor, tripId) };
    },
  );

  app.get(
    '/trips/:tripId/files/:fileId',
    {
      config: member,
      schema: {
        operationId: 'readTripFile',
        tags: TAGS,
        summary: 'A file of a trip: a picture to be shown, a PDF to be saved',
        params: FileParams,
        querystring: FileQuery,
        produces: ['image/webp', 'application/pdf'],
        response: { ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { tripId, fileId } = request.params;
      // The newest: whoever has just left the trip, or was removed, is served nothing more.
      await requireMember(database.reader, tripId, callerOf(request).accountId);
      const row = await readFileRow(database.reader, tripId, fileId);
      const found =
        row && (await files.private.read(database.reader, row.file_id, request.query.width ?? WIDEST));
      if (!row || !found) throw new ProblemError('trips.file-not-found', { fileId });
      return guarded(reply, row.name, found.type).send(found.bytes) as never;
    },
  );

  app.delete(
    '/trips/:tripId/files/:fileId',
    {
      config: member,
      schema: {
        operationId: 'removeTripFile',
        tags: TAGS,
        summary: 'Take a file away from a trip, for good',
        params: FileParams,
        response: { 200: FileDone, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'remove-file', ...request.params } as const;
      const command = admit(request, 'trips.remove-file', input);
      return answerWith(request, reply, await around.submit(command), 200) as never;
    },
  );
  takeUploads(app, MAX_FILE_BYTES, (scope) => registerUpload(scope, parts), 1);
}

/** Whatever a browser took it for, it could do nothing: no script, no frame, no guess at another type; and nobody keeps it. */
function guarded(reply: FastifyReply, name: string, type: string): FastifyReply {
  const how = type === 'application/pdf' ? 'attachment' : 'inline';
  const stem = name.replace(/\.[0-9A-Za-z]{1,5}$/, '') || 'file';
  const shown = encodeURIComponent(`${stem}.${type === 'application/pdf' ? 'pdf' : 'webp'}`);
  return reply.headers({
    'content-type': type,
    // RFC 6266 with RFC 8187: letters of any script, and nothing that could end the header.
    'content-disposition': `${how}; filename*=UTF-8''${shown.replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  });
}

function registerUpload(scope: App, { database, files, admit, around, reads }: AroundParts): void {
  scope.post(
    '/trips/:tripId/files',
    {
      config: member,
      // The plugin reads as it goes and knows the bounds.
      bodyLimit: MAX_FILE_BYTES * 2,
      schema: {
        operationId: 'addTripFile',
        tags: TAGS,
        summary: `Add a picture or a PDF of 10 MB at the most; a trip has up to ${MAX_FILES} files`,
        description:
          'Parts: `entryId`, if it belongs to an entry of the trip, and `file`. Pictures are drawn again.',
        consumes: ['multipart/form-data'],
        params: TripParams,
        response: { 201: TripFile, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { accountId } = callerOf(request);
      const { tripId } = request.params;
      // Before a byte is read: who may not add anything shall not fill the store.
      const { role } = await requireMember(reads.of(request), tripId, accountId);
      if (role === 'viewer') throw new ProblemError('trips.read-only');
      const kept = await files.private.receive(request, accountId, MAX_FILE_BYTES, ['entryId']);
      const { entryId = null } = kept.fields;
      if (entryId !== null && !ENTRY_ID.test(entryId)) throw new ProblemError('trips.entry-not-found');
      const asked = { tripId, entryId, name: kept.name, digest: kept.digest };
      const command = admit(request, 'trips.add-file', asked);
      const { type, bytes, name } = kept;
      const input = { kind: 'add-file', tripId, storedId: kept.fileId, entryId, name, type, bytes } as const;
      const answer = await around.submit({ ...command, input });
      const body = answerWith(request, reply, answer, 201);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      const [file] = await listFiles(database.reader, tripId, String(body.fileId));
      if (!file) throw new ProblemError('trips.file-not-found');
      return file;
    },
  );
}
