import { availableParallelism } from 'node:os';
import type { LoadOutcome, LoadPlan } from '../load.ts';
import type { Kind, Row } from '../report/model.ts';
import type { Check } from '../sql.ts';
import { cpuTimeUs, machineTimeUs } from './cpu.ts';
import type { Rig } from './rig.ts';

/** A run that is ready to begin, on drops or money of its own. */
export interface Prepared {
  readonly plan: LoadPlan;
  /** Asks the database, once the load has ended, whether all is as the answers said. */
  readonly check?: (outcome: LoadOutcome) => Promise<Check[]>;
}

/** One contender under one load. */
export interface Trial {
  readonly label: string;
  readonly kind: Kind;
  /** Rounds in which it takes part; default: all. */
  readonly rounds?: number;
  /** Seconds of load that make it warm; 0 for what is measured cold. */
  readonly warmUpS?: number;
  /** The processes that answer, as they are when a round begins. */
  readonly serverPids: () => readonly number[];
  readonly databasePids?: readonly number[];
  readonly redisPids?: readonly number[];
  /** @param seconds how long at the most */
  readonly prepare: (seconds: number) => Promise<Prepared>;
}

/**
 * Measures contenders side by side: all are warmed up, then in each round they take turns, so that whatever
 * else the machine does meets all of them.
 * @returns a row for each: the median of its rounds, but for an old method the best
 */
export async function measure(
  rig: Rig,
  trials: readonly Trial[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Row[]> {
  for (const trial of trials) {
    if (trial.warmUpS) await rig.load.run((await trial.prepare(trial.warmUpS)).plan);
  }
  const found = trials.map((): Row[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, trial] of trials.entries()) {
      if (round < (trial.rounds ?? rounds)) found[i]!.push(await runTrial(rig, trial, seconds));
    }
  }
  const rows = trials.map((trial, i) => choose(trial.kind, found[i]!));
  const ceiling = rows.find(({ kind }) => kind === 'ceiling');
  if (!ceiling) return rows;
  return rows.map((row) => ({ ...row, ofCeiling: row.acceptedPerS / ceiling.acceptedPerS }));
}

async function runTrial(rig: Rig, trial: Trial, seconds: number): Promise<Row> {
  const { label, kind, databasePids, redisPids } = trial;
  const { plan, check } = await trial.prepare(seconds);
  const serverPids = trial.serverPids();
  const serverBefore = cpuTimeUs(serverPids);
  const databaseBefore = cpuTimeUs(databasePids ?? []);
  const redisBefore = cpuTimeUs(redisPids ?? []);
  const ours = rig.pids;
  const othersBefore = machineTimeUs() - cpuTimeUs(ours);
  const startedAt = performance.now();
  const outcome = await rig.load.run(plan);
  const tookUs = (performance.now() - startedAt) * 1000;
  const othersUs = machineTimeUs() - cpuTimeUs(ours) - othersBefore;
  const serverUs = cpuTimeUs(serverPids) - serverBefore;
  const databaseUs = cpuTimeUs(databasePids ?? []) - databaseBefore;
  const redisUs = cpuTimeUs(redisPids ?? []) - redisBefore;
  const { accepted } = outcome;
  return {
    ...rowOf({ label, kind, plan, outcome }),
    serverUs: accepted > 0 ? serverUs / accepted : null,
    databaseUs: databasePids && accepted > 0 ? databaseUs / accepted : null,
    redisUs: redisPids && accepted > 0 ? redisUs / accepted : null,
    othersCpu: Math.max(0, othersUs / tookUs / availableParallelism()),
    checks: check ? await check(outcome) : [],
  };
}

/** What a load found, without what the machine did meanwhile. */
export function rowOf({
  label,
  kind,
  plan,
  outcome,
}: Pick<Trial, 'label' | 'kind'> & { readonly plan: LoadPlan; readonly outcome: LoadOutcome }): Row {
  const { accepted, acceptedLatency } = outcome;
  const isServerError = ([status]: [string, number]) => Number(status) >= 500;
  const byStatus = Object.entries(outcome.byStatus);
  const errors = byStatus.filter(isServerError).reduce((sum, [, count]) => sum + count, 0);
  return {
    label,
    kind,
    load:
      plan.ratePerS === undefined ? `${format(plan.connections)} in flight` : `${format(plan.ratePerS)}/s`,
    isPaced: plan.ratePerS !== undefined,
    rounds: 1,
    accepted,
    acceptedPerS: outcome.acceptedPerS,
    seconds: outcome.seconds,
    p50Ms: acceptedLatency.p50Ms,
    p90Ms: acceptedLatency.p90Ms,
    p99Ms: acceptedLatency.p99Ms,
    maxMs: acceptedLatency.maxMs,
    meanMs: acceptedLatency.meanMs,
    p999Ms: acceptedLatency.p999Ms,
    refused: outcome.answered - accepted - errors,
    failed: errors + outcome.timeouts + outcome.broken,
    byCode: {
      ...outcome.byCode,
      ...(outcome.timeouts > 0 && { 'no answer in time': outcome.timeouts }),
      ...(outcome.broken > 0 && { 'connection broken': outcome.broken }),
    },
    ofCeiling: null,
    serverUs: null,
    databaseUs: null,
    redisUs: null,
    othersCpu: 0,
    generatorCpu: outcome.generatorCpu,
    checks: [],
  };
}

const format = (count: number): string => count.toLocaleString('en');

/** By what was done in a second; where that was given, by how long it took. */
function choose(kind: Kind, runs: readonly Row[]): Row {
  const isPaced = runs.every((run) => run.isPaced);
  const sorted = runs.toSorted((a, b) =>
    isPaced ? (b.meanMs ?? 0) - (a.meanMs ?? 0) : a.acceptedPerS - b.acceptedPerS,
  );
  const chosen = sorted[kind === 'old' ? sorted.length - 1 : Math.floor((sorted.length - 1) / 2)];
  if (!chosen) throw new Error('Nothing was measured');
  const failedElsewhere = runs
    .filter((run) => run !== chosen)
    .flatMap(({ checks }) => checks.filter(({ ok }) => !ok));
  return { ...chosen, rounds: runs.length, checks: [...chosen.checks, ...failedElsewhere] };
}
