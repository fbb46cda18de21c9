import { availableParallelism } from 'node:os';
import type { LoadPlan } from '../load.ts';
import type { Bar, Row, Section } from '../report/model.ts';
import { cpuTimeUs, machineTimeUs } from '../rig/cpu.ts';
import { type Installation, install } from '../rig/installation.ts';
import { checkTransfers } from '../rig/invariants.ts';
import { readRun, startJob, untilDone } from '../rig/job.ts';
import { rowOf } from '../rig/measure.ts';
import { transferRequests } from '../rig/requests.ts';
import { type Corpus, makeCorpus } from '../search/documents.ts';
import { writeDrops } from '../search/drops.ts';
import { queriesOf } from '../search/queries.ts';
import type { Check } from '../sql.ts';
import type { Bench, Part } from './bench.ts';

const DOCUMENTS = { full: 1_000_000, quick: 100_000 };
/** Of them so many are in the index that answers meanwhile. */
const INDEXED_SHARE = 0.1;
const MEMBERS = 1_000;
const READS_PER_S = 400;
const TRANSFERS_PER_S = 100;
const CONNECTIONS = 100;
/** The job takes longer than this by its own limit of documents in a second. */
const SECONDS_BESIDE = { full: 180, quick: 12 };
const SECONDS_ALONE = { full: 30, quick: 5 };
const WANTED_TIMES = 1.5;

/** Customers at a steady rate, alone and while everything that can be searched is indexed anew. */
export const rebuild: Part = {
  name: 'rebuild',
  title: 'Requests beside a rebuild of the search index',
  needs: [],
  run: runRebuild,
};

async function runRebuild(bench: Bench): Promise<Section> {
  const count = bench.choose(DOCUMENTS.full, DOCUMENTS.quick);
  const corpus = makeCorpus(count, 'drop');
  const installation = await install(bench.rig, { kind: 'sqlite', memberCount: MEMBERS });
  const indexed = Math.floor(count * INDEXED_SHARE);
  bench.say(`writing ${indexed.toLocaleString('en')} drops, and indexing them`);
  const dropIds = await writeDrops(installation.sql, corpus, 0, indexed);
  const first = await startJob(bench.rig, installation, 'search.rebuild');
  await untilDone(bench.rig, installation, first);
  bench.say(`writing ${(count - indexed).toLocaleString('en')} more`);
  await writeDrops(installation.sql, corpus, indexed, count);

  const mix = mixOf(bench, installation, corpus, dropIds.slice(0, 200));
  await mix.run(bench.choose(5, 2), 'warm-up');
  bench.say(`${READS_PER_S + TRANSFERS_PER_S} requests a second, alone`);
  const alone = await mix.run(bench.choose(SECONDS_ALONE.full, SECONDS_ALONE.quick), 'alone');
  const run = await startJob(bench.rig, installation, 'search.rebuild');
  bench.say('the same beside the rebuild');
  const beside = await mix.run(
    bench.choose(SECONDS_BESIDE.full, SECONDS_BESIDE.quick),
    'beside the rebuild',
    run,
  );
  const done = await untilDone(bench.rig, installation, run);
  bench.say(`${done.done.toLocaleString('en')} documents in ${done.seconds.toFixed(0)} s`);
  await installation.stop();
  const rows = [...alone, ...beside];
  return {
    name: rebuild.name,
    title: rebuild.title,
    lead:
      `${READS_PER_S} reads a second (half of them balances, the others drops, the list of drops and searches) and ${TRANSFERS_PER_S} transfers a second, open loop, on SQLite with the embedded index: ` +
      `alone, and while the job makes both indexes anew from ${count.toLocaleString('en')} drops and ${MEMBERS.toLocaleString('en')} members with all their transfers. It took ${done.seconds.toFixed(0)} s ` +
      `for ${done.done.toLocaleString('en')} documents. The index that answers meanwhile holds a tenth of them.`,
    charts: [
      chart('Median answer', rows, ({ p50Ms }) => p50Ms),
      chart('99th percentile', rows, ({ p99Ms }) => p99Ms),
    ],
    rows,
    bars: alone.map((row, i) => barOf(row, beside[i]!)),
  };
}

function barOf(alone: Row, beside: Row): Bar {
  const times = beside.p99Ms / alone.p99Ms;
  return {
    name: `${alone.label.split(',')[0]} beside a rebuild`,
    wanted: `none fails, p99 ≤ ${WANTED_TIMES} × that alone`,
    measured: `${alone.failed + beside.failed} failed, ${times.toFixed(2)} × (${alone.p99Ms.toFixed(1)} → ${beside.p99Ms.toFixed(1)} ms)`,
    met: alone.failed + beside.failed === 0 && times <= WANTED_TIMES,
  };
}

const chart = (title: string, rows: readonly Row[], pick: (row: Row) => number) => ({
  title,
  unit: 'ms',
  bars: rows.map((row) => ({
    ...{ label: row.label, kind: row.kind, value: pick(row) },
    text: `${pick(row).toFixed(1)} ms`,
  })),
});

/** What customers do, at a fixed rate. */
interface Mix {
  /** @param during id of a job's run, which has to last as long */
  run(seconds: number, label: string, during?: string): Promise<[reads: Row, transfers: Row]>;
}

function mixOf(bench: Bench, installation: Installation, corpus: Corpus, dropIds: readonly string[]): Mix {
  const { rig } = bench;
  const { members, servers, sql } = installation;
  const ports = servers.map(({ port }) => port);
  const searches = queriesOf('different words', corpus, 300).map(
    (q) => `/api/v1/search/drop?q=${encodeURIComponent(q)}`,
  );
  const drops = dropIds.map((id) => `/api/v1/coupons/drops/${id}`);
  const paths = ['/api/v1/pay/balance', '/api/v1/coupons/drops', ...drops, ...searches];
  const order = Uint32Array.from({ length: 10 * searches.length }, (_, i) => {
    const kind = i % 10;
    if (kind % 2 === 0) return 0;
    if (kind === 9) return 1;
    return kind === 1 || kind === 5 ? 2 + (i % drops.length) : 2 + drops.length + (i % searches.length);
  });
  const reads = (seconds: number): LoadPlan => ({
    ...{ ports, connections: CONNECTIONS, ratePerS: READS_PER_S, seconds, repeat: true },
    requests: {
      method: 'GET',
      count: order.length,
      path: { values: paths, order },
      token: { values: members.map(({ token }) => token) },
    },
  });
  const transfers = (seconds: number, keyPrefix: string): LoadPlan => ({
    ...{ ports, connections: CONNECTIONS, ratePerS: TRANSFERS_PER_S, seconds },
    requests: transferRequests({
      ...{ path: '/api/v1/pay/transfers', members, keyPrefix },
      count: Math.ceil(TRANSFERS_PER_S * seconds * 1.1),
    }),
  });

  return {
    async run(seconds, label, during) {
      const keyPrefix = `${rig.newName('rebuild-')}-`;
      const plans = [reads(seconds), transfers(seconds, keyPrefix)] as const;
      const serverPids = servers.map(({ pid }) => pid);
      const [serverBefore, othersBefore] = [cpuTimeUs(serverPids), machineTimeUs() - cpuTimeUs(rig.pids)];
      const startedAt = performance.now();
      const [read, transferred] = await Promise.all([rig.load.run(plans[0]), rig.sideLoad.run(plans[1])]);
      const machineUs = (performance.now() - startedAt) * 1_000 * availableParallelism();
      const othersUs = machineTimeUs() - cpuTimeUs(rig.pids) - othersBefore;
      const use = {
        serverUs: (cpuTimeUs(serverPids) - serverBefore) / (read.accepted + transferred.accepted),
        othersCpu: Math.max(0, othersUs / machineUs),
      };
      const checks = await checkTransfers(sql, transferred, keyPrefix);
      if (during) checks.push(await lasted(bench, installation, during));
      return [
        { ...rowOf({ label: `reads, ${label}`, kind: 'ours', plan: plans[0], outcome: read }), ...use },
        {
          ...rowOf({ label: `transfers, ${label}`, kind: 'ours', plan: plans[1], outcome: transferred }),
          ...use,
          checks,
        },
      ];
    },
  };
}

async function lasted(bench: Bench, installation: Installation, runId: string): Promise<Check> {
  const { status, done } = await readRun(bench.rig, installation, runId);
  return { name: 'the rebuild lasted longer', ok: status === 'running', detail: `${status} at ${done}` };
}
