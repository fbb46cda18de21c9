import { checkOrders } from '../checkout/checks.ts';
import { orderRequests } from '../checkout/requests.ts';
import { addOldVariants, checkOldShop, createOldShop } from '../checkout/tables.ts';
import type { Bar, Row, Section } from '../report/model.ts';
import { timesBar } from '../report/times-bar.ts';
import type { Installation } from '../rig/installation.ts';
import { measure, type Trial } from '../rig/measure.ts';
import type { Server } from '../rig/rig.ts';
import { openSql, type Sql } from '../sql.ts';
import type { Bench, Part } from './bench.ts';

const CONNECTIONS = 500;
/** More than can be done in a second; decides how many requests are prepared. */
const FASTEST_PER_S = 25_000;
const PLENTY = 2_000_000_000;
const MANY = 1_000;
const BUYERS = 1_000;
const POOL_SIZES = [4, 12, 40];
const WANTED_RATIO = 0.35;
const WANTED_TIMES = 10;
const INSTANCES = 3;

/** Orders paid from the wallet: of one thing that all want, of baskets, and of the very last piece. */
export const checkout: Part = {
  name: 'checkout',
  title: 'Checkout: one hot variant, baskets, the last unit',
  needs: [],
  run: runCheckout,
};

async function runCheckout(bench: Bench): Promise<Section> {
  const sqlite = await bench.installation('sqlite');
  const mariadb = bench.hasMariadb ? await bench.installation('mariadb') : null;
  const timing = { rounds: bench.choose(3, 1), seconds: bench.choose(3, 1) };
  const trials = [await ceiling(bench), ...lanes(bench, sqlite, 'SQLite')];
  if (mariadb) trials.push(...lanes(bench, mariadb, 'MariaDB'), ...(await rowLocks(bench)));
  bench.say(`${CONNECTIONS} in flight`);
  const rows = await measure(bench.rig, trials, timing);
  const last = await lastUnit(bench, sqlite, 'SQLite');
  const several: Row[] = [];
  if (mariadb) {
    last.push(...(await lastUnit(bench, mariadb, 'MariaDB')));
    bench.say(`${INSTANCES} instances`);
    await mariadb.scaleTo(INSTANCES);
    several.push(
      ...(await measure(bench.rig, lanes(bench, mariadb, `MariaDB, ${INSTANCES} instances`), timing)),
    );
    last.push(...(await lastUnit(bench, mariadb, `MariaDB, ${INSTANCES} instances`)));
    await mariadb.scaleTo(1);
  }
  return {
    name: checkout.name,
    title: checkout.title,
    lead:
      `${bench.memberCount.toLocaleString('en')} members buy and pay from their wallets, ${CONNECTIONS} in flight: one piece of one variant that everybody wants; baskets of one to five lines over ${MANY.toLocaleString('en')} variants. ` +
      'Stock, coupon, wallet and order are decided in one commit. The pessimistic method locks variants and wallet and writes order and lines in a transaction for each customer, with the best of several pool sizes and the best of its rounds; it writes no receipts, events or postings. ' +
      `Then ${BUYERS.toLocaleString('en')} members at once want the last piece.`,
    charts: [perSecond([...rows, ...several]), lastChart(last)],
    rows: [...rows, ...several, ...last],
    bars: [...speedBars(rows), ...last.map(lastBar)],
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
          path: '/api/v1/echo/orders',
          members,
          variantIds: [bench.rig.makeId()],
          count: members.length,
          keyPrefix: 'echo-',
        }),
      },
    }),
  };
}

const lanes = (bench: Bench, installation: Installation, name: string): Trial[] => [
  laneTrial(bench, installation, `lane, ${name}: one hot variant`, 1),
  laneTrial(bench, installation, `lane, ${name}: baskets of 1 to 5`, MANY),
];

function laneTrial(bench: Bench, installation: Installation, label: string, variants: number): Trial {
  const { kind, members, servers, sql } = installation;
  return {
    label,
    kind: 'ours',
    serverPids: () => servers.map(({ pid }) => pid),
    warmUpS: bench.choose(3, 0.7),
    ...(kind === 'mariadb' && { databasePids: [bench.rig.mariadbPid] }),
    prepare: async (seconds) => {
      const variantIds = await installation.sellVariants(variants, PLENTY);
      const keyPrefix = `${bench.rig.newName('order-')}-`;
      const count = Math.ceil(FASTEST_PER_S * seconds);
      return {
        plan: {
          ...{ ports: servers.map(({ port }) => port), connections: CONNECTIONS, seconds },
          requests: orderRequests({ path: '/api/v1/shop/orders', members, variantIds, count, keyPrefix }),
        },
        check: (outcome) => checkOrders(sql, outcome, { variantIds, stock: PLENTY, keyPrefix }),
      };
    },
  };
}

/** The old method at its best pool size, once for the hot variant and once for baskets. */
async function rowLocks(bench: Bench): Promise<Trial[]> {
  const url = await (await bench.rig.mariadb()).createDatabase(bench.rig.newName('old_shop_'));
  const sql = await openSql(url);
  const { members } = await bench.installation('mariadb');
  await createOldShop(
    sql,
    members.map(({ accountId }) => accountId),
  );
  let best: { perS: number; server: Server; poolSize: number } | undefined;
  for (const poolSize of bench.choose(POOL_SIZES, POOL_SIZES.slice(1, 2))) {
    const server = await bench.rig.startServer('bench/checkout/row-lock-server.ts', {
      POOL_SIZE: String(poolSize),
      DATABASE_URL: url,
    });
    const trial = rowLockTrial(bench, sql, server, 'tuning', 1);
    const [row] = await measure(bench.rig, [trial], { rounds: 1, seconds: bench.choose(1.5, 0.5) });
    const perS = row?.acceptedPerS ?? 0;
    bench.say(`pessimistic row lock, pool of ${poolSize}: ${Math.round(perS)}/s`);
    const loser = best && best.perS >= perS ? server : best?.server;
    if (!best || perS > best.perS) best = { perS, server, poolSize };
    await loser?.stop();
  }
  const { server, poolSize } = best!;
  const name = `pessimistic row lock, MariaDB (pool of ${poolSize})`;
  return [
    rowLockTrial(bench, sql, server, `${name}: one hot variant`, 1),
    rowLockTrial(bench, sql, server, `${name}: baskets of 1 to 5`, MANY),
  ];
}

function rowLockTrial(bench: Bench, sql: Sql, server: Server, label: string, variants: number): Trial {
  return {
    label,
    kind: 'old',
    serverPids: () => [server.pid],
    databasePids: [bench.rig.mariadbPid],
    warmUpS: bench.choose(1, 0.3),
    prepare: async (seconds) => {
      const { members } = await bench.installation('mariadb');
      const variantIds = Array.from({ length: variants }, bench.rig.makeId);
      await addOldVariants(sql, variantIds, PLENTY);
      const count = Math.ceil(FASTEST_PER_S * seconds);
      return {
        plan: {
          ...{ ports: [server.port], connections: CONNECTIONS, seconds },
          requests: orderRequests({
            path: '/api/v1/shop/orders',
            members,
            variantIds,
            count,
            keyPrefix: 'old-',
          }),
        },
        check: (outcome) => checkOldShop(sql, variantIds, PLENTY, outcome.accepted),
      };
    },
  };
}

/** Everybody at the same moment for one piece. */
function lastUnit(bench: Bench, installation: Installation, name: string): Promise<Row[]> {
  const { kind, members, servers, sql } = installation;
  const trial: Trial = {
    label: `the last unit, ${name}`,
    kind: 'ours',
    serverPids: () => servers.map(({ pid }) => pid),
    ...(kind === 'mariadb' && { databasePids: [bench.rig.mariadbPid] }),
    prepare: async (seconds) => {
      const variantIds = await installation.sellVariants(1, 1);
      const keyPrefix = `${bench.rig.newName('last-')}-`;
      return {
        plan: {
          ...{ ports: servers.map(({ port }) => port), connections: BUYERS, seconds },
          requests: orderRequests({
            path: '/api/v1/shop/orders',
            members,
            variantIds,
            count: BUYERS,
            keyPrefix,
          }),
        },
        check: (outcome) => checkOrders(sql, outcome, { variantIds, stock: 1, keyPrefix }),
      };
    },
  };
  return measure(bench.rig, [trial], { rounds: bench.choose(3, 1), seconds: 20 });
}

const perSecond = (rows: readonly Row[]) => ({
  title: `Orders paid per second, ${CONNECTIONS} in flight`,
  unit: 'orders/s',
  bars: rows.map((row) => ({
    ...{ label: row.label, kind: row.kind, value: row.acceptedPerS },
    text:
      Math.round(row.acceptedPerS).toLocaleString('en') +
      (row.kind === 'ours' && row.ofCeiling !== null ? ` · ${row.ofCeiling.toFixed(2)} of the ceiling` : ''),
  })),
});

const lastChart = (rows: readonly Row[]) => ({
  title: `Members who were told that they have the last piece, of ${BUYERS.toLocaleString('en')}`,
  unit: 'members',
  bars: rows.map(({ label, kind, accepted }) => ({ label, kind, value: accepted, text: String(accepted) })),
});

const lastBar = ({ label, accepted, refused, failed }: Row): Bar => ({
  name: label,
  wanted: `exactly one of ${BUYERS.toLocaleString('en')}, zero 5xx`,
  measured: `${accepted} accepted, ${refused} refused, ${failed} failed`,
  met: accepted === 1 && failed === 0 && refused === BUYERS - 1,
});

function speedBars(rows: readonly Row[]): Bar[] {
  const embedded = rows.filter(({ label }) => label.startsWith('lane, SQLite'));
  const old = rows.filter(({ kind }) => kind === 'old');
  return [
    ...embedded.map((row) => ({
      name: `checkout embedded, ${load(row)}`,
      wanted: `≥ ${WANTED_RATIO} of the ceiling`,
      measured: (row.ofCeiling ?? 0).toFixed(2),
      met: (row.ofCeiling ?? 0) >= WANTED_RATIO,
    })),
    ...old.flatMap((theirs) => {
      const name = `checkout on MariaDB against the pessimistic lock, ${load(theirs)}`;
      const ours = rows.find(({ label }) => label === `lane, MariaDB: ${load(theirs)}`);
      return ours ? [timesBar(name, rows, ours, theirs, WANTED_TIMES)] : [];
    }),
  ];
}

const load = ({ label }: Row): string => label.slice(label.lastIndexOf(': ') + 2);
