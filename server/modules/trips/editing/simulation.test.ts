import { expect, onTestFailed, test } from 'vitest';
import { chosenSeed, seededRandom } from '../../../../test/simulation/random.ts';
import type { Applied, Change, Conflict } from '../trip.ts';
import { applied, type Bed, makeBed, OWNER, type Shown, shownOf } from './testing/bed.ts';

const EDITORS = 6;
const STEPS = 500;
const RUNS = 5;

/** An open page that reads what others did when it pleases. */
interface Page {
  readonly account: string;
  readonly client: string;
  shown: Shown;
  seen: number;
  /** Ids of what it has seen removed. */
  readonly removed: string[];
}
/** The newest change of a field, of a place, or of being there. */
type Writers = Map<string, { readonly sequence: number; readonly client: string }>;

test('replicas end equal to the trip, and no acknowledged change is lost unseen', () => {
  const seed = chosenSeed();
  onTestFailed(() => console.error(`SEED=${seed}`));
  for (let run = 0; run < RUNS; run += 1) simulate(seededRandom(seed + run));
});

function simulate(random: () => number): void {
  const bed = makeBed();
  const pages = Array.from({ length: EDITORS }, (_, i): Page => {
    // Two of the pages are one member's.
    const account = i < 2 ? OWNER : `E${i}`;
    if (i >= 2) bed.join(account, 'editor');
    return { account, client: `page-${i}`, shown: shownOf(bed.trip), seen: bed.trip.sequence, removed: [] };
  });
  const writers: Writers = new Map();
  let made = 0;
  const tally = { applied: 0, conflicts: 0, refused: 0 };
  for (let step = 0; step < STEPS; step += 1) {
    const page = pages[Math.floor(random() * EDITORS)]!;
    if (random() < 0.3) {
      catchUp(bed, page, Math.floor(random() * 20));
      continue;
    }
    const changes = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      made += 1;
      return randomChange(random, { bed, page, made });
    });
    const before = bed.trip.sequence;
    const { account, client, seen } = page;
    const decision = bed.ask(account, { kind: 'edit', tripId: bed.tripId, seen, client, changes });
    if (!decision.accepted) {
      expect(['trips.invalid-entry', 'trips.too-large']).toContain(decision.code);
      expect(bed.trip.sequence).toBe(before);
      tally.refused += 1;
      continue;
    }
    const told = decision.result as { sequence: number; applied: Applied[]; conflicts: Conflict[] };
    expect(told.sequence).toBe(before + (told.applied.length > 0 ? 1 : 0));
    noteWriters(writers, told, page);
    // Of several changes of one entry in an edit the last counts.
    const named = Map.groupBy(changes, ({ id }) => id);
    for (const [only, ...more] of named.values()) {
      if (more.length === 0) expectKept(bed, only!, told.conflicts);
    }
    tally.applied += told.applied.length;
    tally.conflicts += told.conflicts.length;
  }
  expect(tally.applied).toBeGreaterThan(STEPS / 4);
  expect(tally.conflicts).toBeGreaterThan(20);
  for (const page of pages) {
    catchUp(bed, page, Number.POSITIVE_INFINITY);
    expect(page.shown).toEqual(shownOf(bed.trip));
  }
  expectCounted(bed);
}

/** Reads so many edits of the journal. */
function catchUp(bed: Bed, page: Page, most: number): void {
  for (const row of bed.trip.newChanges) {
    if (row.sequence <= page.seen) continue;
    if (most <= 0) return;
    most -= 1;
    const all = JSON.parse(row.changes) as Applied[];
    expect(row.sequence).toBe(page.seen + 1);
    page.shown = applied(page.shown, bed.tripId, all);
    page.seen = row.sequence;
    for (const one of all) if (one.op === 'remove') page.removed.push(one.id);
  }
}

/** What was overwritten had been seen by whoever did it, or was their own. */
function noteWriters(
  writers: Writers,
  { sequence, applied: all }: { sequence: number; applied: Applied[] },
  { client, seen }: Page,
): void {
  const check = (key: string, isAsked = true): void => {
    const last = writers.get(key);
    if (last && isAsked) {
      const isOwn = last.client === client;
      expect(isOwn || last.sequence <= seen, `${key} of ${last.sequence} by ${client} at ${seen}`).toBe(true);
    }
  };
  const note = (key: string, isAsked = true): void => {
    check(key, isAsked);
    writers.set(key, { sequence, client });
  };
  // Items of a day that goes are moved with it, wherever others have just put them: they are not lost but ideas.
  const isDayGone = all.some((one) => one.op === 'remove' && one.before.kind === 'day');
  for (const one of all) {
    if (one.op === 'set') for (const name of Object.keys(one.fields)) note(`${one.id}.${name}`);
    else if (one.op === 'move') note(`${one.id}.where`, !(isDayGone && one.dayId === null));
    else if (one.op === 'remove') {
      // Nothing of it may have been changed unseen.
      for (const name of [...Object.keys(one.before.fields), 'where']) check(`${one.id}.${name}`);
      note(`${one.id}.removed`);
    } else if (one.op === 'restore') note(`${one.entry.id}.removed`);
  }
}

/** What was asked for is so now, or was shown as a conflict. */
function expectKept(bed: Bed, change: Change, conflicts: readonly Conflict[]): void {
  if (conflicts.some(({ id, field }) => id === change.id && field === 'removed')) return;
  const entry = bed.trip.entries.get(change.id);
  if (change.op === 'set') {
    const fields = change.id === bed.tripId ? bed.trip.head : entry?.content?.fields;
    const now = fields as unknown as Record<string, unknown>;
    for (const [name, value] of Object.entries(change.fields)) {
      const isConflict = conflicts.some(({ id, field }) => id === change.id && field === name);
      if (!isConflict) expect(now[name]).toEqual(value);
    }
  }
  if (change.op === 'add') expect(entry).toBeDefined();
  if (change.op === 'remove') expect(entry?.removedAt).not.toBeNull();
  if (change.op === 'restore') expect(entry?.removedAt).toBeNull();
}

/** What the trip's row counts is what is there; and nothing stands where something else does. */
function expectCounted({ trip }: Bed): void {
  const live = [...trip.entries.values()].filter(({ removedAt }) => removedAt === null);
  expect(trip.live).toBe(live.length);
  expect(trip.days).toBe(live.filter(({ kind }) => kind === 'day').length);
  const size = [...trip.entries.values()].reduce(
    (sum, { content }) => sum + JSON.stringify(content!.fields).length,
    0,
  );
  expect(trip.size).toBe(size);
  const places = [...trip.entries.values()].map(
    ({ kind, dayId, position }) => `${kind}/${dayId}/${position}`,
  );
  expect(new Set(places).size).toBe(places.length);
  for (const { kind, dayId } of live) {
    if (dayId !== null) expect([kind, trip.entries.get(dayId)?.removedAt]).toEqual(['item', null]);
  }
}

interface Making {
  readonly bed: Bed;
  readonly page: Page;
  readonly made: number;
}

function randomChange(random: () => number, { bed, page, made }: Making): Change {
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const there = [...page.shown.entries.values()];
  const entry = pick(there);
  const days = there.filter(({ kind }) => kind === 'day');
  const ofKind = (kind: string) => there.filter((one) => one.kind === kind);
  const id = `made-${String(made).padStart(6, '0')}`;
  const add = (): Change => {
    const kind = pick([
      'item',
      'item',
      'note',
      'task',
      'thing',
      'cost',
      ...(days.length < 8 ? (['day'] as const) : []),
    ] as const)!;
    const dayId = kind === 'item' && random() < 0.8 ? (pick(days)?.id ?? null) : null;
    const after = random() < 0.3 ? null : (pick(ofKind(kind))?.id ?? null);
    const money = { amount: made, currency: 'KRW', paidBy: bed.tripId, shares: [[bed.tripId, 1]] };
    return {
      op: 'add',
      kind,
      id,
      fields: kind === 'cost' ? money : {},
      ...(random() < 0.8 && { where: { dayId, after } }),
    };
  };
  const chance = random();
  if (!entry || chance < 0.25) return add();
  if (chance < 0.3)
    return { op: 'set', id: bed.tripId, fields: { title: `제목 ${made % 3}`, about: `${made}` } };
  if (chance < 0.65) return { op: 'set', id: entry.id, fields: randomFields(random, entry.kind, made) };
  if (chance < 0.85) {
    const dayId = entry.kind === 'item' && random() < 0.8 ? (pick(days)?.id ?? null) : null;
    const after =
      random() < 0.3 ? null : (pick(ofKind(entry.kind).filter((one) => one.id !== entry.id))?.id ?? null);
    return { op: 'move', id: entry.id, where: { dayId, after } };
  }
  if (chance < 0.95 || page.removed.length === 0) return { op: 'remove', id: entry.id };
  return { op: 'restore', id: pick(page.removed)! };
}

function randomFields(random: () => number, kind: string, made: number): Record<string, unknown> {
  // Few values, so that the same is asked for twice now and then.
  const text = `글 ${made % 4}`;
  if (kind === 'day')
    return random() < 0.5 ? { note: text } : { startMin: 300 + (made % 5) * 60, title: text };
  if (kind === 'item') return random() < 0.5 ? { title: text, stayMin: made % 3 } : { note: text };
  if (kind === 'note') return { text };
  if (kind === 'task') return { text, isDone: random() < 0.5 };
  if (kind === 'thing') return { text, quantity: 1 + (made % 5) };
  return { title: text, amount: made % 7 };
}
