import type { FastifyBaseLogger } from 'fastify';
import { composeCore } from './compose.ts';
import { composeBeside } from './compose-beside.ts';
import type { Config } from './config.ts';
import { demoAccountsOf } from './demo-people.ts';
import { headOfOutbox } from './events/outbox.ts';
import { registerSandbox } from './gateways/index.ts';
import { createApp } from './http/app.ts';
import { registerAttempts } from './http/attempts.ts';
import { type Readiness, registerHealth } from './http/health.ts';
import { createDoors } from './http/listen.ts';
import { registerOpenapi } from './http/openapi.ts';
import { registerReadNotes } from './http/read-notes.ts';
import { siteRoutes } from './http/site.ts';
import { createStream } from './http/stream.ts';
import { registerWeb } from './http/web.ts';
import { createRounds } from './jobs/rounds.ts';
import type { App } from './module.ts';
import { observeFollowers } from './telemetry/backlog.ts';
import { VERSION } from './version.ts';

/** The whole installation: the core behind HTTP, ready to listen. */
export async function compose(config: Config, log: FastifyBaseLogger) {
  const core = composeCore(config, log);
  const { database, dispatcher, metrics, tokens, makeId, modules } = core;
  const readiness: Readiness = { ready: false };
  const beside = composeBeside(core);
  // Who answers searches keeps what it answers from fresh; a worker has nobody to answer.
  const following = createRounds(core.search.followers, log, (round) =>
    metrics.backgroundFailure('round', round),
  );

  observeFollowers(metrics.registry, core.search.followers, () => headOfOutbox(database.background));
  dispatcher.listen(core.withdrawn.listener);
  const app = await createApp({ config, log, tokens, metrics, makeId, isWithdrawn: core.withdrawn.has });
  registerAttempts(app, { database, makeId, now: core.now, createBuckets: core.caches.buckets });
  registerReadNotes(app, { database, makeId, now: core.now, createBuckets: core.caches.buckets });
  await registerOpenapi(app, VERSION);
  registerHealth(app, { database, metrics, readiness });
  const stream = createStream({
    database,
    dispatcher,
    mapping: (event) => modules.flatMap((module) => module.streams(event)),
    privateTopics: modules.flatMap((module) => module.privateTopics ?? []),
    metrics,
    instance: config.instance,
    isLimited: config.rateLimit,
  });
  const { mode, services, map } = config;
  const site = siteRoutes({ mode, services: [...services], version: VERSION, map: map.tiles }, async () =>
    mode === 'demo' ? demoAccountsOf(core) : [],
  );
  const routes = [site, stream.routes, ...modules.map((module) => module.routes)];
  await app.register(
    async (api) => {
      for (const register of routes) register(api as unknown as App);
    },
    { prefix: '/api/v1' },
  );
  core.files.registerServing(app);
  core.identity.pages(app);
  if (core.sandbox) registerSandbox(app, core.sandbox, config.publicUrl);
  await registerWeb(app);
  core.origin.of(app.server);
  const doors = createDoors(app);
  await app.ready();

  /** Starts what runs beside requests; the database has its newest schema by now. */
  async function start(): Promise<void> {
    await beside.start();
    following.start();
    await core.withdrawn.restore(database.background);
    readiness.ready = true;
  }

  /**
   * Graceful: told to stop, it is not ready any more, admits nothing more, answers all that it has
   * admitted, says goodbye to open pages, and closes.
   */
  async function stop(): Promise<void> {
    readiness.ready = false;
    await following.stop();
    await beside.drain();
    stream.close();
    await doors.close();
    await beside.close();
  }

  return { ...core, app, listen: doors.listen, start, stop };
}
export type Installation = Awaited<ReturnType<typeof compose>>;
