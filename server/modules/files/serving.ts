import { StorageFailure } from '../../files/store.ts';
import { problem } from '../../http/errors.ts';
import type { App } from '../../module.ts';
import type { Shelf } from './shelf.ts';
import { parsePublicName } from './stored-file.ts';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const RETRY_AFTER_S = 5;

/**
 * `GET /files/<content hash>-<width>.<webp|avif>`, beside the API: public, and for ever the same. Bytes that are not
 * there any more stay in the caches that have them.
 */
export function registerServing(app: App, shelf: Shelf): void {
  app.get(
    // All that begins so: nothing below it is a page of the app.
    '/files/*',
    { config: { access: 'public', rateLimit: false }, schema: { hide: true } },
    async (request, reply) => {
      const { '*': name } = request.params as { '*': string };
      const wanted = parsePublicName(name);
      if (!wanted) return reply.send(problem(request, reply, 'file.not-found'));
      let bytes: Buffer | null;
      try {
        bytes = await shelf.read(wanted);
      } catch (error) {
        if (!(error instanceof StorageFailure)) throw error;
        request.log.warn({ err: error }, 'a file could not be read');
        reply.header('retry-after', RETRY_AFTER_S);
        return reply.send(problem(request, reply, 'file.storage-unavailable'));
      }
      if (!bytes) return reply.send(problem(request, reply, 'file.not-found'));
      // The name says the content, so it is its own tag.
      const etag = `"${name}"`;
      reply.headers({ etag, 'cache-control': IMMUTABLE });
      if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
      return reply.headers({ 'content-type': wanted.type, 'content-disposition': 'inline' }).send(bytes);
    },
  );
}

/** RFC 9110, 13.1.2: any of a list, compared weakly, or whatever there is. */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
