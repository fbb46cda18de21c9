import { argon2Hasher, emailKeyOf } from '../../server/modules/accounts/index.ts';
import type { LoadOutcome } from '../load.ts';
import type { Kind, Row, Section } from '../report/model.ts';
import type { Installation } from '../rig/installation.ts';
import { measure } from '../rig/measure.ts';
import type { Bench, Part } from './bench.ts';
import { laneContender } from './contenders.ts';

const CLAIMS_PER_S = 300;
const CONNECTIONS = 200;
/** Far more than two cores can check. */
const SIGN_INS_PER_S = 200;
const SIGN_IN_CONNECTIONS = 400;
const CREDENTIALS = { email: 'storm@bench.example', password: 'an umbrella for everyone' };

/** Passwords are slow to check on purpose: a storm of sign-ins must not hold up those who are inside. */
export const signInStorm: Part = {
  name: 'sign-in-storm',
  title: 'Claims beside a storm of sign-ins',
  needs: [],
  run: runStorm,
};

async function runStorm(bench: Bench): Promise<Section> {
  const installation = await bench.installation('sqlite');
  const seconds = bench.choose(8, 2);
  const claims = (label: string) =>
    laneContender(bench, installation, { name: label, label }).claims({
      connections: CONNECTIONS,
      ratePerS: CLAIMS_PER_S,
      warmUpS: 0.5,
    });
  const calm = await measure(bench.rig, [claims('claims alone')], { rounds: 1, seconds });
  await givePassword(installation);
  const storm = signIn(bench, installation, seconds + 2);
  const beside = await measure(bench.rig, [{ ...claims('claims beside the storm'), warmUpS: 0 }], {
    rounds: 1,
    seconds,
  });
  const signIns = await storm;
  const rows = [...calm, ...beside];
  const chart = (title: string, pick: (row: Row) => number) => ({
    title,
    unit: 'ms',
    bars: rows.map((row) => ({
      label: row.label,
      kind: 'ours' as Kind,
      value: pick(row),
      text: `${pick(row).toFixed(1)} ms`,
    })),
  });
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  return {
    name: signInStorm.name,
    title: signInStorm.title,
    lead:
      `Claims at ${CLAIMS_PER_S}/s (open loop) on SQLite, alone and while ${SIGN_INS_PER_S} people a second want to sign in. ` +
      describe(signIns),
    charts: [
      chart('Claims: median answer', ({ p50Ms }) => p50Ms),
      chart('Claims: 99th percentile', ({ p99Ms }) => p99Ms),
    ],
    rows,
    bars: [
      {
        name: 'claims beside a storm of sign-ins',
        wanted: 'none fails',
        measured: `${failed} failed, p99 ${rows.map(({ p99Ms }) => `${p99Ms.toFixed(1)} ms`).join(' → ')}`,
        met: failed === 0,
      },
    ],
  };
}

/**
 * One account for all: each password is checked in full, whoever's it is. It is one of the seed's members, who
 * have none: a sign-up would wait for a mail.
 */
async function givePassword({ sql, members }: Installation): Promise<void> {
  await sql.query('update accounts set email = ?, email_key = ?, password_hash = ? where id = ?', [
    CREDENTIALS.email,
    emailKeyOf(CREDENTIALS.email),
    await argon2Hasher().hash(CREDENTIALS.password),
    members[0]!.accountId,
  ]);
}

function signIn(bench: Bench, { servers }: Installation, seconds: number): Promise<LoadOutcome> {
  return bench.rig.sideLoad.run({
    ports: servers.map(({ port }) => port),
    connections: SIGN_IN_CONNECTIONS,
    ratePerS: SIGN_INS_PER_S,
    requests: {
      method: 'POST',
      count: 1,
      path: { values: ['/api/v1/auth/sign-in'] },
      body: { values: [JSON.stringify(CREDENTIALS)] },
    },
    repeat: true,
    seconds,
  });
}

function describe({ acceptedPerS, answered, accepted, byCode, latency }: LoadOutcome): string {
  const turnedAway = Object.entries(byCode).map(([code, count]) => `${count} × ${code}`);
  return (
    `The storm: ${Math.round(acceptedPerS)} sign-ins/s; ${accepted} of ${answered} signed in` +
    (turnedAway.length > 0 ? `, the others were told to come back (${turnedAway.join(', ')})` : '') +
    `; the median answer took ${Math.round(latency.p50Ms)} ms.`
  );
}
