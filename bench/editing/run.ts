import { isDeepStrictEqual } from 'node:util';
import type { Applied, Change, Entry } from '../../server/modules/trips/trip.ts';
import type { Installation } from '../rig/installation.ts';
import { seededRandom } from '../rig/requests.ts';
import type { Check } from '../sql.ts';
import type { Acknowledged, SentAt } from './editor.ts';
import { nextChange } from './habits.ts';
import { Replica } from './replica.ts';
import { openScene, type Scene } from './scene.ts';

/** Between an answer and the same person's next edit, on average. */
const THINKS_MS = 200;

export interface Outcome {
  readonly accepted: number;
  readonly conflicts: number;
  readonly seconds: number;
  /** Milliseconds of each edit until its answer. */
  readonly answers: readonly number[];
  /** Milliseconds from each request until each of the others' pages showed what it had done. */
  readonly delays: readonly number[];
  readonly checks: readonly Check[];
}

interface Noted {
  readonly client: string;
  readonly change: Change;
  readonly answer: Acknowledged;
}

/** Everybody edits one trip, stale as they are, until the time is over; then all pages are compared, and every answer with the journal. */
export async function editTogether(
  installation: Installation,
  { count, seconds, name }: { readonly count: number; readonly seconds: number; readonly name: string },
): Promise<Outcome> {
  const sentAt: SentAt = new Map();
  const scene = await openScene(installation, count, name, sentAt);
  const { editors } = scene;
  for (const editor of editors) editor.delays.length = 0;
  const noted: Noted[] = [];
  const answers: number[] = [];
  const startedAt = performance.now();
  const endAt = startedAt + seconds * 1_000;
  await Promise.all(
    editors.map(async (editor, no) => {
      const random = seededRandom(no + 1);
      for (let n = 0; performance.now() < endAt; n += 1) {
        await pause(THINKS_MS * 2 * random());
        const change = nextChange(editor.replica, `${editor.client}-${n}`, random);
        const since = performance.now();
        noted.push({ client: editor.client, change, answer: await editor.edit([change], sentAt) });
        answers.push(performance.now() - since);
      }
    }),
  );
  const tookS = (performance.now() - startedAt) / 1_000;
  for (const editor of editors) await editor.settle();
  // What was on its way to a page is there by now or was read.
  await pause(1_000);
  for (const editor of editors) editor.close();
  return {
    accepted: noted.length,
    conflicts: noted.filter(({ answer }) => answer.conflicts.length > 0).length,
    seconds: tookS,
    answers,
    delays: editors.flatMap(({ delays }) => delays),
    checks: await compare(installation, scene, noted),
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Row {
  readonly sequence: number;
  readonly client: string;
  readonly applied: readonly Applied[] | null;
}

/** All pages against the server, and every answer against the journal. */
async function compare(
  { members, servers }: Installation,
  { tripId, initial, editors }: Scene,
  noted: readonly Noted[],
): Promise<Check[]> {
  const api = `http://127.0.0.1:${servers[0]!.port}/api/v1/trips/${tripId}`;
  const headers = { authorization: `Bearer ${members[0]!.token}` };
  const read = async <T>(url: string) => (await (await fetch(url, { headers })).json()) as T;
  const trip = await read<{ sequence: number; entries: Entry[] }>(api);
  const server = new Replica(trip.entries, trip.sequence);
  const different = editors.filter(({ replica }) => !replica.equals(server)).length;
  const journal: Row[] = [];
  for (let after = initial.sequence; after < trip.sequence; ) {
    const { items } = await read<{ items: Row[] }>(`${api}/changes?after=${after}&limit=100`);
    if (items.length === 0) break;
    journal.push(...items);
    after = items.at(-1)!.sequence;
  }
  const replayed = initial.copy();
  const lost = replay(journal, replayed, noted);
  return [
    {
      name: `all ${editors.length} pages show what the server has`,
      ok: different === 0,
      detail: `${different} differ`,
    },
    {
      name: 'every acknowledged edit stands in the journal, changed nothing, or was shown as a conflict',
      ok: lost === 0 && noted.length > 0,
      detail: `${lost} of ${noted.length} lost`,
    },
    {
      name: 'the journal from its beginning gives the trip',
      ok: replayed.equals(server),
      detail: `${journal.length} changes`,
    },
  ];
}

/**
 * Applies the journal, in its order, and looks for every answer in it.
 * @param replayed the trip as it was before; afterwards as the journal says
 * @returns how many edits were acknowledged and are not there
 */
function replay(journal: readonly Row[], replayed: Replica, noted: readonly Noted[]): number {
  const unchanging = new Map<number, Change[]>();
  let lost = 0;
  const bySequence = new Map(journal.map((row) => [row.sequence, row]));
  for (const { client, change, answer } of noted) {
    const { sequence, applied, conflicts } = answer;
    const row = bySequence.get(sequence);
    if (applied.length > 0) {
      if (row?.client !== client || !isDeepStrictEqual(row.applied, applied)) lost += 1;
    } else if (conflicts.length === 0) {
      unchanging.set(sequence, [...(unchanging.get(sequence) ?? []), change]);
    }
  }
  for (const { sequence, applied } of journal) {
    replayed.apply(sequence, applied ?? []);
    for (const change of unchanging.get(sequence) ?? []) if (!replayed.hasAlready(change)) lost += 1;
  }
  return lost;
}
