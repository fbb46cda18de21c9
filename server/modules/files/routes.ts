import multipart from '@fastify/multipart';
import { callerOf } from '../../http/auth.ts';
import { ProblemError } from '../../http/errors.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { FilesParts } from './index.ts';
import { receiveFile } from './receiving.ts';
import { Upload } from './schemas.ts';
import { pictureOf } from './stored-file.ts';

const BUSY_RETRY_AFTER_S = 5;

/** `POST /files`. Only here a body may be multipart, and only of one part. */
export function registerFileRoutes(app: App, parts: FilesParts): void {
  const { allowance, config, keep, turns } = parts;
  app.register(async (child) => {
    const scope = child as unknown as App;
    await scope.register(multipart, {
      limits: {
        files: 1,
        fields: 0,
        parts: 1,
        fileSize: config.maxBytes,
        fieldNameSize: 20,
        headerPairs: 20,
      },
      throwFileSizeLimit: false,
    });
    scope.post(
      '/files',
      {
        config: { access: 'member' },
        // The plugin reads as it goes and knows the bounds; this one would not let a picture begin.
        bodyLimit: config.maxBytes * 2,
        schema: {
          operationId: 'uploadFile',
          tags: ['Files'],
          summary:
            'Upload a picture: one part named `file`. It is kept for an hour, or for as long as it is shown',
          consumes: ['multipart/form-data'],
          response: { 201: Upload, '4xx': Problem, '5xx': Problem },
        },
      },
      async (request, reply) => {
        const { accountId } = callerOf(request);
        const busy = () => new ProblemError('file.busy', { retryAfterS: BUSY_RETRY_AFTER_S });
        const file = await allowance.spend(accountId, () =>
          // A place is taken before a byte is read: what waits is in memory.
          turns.reading.take(async () => {
            const upload = await receiveFile(request, config.maxBytes);
            return keep(upload, accountId);
          }, busy),
        );
        reply.code(201);
        return { fileId: file.id, ...pictureOf(file, config.publicUrl) };
      },
    );
  });
}
