import type { Bench } from '../parts/bench.ts';
import { measure, type Trial } from '../rig/measure.ts';
import type { Server } from '../rig/rig.ts';
import { openSql, type Sql } from '../sql.ts';
import { orderRequests } from './requests.ts';
import { checkOldExchange, createOldExchange } from './tables.ts';

const POOL_SIZES = [2, 4, 12, 40];
const FASTEST_PER_S = 5_000;
const THIRTY = 30;
const PATH = '/api/v1/stocks/orders';

/** The old method at its best pool size, once for one symbol and once for thirty. */
export async function rowLocks(bench: Bench, connections: number): Promise<Trial[]> {
  const { members } = await bench.installation('mariadb');
  const accountIds = members.map(({ accountId }) => accountId);
  const trialOf = (name: string, { url, sql }: Old, server: Server, symbols: readonly string[]): Trial => ({
    label: name,
    kind: 'old',
    serverPids: () => [server.pid],
    databasePids: [bench.rig.mariadbPid],
    warmUpS: bench.choose(1, 0.3),
    prepare: async (seconds) => ({
      plan: {
        ...{ ports: [server.port], connections, seconds },
        requests: orderRequests({
          ...{ path: PATH, members, symbols, keyPrefix: `old-${url.length}-` },
          count: Math.ceil(FASTEST_PER_S * seconds),
        }),
      },
      check: () => checkOldExchange(sql, members.length, symbols.length),
    }),
  });
  const trials: Trial[] = [];
  for (const [name, count] of [
    ['one symbol', 1],
    ['thirty symbols', THIRTY],
  ] as const) {
    const symbols = Array.from({ length: count }, (_, i) => `OLD${i}`);
    const old = await openOld(bench, accountIds, symbols);
    const best = await bestOf(bench, old.url, (server) => trialOf('tuning', old, server, symbols));
    trials.push(trialOf(`row lock, MariaDB (pool of ${best.poolSize}): ${name}`, old, best.server, symbols));
  }
  return trials;
}

interface Old {
  readonly url: string;
  readonly sql: Sql;
}

async function openOld(
  bench: Bench,
  accountIds: readonly string[],
  symbols: readonly string[],
): Promise<Old> {
  const url = await (await bench.rig.mariadb()).createDatabase(bench.rig.newName('old_exchange_'));
  const sql = await openSql(url);
  await createOldExchange(sql, accountIds, symbols);
  return { url, sql };
}

/** The pool size with which it does most. */
async function bestOf(bench: Bench, url: string, trialWith: (server: Server) => Trial) {
  let best: { perS: number; server: Server; poolSize: number } | undefined;
  for (const poolSize of bench.choose(POOL_SIZES, POOL_SIZES.slice(1, 2))) {
    const server = await bench.rig.startServer('bench/stocks/row-lock-server.ts', {
      POOL_SIZE: String(poolSize),
      DATABASE_URL: url,
    });
    const [row] = await measure(bench.rig, [trialWith(server)], {
      rounds: 1,
      seconds: bench.choose(1.5, 0.5),
    });
    const perS = row?.acceptedPerS ?? 0;
    bench.say(`row lock for each order, pool of ${poolSize}: ${Math.round(perS)}/s`);
    const loser = best && best.perS >= perS ? server : best?.server;
    if (!best || perS > best.perS) best = { perS, server, poolSize };
    await loser?.stop();
  }
  return best!;
}
