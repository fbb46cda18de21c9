import type { FastifyInstance } from 'fastify';
import { ProblemError } from './errors.ts';

/** JSON is read strictly: well-formed, and well-formed Unicode within. */
export function registerJson(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  // JSON is all that the API takes: text/plain would slip past a browser's preflight.
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer;
    // Many clients name the type of a body always. Where none is asked for, none is missing.
    if (bytes.length === 0 && request.routeOptions.schema?.body === undefined) return done(null, undefined);
    const text = bytes.toString('utf8');
    parseJson(request, text, (error, value) => {
      if (error) return done(error);
      // Broken UTF-8 has become U+FFFD by now, and an escape may hold half of a surrogate pair.
      const suspicious = text.includes('\uFFFD') || /\\u[dD]/.test(text);
      if (suspicious && !isWellFormed(value, 0)) return done(new ProblemError('request.malformed'));
      done(null, value);
    });
  });
}

const MAX_DEPTH = 20;

function isWellFormed(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\uFFFD');
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MAX_DEPTH) return false;
  return Object.entries(value).every(
    ([key, part]) => isWellFormed(key, depth) && isWellFormed(part, depth + 1),
  );
}
