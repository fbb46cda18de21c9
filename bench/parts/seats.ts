import type { Bar, Row, Section } from '../report/model.ts';
import type { Installation } from '../rig/installation.ts';
import { measure, type Trial } from '../rig/measure.ts';
import { checkHolds, leftFree } from '../seats/checks.ts';
import { bestSeats, eachItsSeat, hotSeats } from '../seats/requests.ts';
import type { Bench, Part } from './bench.ts';

const CONNECTIONS = 500;
const PLACES = 8_000;
/** More than can be done in a second; decides how many rounds are opened for a run. */
const FASTEST_PER_S = 26_000;
const WANTED_RATIO = 0.5;
const CROWDS = [160, 2_000];
const WANTED_BY = 3;
const INSTANCES = 3;
const TOGETHER = 4;

/** Places of halls: how fast they are held, and halls that sell out. */
export const seats: Part = {
  name: 'seats',
  title: 'Seats: holds over many rounds, halls that sell out',
  needs: [],
  run: runSeats,
};

async function runSeats(bench: Bench): Promise<Section> {
  const sqlite = await bench.installation('sqlite');
  const mariadb = bench.hasMariadb ? await bench.installation('mariadb') : null;
  const timing = { rounds: bench.choose(3, 1), seconds: bench.choose(3, 1) };
  const trials = [await ceiling(bench), ...lanes(bench, sqlite, 'SQLite')];
  if (mariadb) trials.push(...lanes(bench, mariadb, 'MariaDB'));
  bench.say(`${CONNECTIONS} in flight`);
  const rows = await measure(bench.rig, trials, timing);
  const halls = await sellOuts(bench, sqlite, 'SQLite');
  if (mariadb) {
    halls.push(...(await sellOuts(bench, mariadb, 'MariaDB')));
    bench.say(`${INSTANCES} instances`);
    await mariadb.scaleTo(INSTANCES);
    halls.push(...(await sellOuts(bench, mariadb, `MariaDB, ${INSTANCES} instances`)));
    await mariadb.scaleTo(1);
  }
  return {
    name: seats.name,
    title: seats.title,
    lead:
      `${bench.memberCount.toLocaleString('en')} members hold places in rounds of ${PLACES.toLocaleString('en')}, ${CONNECTIONS} in flight, so that nobody is refused: one place by hand, and the best two next to each other. ` +
      `Then one hall of ${PLACES.toLocaleString('en')} at a time sells out: every place wanted by hand by ${WANTED_BY}, the near ones first, and the best places, ${TOGETHER} together, by more than there are. ` +
      'After each run places, holds and counters are held against each other.',
    charts: [perSecond(rows), sellOutChart(halls)],
    rows: [...rows, ...halls],
    bars: [...speedBars(rows), ...halls.map(hallBar)],
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
    prepare: async (seconds) => {
      const requests = eachItsSeat({ members, roundIds: [bench.rig.makeId()], keyPrefix: 'echo-' }, PLACES);
      const path = { values: requests.path.values.map((one) => one.replace('/tickets/', '/echo/')) };
      return {
        plan: {
          ports: [port],
          connections: CONNECTIONS,
          repeat: true,
          seconds,
          requests: { ...requests, path },
        },
      };
    },
  };
}

const lanes = (bench: Bench, installation: Installation, name: string): Trial[] => [
  holdTrial(bench, installation, `lane, ${name}: one place by hand`, 1),
  holdTrial(bench, installation, `lane, ${name}: the best two`, 2),
];

function holdTrial(bench: Bench, installation: Installation, label: string, quantity: 1 | 2): Trial {
  const { members, servers, sql } = installation;
  return {
    ...ours(bench, installation, label),
    warmUpS: bench.choose(3, 0.7),
    prepare: async (seconds) => {
      const count = Math.ceil(FASTEST_PER_S * seconds);
      // Of the best two not all come as pairs: rows of odd length leave single places.
      const needed = quantity === 1 ? count : count * 2.4;
      const roundIds = await installation.openRounds(Math.ceil(needed / PLACES));
      const plan = { members, roundIds, keyPrefix: `${bench.rig.newName('hold-')}-` };
      const requests = quantity === 1 ? eachItsSeat(plan, PLACES) : bestSeats(plan, quantity, count);
      return {
        plan: { ports: servers.map(({ port }) => port), connections: CONNECTIONS, seconds, requests },
        check: (outcome) => checkHolds(sql, outcome, roundIds, quantity),
      };
    },
  };
}

const ours = (bench: Bench, { kind, servers }: Installation, label: string) => ({
  label,
  kind: 'ours' as const,
  serverPids: () => servers.map(({ pid }) => pid),
  ...(kind === 'mariadb' && { databasePids: [bench.rig.mariadbPid] }),
});

/** One hall after the other, to crowds of several sizes. */
async function sellOuts(bench: Bench, installation: Installation, name: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const crowd of CROWDS) {
    for (const way of ['by hand', 'best together'] as const) {
      rows.push(
        await sellOut(bench, installation, {
          label: `${crowd.toLocaleString('en')} for ${PLACES.toLocaleString('en')} places, ${way}, ${name}`,
          crowd,
          way,
        }),
      );
    }
  }
  return rows;
}

interface Crowd {
  readonly label: string;
  readonly crowd: number;
  readonly way: 'by hand' | 'best together';
}

async function sellOut(bench: Bench, installation: Installation, { label, crowd, way }: Crowd): Promise<Row> {
  const { servers, sql } = installation;
  const members = installation.members.slice(0, crowd);
  const isByHand = way === 'by hand';
  const trial: Trial = {
    ...ours(bench, installation, label),
    prepare: async (seconds) => {
      const roundIds = await installation.openRounds(1);
      const plan = { members, roundIds, keyPrefix: `${bench.rig.newName('hall-')}-` };
      const requests = isByHand
        ? hotSeats(plan, PLACES, WANTED_BY)
        : bestSeats(plan, TOGETHER, Math.ceil((PLACES / TOGETHER) * 1.25));
      return {
        plan: { ports: servers.map(({ port }) => port), connections: crowd, seconds, requests },
        check: async (outcome) => {
          const left = await leftFree(sql, roundIds[0]!);
          const refused = outcome.byCode['seat.none-together'] ?? 0;
          const isDone = isByHand ? left === 0 : left < TOGETHER || refused > 0;
          return [
            ...(await checkHolds(sql, outcome, roundIds, isByHand ? 1 : TOGETHER)),
            { name: 'sold out while somebody asked', ok: isDone, detail: `${left} places left` },
          ];
        },
      };
    },
  };
  const [row] = await measure(bench.rig, [trial], { rounds: 1, seconds: 60 });
  return row!;
}

const perSecond = (rows: readonly Row[]) => ({
  title: `Holds per second, ${CONNECTIONS} in flight`,
  unit: 'holds/s',
  bars: rows.map((row) => ({
    ...{ label: row.label, kind: row.kind, value: row.acceptedPerS },
    text:
      Math.round(row.acceptedPerS).toLocaleString('en') +
      (row.kind === 'ours' && row.ofCeiling !== null ? ` · ${row.ofCeiling.toFixed(2)} of the ceiling` : ''),
  })),
});

const sellOutChart = (rows: readonly Row[]) => ({
  title: `Until a hall of ${PLACES.toLocaleString('en')} has been asked for by all`,
  unit: 's',
  bars: rows.map(({ label, kind, seconds }) => ({
    label,
    kind,
    value: seconds,
    text: `${seconds.toFixed(2)} s`,
  })),
});

const speedBars = (rows: readonly Row[]): Bar[] =>
  rows
    .filter(({ label }) => label.startsWith('lane, SQLite'))
    .map((row) => ({
      name: `holds embedded, ${row.label.slice(row.label.lastIndexOf(': ') + 2)}`,
      wanted: `≥ ${WANTED_RATIO} of the ceiling`,
      measured: (row.ofCeiling ?? 0).toFixed(2),
      met: (row.ofCeiling ?? 0) >= WANTED_RATIO,
    }));

/** By hand every place is sold, and each refusal is of a place that somebody else has. */
const hallBar = ({ label, accepted, refused, failed, byCode, checks }: Row): Bar => {
  const isByHand = label.includes('by hand');
  const isExact = isByHand
    ? accepted === PLACES && (byCode['seat.taken'] ?? 0) === refused
    : checks.every(({ ok }) => ok);
  return {
    name: label,
    wanted: isByHand ? `exactly ${PLACES.toLocaleString('en')}, zero 5xx` : 'all that fit together, zero 5xx',
    measured: `${accepted.toLocaleString('en')} accepted, ${refused.toLocaleString('en')} refused, ${failed} failed`,
    met: isExact && failed === 0,
  };
};
