import { readFile } from 'node:fs/promises';
import type { LoadPlan } from '../load.ts';
import type { Row, Section } from '../report/model.ts';
import { type Installation, install } from '../rig/installation.ts';
import { rowOf } from '../rig/measure.ts';
import { seededRandom } from '../rig/requests.ts';
import type { Check } from '../sql.ts';
import type { Bench, Part } from './bench.ts';

const CROWD = 100_000;
const CROWD_QUICK = 5_000;
const CONNECTIONS = 500;
const POLLS_PER_S = 2_000;
const SAMPLES = 300;
const CALLED_PER_MINUTE = 6_000;
const OPENS_IN_MS = 1_500;
const MEMORY_MB = 400;

/** Everybody waits in front of one round on one instance. */
export const waitingRoom: Part = {
  name: 'waiting-room',
  title: 'A hundred thousand in front of one round',
  needs: [],
  run: runWaitingRoom,
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function runWaitingRoom(bench: Bench): Promise<Section> {
  const crowd = bench.choose(CROWD, CROWD_QUICK);
  bench.say(`seeding ${crowd} members of its own`);
  const installation = await install(bench.rig, { kind: 'sqlite', memberCount: crowd });
  const [roundId] = (await installation.openRounds(1)) as [string];
  const room = new Room(bench, installation, roundId);
  await room.save(0, Date.now() + 3_600_000);
  const before = await residentMb(installation);
  bench.say('they come in');
  const arrivals = await room.load('everybody comes in before the opening', {
    ...{ connections: CONNECTIONS, seconds: 120 },
    requests: {
      ...{
        method: 'POST',
        count: crowd,
        body: { values: ['{}'] },
        path: { values: [`${room.path}/entries`] },
      },
      token: { values: installation.members.map(({ token }) => token) },
      keyPrefix: `${bench.rig.newName('arrive-')}-`,
    },
  });
  await room.save(1, Date.now() + OPENS_IN_MS);
  await pause(OPENS_IN_MS * 2);
  bench.say('they ask where they are');
  const random = seededRandom(crowd);
  const seconds = bench.choose(20, 4);
  const polls = await room.load('they ask where they are, while it calls', {
    ...{ connections: 200, seconds, ratePerS: POLLS_PER_S },
    requests: {
      ...{ method: 'GET', count: POLLS_PER_S * seconds, path: { values: [`${room.path}/entry`] } },
      token: {
        values: installation.members.map(({ token }) => token),
        order: Uint32Array.from({ length: POLLS_PER_S * seconds }, () => Math.floor(random() * crowd)),
      },
    },
  });
  const after = await residentMb(installation);
  await room.act('pauses');
  const order = await room.order();
  await installation.scaleTo(0);
  await installation.scaleTo(1);
  const again = await room.order();
  const anew = await residentMb(installation);
  const moved = inversions(order, again);
  const checks = await turnsOf(installation, crowd);
  await installation.stop();
  const rows = [{ ...arrivals, checks }, polls];
  return {
    name: waitingRoom.name,
    title: waitingRoom.title,
    lead:
      `${crowd.toLocaleString('en')} members come into one room on one instance with SQLite, ${CONNECTIONS} in flight; it opens, calls ${CALLED_PER_MINUTE.toLocaleString('en')} a minute, and ${POLLS_PER_S.toLocaleString('en')} a second ask for their place. ` +
      `Then the room is paused, the process is stopped and started anew, and ${SAMPLES} are asked for their place before and after.`,
    charts: [memoryChart({ before, after, anew })],
    rows,
    bars: [
      {
        name: `${crowd.toLocaleString('en')} have a place each`,
        wanted: 'all, zero 5xx',
        measured: `${arrivals.accepted.toLocaleString('en')} accepted, ${arrivals.failed + polls.failed} failed`,
        met: arrivals.accepted === crowd && arrivals.failed + polls.failed === 0,
      },
      {
        name: `memory of the instance with ${crowd.toLocaleString('en')} waiting`,
        wanted: `≤ ${MEMORY_MB} MB`,
        measured: `${after.toFixed(0)} MB, ${before.toFixed(0)} before they came, ${anew.toFixed(0)} when it was started anew with all of them waiting`,
        met: after <= MEMORY_MB,
      },
      {
        name: 'the order after a restart',
        wanted: 'the same',
        measured: `${moved} of ${order.length} stand elsewhere`,
        met: moved === 0 && order.length > 0,
      },
    ],
  };
}

/** The room in front of one round, as its operator and those who wait see it. */
class Room {
  readonly path: string;
  readonly #bench: Bench;
  readonly #installation: Installation;
  readonly #token: string;

  constructor(bench: Bench, installation: Installation, roundId: string) {
    this.path = `/api/v1/waiting-rooms/rounds/${roundId}`;
    this.#bench = bench;
    this.#installation = installation;
    const { accountId } = installation.members[0]!;
    this.#token = bench.rig.tokens.sign({ accountId, role: 'admin', sessionId: null }, 3_600);
  }

  get #port(): number {
    return this.#installation.servers[0]!.port;
  }

  async save(version: number, opensAt: number): Promise<void> {
    await this.#operate('PUT', '', {
      ...{ lobbyAt: new Date(Date.now() - 60_000).toISOString(), opensAt: new Date(opensAt).toISOString() },
      ...{
        insideLimit: 20_000,
        perMinute: CALLED_PER_MINUTE,
        callS: 900,
        visitS: 600,
        door: 'none',
        version,
      },
      reason: 'bench',
    });
  }

  async act(what: 'pauses'): Promise<void> {
    await this.#operate('POST', `/${what}`, { reason: 'bench' });
  }

  async #operate(method: string, path: string, body: object): Promise<void> {
    const url = `http://127.0.0.1:${this.#port}${this.path.replace('/v1/', '/v1/admin/')}${path}`;
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
    const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  }

  async load(label: string, plan: Omit<LoadPlan, 'ports'>): Promise<Row> {
    const whole = { ports: [this.#port], ...plan };
    return rowOf({ label, kind: 'ours', plan: whole, outcome: await this.#bench.rig.load.run(whole) });
  }

  /** Members who wait, by how many are ahead of them. */
  async order(): Promise<string[]> {
    const { members } = this.#installation;
    const step = Math.floor(members.length / SAMPLES);
    const asked = Array.from({ length: SAMPLES }, (_, i) => members[i * step]!);
    const places = await Promise.all(
      asked.map(async ({ accountId, token }) => {
        const url = `http://127.0.0.1:${this.#port}${this.path}/entry`;
        const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
        const { status, ahead } = (await response.json()) as { status: string; ahead: number | null };
        return { accountId, status, ahead };
      }),
    );
    return places
      .filter(({ status, ahead }) => status === 'waiting' && ahead !== null)
      .toSorted((a, b) => a.ahead! - b.ahead!)
      .map(({ accountId }) => accountId);
  }
}

/** How many stand at another place than before. */
const inversions = (before: readonly string[], after: readonly string[]): number =>
  before.filter((accountId, i) => after[i] !== accountId).length + Math.abs(after.length - before.length);

/** Memory of the first instance in MB. Source: proc(5). */
async function residentMb({ servers }: Installation): Promise<number> {
  const status = await readFile(`/proc/${servers[0]!.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

async function turnsOf({ sql }: Installation, crowd: number): Promise<Check[]> {
  const [found] = await sql.query<Record<'entries' | 'turns', number>>(
    'select count(*) as entries, count(distinct turn) as turns from waiting_room_entries',
    [],
  );
  const entries = Number(found?.entries ?? 0);
  const turns = Number(found?.turns ?? 0);
  return [
    { name: 'one place each', ok: entries === crowd, detail: `${entries} of ${crowd}` },
    { name: 'no turn twice', ok: turns === entries, detail: `${entries - turns} are shared` },
  ];
}

const memoryChart = (mb: Readonly<Record<'before' | 'after' | 'anew', number>>) => ({
  title: 'Memory of the instance',
  unit: 'MB',
  bars: (
    [
      ['before anybody came', mb.before],
      ['when all have come and ask', mb.after],
      ['started anew, all waiting', mb.anew],
    ] as const
  ).map(([label, value]) => ({ label, kind: 'ours' as const, value, text: `${value.toFixed(0)} MB` })),
});
