import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { App } from '../module.ts';
import { isCode } from './codes.ts';
import { catalogIndex, catalogPage, problem } from './errors.ts';

const DIST = fileURLToPath(new URL('../../web/dist/', import.meta.url));
const HTML = 'text/html; charset=utf-8';
/** Built files carry a hash of their content in their name. */
const HASHED = /\/assets\//;

/** The built web app, with its own routing, and the pages of the problem catalogue. */
export async function registerWeb(app: App): Promise<void> {
  const config = { access: 'public', rateLimit: false } as const;
  const schema = { hide: true };

  app.get('/problems', { config, schema }, async (_request, reply) => reply.type(HTML).send(catalogIndex()));
  app.get('/problems/:code', { config, schema }, async (request, reply) => {
    const { code } = request.params as { code: string };
    if (!isCode(code)) return reply.send(problem(request, reply, 'route.not-found'));
    return reply.type(HTML).send(catalogPage(code));
  });

  if (!existsSync(`${DIST}index.html`)) return;
  const index = readFileSync(`${DIST}index.html`);
  await app.register(fastifyStatic, {
    root: DIST,
    index: false,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Whatever is no file and no API is a page of the app: it does its own routing.
  app.get('/*', { config, schema }, async (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.send(problem(request, reply, 'route.not-found'));
    return reply.type(HTML).header('cache-control', 'no-cache').send(index);
  });
}
