import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import type { Measured, Outcome } from '../matching/run.ts';
import { CROWD } from '../matching/stream.ts';
import type { Bar, Kind, Row, Section } from '../report/model.ts';
import { rootPath } from '../rig/rig.ts';
import type { Bench, Part } from './bench.ts';

const execute = promisify(execFile);
const LIBRARY = 'nodejs-order-book';
const WANTED_PER_S = 1_000_000;
const WANTED_TIMES = 5;
/** New orders of all commands; as many as leave enough of the crowd to be cancelled. */
const MIXES = [
  { newShare: 0.2, commands: 25_000 },
  { newShare: 0.6, commands: 60_000 },
] as const;

/** Matching in one thread, without accounts, money, database or HTTP. */
export const matching: Part = {
  name: 'matching',
  title: 'Matching alone, with a crowd on one price',
  needs: [],
  run: runMatching,
};

async function runMatching(bench: Bench): Promise<Section> {
  const found: { name: string; outcome: Outcome }[] = [];
  for (const { newShare, commands } of MIXES) {
    const percent = Math.round(newShare * 100);
    const name = `${percent}/${100 - percent} new/cancel`;
    bench.say(name);
    const settings = {
      NEW_SHARE: String(newShare),
      COMMANDS: String(commands),
      SECONDS: String(bench.choose(20, 2)),
      SEED: '7',
    };
    const { stdout } = await execute(process.execPath, ['--expose-gc', rootPath('bench/matching/run.ts')], {
      env: { ...process.env, ...settings },
    });
    found.push({ name, outcome: JSON.parse(stdout) as Outcome });
  }
  const rows = found.flatMap(({ name, outcome }) => rowsOf(name, outcome));
  return {
    name: matching.name,
    title: matching.title,
    lead:
      `A book with ${CROWD.toLocaleString('en')} orders on its best bid and 25 on each of 40 prices on both sides; then a stream of new orders ` +
      '(half join the crowd, a fifth rests elsewhere, the others take) and of cancels, each of an order picked evenly from all that ' +
      'are live. One thread of a process of its own, the same stream on a fresh book again and again; filling it is not measured. Ours does what ' +
      'it does in a lane: rules of interruption and of one’s own orders, who owns what, a journal and the changed prices for each hundred ' +
      `commands. ${LIBRARY} (npm, without its journal) gets the same commands in the same run, as many as it manages in the time; ` +
      'both are compared on those. Latencies are those of pages of a hundred commands.',
    charts: [
      {
        title: 'Commands a second, one thread',
        unit: 'commands/s',
        bars: rows.map(({ label, kind, load, acceptedPerS }) => ({
          label: `${label}, ${load}`,
          kind,
          value: acceptedPerS,
          text: Math.round(acceptedPerS).toLocaleString('en'),
        })),
      },
    ],
    rows,
    bars: found.flatMap(({ name, outcome }) => barsOf(name, outcome)),
  };
}

const perS = ({ commands, ms }: Measured): number => (commands / ms) * 1_000;

function rowsOf(mix: string, { ours, oursOnSame, library }: Outcome): Row[] {
  const first = `first ${library.ofRound.toLocaleString('en')}`;
  return [
    rowOf('ours', 'ours', mix, ours),
    rowOf('ours', 'ours', `${mix}, ${first}`, oursOnSame),
    rowOf(LIBRARY, 'old', `${mix}, ${first}`, library),
  ];
}

const rowOf = (label: string, kind: Kind, load: string, measured: Measured): Row => ({
  ...{ label, kind, load, rounds: measured.rounds, accepted: measured.commands },
  ...{ acceptedPerS: perS(measured), seconds: measured.ms / 1_000 },
  ...{ p50Ms: measured.pages.p50Ms, p90Ms: measured.pages.p90Ms, p99Ms: measured.pages.p99Ms },
  ...{ maxMs: measured.pages.maxMs, meanMs: measured.pages.meanMs },
  ...{ refused: 0, failed: 0, byCode: {}, ofCeiling: null, databaseUs: null, redisUs: null },
  serverUs: measured.ownUs / measured.commands,
  othersCpu: measured.othersUs / (measured.ms * 1_000) / availableParallelism(),
  generatorCpu: 0,
  checks: measured.checks,
});

function barsOf(mix: string, { ours, oursOnSame, library }: Outcome): Bar[] {
  const times = perS(oursOnSame) / perS(library);
  return [
    {
      name: `matching alone, ${mix}`,
      wanted: `≥ ${WANTED_PER_S.toLocaleString('en')} commands a second`,
      measured: Math.round(perS(ours)).toLocaleString('en'),
      met: perS(ours) >= WANTED_PER_S,
    },
    {
      name: `matching alone, ${mix}, against ${LIBRARY}`,
      wanted: `≥ ${WANTED_TIMES} ×`,
      measured: `${times.toFixed(0)} ×`,
      met: times >= WANTED_TIMES,
    },
  ];
}
