import { randomBytes } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { createCaches } from './cache/index.ts';
import type { Config } from './config.ts';
import { openDatabase } from './db/open.ts';
import { Lane } from './engine/index.ts';
import { Dispatcher } from './events/dispatcher.ts';
import { createForgetting } from './events/forgetting.ts';
import { openFileStore } from './files/open.ts';
import { openGateways } from './gateways/index.ts';
import { tokens as createTokens } from './http/auth.ts';
import { admission } from './http/commands.ts';
import { createOrigin } from './http/origin.ts';
import { createReads } from './http/reads.ts';
import { createWithdrawn } from './http/withdrawn.ts';
import { createJobs } from './jobs/index.ts';
import { purgeHistory } from './jobs/purge-history.ts';
import { idMaker } from './lib/id.ts';
import type { ServiceName } from './lib/site-schema.ts';
import { createLists } from './lists/index.ts';
import type { Module, OpenLane } from './module.ts';
import { type Accounts, createAccounts } from './modules/accounts/index.ts';
import { type CouponsOfOrders, createCoupons, reconcileCoupons } from './modules/coupons/index.ts';
import { createFiles } from './modules/files/index.ts';
import { createIdentity } from './modules/identity/index.ts';
import { createJobsModule } from './modules/jobs/index.ts';
import { createNotifications } from './modules/notifications/index.ts';
import { createPay } from './modules/pay/index.ts';
import { createPayments } from './modules/payments/index.ts';
import { createSearch } from './modules/search/index.ts';
import { createShop, reconcileShop } from './modules/shop/index.ts';
import { createStocks, exchangeForPay, reconcileStocks } from './modules/stocks/index.ts';
import { createTickets, reconcileTickets } from './modules/tickets/index.ts';
import { createTrips, reconcileTrips } from './modules/trips/index.ts';
import { createWaitingRoom, type RoomKind } from './modules/waiting-room/index.ts';
import { openSearchIndexes } from './search/open.ts';
import { observeBacklog } from './telemetry/backlog.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { observeReplica } from './telemetry/replica.ts';
import { purgeOutbox, purgeReceipts } from './upkeep/index.ts';

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
  observeBacklog(metrics.registry, database.background, now);
  const reads = createReads(database);
  const indexes = openSearchIndexes(config.search, config.dataDir, log, monotonic);
  const lists = createLists({ database, reads, index: indexes.operators, now, makeId });
  const dispatcher = new Dispatcher(database, log, monotonic, metrics.backgroundFailure);

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
  const withdrawn = createWithdrawn(now, metrics.registry);

  const lanes: Lane<never, never>[] = [];
  const openLane: OpenLane = (work, hear) => {
    const lane = new Lane(work, {
      database,
      limits: config.lane,
      observer: metrics.laneObserver,
      makeId,
      now: monotonic,
      committed: (batchId, recorded) => {
        hear?.(recorded.events);
        dispatcher.committed(batchId, recorded);
      },
    });
    metrics.watchDepth(lane.name, () => lane.depth);
    lanes.push(lane as unknown as Lane<never, never>);
    return lane;
  };

  // Between two batches of a crowd a lane is empty for a moment, but the crowd is still there.
  const hasPeopleWaiting = (): boolean => lanes.some((lane) => lane.idleMs < CROWD_MS);
  dispatcher.yieldWhile(hasPeopleWaiting);

  const files = createFiles({
    database,
    store: openFileStore(config.files, config.dataDir),
    ...{ makeId, now, monotonic, createBuckets: caches.buckets, log, config },
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
    guesses: config.rateLimit ? caches.buckets('pay-recipients') : null,
    topUps: () => payments.topUps,
    exchange: exchangeForPay,
    moreChecks: async (executor) => {
      // One that was switched off has used coupons all the same.
      const coupons: CouponsOfOrders = new Map();
      const sold = isOn('shop', 'tickets')
        ? [...(await reconcileShop(executor, coupons)), ...(await reconcileTickets(executor, coupons))]
        : [];
      return [
        ...(await payments.reconcile(executor)),
        ...[...(await reconcileStocks(executor)), ...(await reconcileTrips(executor))],
        ...sold,
        ...(sold.length > 0 ? await reconcileCoupons(executor, coupons) : []),
      ];
    },
    accounts: {
      byEmail: (executor, keys) => accounts.byEmail(executor, keys),
      byId: (executor, ids) => accounts.byId(executor, ids),
      people: (ids) => accounts.people(ids),
      memberView: (executor, id) => accounts.memberView(executor, id),
      requireFreshProof: (request) => accounts.requireFreshProof(request),
    },
  });
  accounts = createAccounts({
    ...{ database, openLane, admit, reads, lists, tokens, withdrawn, pay, files },
    ...{ now, makeId, random: randomBytes, log, config },
    createCache: caches.create,
    createBuckets: caches.buckets,
    secondFactor: { ticketFor: (account, request) => identity.secondFactor.ticketFor(account, request) },
    modules: () => modules,
  });
  const identity = createIdentity({
    ...{ database, now, monotonic, makeId, random: randomBytes, log, config },
    createBuckets: caches.buckets,
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
  // What every service that sells is made of.
  const common = {
    ...{ database, openLane, admit, reads, lists, index: indexes.public },
    ...{
      createCache: caches.create,
      createBuckets: caches.buckets,
      makeId,
      now,
      monotonic,
      random: randomBytes,
      log,
      config,
      accounts,
      files,
    },
    payments: () => payments,
  };
  const isOn = (...services: ServiceName[]) => services.some((name) => config.services.includes(name));
  const waitingRoom = isOn('shop', 'tickets')
    ? createWaitingRoom({ ...common, identity, kinds: () => roomKinds })
    : null;
  const readAdmission = waitingRoom?.readAdmission ?? (() => null);
  const shop = isOn('shop') ? createShop({ ...common, readAdmission }) : null;
  const tickets = isOn('tickets') ? createTickets({ ...common, readAdmission }) : null;
  const stocks = isOn('stocks') ? createStocks({ ...common, registry: metrics.registry }) : null;
  const trips = isOn('trips') ? createTrips({ ...common, registry: metrics.registry }) : null;
  const roomKinds: readonly RoomKind[] = [shop, tickets].flatMap((seller) => seller?.roomKind ?? []);
  const payments = createPayments({
    ...common,
    random: Math.random,
    gateways,
    expiresInMs: config.gateways.expiresInMs,
    publicUrl: config.publicUrl,
    purposes: [...(shop?.purposes ?? []), ...(tickets?.purposes ?? [])],
  });
  const coupons = createCoupons({
    ...common,
    names: accounts.byId,
    ...(shop && { unknownInScope: shop.unknownInScope }),
  });

  const told: readonly Module[] = [
    ...[accounts, identity, pay, payments, coupons],
    ...[waitingRoom, shop, tickets, stocks, trips].filter((service) => service !== null),
    // The last: where several modules erase a person, files are locked after all else.
    files,
  ];
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
    proofs: told.flatMap((module) => module.proofSecrets ?? []),
    accounts,
    campaignNames: coupons.namesOf,
    hasPeopleWaiting,
  });

  const search = createSearch({
    ...{ database, indexes, recent: dispatcher.recent, makeId, now, monotonic, log, hasPeopleWaiting },
    searchables: told.flatMap((module) => module.searchables ?? []),
  });

  const working: readonly Module[] = [...told, notifications, search];
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
  for (const module of modules) for (const listener of module.listeners ?? []) dispatcher.listen(listener);

  return {
    config,
    log,
    now,
    monotonic,
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
    waitingRoom,
    shop,
    tickets,
    stocks,
    trips,
    payments,
    sandbox,
    coupons,
    files,
    notifications,
    search,
    indexes,
    jobs,
    origin,
    withdrawn,
    modules,
  };
}
export type Core = ReturnType<typeof composeCore>;
