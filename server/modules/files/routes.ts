import multipart from '@fastify/multipart';
import { callerOf } from '../../http/auth.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { FilesParts } from './index.ts';
import { receiveFile } from './receiving.ts';
import { Upload } from './schemas.ts';
import { pictureOf } from './stored-file.ts';

/**
 * Declares routes whose body is one file. Only there a body may be multipart.
 * @param maxBytes of the file
 * @param fields how many short texts may be said beside it
 */
export function takeUploads(app: App, maxBytes: number, declare: (scope: App) => void, fields = 0): void {
  app.register(async (child) => {
    const scope = child as unknown as App;
    await scope.register(multipart, {
      limits: {
        ...{ files: 1, fields, parts: 1 + fields, fileSize: maxBytes },
        ...{ fieldNameSize: 20, fieldSize: 100, headerPairs: 20 },
      },
      throwFileSizeLimit: false,
    });
    declare(scope);
  });
}

/** `POST /files`. */
export function registerFileRoutes(app: App, parts: FilesParts): void {
  const { config, keep, receiving } = parts;
  takeUploads(app, config.maxBytes, (scope) => {
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
        const file = await receiving(accountId, async () => {
          const { bytes } = await receiveFile(request, config.maxBytes);
          return keep(bytes, accountId);
        });
        reply.code(201);
        return { fileId: file.id, ...pictureOf(file, config.publicUrl) };
      },
    );
  });
}
