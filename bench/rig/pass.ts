import { availableParallelism } from 'node:os';
import { Histogram } from '../load/histogram.ts';
import type { Kind, Row } from '../report/model.ts';
import type { Check } from '../sql.ts';
import { cpuTimeUs, machineTimeUs } from './cpu.ts';
import type { Rig } from './rig.ts';

/** Work over many rows that this process does by itself, without HTTP: one page after the other. */
export interface Pass {
  readonly label: string;
  readonly kind: Kind;
  /** How it is done: `pages of 1,000`. */
  readonly load: string;
  readonly databasePids?: readonly number[];
  /** The pages, each of which says how many rows it was. */
  readonly pages: () => AsyncIterable<number>;
  /** Asks the database, once the pass has ended, whether all is as it should be. */
  readonly check?: (rows: number) => Promise<Check[]>;
}

/** Does it once: `accepted` are its rows, the latencies are those of its pages. */
export async function runPass(rig: Rig, pass: Pass): Promise<Row> {
  const { label, kind, load, databasePids, check } = pass;
  const histogram = new Histogram();
  const ours = rig.pids;
  const ownBefore = cpuTimeUs([process.pid]);
  const databaseBefore = cpuTimeUs(databasePids ?? []);
  const othersBefore = machineTimeUs() - cpuTimeUs(ours);
  const startedAt = performance.now();
  let rows = 0;
  let pageAt = startedAt;
  for await (const size of pass.pages()) {
    const now = performance.now();
    histogram.record(now - pageAt);
    pageAt = now;
    rows += size;
  }
  const tookMs = performance.now() - startedAt;
  const othersUs = machineTimeUs() - cpuTimeUs(ours) - othersBefore;
  const ownUs = cpuTimeUs([process.pid]) - ownBefore;
  const databaseUs = cpuTimeUs(databasePids ?? []) - databaseBefore;
  const { p50Ms, p90Ms, p99Ms, maxMs } = histogram.summary();
  return {
    label,
    kind,
    load,
    rounds: 1,
    accepted: rows,
    acceptedPerS: (rows / tookMs) * 1_000,
    seconds: tookMs / 1_000,
    p50Ms,
    p90Ms,
    p99Ms,
    maxMs,
    refused: 0,
    failed: 0,
    byCode: {},
    ofCeiling: null,
    serverUs: ownUs / rows,
    databaseUs: databasePids ? databaseUs / rows : null,
    redisUs: null,
    othersCpu: Math.max(0, othersUs / (tookMs * 1_000) / availableParallelism()),
    generatorCpu: 0,
    checks: check ? await check(rows) : [],
  };
}

/** Does it several times. @returns the median, with the checks that failed in any */
export async function medianPass(rig: Rig, rounds: number, make: () => Pass | Promise<Pass>): Promise<Row> {
  const runs: Row[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await runPass(rig, await make()));
  const chosen = [...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor((runs.length - 1) / 2)]!;
  const failedElsewhere = runs
    .filter((run) => run !== chosen)
    .flatMap(({ checks }) => checks.filter(({ ok }) => !ok));
  return { ...chosen, rounds, checks: [...chosen.checks, ...failedElsewhere] };
}
