import type { Bar, Row, Section } from '../report/model.ts';
import { timesBar } from '../report/times-bar.ts';
import type { Installation } from '../rig/installation.ts';
import { measure, type Trial } from '../rig/measure.ts';
import { checkExchange } from '../stocks/checks.ts';
import { mixedRequests, orderRequests } from '../stocks/requests.ts';
import { restOrders } from '../stocks/rest.ts';
import { rowLocks } from '../stocks/row-locks.ts';
import type { Bench, Part } from './bench.ts';

const CONNECTIONS = 500;
/** More than can be done in a second; decides how many requests are prepared. */
const FASTEST_PER_S = 20_000;
const THIRTY = 30;
const SHARES_EACH = 1_000;
const MANY = 50_000;
const INSTANCES = 3;
const RATES = [1_000, 3_000];
/** New orders among new orders and cancels. */
const MIXES = [0.2, 0.6];
const PATH = '/api/v1/stocks/orders';
const WANTED = { ratio: 0.35, perS: 5_000, meanMs: 200, times: 10 };

/** Orders that are matched, filled and paid for: as fast as they come, at a steady rate, with cancels, fifty thousand of them. */
export const stocks: Part = {
  name: 'stocks',
  title: 'Stocks: orders matched, filled and settled',
  needs: [],
  run: runStocks,
};

async function runStocks(bench: Bench): Promise<Section> {
  const sqlite = await bench.installation('sqlite');
  const mariadb = bench.hasMariadb ? await bench.installation('mariadb') : null;
  const timing = { rounds: bench.choose(3, 1), seconds: bench.choose(3, 1) };
  const trials = [await ceiling(bench), ...lanes(bench, sqlite, 'SQLite')];
  if (mariadb) trials.push(...lanes(bench, mariadb, 'MariaDB'), ...(await rowLocks(bench, CONNECTIONS)));
  bench.say(`${CONNECTIONS} in flight`);
  const fast = await measure(bench.rig, trials, timing);
  const steady = await steadily(bench, sqlite, 'SQLite');
  const many = await fiftyThousand(bench, sqlite, 'SQLite');
  if (mariadb) {
    steady.push(...(await steadily(bench, mariadb, 'MariaDB')));
    many.push(...(await fiftyThousand(bench, mariadb, 'MariaDB')));
    bench.say(`${INSTANCES} instances`);
    await mariadb.scaleTo(INSTANCES);
    const name = `MariaDB, ${INSTANCES} instances`;
    fast.push(...(await measure(bench.rig, lanes(bench, mariadb, name), timing)));
    many.push(...(await fiftyThousand(bench, mariadb, name)));
    await mariadb.scaleTo(1);
  }
  return {
    name: stocks.name,
    title: stocks.title,
    lead:
      `${bench.memberCount.toLocaleString('en')} members place limits within a few ticks of one price, ${CONNECTIONS} in flight; every other one buys, and most of what they ask for is traded. Each order sets money or shares aside, is matched, and each trade moves shares, money, fee and tax, all in one commit; an answer comes after it. ` +
      'One symbol that all trade, and thirty. Then at a steady rate (an open loop: a stall counts against all who were due), with orders that rest and are cancelled, and fifty thousand orders at once. ' +
      'The row lock does it with a transaction for each order that locks the symbol, with the best of several pool sizes and the best of its rounds; it writes no receipts, events, postings, fees or journal. ' +
      'After each run money, shares, fills, answers and the replayed books are held against each other.',
    charts: [perSecond(fast), waits(steady)],
    rows: [...fast, ...steady, ...many],
    bars: [...speedBars(fast), ...many.map(manyBar)],
  };
}

async function ceiling(bench: Bench): Promise<Trial> {
  const { port, pid } = await bench.ceiling();
  const { members } = await bench.installation('sqlite');
  return {
    label: 'ceiling: echo with token check and body',
    kind: 'ceiling',
    serverPids: () => [pid],
    warmUpS: bench.choose(3, 0.7),
    prepare: async (seconds) => ({
      plan: {
        ...{ ports: [port], connections: CONNECTIONS, repeat: true, seconds },
        requests: orderRequests({
          ...{ path: '/api/v1/echo/stocks/orders', members, symbols: ['B1'], count: members.length },
          keyPrefix: 'echo-',
        }),
      },
    }),
  };
}

const lanes = (bench: Bench, installation: Installation, name: string): Trial[] => [
  laneTrial(bench, installation, { label: `lane, ${name}: one symbol`, symbols: 1 }),
  laneTrial(bench, installation, { label: `lane, ${name}: thirty symbols`, symbols: THIRTY }),
];

interface Load {
  readonly label: string;
  readonly symbols: number;
  /** So many and no more; without it, as many as can be done in the time. */
  readonly count?: number;
  readonly ratePerS?: number;
  /** New orders among new orders and cancels; without it all are new. */
  readonly share?: number;
}

function laneTrial(bench: Bench, installation: Installation, load: Load): Trial {
  const { kind, members, servers, sql } = installation;
  const { label, count, ratePerS, share } = load;
  return {
    label,
    kind: 'ours',
    serverPids: () => servers.map(({ pid }) => pid),
    ...(kind === 'mariadb' && { databasePids: [bench.rig.mariadbPid] }),
    ...(count === undefined && { warmUpS: bench.choose(3, 0.7) }),
    prepare: async (seconds) => {
      const symbols = await installation.listSymbols(load.symbols);
      const keyPrefix = `${bench.rig.newName('order-')}-`;
      const asked = count ?? Math.ceil((ratePerS ?? FASTEST_PER_S) * seconds);
      const ports = servers.map(({ port }) => port);
      const plan = { path: PATH, members, symbols, keyPrefix } as const;
      const requests =
        share === undefined
          ? orderRequests({ ...plan, count: asked })
          : mixedRequests(
              { ...plan, count: asked },
              await restOrders(bench, installation, { symbols, count: Math.round(asked * (1 - share)) }),
              share,
            );
      return {
        plan: {
          ...{ ports, connections: CONNECTIONS, requests },
          ...(count === undefined && { seconds }),
          ...(ratePerS !== undefined && { ratePerS }),
        },
        check: (outcome) => {
          const shares = SHARES_EACH * members.length;
          return checkExchange(sql, outcome, { symbols, keyPrefix, shares, port: ports[0]! });
        },
      };
    },
  };
}

/** At given rates: only new orders, and mixes with cancels. */
async function steadily(bench: Bench, installation: Installation, name: string): Promise<Row[]> {
  bench.say(`${name}: at a steady rate`);
  const rates = bench.choose(RATES, RATES.slice(0, 1));
  const trials = rates.flatMap((ratePerS) => [
    laneTrial(bench, installation, { label: `${name}: one symbol, all new`, symbols: 1, ratePerS }),
    laneTrial(bench, installation, { label: `${name}: thirty symbols, all new`, symbols: THIRTY, ratePerS }),
    ...MIXES.map((share) =>
      laneTrial(bench, installation, {
        ...{
          label: `${name}: one symbol, ${share * 100} % new, the others cancels`,
          symbols: 1,
          ratePerS,
          share,
        },
      }),
    ),
  ]);
  // Many trials, each with thousands of orders to begin with: once each.
  return measure(bench.rig, trials, { rounds: 1, seconds: bench.choose(5, 1) });
}

/** A given number of orders, so many in flight. */
function fiftyThousand(bench: Bench, installation: Installation, name: string): Promise<Row[]> {
  const count = bench.choose(MANY, MANY / 10);
  bench.say(`${name}: ${count.toLocaleString('en')} orders`);
  const label = `${count.toLocaleString('en')} orders of one symbol, ${name}`;
  const trial = laneTrial(bench, installation, { label, symbols: 1, count });
  return measure(bench.rig, [trial], { rounds: 1, seconds: 120 });
}

const perSecond = (rows: readonly Row[]) => ({
  title: `Orders accepted per second, ${CONNECTIONS} in flight`,
  unit: 'orders/s',
  bars: rows.map((row) => ({
    ...{ label: row.label, kind: row.kind, value: row.acceptedPerS },
    text:
      Math.round(row.acceptedPerS).toLocaleString('en') +
      (row.kind === 'ours' && row.ofCeiling !== null ? ` · ${row.ofCeiling.toFixed(2)} of the ceiling` : ''),
  })),
});

const waits = (rows: readonly Row[]) => ({
  title: 'Answers at a steady rate, 99th percentile (p50 and p99.9 beside it)',
  unit: 'ms',
  bars: rows.map(({ label, load, kind, p50Ms, p99Ms, p999Ms = 0 }) => ({
    ...{ label: `${label}, ${load}`, kind, value: p99Ms },
    text: `${p99Ms.toFixed(1)} ms (${p50Ms.toFixed(1)} and ${p999Ms.toFixed(1)})`,
  })),
});

const load = ({ label }: Row): string => label.slice(label.lastIndexOf(': ') + 2);

function speedBars(rows: readonly Row[]): Bar[] {
  const embedded = rows.filter(({ label }) => label.startsWith('lane, SQLite'));
  const old = rows.filter(({ kind }) => kind === 'old');
  return [
    ...embedded.map((row) => ({
      name: `orders embedded, ${load(row)}`,
      wanted: `≥ ${WANTED.ratio} of the ceiling`,
      measured: (row.ofCeiling ?? 0).toFixed(2),
      met: (row.ofCeiling ?? 0) >= WANTED.ratio,
    })),
    ...old.flatMap((theirs) => {
      const name = `orders on MariaDB against a row lock for each, ${load(theirs)}`;
      const ours = rows.find(({ label }) => label === `lane, MariaDB: ${load(theirs)}`);
      return ours ? [timesBar(name, rows, ours, theirs, WANTED.times)] : [];
    }),
  ];
}

const manyBar = ({ label, acceptedPerS, meanMs = 0, failed, refused, checks }: Row): Bar => ({
  name: label,
  wanted: `≥ ${WANTED.perS.toLocaleString('en')}/s, mean < ${WANTED.meanMs} ms, none refused or failed`,
  measured: `${Math.round(acceptedPerS).toLocaleString('en')}/s, mean ${meanMs.toFixed(0)} ms, ${refused} refused, ${failed} failed`,
  met:
    acceptedPerS >= WANTED.perS &&
    meanMs < WANTED.meanMs &&
    refused + failed === 0 &&
    checks.every(({ ok }) => ok),
});
