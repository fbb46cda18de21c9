import { join } from 'node:path';
import { measure } from '../rig/measure.ts';
import type { Bench } from './bench.ts';
import { type Contender, type OldServer, oldContender } from './contenders.ts';

interface OldMethod {
  readonly method: string;
  readonly label: string;
  readonly database: 'mariadb' | 'sqlite';
  readonly usesRedis: boolean;
  /** Sizes of the connection pool to try. */
  readonly poolSizes: readonly number[];
}

const SWEEP = [4, 12, 40];

const METHODS: readonly OldMethod[] = [
  {
    method: 'no-lock',
    label: 'no lock, MariaDB',
    database: 'mariadb',
    usesRedis: false,
    poolSizes: SWEEP,
  },
  {
    method: 'optimistic-version',
    label: 'optimistic version, MariaDB',
    database: 'mariadb',
    usesRedis: false,
    poolSizes: SWEEP,
  },
  {
    method: 'row-lock',
    label: 'pessimistic row lock, MariaDB',
    database: 'mariadb',
    usesRedis: false,
    poolSizes: SWEEP,
  },
  {
    method: 'conditional-update',
    label: 'conditional update, MariaDB',
    database: 'mariadb',
    usesRedis: false,
    poolSizes: SWEEP,
  },
  // One transaction at a time holds the lock: a larger pool is never used.
  {
    method: 'redis-lock',
    label: 'Redis lock, MariaDB',
    database: 'mariadb',
    usesRedis: true,
    poolSizes: [4, 12],
  },
  // SQLite has one writer: there is no pool to size.
  {
    method: 'sqlite-no-lock',
    label: 'no lock, SQLite',
    database: 'sqlite',
    usesRedis: false,
    poolSizes: [1],
  },
  {
    method: 'sqlite-conditional-update',
    label: 'conditional update, SQLite',
    database: 'sqlite',
    usesRedis: false,
    poolSizes: [1],
  },
];

const CONNECTIONS = 500;

/** Starts each old method that this machine can run, with the pool size that served it best. */
export async function tuneOldMethods(bench: Bench): Promise<Contender[]> {
  const urls = { sqlite: `sqlite:${join(bench.rig.directory, 'old', 'old.db')}`, mariadb: '' };
  if (bench.hasMariadb) urls.mariadb = await (await bench.rig.mariadb()).createDatabase('old');
  const { members } = await bench.installation('sqlite');
  const contenders: Contender[] = [];
  for (const old of METHODS) {
    if (old.database === 'mariadb' && !bench.hasMariadb) continue;
    if (old.usesRedis && !bench.hasRedis) continue;
    contenders.push(await tune(bench, old, urls[old.database], members));
  }
  return contenders;
}

async function tune(
  bench: Bench,
  old: OldMethod,
  databaseUrl: string,
  members: Parameters<typeof oldContender>[2],
): Promise<Contender> {
  const poolSizes = bench.choose(old.poolSizes, old.poolSizes.slice(0, 1));
  const redisUrl = old.usesRedis ? (await bench.rig.redis()).url : '';
  let best: { perS: number; contender: Contender; started: OldServer } | undefined;
  for (const poolSize of poolSizes) {
    const server = await bench.rig.startServer('bench/methods/server.ts', {
      METHOD: old.method,
      POOL_SIZE: String(poolSize),
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
    });
    const label = poolSizes.length > 1 ? `${old.label} (pool of ${poolSize})` : old.label;
    const started = { ...old, name: old.method, label, server, databaseUrl };
    const contender = await oldContender(bench, started, members);
    if (poolSizes.length === 1) return contender;
    const trial = contender.claims({ connections: CONNECTIONS, warmUpS: 0.5 });
    const [row] = await measure(bench.rig, [trial], { rounds: 1, seconds: 1.5 });
    const perS = row?.acceptedPerS ?? 0;
    bench.say(`${label}: ${Math.round(perS)}/s`);
    const loser = best && best.perS >= perS ? server : best?.started.server;
    if (!best || perS > best.perS) best = { perS, contender, started };
    await loser?.stop();
  }
  if (!best) throw new Error(`${old.method} has no pool size`);
  return best.contender;
}
