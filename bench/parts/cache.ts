import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SOURCES, type SourceName } from '../reads/sources.ts';
import type { Bar, Chart, Kind, Row, Section } from '../report/model.ts';
import { type Installation, install } from '../rig/installation.ts';
import { measure, type Trial } from '../rig/measure.ts';
import { rootPath, type Server } from '../rig/rig.ts';
import type { Bench, Part } from './bench.ts';

const execute = promisify(execFile);
const DROPS = 100;
const RATE_PER_S = 1_000;
const CONNECTIONS = 50;
/** For the throughput of a cached read. */
const IN_FLIGHT = 100;
const WANTED_AT_THE_CALL = 20;
const WANTED_OF_BARE = 0.8;
const LABELS: Record<SourceName, string> = {
  database: 'database',
  redis: 'Redis read',
  tracking: 'tracking cache',
};
const kindOf = (source: SourceName): Kind => (source === 'tracking' ? 'ours' : 'old');

/** A hot read from the database, from Redis, and from a cache in the process that Redis tells of changes. */
export const cache: Part = {
  name: 'cache',
  title: 'A hot read: database, Redis, and a cache that Redis tells of changes',
  needs: ['MariaDB', 'Redis'],
  run: runCache,
};

async function runCache(bench: Bench): Promise<Section> {
  const { rig } = bench;
  const { url: redisUrl } = await rig.redis();
  const installation = await install(rig, {
    kind: 'mariadb',
    memberCount: 10,
    settings: { REDIS_URL: redisUrl, MADANG_REDIS_PREFIX: 'product:' },
  });
  const dropIds = await installation.openDrops(DROPS, 1_000);
  const settings = (source: SourceName) => ({
    DATABASE_URL: installation.url,
    REDIS_URL: redisUrl,
    MADANG_REDIS_PREFIX: 'bench:',
    SOURCE: source,
  });
  const calls = await atTheCall(bench, dropIds, settings);
  const rows = await atFixedRate(bench, dropIds, settings);
  const [bare, product] = await againstBare(bench, dropIds, installation);
  await installation.stop();
  return {
    name: cache.name,
    title: cache.title,
    lead:
      `${DROPS} drops are read again and again, by the product’s own view and HTTP, and only where the drop comes from differs. ` +
      `${RATE_PER_S.toLocaleString('en')} requests a second (open loop) on ${CONNECTIONS} connections for ${bench.choose(20, 3)} s each, in turns, five times. ` +
      `Then as many as come back, ${IN_FLIGHT} in flight: the product’s own answer against Fastify with nothing around it.`,
    charts: [
      callChart(calls),
      ...(['meanMs', 'p50Ms', 'p99Ms', 'maxMs'] as const).map((figure) => waitChart(rows, figure)),
      cpuChart(rows),
      throughputChart([bare, product]),
    ],
    rows: [...rows, bare, product],
    bars: [...callBars(calls), ...rateBars(rows), bareBar(product)],
  };
}

type Settings = (source: SourceName) => Record<string, string>;
/** Nanoseconds of a read: one after the other, and fifty at a time. */
type Calls = Record<SourceName, { one: number; fifty: number }>;

async function atTheCall(bench: Bench, dropIds: readonly string[], settings: Settings): Promise<Calls> {
  const found: Partial<Calls> = {};
  for (const source of SOURCES) {
    bench.say(`at the call: ${LABELS[source]}`);
    const env = { ...settings(source), DROP_IDS: dropIds.join(','), SECONDS: String(bench.choose(4, 0.5)) };
    const { stdout } = await execute(process.execPath, [rootPath('bench/reads/calls.ts')], {
      env: { ...process.env, ...bench.rig.environment(env) },
    });
    found[source] = JSON.parse(stdout) as Calls[SourceName];
  }
  return found as Calls;
}

async function atFixedRate(bench: Bench, dropIds: readonly string[], settings: Settings): Promise<Row[]> {
  const { rig } = bench;
  const servers: Server[] = [];
  const trials: Trial[] = [];
  for (const source of SOURCES) {
    const server = await rig.startServer('bench/reads/server.ts', settings(source));
    servers.push(server);
    trials.push({
      label: LABELS[source],
      kind: kindOf(source),
      serverPids: () => [server.pid],
      databasePids: [rig.mariadbPid],
      redisPids: [rig.redisPid],
      warmUpS: bench.choose(3, 1),
      prepare: async (seconds) => ({
        plan: { ...planOf(dropIds, server.port, seconds), connections: CONNECTIONS, ratePerS: RATE_PER_S },
      }),
    });
  }
  bench.say(`at ${RATE_PER_S}/s`);
  const rows = await measure(rig, trials, { rounds: bench.choose(5, 1), seconds: bench.choose(20, 3) });
  for (const server of servers) await server.stop();
  return rows;
}

async function againstBare(
  bench: Bench,
  dropIds: readonly string[],
  { servers }: Installation,
): Promise<[Row, Row]> {
  const bare = await bench.rig.startServer('bench/reads/bare-server.ts', {});
  const trial = (label: string, kind: Kind, { port, pid }: Server): Trial => ({
    label,
    kind,
    serverPids: () => [pid],
    warmUpS: bench.choose(3, 1),
    prepare: async (seconds) => ({
      plan: { ...planOf(dropIds, port, seconds), connections: IN_FLIGHT },
    }),
  });
  bench.say(`${IN_FLIGHT} in flight`);
  const rows = await measure(
    bench.rig,
    [trial('bare Fastify GET', 'ceiling', bare), trial('cached drop, the product', 'ours', servers[0]!)],
    { rounds: bench.choose(5, 1), seconds: bench.choose(4, 1) },
  );
  await bare.stop();
  return rows as [Row, Row];
}

const planOf = (dropIds: readonly string[], port: number, seconds: number) => ({
  ports: [port],
  requests: {
    method: 'GET' as const,
    count: dropIds.length,
    path: { values: dropIds.map((id) => `/api/v1/coupons/drops/${id}`) },
  },
  repeat: true,
  seconds,
});

const nanoseconds = (value: number): string =>
  value < 10_000 ? `${Math.round(value).toLocaleString('en')} ns` : `${(value / 1_000).toFixed(1)} µs`;

const callChart = (calls: Calls): Chart => ({
  title: 'One read at the call, one after the other · fifty at a time',
  unit: 'ns',
  bars: SOURCES.map((source) => ({
    label: LABELS[source],
    kind: kindOf(source),
    value: calls[source].one,
    text: `${nanoseconds(calls[source].one)} · ${nanoseconds(calls[source].fifty)}`,
  })),
});

const FIGURES = { meanMs: 'mean', p50Ms: 'median', p99Ms: '99th percentile', maxMs: 'slowest' } as const;

const waitChart = (rows: readonly Row[], figure: keyof typeof FIGURES): Chart => ({
  title: `Through HTTP at ${RATE_PER_S.toLocaleString('en')}/s: ${FIGURES[figure]}`,
  unit: 'ms',
  bars: rows.map((row) => ({
    label: row.label,
    kind: row.kind,
    value: row[figure] ?? 0,
    text: `${(row[figure] ?? 0).toFixed(2)} ms`,
  })),
});

/** Of one core, at that rate. */
const share = (us: number | null): number => ((us ?? 0) * RATE_PER_S) / 1e4;

const cpuChart = (rows: readonly Row[]): Chart => ({
  title: `CPU at ${RATE_PER_S.toLocaleString('en')}/s, share of one core: server, database, Redis`,
  unit: '%',
  bars: rows.map((row) => ({
    label: row.label,
    kind: row.kind,
    value: share(row.serverUs) + share(row.databaseUs) + share(row.redisUs),
    text: [row.serverUs, row.databaseUs, row.redisUs].map((us) => `${share(us).toFixed(1)} %`).join(' + '),
  })),
});

const throughputChart = (rows: readonly Row[]): Chart => ({
  title: `Answers a second, ${IN_FLIGHT} in flight`,
  unit: 'answers/s',
  bars: rows.map((row) => ({
    label: row.label,
    kind: row.kind,
    value: row.acceptedPerS,
    text: Math.round(row.acceptedPerS).toLocaleString('en'),
  })),
});

function callBars({ redis, tracking }: Calls): Bar[] {
  // Fifty at a time is the best that Redis can do: the network is waited for once for all of them.
  const times = redis.fifty / tracking.one;
  return [
    {
      name: 'tracking cache at the call, against a Redis read at its best',
      wanted: `≥ ${WANTED_AT_THE_CALL} ×`,
      measured: `${times.toFixed(0)} × (one after the other ${(redis.one / tracking.one).toFixed(0)} ×)`,
      met: times >= WANTED_AT_THE_CALL,
    },
  ];
}

function rateBars(rows: readonly Row[]): Bar[] {
  const [, redis, tracking] = rows as [Row, Row, Row];
  const bar = (figure: 'meanMs' | 'p99Ms' | 'maxMs', isEqualEnough: boolean): Bar => {
    const [theirs, ours] = [redis[figure] ?? 0, tracking[figure] ?? 0];
    return {
      name: `tracking cache through HTTP at ${RATE_PER_S.toLocaleString('en')}/s: ${FIGURES[figure]}`,
      wanted: isEqualEnough ? 'no slower than Redis reads' : 'better than Redis reads',
      measured: `${ours.toFixed(2)} against ${theirs.toFixed(2)} ms`,
      met: isEqualEnough ? ours <= theirs : ours < theirs,
    };
  };
  return [bar('meanMs', true), bar('p99Ms', false), bar('maxMs', false)];
}

const bareBar = ({ ofCeiling }: Row): Bar => ({
  name: 'cached read through HTTP',
  wanted: `≥ ${WANTED_OF_BARE} of a bare Fastify GET`,
  measured: (ofCeiling ?? 0).toFixed(2),
  met: (ofCeiling ?? 0) >= WANTED_OF_BARE,
});
