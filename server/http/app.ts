import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { tileOrigin } from '../config/map.ts';
import type { Config } from '../config.ts';
import { pageHostsOf } from '../gateways/index.ts';
import { networkOf } from '../lib/buckets.ts';
import type { MakeId } from '../lib/id.ts';
import type { App } from '../module.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { type Caller, registerAuth, type Tokens } from './auth.ts';
import { answersToBrokenRequests } from './broken-requests.ts';
import { ProblemError, registerErrorHandling } from './errors.ts';
import { registerJson } from './json.ts';
import { registerNotFound } from './methods.ts';
import { registerSchemaCompilers } from './schema-compilers.ts';
import { securityHeaders } from './security-headers.ts';

const BODY_LIMIT_BYTES = 64 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than what proxies keep idle connections for, so that the proxy closes first. */
const KEEP_ALIVE_MS = 75_000;
const MAX_REQUESTS_PER_MINUTE = 1_200;
/** What a page elsewhere may read of an answer. */
const EXPOSED_HEADERS = ['receipt-id', 'idempotency-replayed', 'retry-after', 'x-request-id'];

export interface AppDependencies {
  readonly config: Pick<
    Config,
    'corsOrigins' | 'tour' | 'trustProxy' | 'rateLimit' | 'publicUrl' | 'files' | 'gateways' | 'map'
  >;
  readonly log: FastifyBaseLogger;
  readonly tokens: Tokens;
  /** See `Withdrawn`. */
  readonly isWithdrawn?: (caller: Caller) => boolean;
  readonly metrics: Metrics;
  readonly makeId: MakeId;
}

/** The HTTP shell without any route: hooks, headers, limits and errors, the same for every request. */
export async function createApp(deps: AppDependencies): Promise<App> {
  const { config, log, tokens, metrics, makeId } = deps;
  const { publicUrl } = config.files;
  const { tiles } = config.map;
  const headersOf = securityHeaders(
    config.publicUrl.startsWith('https'),
    [
      ...(publicUrl === '' ? [] : [new URL(publicUrl).origin]),
      ...(tiles ? [tileOrigin(tiles.tileUrl)] : []),
      ...(config.tour?.pictureOrigins ?? []),
    ],
    pageHostsOf(config.gateways),
  );
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
    ...answersToBrokenRequests(makeId, headersOf, (origin) =>
      origin !== undefined && config.corsOrigins.includes(origin)
        ? {
            vary: 'Origin',
            'access-control-allow-origin': origin,
            'access-control-allow-credentials': 'true',
            'access-control-expose-headers': EXPOSED_HEADERS.join(', '),
          }
        : {},
    ),
  }).withTypeProvider<TypeBoxTypeProvider>();

  registerErrorHandling(app);
  registerNotFound(app);
  registerJson(app);
  registerSchemaCompilers(app);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headersOf(request.url));
    done();
  });
  // Before anything that refuses: a page elsewhere may read a refusal too.
  if (config.corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...config.corsOrigins],
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      credentials: true,
      exposedHeaders: EXPOSED_HEADERS,
      maxAge: 600,
      // Who asks what there is, and is no browser before a request, is answered too.
      strictPreflight: false,
    });
  }
  registerAuth(app, tokens, deps.isWithdrawn);

  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  // As in `?q=&cursor=`: forms and clients send what they do not have as an empty text, and no cursor is one.
  app.addHook('preValidation', (request, _reply, done) => {
    const query = request.query as { cursor?: unknown };
    if (query.cursor === '') delete query.cursor;
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    request.log.debug({ route, status: reply.statusCode, ms: reply.elapsedTime }, 'answered');
    done();
  });

  await app.register(cookie);
  if (config.rateLimit) {
    await app.register(rateLimit, {
      max: MAX_REQUESTS_PER_MINUTE,
      timeWindow: 60_000,
      cache: 50_000,
      // By account where the token is good, so that a school behind one address is not one customer.
      keyGenerator: (request) => request.caller?.accountId ?? networkOf(request.ip),
      // By the route and not by what was written: `GET http://host/api/…` finds the same one.
      allowList: (request) => request.routeOptions.url?.startsWith('/api/') !== true,
      errorResponseBuilder: (_request, { ttl }) =>
        new ProblemError('request.too-many', { retryAfterS: Math.ceil(ttl / 1000) }),
    });
  }
  return app;
}
