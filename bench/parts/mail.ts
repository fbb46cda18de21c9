import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../test/services/ports.ts';
import type { LoadOutcome } from '../load.ts';
import type { Row, Section } from '../report/model.ts';
import { type Installation, install } from '../rig/installation.ts';
import { checkTransfers } from '../rig/invariants.ts';
import { measure, type Trial } from '../rig/measure.ts';
import { transferRequests } from '../rig/requests.ts';
import type { Server } from '../rig/rig.ts';
import { type Check, compared } from '../sql.ts';
import type { Bench, Part } from './bench.ts';

const MEMBERS = 1_000;
const CONNECTIONS = 200;
/** Open loop: people come whether or not the mail server keeps up. */
const TRANSFERS_PER_S = { full: 100, quick: 40 };
/** What a relay on the internet takes to accept one mail. */
const RELAY_MS = 120;
const MAIL_CONNECTIONS = 16;
/** How long the last mail may take after the last transfer. */
const ARRIVED_WITHIN_MS = 120_000;

/** Each transfer is told by mail: how long does the customer wait for that? */
export const mail: Part = {
  name: 'mail',
  title: 'A mail for each transfer: sent in the request, and beside it',
  needs: [],
  run: runMail,
};

async function runMail(bench: Bench): Promise<Section> {
  const relay = await startRelay(bench, {});
  const mute = await startRelay(bench, { MUTE: 'yes' });
  const nobody = `smtp://127.0.0.1:${await freePort()}`;
  const ways = [
    { label: 'beside the request, mail server up', url: relay.url, relay },
    { label: 'beside the request, mail server down', url: nobody },
    { label: 'beside the request, mail server mute', url: mute.url },
  ];
  const trials: Trial[] = [];
  const installations: Installation[] = [];
  for (const way of ways) {
    const installation = await install(bench.rig, {
      kind: 'sqlite',
      memberCount: MEMBERS,
      settings: settingsFor(way.url),
    });
    installations.push(installation);
    trials.push(ourTrial(bench, installation, way.label, way.relay));
  }
  const [first] = installations;
  const sync = await bench.rig.startServer('bench/sync-mail-server.ts', settingsFor(relay.url));
  trials.push(syncTrial(bench, sync, first!));
  const rows = await measure(bench.rig, trials, { rounds: 1, seconds: bench.choose(8, 2) });
  for (const installation of installations) await installation.stop();
  for (const server of [sync, relay.server, mute.server]) await server.stop();

  const [up, down, silent, inside] = rows as [Row, Row, Row, Row];
  const slower = (row: Row): string => `${up.p99Ms.toFixed(1)} → ${row.p99Ms.toFixed(1)} ms`;
  return {
    name: mail.name,
    title: mail.title,
    lead:
      `Transfers at ${bench.choose(TRANSFERS_PER_S.full, TRANSFERS_PER_S.quick)}/s (open loop) on SQLite; whoever gets money gets a mail. ` +
      `The mail server takes ${RELAY_MS} ms for each; then nobody listens on its port; then it accepts connections and never greets. ` +
      'The old way does nothing but send the mail before it answers.',
    charts: [
      chart('The customer’s wait: median answer', rows, ({ p50Ms }) => p50Ms),
      chart('The customer’s wait: 99th percentile', rows, ({ p99Ms }) => p99Ms),
    ],
    rows,
    bars: [
      {
        name: 'mail beside the request: the customer’s wait',
        wanted: 'median ≤ 1/10 of that with the mail in the request',
        measured: `${up.p50Ms.toFixed(1)} against ${inside.p50Ms.toFixed(1)} ms`,
        met: up.p50Ms * 10 <= inside.p50Ms,
      },
      ...[
        ['down', down],
        ['mute', silent],
      ].map(([state, row]) => ({
        name: `transfers with the mail server ${state as string}`,
        wanted: 'none fails, p99 ≤ 1.5 × that with it up, or 5 ms more',
        measured: `${(row as Row).failed} failed, p99 ${slower(row as Row)}`,
        met: (row as Row).failed === 0 && (row as Row).p99Ms <= Math.max(up.p99Ms * 1.5, up.p99Ms + 5),
      })),
    ],
  };
}

const chart = (title: string, rows: readonly Row[], pick: (row: Row) => number) => ({
  title,
  unit: 'ms',
  bars: rows.map((row) => ({
    label: row.label,
    kind: row.kind,
    value: pick(row),
    text: `${pick(row).toFixed(1)} ms`,
  })),
});

interface Relay {
  readonly url: string;
  readonly server: Server;
}

async function startRelay(bench: Bench, settings: Record<string, string>): Promise<Relay> {
  const smtpPort = await freePort();
  const server = await bench.rig.startServer('bench/mail-server.ts', {
    SMTP_PORT: String(smtpPort),
    DELAY_MS: String(RELAY_MS),
    ...settings,
  });
  return { url: `smtp://127.0.0.1:${smtpPort}`, server };
}

const settingsFor = (url: string): Record<string, string> => ({
  MADANG_SMTP_URL: url,
  MADANG_MAIL_FROM: 'Madang <no-reply@bench.example>',
  MADANG_MAIL_CONNECTIONS: String(MAIL_CONNECTIONS),
});

const planFor = (bench: Bench, installation: Installation, seconds: number, keyPrefix: string) => {
  const ratePerS = bench.choose(TRANSFERS_PER_S.full, TRANSFERS_PER_S.quick);
  return {
    connections: CONNECTIONS,
    ratePerS,
    seconds,
    requests: transferRequests({
      path: '/api/v1/pay/transfers',
      members: installation.members,
      count: Math.ceil(ratePerS * seconds * 2),
      keyPrefix,
    }),
  };
};

function ourTrial(bench: Bench, installation: Installation, label: string, relay?: Relay): Trial {
  const { servers, sql } = installation;
  return {
    label,
    kind: 'ours',
    serverPids: () => servers.map(({ pid }) => pid),
    warmUpS: 1,
    prepare: async (seconds) => {
      const keyPrefix = `${bench.rig.newName('mail-')}-`;
      const before = relay ? await countOf(relay) : null;
      return {
        plan: {
          ports: servers.map(({ port }) => port),
          ...planFor(bench, installation, seconds, keyPrefix),
        },
        check: async (outcome) => [
          ...(await checkTransfers(sql, outcome, keyPrefix)),
          ...(relay && before ? [await checkMails(relay, before.taken, outcome)] : []),
        ],
      };
    },
  };
}

interface Count {
  readonly taken: number;
  readonly distinct: number;
}
const countOf = async ({ server }: Relay): Promise<Count> =>
  (await (await fetch(`http://127.0.0.1:${server.port}/counts`)).json()) as Count;

/** Waits for the last mail: each accepted transfer has one, and none came twice. */
async function checkMails(relay: Relay, before: number, { accepted }: LoadOutcome): Promise<Check> {
  const until = Date.now() + ARRIVED_WITHIN_MS;
  let count = await countOf(relay);
  // Those of the warm-up may still come in, so that there may be more.
  while (count.taken - before < accepted && Date.now() < until) {
    await sleep(200);
    count = await countOf(relay);
  }
  return {
    name: 'a mail for each transfer, none twice',
    ok: count.taken - before >= accepted && count.distinct === count.taken,
    detail: `${compared(accepted, count.taken - before)}, ${count.taken - count.distinct} twice`,
  };
}

function syncTrial(bench: Bench, server: Server, installation: Installation): Trial {
  return {
    label: 'in the request',
    kind: 'old',
    serverPids: () => [server.pid],
    warmUpS: 1,
    prepare: async (seconds) => ({
      plan: {
        ports: [server.port],
        ...planFor(bench, installation, seconds, `${bench.rig.newName('sync-')}-`),
      },
    }),
  };
}
