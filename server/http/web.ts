import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { App } from '../module.ts';
import { isCode } from './codes.ts';
import { catalogIndex, catalogPage, problem } from './errors.ts';

const DIST = fileURLToPath(new URL('../../web/dist/', import.meta.url));
const HTML = 'text/html; charset=utf-8';
/** Built files carry a hash of their content in their name. */
const HASHED = /\/assets\/./;
const HIDDEN = /^\.|\.(br|gz)$/;

/** The built web app, with its own routing, and the pages of the problem catalogue. */
export async function registerWeb(app: App, folder = DIST): Promise<void> {
  const config = { access: 'public', rateLimit: false } as const;
  const schema = { hide: true };

  app.get('/problems', { config, schema }, async (_request, reply) => reply.type(HTML).send(catalogIndex()));
  app.get('/problems/:code', { config, schema }, async (request, reply) => {
    const { code } = request.params as { code: string };
    if (!isCode(code)) return reply.send(problem(request, reply, 'route.not-found'));
    return reply.type(HTML).send(catalogPage(code));
  });

  if (!existsSync(`${folder}index.html`)) return;
  const index = readFileSync(`${folder}index.html`);
  const files = filesIn(folder);
  // One route for all of them: a route for each of hundreds of files costs every start time and memory.
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    cacheControl: false,
    // The build has put a smaller one beside each file that can be made smaller.
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Whatever is no file and no API is a page of the app: it does its own routing.
  const errorHandler: App['errorHandler'] = (error, request, reply) => {
    // Whoever closed the page while a file was on its way is nobody to answer, and no error.
    if ((error as { code?: string }).code === 'ERR_STREAM_PREMATURE_CLOSE') request.raw.destroy();
    else app.errorHandler(error, request, reply);
  };
  app.get('/*', { config, schema, errorHandler }, async (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    if (files.has(path)) return reply.sendFile(path);
    // A file of a version that has left is no page: whoever keeps files must not keep a page in its place.
    if (path === 'api' || path.startsWith('api/') || HASHED.test(`/${path}`)) return reply.callNotFound();
    return reply.type(HTML).header('cache-control', 'no-cache').send(index);
  });
}

/** Paths of all files of the build, relative to its folder; what begins with a dot or is packed is none of them. */
function filesIn(folder: string): ReadonlySet<string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile() && !HIDDEN.test(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length).replace(/^\/+/, '')),
  );
}
