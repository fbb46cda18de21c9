import type { Bar, Chart, Row, Section } from '../report/model.ts';
import { timesBar } from '../report/times-bar.ts';
import { measure } from '../rig/measure.ts';
import type { Bench, Part } from './bench.ts';

const HIGH = 500;
const LOW = 30;

/** The drop by every method: the question that the whole engine answers. */
export const drop: Part = {
  name: 'drop',
  title: 'One coupon row, and everybody wants it',
  needs: [],
  run: runDrop,
};

async function runDrop(bench: Bench): Promise<Section> {
  const contenders = await bench.contenders();
  const seconds = bench.choose(3, 1);
  // Slow methods are given the time to hand out all coupons of their drop, within reason.
  const oldSeconds = bench.choose(12, 1);
  const stage = (connections: number, rounds: number, oldRounds: number, isFirst: boolean) =>
    measure(
      bench.rig,
      contenders.map((contender) => {
        const isOld = contender.kind === 'old';
        const trial = contender.claims({
          connections,
          // Code that has not run ten thousand times is a third as fast.
          ...(isFirst && { warmUpS: isOld ? bench.choose(1, 0.3) : bench.choose(3, 1) }),
          ...(isOld && { rounds: oldRounds }),
        });
        return isOld ? { ...trial, prepare: () => trial.prepare(oldSeconds) } : trial;
      }),
      { rounds, seconds },
    );
  bench.say(`${HIGH} in flight`);
  const high = await stage(HIGH, bench.choose(3, 1), bench.choose(2, 1), true);
  bench.say(`${LOW} in flight`);
  const low = await stage(LOW, bench.choose(2, 1), 1, false);
  const rows = [...high, ...low];
  return {
    name: drop.name,
    title: drop.title,
    lead:
      `${bench.memberCount.toLocaleString('en')} members claim from a drop of as many coupons, so that nobody is refused; ` +
      'a fast method empties several drops one after the other. Only accepted claims count. Each old method ' +
      'runs behind the same HTTP, token check and schemas, with the best of several pool sizes and the best of its ' +
      'rounds; ours are medians, and also write receipts and events, which the old methods do not.',
    charts: [perSecond(high, HIGH), perSecond(low, LOW), ...databaseCpu(high)],
    rows,
    bars: barsOf(high),
  };
}

function perSecond(rows: readonly Row[], inFlight: number): Chart {
  return {
    title: `Accepted claims per second, ${inFlight} in flight`,
    unit: 'claims/s',
    bars: rows.map((row) => ({
      label: row.label,
      kind: row.kind,
      value: row.acceptedPerS,
      text: `${Math.round(row.acceptedPerS).toLocaleString('en')}${ratioText(row)}`,
    })),
  };
}

const ratioText = ({ kind, ofCeiling }: Row): string =>
  kind === 'ceiling' || ofCeiling === null ? '' : ` · ${ofCeiling.toFixed(2)} of the ceiling`;

function databaseCpu(rows: readonly Row[]): Chart[] {
  const measured = rows.filter((row) => row.databaseUs !== null);
  if (measured.length === 0) return [];
  const cost = (row: Row) => (row.databaseUs ?? 0) + (row.redisUs ?? 0);
  return [
    {
      title: `CPU of the database server for one accepted claim, ${HIGH} in flight (Redis included)`,
      unit: 'µs',
      bars: measured.map((row) => ({
        label: row.label,
        kind: row.kind,
        value: cost(row),
        text: `${Math.round(cost(row)).toLocaleString('en')} µs`,
      })),
    },
  ];
}

function barsOf(rows: readonly Row[]): Bar[] {
  const find = (start: string) => rows.find(({ label }) => label.startsWith(start));
  const embedded = find('lane, SQLite');
  const lane = find('lane, MariaDB');
  const rowLock = find('pessimistic');
  const redisLock = find('Redis lock');
  const bars: Bar[] = [];
  if (embedded?.ofCeiling) {
    bars.push({
      name: `claims embedded, ${HIGH} in flight`,
      wanted: '≥ 0.75 of the ceiling',
      measured: embedded.ofCeiling.toFixed(2),
      met: embedded.ofCeiling >= 0.75,
    });
  }
  const against = (name: string, old: Row | undefined, factor: number) => {
    if (!lane || !old) return;
    bars.push(timesBar(`claims on MariaDB against the ${name}`, rows, lane, old, factor));
    const ours = lane.databaseUs ?? 0;
    const theirs = old.databaseUs ?? 0;
    bars.push({
      name: `database CPU per claim against the ${name}`,
      wanted: `below ${Math.round(theirs)} µs`,
      measured: `${Math.round(ours)} µs`,
      met: ours < theirs,
    });
  };
  against('pessimistic lock', rowLock, 15);
  against('Redis lock', redisLock, 25);
  const ours = rows.filter(({ kind }) => kind === 'ours');
  const failures = ours.reduce((sum, { failed }) => sum + failed, 0);
  bars.push({
    name: 'claims without a 5xx or a lost answer',
    wanted: '0',
    measured: String(failures),
    met: failures === 0,
  });
  return bars;
}
