import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isDisconnect, isRetryable, isUnwell } from '../db/dialect-errors.ts';
import { createTrouble, type Trouble } from '../telemetry/trouble.ts';
import { CODES, type Code } from './codes.ts';
import { ProblemError } from './problem-error.ts';

export { ProblemError };

/** Whether a caller reads English rather than Korean, as their browser says. */
export const wantsEnglish = (request: FastifyRequest): boolean =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '');

/**
 * Makes a reply a problem (RFC 9457) and returns its body.
 * @param extras further members, such as `errors` or which seat was taken
 * @param instance what support can look up: the receipt if there is one, else the request
 */
export function problem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: Code,
  extras: Record<string, unknown> = {},
  instance = `urn:madang:request:${request.id}`,
): Record<string, unknown> {
  const { status, ko, en } = CODES[code];
  reply.code(status).header('content-type', 'application/problem+json; charset=utf-8');
  return { ...extras, ...problemOf(code, wantsEnglish(request) ? en : ko, instance) };
}

/** The members that every problem has. @param title in the caller's language */
export const problemOf = (code: Code, title: string, instance: string): Record<string, unknown> => ({
  ...{ type: `/problems/${code}`, title, status: CODES[code].status, code, instance },
});

const FASTIFY_CODES: Record<string, Code> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
  FST_ERR_BAD_URL: 'request.malformed',
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported-media',
  FST_ERR_MAX_PARAM_LENGTH: 'route.not-found',
};

function codeOf(error: FastifyError): Code {
  const known = FASTIFY_CODES[error.code];
  if (known) return known;
  // Anything else that Fastify or a plugin blames on the client, such as a broken header.
  return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
    ? 'request.malformed'
    : 'server.error';
}

/**
 * A read whose database is away, locked or full for a moment: no fault of the code, and worth asking for again. What is
 * no read may have been done, so nobody is told that it was not.
 */
function isPassing({ method }: FastifyRequest, error: FastifyError): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  const isOfDatabase = 'fatal' in error || 'sqlMessage' in error || 'errcode' in error;
  return isRead && isOfDatabase && (isDisconnect(error) || isRetryable(error) || isUnwell(error));
}

/** Every error leaves as a problem with a code; only what is truly ours is logged as an error. */
export function registerErrorHandling(app: FastifyInstance): void {
  const database = createTrouble(app.log);
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, database));
}

/**
 * Sends the problem that an error is.
 * @param database hears of what the database has not answered; without a route nothing is asked of it
 */
export function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  database?: Trouble,
): FastifyReply {
  if (error instanceof ProblemError) {
    if (error.cause instanceof Error) {
      database?.failed(
        'changes',
        error.cause,
        { reqId: request.id },
        'a change was not taken by the database',
      );
    }
    const retryAfterS = error.extras.retryAfterS;
    if (typeof retryAfterS === 'number') reply.header('retry-after', retryAfterS);
    return reply.send(problem(request, reply, error.code, error.extras));
  }
  if (error.validation) {
    const errors = error.validation.map((issue) => ({
      in: error.validationContext,
      path: issue.instancePath || '/',
      message: issue.message ?? 'is not valid',
      ...(typeof issue.params.additionalProperty === 'string' && {
        field: issue.params.additionalProperty,
      }),
    }));
    return reply.send(problem(request, reply, 'request.invalid', { errors }));
  }
  if (isPassing(request, error)) {
    database?.failed('reads', error, { reqId: request.id }, 'a read was not answered by the database');
    reply.header('retry-after', 1);
    return reply.send(problem(request, reply, 'lane.unavailable', { retryAfterS: 1 }));
  }
  const code = codeOf(error);
  if (code === 'server.error') request.log.error({ err: error }, 'request failed');
  return reply.send(problem(request, reply, code));
}

/** One readable page for each code, in both languages: what `type` of a problem opens. */
export function catalogPage(code: Code): string {
  const { status, ko, en, adviceKo, adviceEn } = CODES[code];
  const plain = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${code} · Madang</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1.25rem;word-break:keep-all;color-scheme:light dark}
code{font-size:1.1rem}small{opacity:.7}section{margin-top:2rem}</style></head><body>
<p><small>HTTP ${status} ${STATUS_CODES[status] ?? ''}</small><br><code>${code}</code></p>
<section><h1>${plain(ko)}</h1><p>${plain(adviceKo)}</p></section>
<section lang="en"><h2>${plain(en)}</h2><p>${plain(adviceEn)}</p></section>
<p><a href="/problems">모든 코드 · All codes</a></p></body></html>`;
}

/** The catalogue's first page: all codes, by what they are about. */
export function catalogIndex(): string {
  const rows = Object.entries(CODES)
    .map(
      ([code, entry]) =>
        `<tr><td>${entry.status}</td><td><a href="/problems/${code}">${code}</a></td><td>${entry.ko}</td><td lang="en">${entry.en}</td></tr>`,
    )
    .join('\n');
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>오류 코드 · Madang</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:15px/1.6 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
table{border-collapse:collapse;width:100%}td{padding:.4rem .6rem;border-top:1px solid #8884;vertical-align:top}</style></head>
<body><h1>오류 코드 · Problem codes</h1><table>${rows}</table></body></html>`;
}
