import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import type { Config } from '../config.ts';
import type { MakeId } from '../lib/id.ts';
import type { App } from '../module.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { registerAuth, type Tokens } from './auth.ts';
import { ProblemError, registerErrorHandling } from './errors.ts';
import { registerValidation } from './validation.ts';

const BODY_LIMIT_BYTES = 64 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than what proxies keep idle connections for, so that the proxy closes first. */
const KEEP_ALIVE_MS = 75_000;
const MAX_REQUESTS_PER_MINUTE = 1_200;

export interface AppDependencies {
  readonly config: Pick<Config, 'corsOrigins' | 'trustProxy' | 'rateLimit' | 'publicUrl'>;
  readonly log: FastifyBaseLogger;
  readonly tokens: Tokens;
  readonly metrics: Metrics;
  readonly makeId: MakeId;
}

/** The HTTP shell without any route: hooks, headers, limits and errors, the same for every request. */
export async function createApp({ config, log, tokens, metrics, makeId }: AppDependencies): Promise<App> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    genReqId: makeId,
    return503OnClosing: false,
    // HEAD of every GET, as browsers, monitors and caches expect.
    exposeHeadRoutes: true,
  }).withTypeProvider<TypeBoxTypeProvider>();

  registerErrorHandling(app);
  registerValidation(app);
  registerAuth(app, tokens);

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    request.log.debug({ route, status: reply.statusCode, ms: reply.elapsedTime }, 'answered');
  });

  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Radix positions its pop-ups by style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: config.publicUrl.startsWith('https') ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
  if (config.corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...config.corsOrigins],
      credentials: true,
      exposedHeaders: ['receipt-id', 'idempotency-replayed', 'retry-after', 'x-request-id'],
      maxAge: 600,
    });
  }
  if (config.rateLimit) {
    await app.register(rateLimit, {
      max: MAX_REQUESTS_PER_MINUTE,
      timeWindow: 60_000,
      cache: 50_000,
      // By account once the token is known, so that a school behind one address is not one customer.
      keyGenerator: (request) => request.caller?.accountId ?? request.ip,
      allowList: (request) => !request.url.startsWith('/api/'),
      errorResponseBuilder: (_request, { ttl }) =>
        new ProblemError('request.too-many', { retryAfterS: Math.ceil(ttl / 1000) }),
    });
  }
  return app;
}
