import { join } from 'node:path';
import type { Chart, Row, Section } from '../report/model.ts';
import { measure, type Trial } from '../rig/measure.ts';
import { runPass } from '../rig/pass.ts';
import type { Server } from '../rig/rig.ts';
import { agreementOf } from '../search/agreement.ts';
import { type Corpus, type KnownWords, makeCorpus } from '../search/documents.ts';
import { indexMethod } from '../search/indexes.ts';
import { likeOnMariadb, likeOnSqlite } from '../search/like.ts';
import type { Method } from '../search/method.ts';
import { KNOWN_WORDS, queriesOf, WAYS, type Way } from '../search/queries.ts';
import type { Bench, Part } from './bench.ts';

const DOCUMENTS = { full: 1_000_000, quick: 100_000 };
/** Where the indexes have other names than an installation's beside them would have. */
const PREFIX = 'bench';
const WANTED_P99_MS = 20;
const WANTED_TIMES = 20;
const IN_FLIGHT = 16;
const RATE_PER_S = 200;
/** LIKE reads everything for most words: some searches show how long that takes. */
const LIKE_SEARCHES = { full: 6, quick: 3 };
/** Searches of each way before anything is measured. */
const WARM_UP = { full: 500, quick: 50 };
const INDEX_SEARCHES = { full: 400, quick: 100 };

/** The search of every shop's beginning against an index, embedded and on a server. */
export const search: Part = {
  name: 'search',
  title: 'Search in a million documents: LIKE, the embedded index, OpenSearch',
  needs: [],
  run: runSearch,
};

/** A method with what was found out about it. */
interface Measured {
  readonly method: Method;
  readonly buildS: number;
  readonly bytes: number;
  readonly byWord: Readonly<Record<keyof KnownWords, Row>>;
  readonly byWay: Partial<Record<Way, Row>>;
}

async function runSearch(bench: Bench): Promise<Section> {
  const corpus = makeCorpus(bench.choose(DOCUMENTS.full, DOCUMENTS.quick), 'drop');
  const dataDir = join(bench.rig.directory, bench.rig.newName('search-'));
  const measured: Measured[] = [];
  const methods = await openMethods(bench, dataDir);
  const like = methods[0]!;
  for (const method of methods) measured.push(await measureMethod(bench, method, corpus, like));
  for (const method of methods) await method.close();
  const served = await throughHttp(bench, corpus, dataDir);
  const [onSqlite, ...others] = measured as [Measured, ...Measured[]];
  const ours = measured.find(({ method }) => method.kind === 'ours')!;
  return {
    name: search.name,
    title: search.title,
    lead:
      `${corpus.count.toLocaleString('en')} made-up documents with Korean titles and texts, frequencies as in a language. A word that only the first one holds, ` +
      'only the last one, ten of them, half of them, none; then pieces of random titles and texts. At the call, one after the other: ' +
      'LIKE reads a page of twenty, the best first, and counts nothing; the indexes also count. Then through the product’s HTTP.',
    charts: [
      ...KNOWN_WORDS.map((word) => waitChart(`The ${word} word: median`, measured, word, 'p50Ms')),
      ...KNOWN_WORDS.map((word) => waitChart(`The ${word} word: 99th percentile`, measured, word, 'p99Ms')),
      sizeChart(measured),
      buildChart(measured),
    ],
    rows: [
      ...measured.flatMap(({ byWord, byWay }) => [...Object.values(byWord), ...Object.values(byWay)]),
      ...served,
    ],
    bars: [
      slowestBar(ours),
      timesBar(ours, onSqlite),
      ...others.filter(({ method }) => method.kind === 'old').map((other) => timesBar(ours, other)),
    ],
  };
}

async function openMethods(bench: Bench, dataDir: string): Promise<Method[]> {
  const { rig } = bench;
  const methods = [likeOnSqlite(join(rig.directory, `${rig.newName('like-')}.db`))];
  if (bench.hasMariadb) {
    const mariadb = await rig.mariadb();
    methods.push(await likeOnMariadb(await mariadb.createDatabase(rig.newName('like_')), mariadb.pid));
  }
  methods.push(
    indexMethod({ name: 'embedded index', kind: 'ours', dataDir, opensearch: null, serverPid: null }),
  );
  if (bench.hasOpensearch) {
    const { url, pid } = await rig.opensearch();
    const opensearch = { url, auth: null, prefix: PREFIX, replicas: 0 };
    methods.push(indexMethod({ name: 'OpenSearch', kind: 'ours', dataDir, opensearch, serverPid: pid }));
  }
  return methods;
}

async function measureMethod(bench: Bench, method: Method, corpus: Corpus, like: Method): Promise<Measured> {
  bench.say(`writing ${corpus.count.toLocaleString('en')} documents: ${method.name}`);
  const startedAt = performance.now();
  await method.build(corpus);
  const buildS = (performance.now() - startedAt) / 1_000;
  const bytes = await method.bytes();
  bench.say(`${method.name}: ${Math.round(buildS)} s, ${Math.round(bytes / 1e6)} MB; searching`);
  const isLike = method.kind === 'old';
  const count = isLike
    ? bench.choose(LIKE_SEARCHES.full, LIKE_SEARCHES.quick)
    : bench.choose(INDEX_SEARCHES.full, INDEX_SEARCHES.quick);
  const run = async (
    label: string,
    queries: readonly string[],
    check?: () => ReturnType<typeof agreementOf>,
  ) =>
    runPass(bench.rig, {
      label: `${method.name}: ${label}`,
      kind: method.kind,
      load: 'one at a time',
      ...(method.serverPid !== null && { databasePids: [method.serverPid] }),
      pages: async function* () {
        for (const q of queries) {
          await method.search(q);
          yield 1;
        }
      },
      ...(check && { check }),
    });
  // A server of long standing has compiled what it runs; this one has just been started.
  if (!isLike) {
    const many = WAYS.flatMap((way) => queriesOf(way, corpus, bench.choose(WARM_UP.full, WARM_UP.quick)));
    for (const q of many) await method.search(q);
  }
  const byWord: Partial<Record<keyof KnownWords, Row>> = {};
  for (const word of KNOWN_WORDS) {
    const q = corpus.words[word];
    // Warm: the pages of the file, the statement.
    for (let i = 0; i < (isLike ? 1 : 20); i += 1) await method.search(q);
    byWord[word] = await run(
      `${word} word`,
      Array.from({ length: count }, () => q),
      isLike ? undefined : () => agreementOf(method, like, corpus, q),
    );
  }
  const byWay: Partial<Record<Way, Row>> = {};
  for (const way of isLike ? WAYS.slice(0, 1) : WAYS) {
    byWay[way] = await run(way, queriesOf(way, corpus, count));
  }
  return { method, buildS, bytes, byWord: byWord as Measured['byWord'], byWay };
}

/** The indexes that were built are those of installations, which answer over HTTP. */
async function throughHttp(bench: Bench, corpus: Corpus, dataDir: string): Promise<Row[]> {
  const { rig } = bench;
  const settings = { MADANG_DATA: dataDir, DATABASE_URL: `sqlite:${join(dataDir, 'madang.db')}` };
  const servers: { name: string; server: Server; pids: number[] }[] = [];
  const embedded = await rig.startServer('server/main.ts', settings);
  servers.push({ name: 'embedded index', server: embedded, pids: [] });
  if (bench.hasOpensearch) {
    const { url, pid } = await rig.opensearch();
    const own = {
      MADANG_DATA: `${dataDir}-server`,
      DATABASE_URL: `sqlite:${dataDir}-server/madang.db`,
      MADANG_OPENSEARCH_URL: url,
      MADANG_OPENSEARCH_PREFIX: PREFIX,
      MADANG_OPENSEARCH_REPLICAS: '0',
    };
    const server = await rig.startServer('server/main.ts', own);
    servers.push({ name: 'OpenSearch', server, pids: [pid] });
  }
  const paths = WAYS.flatMap((way) => queriesOf(way, corpus, 250)).map(
    (q) => `/api/v1/search/drop?q=${encodeURIComponent(q)}`,
  );
  // A prime step mixes the ways.
  const order = Uint32Array.from(paths, (_, i) => (i * 7_919) % paths.length);
  const trial = (
    { name, server, pids }: (typeof servers)[number],
    load: { connections: number; ratePerS?: number },
  ): Trial => ({
    label: `${name}, HTTP`,
    kind: 'ours',
    serverPids: () => [server.pid],
    databasePids: pids,
    warmUpS: bench.choose(3, 1),
    prepare: async (seconds) => ({
      plan: {
        ...{ ...load, ports: [server.port], repeat: true, seconds },
        requests: { method: 'GET', count: paths.length, path: { values: paths, order } },
      },
    }),
  });
  bench.say('searching through HTTP');
  const trials = servers.flatMap((one) => [
    trial(one, { connections: 100, ratePerS: RATE_PER_S }),
    trial(one, { connections: IN_FLIGHT }),
  ]);
  const rows = await measure(rig, trials, { rounds: 1, seconds: bench.choose(8, 2) });
  for (const { server } of servers) await server.stop();
  return rows;
}

const waitChart = (
  title: string,
  measured: readonly Measured[],
  word: keyof KnownWords,
  figure: 'p50Ms' | 'p99Ms',
): Chart => ({
  title,
  unit: 'ms',
  bars: measured.map(({ method: { name, kind }, byWord }) => ({
    ...{ label: name, kind, value: byWord[word][figure] },
    text: `${byWord[word][figure].toFixed(2)} ms`,
  })),
});

const sizeChart = (measured: readonly Measured[]): Chart => ({
  title: 'On the disk, the texts included',
  unit: 'MB',
  bars: measured.map(({ method: { name, kind }, bytes }) => ({
    ...{ label: name, kind, value: bytes / 1e6 },
    text: `${Math.round(bytes / 1e6).toLocaleString('en')} MB`,
  })),
});

const buildChart = (measured: readonly Measured[]): Chart => ({
  title: 'Writing all documents',
  unit: 's',
  bars: measured.map(({ method: { name, kind }, buildS }) => ({
    ...{ label: name, kind, value: buildS },
    text: `${buildS.toFixed(1)} s`,
  })),
});

function slowestBar({ method, byWord, byWay }: Measured) {
  const rows = [...Object.values(byWord), ...Object.values(byWay)];
  const slowest = rows.reduce((a, b) => (b.p99Ms > a.p99Ms ? b : a));
  return {
    name: `search at the call, ${method.name}: the slowest of all ways to ask`,
    wanted: `p99 < ${WANTED_P99_MS} ms`,
    measured: `${slowest.p99Ms.toFixed(2)} ms (${slowest.label.split(': ')[1]})`,
    met: slowest.p99Ms < WANTED_P99_MS,
  };
}

/** All words together: of what one LIKE takes, how many searches. */
function timesBar(ours: Measured, other: Measured) {
  const sum = ({ byWord }: Measured) => KNOWN_WORDS.reduce((all, word) => all + byWord[word].p50Ms, 0);
  const each = KNOWN_WORDS.map(
    (word) => `${word} ${Math.round(other.byWord[word].p50Ms / ours.byWord[word].p50Ms)} ×`,
  );
  const times = sum(other) / sum(ours);
  return {
    name: `search at the call, ${ours.method.name} against ${other.method.name}`,
    wanted: `≥ ${WANTED_TIMES} ×`,
    measured: `${times.toFixed(0)} × (${each.join(', ')})`,
    met: times >= WANTED_TIMES,
  };
}
