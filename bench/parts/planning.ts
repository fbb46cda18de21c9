import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Outcome } from '../planning/run.ts';
import type { Row, Section } from '../report/model.ts';
import { rootPath } from '../rig/rig.ts';
import type { Bench, Part } from './bench.ts';

const execute = promisify(execFile);
const WEEK_MS = 1_000;
const WANTED_PERCENT = 5;

/** The plan maker's solver in one thread, without accounts, places, database or HTTP. */
export const planning: Part = {
  name: 'planning',
  title: 'Plans: time and quality of the solver',
  needs: [],
  run: runPlanning,
};

async function runPlanning(bench: Bench): Promise<Section> {
  const settings = { PLANS: String(bench.choose(40, 5)), DAYS: String(bench.choose(60, 10)) };
  const { stdout } = await execute(process.execPath, [rootPath('bench/planning/run.ts')], {
    env: { ...process.env, ...settings },
  });
  const outcome = JSON.parse(stdout) as Outcome;
  const above = (length: number, optimum: number) => (length / optimum - 1) * 100;
  return {
    name: planning.name,
    title: planning.title,
    lead:
      'Made-up weeks: seven days, 120 places in neighbourhoods with opening hours, four of which must be seen, six stops a day; then days of 8 to 12 ' +
      'stops in exact order; then well-known tours of some 50 stops (TSPLIB), against the nearest stop next with 2-opt, as planners commonly do. ' +
      'Every plan is checked by code that knows nothing of the solver.',
    charts: [
      {
        title: 'Tours: above the shortest there is',
        unit: '%',
        bars: outcome.tours.flatMap(({ name, optimum, ours, common }) => [
          { label: `ours, ${name}`, kind: 'ours' as const, ...told(above(ours, optimum)) },
          { label: `nearest next + 2-opt, ${name}`, kind: 'old' as const, ...told(above(common, optimum)) },
        ]),
      },
    ],
    rows: [rowOf('a week', outcome.week, outcome.faults), rowOf('a day of 8–12 stops', outcome.day, 0)],
    bars: [
      {
        name: 'a plan of seven days, p99',
        wanted: `< ${WEEK_MS.toLocaleString('en')} ms`,
        measured: `${Math.round(outcome.week.p99Ms)} ms`,
        met: outcome.week.p99Ms < WEEK_MS,
      },
      {
        name: 'plans that cannot be done',
        wanted: 'none',
        measured: String(outcome.faults),
        met: outcome.faults === 0,
      },
      nearBar('searched days above the exact cost', outcome.aboveExact),
      nearBar('plans below those of a search eight times as long', outcome.belowLong),
      ...outcome.tours.map(({ name, optimum, ours }) =>
        nearBar(`${name} above its shortest tour`, above(ours, optimum)),
      ),
    ],
  };
}

const told = (percent: number) => ({ value: percent, text: `${percent.toFixed(1)} %` });

const nearBar = (name: string, percent: number) => ({
  name,
  wanted: `≤ ${WANTED_PERCENT} %`,
  measured: `${percent.toFixed(1)} %`,
  met: percent <= WANTED_PERCENT,
});

const rowOf = (label: string, times: Outcome['week'], faults: number): Row => ({
  ...{ label, kind: 'ours', load: 'one thread', rounds: 1, accepted: times.count },
  acceptedPerS: 1_000 / times.meanMs,
  seconds: (times.count * times.meanMs) / 1_000,
  ...{ p50Ms: times.p50Ms, p90Ms: times.p90Ms, p99Ms: times.p99Ms, maxMs: times.maxMs, meanMs: times.meanMs },
  ...{ refused: 0, failed: 0, byCode: {}, ofCeiling: null, databaseUs: null, redisUs: null },
  ...{ serverUs: null, othersCpu: 0, generatorCpu: 0 },
  checks: [{ name: 'every plan can be done', ok: faults === 0, detail: `${faults} faults` }],
});
