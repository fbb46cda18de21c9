import { createSigner, createVerifier } from 'fast-jwt';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Code } from './codes.ts';
import { ProblemError } from './errors.ts';

/** Who calls, as the access token says it. */
export interface Caller {
  readonly accountId: string;
  readonly role: 'member' | 'admin';
  /** The session the token came from; tokens made by the seed have none. */
  readonly sessionId: string | null;
}

/**
 * Who may call a route. `public` does not look at the token; `optional` uses a good one and refuses a bad
 * one; `member` and `admin` need it. Every route must say which: one that does not, does not start.
 */
export type Access = 'public' | 'optional' | 'member' | 'admin';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    caller: Caller | null;
    tokenIsBad: boolean;
  }
}

export const ACCESS_TOKEN_S = 15 * 60;
/** Good tokens that are remembered with their holder: the signature of each is checked once. */
const TOKEN_CACHE = 20_000;

export interface Tokens {
  /** Signs an access token (HS256), good for 15 minutes unless told otherwise. */
  sign(caller: Caller, expiresInS?: number): string;
  /** @throws when the token is malformed, forged or expired */
  verify(token: string): Caller;
}

/** @param secret the shared secret; any instance that has it can check a token */
export function tokens(secret: string): Tokens {
  const key = Buffer.from(secret);
  const signer = createSigner({ key, algorithm: 'HS256' });
  const verifier = createVerifier({ key, algorithms: ['HS256'], requiredClaims: ['sub', 'role', 'exp'] });
  const known = new Map<string, { caller: Caller; expiresAt: number }>();

  function verifyAfresh(token: string): Caller {
    const { sub, role, sid, exp } = verifier(token) as Record<string, unknown>;
    if (typeof sub !== 'string' || sub.length > 40 || (role !== 'member' && role !== 'admin')) {
      throw new Error('The claims are not ours');
    }
    const caller = { accountId: sub, role, sessionId: typeof sid === 'string' ? sid : null } as const;
    if (known.size >= TOKEN_CACHE) {
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    }
    known.set(token, { caller, expiresAt: Number(exp) * 1000 });
    return caller;
  }

  return {
    sign: ({ accountId, role, sessionId }, expiresInS = ACCESS_TOKEN_S) => {
      const now = Math.floor(Date.now() / 1000);
      return signer({
        sub: accountId,
        role,
        ...(sessionId && { sid: sessionId }),
        iat: now,
        exp: now + expiresInS,
      });
    },
    verify: (token) => {
      const hit = known.get(token);
      return hit && hit.expiresAt > Date.now() ? hit.caller : verifyAfresh(token);
    },
  };
}

/**
 * Checks every request against its route's `access`, before its body is read.
 * @param isWithdrawn whether a token that is good by its signature shall open nothing any more
 */
export function registerAuth(
  app: FastifyInstance,
  { verify }: Tokens,
  isWithdrawn: (caller: Caller) => boolean = () => false,
): void {
  app.decorateRequest('caller', null);
  app.decorateRequest('tokenIsBad', false);
  app.addHook('onRoute', (route) => {
    // What plugins add outside the API (documentation, files of the web app) is public.
    if (route.url.startsWith('/api/v1') && route.config?.access === undefined) {
      throw new Error(`${route.method} ${route.url} does not say who may call it (config.access)`);
    }
  });
  // Callbacks and no promises: these run for every request. First who calls, then (after the limiter, which
  // counts by caller) whether they may: so that guessing tokens is limited as well.
  app.addHook('onRequest', (request, _reply, done) => {
    const header = request.headers.authorization;
    if (header === undefined || request.routeOptions.config.access === 'public') return done();
    try {
      if (!header.startsWith('Bearer ')) throw new Error('Another scheme');
      const caller = verify(header.slice(7));
      if (isWithdrawn(caller)) throw new Error('Withdrawn');
      request.caller = caller;
    } catch {
      request.tokenIsBad = true;
    }
    done();
  });
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const code = refusalOf(request);
    if (code) done(new ProblemError(code));
    else done(null, payload);
  });
}

function refusalOf(request: FastifyRequest): Code | null {
  const access = request.routeOptions.config.access ?? 'public';
  if (access === 'public') return null;
  if (request.tokenIsBad) return 'auth.invalid-token';
  if (access === 'optional') return null;
  if (request.caller === null) return 'auth.required';
  return access === 'admin' && request.caller.role !== 'admin' ? 'auth.forbidden' : null;
}

/**
 * The caller of a route whose access is `member` or `admin`.
 * @throws ProblemError auth.required, which can only mean that the route says something else
 */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new ProblemError('auth.required');
  return request.caller;
}
