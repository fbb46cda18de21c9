import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../http/errors.ts';
import { newSecret } from './flows.ts';
import type { IdentityConfig } from './parts.ts';

const NAME = 'madang_flow';
/** Sent to the routes that need it, and to nothing else. */
const PATH = '/api/v1/auth';
/** Longer than anything that is begun with it. */
const COOKIE_MS = 60 * 60 * 1000;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** The secret of this browser, or null: what is begun in one browser is not finished in another. */
export function readBrowser(request: FastifyRequest): string | null {
  const value = request.cookies[NAME];
  return value !== undefined && SECRET.test(value) ? value : null;
}

/** The secret of this browser; a new one when it has none. Out of reach of scripts, and for an hour. */
export function markBrowser(
  request: FastifyRequest,
  reply: FastifyReply,
  { publicUrl }: IdentityConfig,
  random: (bytes: number) => Buffer,
): string {
  const secret = readBrowser(request) ?? newSecret(random);
  reply.setCookie(NAME, secret, {
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https'),
    path: PATH,
    maxAge: COOKIE_MS / 1000,
  });
  return secret;
}

/** Nonce and PKCE verifier follow from the browser's secret and the state: neither is stored anywhere. */
export const derived = (browser: string, use: 'nonce' | 'pkce', state: string): string =>
  createHmac('sha256', browser).update(`${use} ${state}`).digest('base64url');

/**
 * Where people reach us: the public address, or in the demo the one that they have typed.
 * @throws ProblemError identity.passkeys-unavailable when production has no public address
 */
export function originOf(request: FastifyRequest, { mode, publicUrl }: IdentityConfig): string {
  if (URL.canParse(publicUrl)) return new URL(publicUrl).origin;
  if (mode === 'production') throw new ProblemError('identity.passkeys-unavailable');
  const typed = `${request.protocol}://${request.host}`;
  if (!URL.canParse(typed)) throw new ProblemError('request.malformed');
  return new URL(typed).origin;
}
