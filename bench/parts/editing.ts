import { editTogether, type Outcome } from '../editing/run.ts';
import type { Bar, Chart, Row, Section } from '../report/model.ts';
import { cpuTimeUs } from '../rig/cpu.ts';
import { quantile } from '../seats/watchers.ts';
import type { Bench, Part } from './bench.ts';

const EDITORS = 50;
const WANTED_MS = 1_000;

/** Fifty people edit one trip at the same time. */
export const editing: Part = {
  name: 'editing',
  title: 'Fifty editors of one trip',
  needs: [],
  run: runEditing,
};

async function runEditing(bench: Bench): Promise<Section> {
  const found: { row: Row; outcome: Outcome }[] = [];
  const places = [
    { kind: 'sqlite', instances: 1, label: 'SQLite, 1 instance' },
    ...(bench.hasMariadb
      ? ([
          { kind: 'mariadb', instances: 1, label: 'MariaDB, 1 instance' },
          { kind: 'mariadb', instances: 3, label: 'MariaDB, 3 instances' },
        ] as const)
      : []),
  ] as const;
  for (const { kind, instances, label } of places) {
    bench.say(label);
    const installation = await bench.installation(kind);
    await installation.scaleTo(instances);
    const pids = installation.servers.map(({ pid }) => pid);
    const before = cpuTimeUs(pids);
    const plan = { count: EDITORS, seconds: bench.choose(20, 3), name: bench.rig.newName('editing-') };
    const outcome = await editTogether(installation, plan);
    found.push({ outcome, row: rowOf(label, outcome, (cpuTimeUs(pids) - before) / outcome.accepted) });
    await installation.scaleTo(1);
  }
  const rows = found.map(({ row }) => row);
  return {
    name: editing.name,
    title: editing.title,
    lead:
      `${EDITORS} members have a trip with 200 entries open and change what they see, each some five times a second, however old it is by then: texts, places in ` +
      'the order, new entries, removals. Every page follows the trip by its live stream and puts it together from what it is told. In the end all pages ' +
      'are compared with the server, and every answer with the journal. Latencies in the table are those of the answers; the chart tells when ' +
      'the others’ pages show a change, counted from its request.',
    charts: [delayChart(found)],
    rows,
    bars: found.map(({ row, outcome }) => delayBar(row, outcome)),
  };
}

function rowOf(label: string, outcome: Outcome, serverUs: number): Row {
  const { accepted, answers, conflicts, seconds, checks } = outcome;
  return {
    ...{ label, kind: 'ours' as const, load: `${EDITORS} editors`, rounds: 1, accepted, seconds, checks },
    ...{ acceptedPerS: accepted / seconds, serverUs },
    ...{ p50Ms: quantile(answers, 0.5), p90Ms: quantile(answers, 0.9), p99Ms: quantile(answers, 0.99) },
    ...{ maxMs: quantile(answers, 1), refused: 0, failed: 0 },
    byCode: { 'shown as a conflict': conflicts },
    ...{ ofCeiling: null, databaseUs: null, redisUs: null, generatorCpu: 0, othersCpu: 0 },
  };
}

const delayChart = (found: readonly { row: Row; outcome: Outcome }[]): Chart => ({
  title: 'Until the other 49 pages show an edit, p99',
  unit: 'ms',
  bars: found.map(({ row, outcome }) => {
    const value = quantile(outcome.delays, 0.99);
    return { label: row.label, kind: 'ours', value, text: `${value.toFixed(0)} ms` };
  }),
});

function delayBar({ label, checks }: Row, { delays, accepted }: Outcome): Bar {
  const p99 = quantile(delays, 0.99);
  const broken = checks.filter(({ ok }) => !ok).length;
  return {
    name: `${EDITORS} editors, ${label}`,
    wanted: `no edit lost, all pages equal, shown within ${WANTED_MS} ms (p99)`,
    measured: `${accepted.toLocaleString('en')} edits, ${broken} checks broken, p99 ${p99.toFixed(0)} ms`,
    met: broken === 0 && p99 < WANTED_MS,
  };
}
