import type { Row, Section } from '../report/model.ts';
import type { Installation } from '../rig/installation.ts';
import { checkTransfers } from '../rig/invariants.ts';
import { measure, type Trial } from '../rig/measure.ts';
import { transferRequests } from '../rig/requests.ts';
import type { Bench, Part } from './bench.ts';

const CONNECTIONS = 500;
/** More than can be done in a second; decides how many requests are prepared. */
const FASTEST_PER_S = 35_000;
const WANTED_RATIO = 0.5;

/** Money between members, spread and all to one. */
export const transfers: Part = {
  name: 'transfers',
  title: 'Transfers: among many, and all to one account',
  needs: [],
  run: runTransfers,
};

async function runTransfers(bench: Bench): Promise<Section> {
  const installations = [await bench.installation('sqlite')];
  if (bench.hasMariadb) installations.push(await bench.installation('mariadb'));
  const trials: Trial[] = [await ceilingTrial(bench)];
  for (const installation of installations) {
    trials.push(transferTrial(bench, installation, false), transferTrial(bench, installation, true));
  }
  const rows = await measure(bench.rig, trials, {
    rounds: bench.choose(3, 1),
    seconds: bench.choose(3, 1),
  });
  const embedded = rows.filter(({ label }) => label.includes('SQLite'));
  return {
    name: transfers.name,
    title: transfers.title,
    lead:
      `${bench.memberCount.toLocaleString('en')} members pay one another by account id, ${CONNECTIONS} in flight: each payer in turn, ` +
      'the payee at random; then all of them pay one account. The ceiling has a body of the same shape.',
    charts: [
      {
        title: `Accepted transfers per second, ${CONNECTIONS} in flight`,
        unit: 'transfers/s',
        bars: rows.map((row) => ({
          label: row.label,
          kind: row.kind,
          value: row.acceptedPerS,
          text:
            Math.round(row.acceptedPerS).toLocaleString('en') +
            (row.kind === 'ours' ? ` · ${(row.ofCeiling ?? 0).toFixed(2)} of the ceiling` : ''),
        })),
      },
    ],
    rows,
    bars: embedded.map(barOf),
  };
}

const barOf = ({ label, ofCeiling }: Row) => ({
  name: `transfers embedded: ${label}`,
  wanted: `≥ ${WANTED_RATIO} of the ceiling`,
  measured: (ofCeiling ?? 0).toFixed(2),
  met: (ofCeiling ?? 0) >= WANTED_RATIO,
});

async function ceilingTrial(bench: Bench): Promise<Trial> {
  const { port, pid } = await bench.ceiling();
  const { members } = await bench.installation('sqlite');
  return {
    label: 'ceiling: echo with token check and body',
    kind: 'ceiling',
    serverPids: () => [pid],
    warmUpS: bench.choose(3, 0.7),
    prepare: async (seconds) => ({
      plan: {
        ports: [port],
        connections: CONNECTIONS,
        requests: transferRequests({
          path: '/api/v1/echo/transfers',
          members,
          count: members.length,
          keyPrefix: 'echo-',
        }),
        repeat: true,
        seconds,
      },
    }),
  };
}

function transferTrial(bench: Bench, installation: Installation, isHot: boolean): Trial {
  const { kind, members, servers, sql } = installation;
  const hotAccountId = members[0]!.accountId;
  return {
    label: `${kind === 'sqlite' ? 'SQLite' : 'MariaDB'}, ${isHot ? 'all to one account' : 'among many'}`,
    kind: 'ours',
    serverPids: () => servers.map(({ pid }) => pid),
    warmUpS: bench.choose(3, 0.7),
    ...(kind === 'mariadb' && { databasePids: [bench.rig.mariadbPid] }),
    prepare: async (seconds) => {
      const keyPrefix = `${bench.rig.newName('transfer-')}-`;
      return {
        plan: {
          ports: servers.map(({ port }) => port),
          connections: CONNECTIONS,
          seconds,
          requests: transferRequests({
            path: '/api/v1/pay/transfers',
            members,
            count: Math.ceil(FASTEST_PER_S * seconds),
            keyPrefix,
            ...(isHot && { hotAccountId }),
          }),
        },
        check: (outcome) => checkTransfers(sql, outcome, keyPrefix),
      };
    },
  };
}
