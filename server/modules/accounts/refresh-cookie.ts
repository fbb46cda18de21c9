import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../http/errors.ts';
import type { AccountsConfig } from './parts.ts';
import { IDLE_MS } from './session-rows.ts';

const NAME = 'madang_refresh';
/** Sent to the few routes that need it, and to nothing else. */
const PATH = '/api/v1/auth';

export const readRefreshCookie = (request: FastifyRequest): string | undefined => request.cookies[NAME];

/** Hands the token to the browser, out of reach of scripts (OWASP Session Management Cheat Sheet). */
export function setRefreshCookie(reply: FastifyReply, token: string, { publicUrl }: AccountsConfig): void {
  reply.setCookie(NAME, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https'),
    path: PATH,
    maxAge: IDLE_MS / 1000,
  });
}

export const clearRefreshCookie = (reply: FastifyReply): void => {
  reply.clearCookie(NAME, { path: PATH });
};

/**
 * Refuses another site's page, for the routes that act on the cookie alone. SameSite keeps most of them out;
 * a page on a sibling domain it does not. Callers that are no browsers send neither header.
 * @throws ProblemError auth.forbidden
 */
export function refuseForeignOrigin(
  request: FastifyRequest,
  { publicUrl, corsOrigins }: AccountsConfig,
): void {
  // The browser's own word, which no page can forge, and right also behind a proxy that changes Host.
  if (request.headers['sec-fetch-site'] === 'same-origin') return;
  const { origin } = request.headers;
  if (origin === undefined || corsOrigins.includes(origin)) return;
  if (!URL.canParse(origin)) throw new ProblemError('auth.forbidden');
  const { protocol, host } = new URL(origin);
  const own = [publicUrl, `${protocol}//${request.host}`];
  if (!own.some((url) => URL.canParse(url) && new URL(url).host === host)) {
    throw new ProblemError('auth.forbidden');
  }
}
