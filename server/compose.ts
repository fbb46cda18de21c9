import { randomBytes } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { createCaches } from './cache/index.ts';
import { composeBeside } from './compose-beside.ts';
import type { Config } from './config.ts';
import { openDatabase } from './db/open.ts';
import { DEMO_ACCOUNTS } from './demo.ts';
import { Lane } from './engine/index.ts';
import { Dispatcher } from './events/dispatcher.ts';
import { createForgetting } from './events/forgetting.ts';
import { openFileStore } from './files/open.ts';
import { openGateways, registerSandbox } from './gateways/index.ts';
import { createApp } from './http/app.ts';
import { registerAttempts } from './http/attempts.ts';
import { tokens as createTokens } from './http/auth.ts';
import { admission } from './http/commands.ts';
import { type Readiness, registerHealth } from './http/health.ts';
import { createDoors } from './http/listen.ts';
import { registerOpenapi } from './http/openapi.ts';
import { createOrigin } from './http/origin.ts';
import { createReads } from './http/reads.ts';
import { siteRoutes } from './http/site.ts';
import { createStream } from './http/stream.ts';
import { registerWeb } from './http/web.ts';
import { createJobs } from './jobs/index.ts';
import { purgeHistory } from './jobs/purge-history.ts';
import { idMaker } from './lib/id.ts';
import { createLists } from './lists/index.ts';
import type { App, Module, OpenLane } from './module.ts';
import { type Accounts, createAccounts } from './modules/accounts/index.ts';
import { createCoupons } from './modules/coupons/index.ts';
import { createFiles } from './modules/files/index.ts';
import { createIdentity } from './modules/identity/index.ts';
import { createJobsModule } from './modules/jobs/index.ts';
import { createNotifications } from './modules/notifications/index.ts';
import { createPay } from './modules/pay/index.ts';
import { createPayments } from './modules/payments/index.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { observeReplica } from './telemetry/replica.ts';
import { purgeOutbox, purgeReceipts } from './upkeep/index.ts';
import { VERSION } from './version.ts';

const REPLICA_CHECK_MS = 1_000;
/** A lane that had something to do so lately is about to have it again. */
const CROWD_MS = 50;

const monotonic = (): number => performance.now();

/** The parts without HTTP: what a script, a job or a test needs. Made and handed on by name, top to bottom. */
export function composeCore(config: Config, log: FastifyBaseLogger) {
  const now = Date.now;
  const makeId = idMaker(now, Math.random);
  const metrics = createMetrics(log);
  const tokens = createTokens(config.jwtSecret);
  const admit = admission(makeId, now);
  const database = openDatabase(
    config.databaseUrl,
    config.poolSize,
    config.replica && {
      ...config.replica,
      observer: observeReplica(metrics.registry, log),
      now: monotonic,
      checkEveryMs: REPLICA_CHECK_MS,
    },
  );
  const reads = createReads(database);
  const lists = createLists({ database, reads, index: null, now, makeId });
  const dispatcher = new Dispatcher(database, log, monotonic);

  const caches = createCaches({
    config: config.cache,
    registry: metrics.registry,
    log,
    now: monotonic,
    random: Math.random,
    makeId,
    hurry: dispatcher.poke,
  });
  dispatcher.listen(caches.listener);

  const lanes: Lane<never, never>[] = [];
  const openLane: OpenLane = (work) => {
    const lane = new Lane(work, {
      database,
      limits: config.lane,
      observer: metrics.laneObserver,
      makeId,
      now: monotonic,
      committed: dispatcher.poke,
    });
    metrics.watchDepth(lane.name, () => lane.depth);
    lanes.push(lane as unknown as Lane<never, never>);
    return lane;
  };

  const files = createFiles({
    database,
    store: openFileStore(config.files, config.dataDir),
    makeId,
    now,
    monotonic,
    log,
    config,
  });
  // Accounts opens wallets and Pay resolves recipients: each sees the other through functions.
  let accounts: Accounts;
  const pay = createPay({
    database,
    openLane,
    admit,
    now,
    makeId,
    reads,
    lists,
    mode: config.mode,
    topUps: () => payments.topUps,
    moreChecks: (executor) => payments.reconcile(executor),
    accounts: {
      byEmail: (executor, keys) => accounts.byEmail(executor, keys),
      byId: (executor, ids) => accounts.byId(executor, ids),
      people: (ids) => accounts.people(ids),
      memberView: (executor, id) => accounts.memberView(executor, id),
    },
  });
  accounts = createAccounts({
    database,
    openLane,
    createCache: caches.create,
    admit,
    now,
    makeId,
    reads,
    lists,
    tokens,
    random: randomBytes,
    log,
    config,
    pay,
    secondFactor: { ticketFor: (account, request) => identity.secondFactor.ticketFor(account, request) },
    files,
    modules: () => modules,
  });
  const identity = createIdentity({
    database,
    now,
    monotonic,
    makeId,
    random: randomBytes,
    log,
    config,
    committed: dispatcher.poke,
    accounts,
  });
  const { gateways, sandbox } = openGateways({
    config,
    database,
    now,
    makeId,
    receiveWebhook: (gateway, webhook) => payments.receiveWebhook(gateway, webhook),
  });
  const payments = createPayments({
    database,
    openLane,
    admit,
    now,
    makeId,
    reads,
    lists,
    random: Math.random,
    log,
    accounts,
    gateways,
    expiresInMs: config.gateways.expiresInMs,
    publicUrl: config.publicUrl,
  });
  const coupons = createCoupons({
    database,
    openLane,
    createCache: caches.create,
    admit,
    now,
    monotonic,
    names: accounts.byId,
    files,
  });

  const told: readonly Module[] = [accounts, identity, pay, payments, coupons, files];
  const origin = createOrigin(config);
  const notifications = createNotifications({
    database,
    reads,
    now,
    makeId,
    random: randomBytes,
    log,
    metrics,
    config,
    origin: origin.url,
    poke: dispatcher.poke,
    notices: told.flatMap((module) => module.notices ?? []),
    accounts,
    campaignNames: coupons.namesOf,
  });

  // Between two batches of a crowd a lane is empty for a moment, but the crowd is still there.
  const hasPeopleWaiting = (): boolean => lanes.some((lane) => lane.idleMs < CROWD_MS);
  dispatcher.yieldWhile(hasPeopleWaiting);

  const working: readonly Module[] = [...told, notifications];
  const jobs = createJobs({
    database,
    now,
    makeId,
    log,
    observer: metrics.jobObserver,
    config,
    hasPeopleWaiting,
    jobs: [
      ...working.flatMap((module) => module.jobs ?? []),
      createForgetting(
        database,
        working.flatMap((module) => module.forgets ?? []),
      ),
      purgeReceipts(database, config.retention),
      purgeOutbox(config.retention.outboxMs),
      purgeHistory,
    ],
  });
  const modules: readonly Module[] = [...working, createJobsModule({ database, jobs, makeId, now })];
  for (const module of modules) for (const consumer of module.consumers) dispatcher.addConsumer(consumer);

  return {
    config,
    log,
    now,
    makeId,
    metrics,
    tokens,
    admit,
    database,
    dispatcher,
    caches,
    lanes,
    accounts,
    identity,
    pay,
    payments,
    sandbox,
    coupons,
    files,
    notifications,
    jobs,
    origin,
    modules,
  };
}
export type Core = ReturnType<typeof composeCore>;

/** The whole installation: the core behind HTTP, ready to listen. */
export async function compose(config: Config, log: FastifyBaseLogger) {
  const core = composeCore(config, log);
  const { database, dispatcher, metrics, tokens, makeId, modules } = core;
  const readiness: Readiness = { ready: false };
  const beside = composeBeside(core);

  const app = await createApp({ config, log, tokens, metrics, makeId });
  registerAttempts(app, { database, makeId, now: core.now, monotonic });
  await registerOpenapi(app, VERSION);
  registerHealth(app, { database, metrics, readiness });
  const stream = createStream({
    database,
    dispatcher,
    mapping: (event) => modules.flatMap((module) => module.streams(event)),
    metrics,
    instance: config.instance,
  });
  const site = siteRoutes({
    mode: config.mode,
    services: [...config.services],
    version: VERSION,
    demoAccounts:
      config.mode === 'demo'
        ? DEMO_ACCOUNTS.map(({ email, password, name, role }) => ({ email, password, name, role }))
        : [],
  });
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
    readiness.ready = true;
  }

  /**
   * Graceful: told to stop, it is not ready any more, admits nothing more, answers all that it has
   * admitted, says goodbye to open pages, and closes.
   */
  async function stop(): Promise<void> {
    readiness.ready = false;
    await beside.drain();
    stream.close();
    await doors.close();
    await beside.close();
  }

  return { ...core, app, listen: doors.listen, start, stop };
}
export type Installation = Awaited<ReturnType<typeof compose>>;
