import type { Section } from '../report/model.ts';
import type { Installation } from '../rig/installation.ts';
import { rowOf } from '../rig/measure.ts';
import { eachItsSeat } from '../seats/requests.ts';
import { quantile, Watchers } from '../seats/watchers.ts';
import type { Bench, Part } from './bench.ts';

const WATCHERS = 2_000;
const PLACES = 8_000;
const HOLDS_PER_S = 200;
const PROBE_EVERY_MS = 250;
const WANTED_MS = 500;
const EXPIRY_WANTED_MS = 1_000;
const HOLD_MS = 3_000;
const SETTLE_MS = 3_000;

/** Pages that look at a hall while it is sold: how soon all of them know what has changed. */
export const liveMap: Part = {
  name: 'live-map',
  title: 'A hall on many pages at once',
  needs: [],
  run: runLiveMap,
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function runLiveMap(bench: Bench): Promise<Section> {
  const installation = await bench.installation('sqlite');
  const seconds = bench.choose(20, 4);
  const [roundId] = (await installation.openRounds(1, { hold_ms: HOLD_MS, hold_cap_ms: HOLD_MS })) as [
    string,
  ];
  const port = installation.servers[0]!.port;
  bench.say(`${WATCHERS.toLocaleString('en')} pages open`);
  const watchers = await Watchers.open(port, `tickets-round:${roundId}`, WATCHERS);
  const probes = seconds * (1_000 / PROBE_EVERY_MS);
  const plan = {
    ...{ ports: [port], connections: 50, seconds, ratePerS: HOLDS_PER_S },
    requests: crowdRequests(installation, roundId, probes, bench.rig.newName('crowd-')),
  };
  const crowd = bench.rig.sideLoad.run(plan);
  const expiries = await probe({ bench, installation, watchers, roundId }, probes);
  const outcome = await crowd;
  await pause(HOLD_MS + SETTLE_MS);
  watchers.settle();
  watchers.close();
  const p99 = quantile(watchers.delays, 0.99);
  const slowestExpiry = Math.max(...expiries);
  const label = `holds beside ${WATCHERS.toLocaleString('en')} pages, SQLite`;
  return {
    name: liveMap.name,
    title: liveMap.title,
    lead: `${WATCHERS.toLocaleString('en')} pages look at a hall of ${PLACES.toLocaleString('en')}, of which ${HOLDS_PER_S} places a second are held. Of ${probes} further places it is noted when each page is told that they are held, counted from the request, and when they are seen free again, counted from the end of their time of ${HOLD_MS / 1000} s.`,
    charts: [
      {
        title: 'From the request to each page',
        unit: 'ms',
        bars: [0.5, 0.9, 0.99, 1].map((share) => ({
          label: share === 1 ? 'slowest' : `p${share * 100}`,
          kind: 'ours' as const,
          value: quantile(watchers.delays, share),
          text: `${quantile(watchers.delays, share).toFixed(0)} ms`,
        })),
      },
    ],
    rows: [rowOf({ label, kind: 'ours', plan, outcome })],
    bars: [
      {
        name: `a change on ${WATCHERS.toLocaleString('en')} pages`,
        wanted: `p99 < ${WANTED_MS} ms, none lost`,
        measured: `p99 ${p99.toFixed(0)} ms, ${watchers.lost} lost of ${(probes * WATCHERS).toLocaleString('en')}`,
        met: p99 < WANTED_MS && watchers.lost === 0 && watchers.delays.length > 0,
      },
      {
        name: 'a hold that ran out is on sale again',
        wanted: `< ${EXPIRY_WANTED_MS} ms`,
        measured: `slowest of ${expiries.length}: ${slowestExpiry.toFixed(0)} ms`,
        met: expiries.length === probes && slowestExpiry < EXPIRY_WANTED_MS,
      },
    ],
  };
}

/** The crowd takes what comes after the places that are looked at. */
function crowdRequests({ members }: Installation, roundId: string, from: number, keyPrefix: string) {
  const requests = eachItsSeat({ members, roundIds: [roundId], keyPrefix: `${keyPrefix}-` }, PLACES);
  const values = (requests.body?.values ?? []).slice(from);
  return { ...requests, count: values.length, body: { values } };
}

interface Scene {
  readonly bench: Bench;
  readonly installation: Installation;
  readonly watchers: Watchers;
  readonly roundId: string;
}

/**
 * Holds one place after the other, and looks when it is free again.
 * @returns milliseconds after the end of each hold
 */
async function probe({ bench, installation, watchers, roundId }: Scene, probes: number): Promise<number[]> {
  const { members, servers } = installation;
  const api = `http://127.0.0.1:${servers[0]!.port}/api/v1/tickets/rounds/${roundId}`;
  const expiries: Promise<number>[] = [];
  for (let seat = 0; seat < probes; seat += 1) {
    watchers.expect(`[${seat},"1"]`);
    const response = await fetch(`${api}/holds`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${members[seat % members.length]!.token}`,
        'content-type': 'application/json',
        'idempotency-key': bench.rig.newName('probe-'),
      },
      body: JSON.stringify({ seatIds: [`${roundId}-${seat}`] }),
    });
    const hold = (await response.json()) as { expiresAt?: string };
    if (hold.expiresAt === undefined) throw new Error(`A place was not held: ${JSON.stringify(hold)}`);
    expiries.push(freeAgain(api, seat, Date.parse(hold.expiresAt)));
    await pause(PROBE_EVERY_MS);
  }
  return Promise.all(expiries);
}

/** @returns milliseconds from the end of a hold until anybody can see its place free; by polling, so a little more */
async function freeAgain(api: string, seat: number, expiresAt: number): Promise<number> {
  await pause(expiresAt - Date.now());
  for (;;) {
    const { states } = (await (await fetch(`${api}/states`)).json()) as { states: string };
    if (states[seat] === '0') return Date.now() - expiresAt;
    if (Date.now() > expiresAt + 10_000) return Number.POSITIVE_INFINITY;
    await pause(50);
  }
}
