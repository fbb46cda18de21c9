import { type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import type { Content, EntryOnHand, TripOnHand } from '../state.ts';
import type { Applied, EntryKind, EntryView, FieldsOf, Stamp, TripHead } from '../trip.ts';
import { MAX_DAYS, MAX_ENTRIES, MAX_JOURNALLED, MAX_REMOVED, MAX_SIZE, MAX_TOLD } from './bounds.ts';
import { tripChanged } from './events.ts';
import { byPosition, LONGEST_POSITION, listOf, type Placed, positionIn, positionsOf } from './lists.ts';

/** A trip as it will be if the whole command is accepted: until it is sealed, the trip itself is as it was. */
export interface Draft {
  readonly trip: TripOnHand;
  readonly by: string;
  readonly client: string;
  /** Epoch milliseconds, on the trip's own clock. */
  readonly at: number;
  /** What the trip's sequence will be. */
  readonly sequence: number;
  readonly stamp: Stamp;
  readonly entries: Map<string, EntryOnHand>;
  /** In order, also what was removed; made when they are asked for. */
  lists: Map<string, Placed[]> | null;
  head: TripHead;
  headStamps: Readonly<Record<string, Stamp>>;
  live: number;
  days: number;
  size: number;
  readonly applied: Applied[];
}

/**
 * Begins a change of a trip's document.
 * @param client the open page, or a name for what else changes it
 * @param at epoch milliseconds of the command
 */
export function openDraft(
  trip: TripOnHand,
  { by, client, at }: { readonly by: string; readonly client: string; readonly at: number },
): Draft {
  const sequence = trip.sequence + 1;
  return {
    ...{ trip, by, client, sequence, entries: new Map(), lists: null, applied: [] },
    at: Math.max(at, trip.clock),
    stamp: [sequence, by, client],
    head: trip.head,
    headStamps: trip.stamps,
    ...{ live: trip.live, days: trip.days, size: trip.size },
  };
}

export const entryIn = (draft: Draft, id: string): EntryOnHand | undefined =>
  draft.entries.get(id) ?? draft.trip.entries.get(id);

/** All entries as they will be. */
export function* entriesIn(draft: Draft): Generator<EntryOnHand> {
  for (const entry of draft.trip.entries.values()) yield draft.entries.get(entry.id) ?? entry;
  for (const entry of draft.entries.values()) if (!draft.trip.entries.has(entry.id)) yield entry;
}

/** @throws Error when the command did not say that it needs the whole entry */
export function contentOf<Kind extends EntryKind>(entry: EntryOnHand<Kind>): Content<Kind> {
  if (!entry.content) throw new Error(`Entry ${entry.id} was not loaded`);
  return entry.content;
}

export const isKind = <Kind extends EntryKind>(
  entry: EntryOnHand | undefined,
  kind: Kind,
): entry is EntryOnHand<Kind> => entry?.kind === kind;

/** An entry as pages see it. */
export function viewOf(entry: EntryOnHand): EntryView {
  const { id, kind, dayId, position, sequence, removedAt } = entry;
  return { id, kind, dayId, position, fields: contentOf(entry).fields, sequence, removedAt };
}

/** What replaces an entry; its sequence becomes that of the draft. */
export type Replacement = Partial<Pick<EntryOnHand, 'dayId' | 'position' | 'removedAt' | 'content'>>;

/** Replaces an entry, and counts. */
export function replaceEntry(draft: Draft, entry: EntryOnHand, by: Replacement): EntryOnHand {
  const isContent = by.content !== undefined || by.removedAt !== undefined;
  const change =
    entry.change === 'new'
      ? 'new'
      : isContent || entry.change === 'changed' || entry.content
        ? 'changed'
        : 'placed';
  const next: EntryOnHand = { ...entry, ...by, sequence: draft.sequence, change };
  put(draft, next, entry);
  return next;
}

/** Puts in an entry that was not there. */
export function putNew<Kind extends EntryKind>(
  draft: Draft,
  {
    id,
    kind,
    dayId,
    position,
    fields,
  }: { id: string; kind: Kind; dayId: string | null; position: string; fields: FieldsOf[Kind] },
): EntryOnHand {
  const entry: EntryOnHand = {
    ...{ id, kind, dayId, position, sequence: draft.sequence, removedAt: null, change: 'new' },
    content: { fields, stamps: { added: draft.stamp } },
  };
  put(draft, entry, null);
  return entry;
}

const sizeOf = ({ content }: EntryOnHand): number => (content ? JSON.stringify(content.fields).length : 0);

function put(draft: Draft, entry: EntryOnHand, before: EntryOnHand | null): void {
  const wasLive = before !== null && before.removedAt === null ? 1 : 0;
  const isLive = entry.removedAt === null ? 1 : 0;
  draft.live += isLive - wasLive;
  if (entry.kind === 'day') draft.days += isLive - wasLive;
  if (entry.content?.fields !== before?.content?.fields) {
    draft.size += sizeOf(entry) - (before ? sizeOf(before) : 0);
  }
  draft.entries.set(entry.id, entry);
  const isPlaced = before && before.position === entry.position && listOf(before) === listOf(entry);
  if (!draft.lists || isPlaced) return;
  if (before) {
    const old = draft.lists.get(listOf(before))!;
    old.splice(
      old.findIndex(({ id }) => id === before.id),
      1,
    );
  }
  const list = draft.lists.get(listOf(entry)) ?? [];
  // What is added is mostly last.
  const isLast = list.length === 0 || byPosition(list.at(-1)!, entry) < 0;
  const index = isLast ? -1 : list.findIndex((other) => byPosition(other, entry) > 0);
  list.splice(index < 0 ? list.length : index, 0, { id: entry.id, position: entry.position });
  draft.lists.set(listOf(entry), list);
}

/** Everything of one order, also what was removed. */
export function listIn(draft: Draft, key: string): readonly Placed[] {
  if (!draft.lists) {
    draft.lists = new Map();
    for (const entry of entriesIn(draft)) {
      const list = draft.lists.get(listOf(entry));
      const placed = { id: entry.id, position: entry.position };
      if (list) list.push(placed);
      else draft.lists.set(listOf(entry), [placed]);
    }
    for (const list of draft.lists.values()) list.sort(byPosition);
  }
  return draft.lists.get(key) ?? [];
}

/**
 * A position in a list. Where it would get too long, all of the list are numbered anew: they are told as moved, though
 * nobody moved them.
 * @param after id of what it comes behind; null: first; undefined: last
 */
export function placeIn(draft: Draft, key: string, after: string | null | undefined): string {
  const wanted = (): string => {
    const list = listIn(draft, key);
    const behind = typeof after === 'string' ? list.find(({ id }) => id === after)?.position : after;
    return positionIn(list, behind);
  };
  const position = wanted();
  if (position.length <= LONGEST_POSITION) return position;
  const ids = listIn(draft, key).map(({ id }) => id);
  for (const [i, next] of positionsOf(ids.length).entries()) {
    const entry = entryIn(draft, ids[i]!)!;
    moveTo(draft, entry, { dayId: entry.dayId, position: next });
  }
  // Replacing one by one has left the list in order.
  return wanted();
}

/** Puts an entry elsewhere and notes it, without a stamp: that is for whoever was asked to. */
export function moveTo(
  draft: Draft,
  entry: EntryOnHand,
  { dayId, position, content }: { dayId: string | null; position: string; content?: Content },
): void {
  const before = { dayId: entry.dayId, position: entry.position };
  replaceEntry(draft, entry, content ? { dayId, position, content } : { dayId, position });
  if (entry.removedAt === null) draft.applied.push({ op: 'move', id: entry.id, dayId, position, before });
}

/** The stamps of an entry with this draft's on some of them. */
export function stamped(draft: Draft, entry: EntryOnHand, ...fields: readonly string[]): Content {
  const { fields: own, stamps } = contentOf(entry);
  return {
    fields: own,
    stamps: { ...stamps, ...Object.fromEntries(fields.map((field) => [field, draft.stamp])) },
  };
}

/** What is over a bound; null when the trip may be so. */
export function overBounds(draft: Draft): Decision | null {
  const { trip, live, days, size } = draft;
  // Whoever makes it smaller may, however large it is.
  if (live > MAX_ENTRIES && live > trip.live)
    return refused('trips.too-large', { most: MAX_ENTRIES, of: 'entries' });
  if (days > MAX_DAYS && days > trip.days) return refused('trips.too-large', { most: MAX_DAYS, of: 'days' });
  if (size > MAX_SIZE && size > trip.size)
    return refused('trips.too-large', { most: MAX_SIZE, of: 'characters' });
  return null;
}

/**
 * Makes what was drafted true: the trip's sequence is one higher, the journal has a row more.
 * @param facts of the event beside what was applied
 * @returns the event `trips.changed`; none when nothing was applied
 */
export function sealDraft(draft: Draft, facts: { readonly conflicts?: number } = {}): DomainEvent[] {
  const { trip, applied, sequence, by, client, at } = draft;
  if (applied.length === 0) return [];
  for (const entry of draft.entries.values()) trip.entries.set(entry.id, entry);
  trip.head = draft.head;
  trip.stamps = draft.headStamps;
  trip.live = draft.live;
  trip.days = draft.days;
  trip.size = draft.size;
  trip.sequence = sequence;
  trip.clock = at;
  trip.changedAt = at;
  if (trip.change === 'none') trip.change = 'changed';
  forgetOldest(trip);
  const text = JSON.stringify(applied);
  const changes = text.length > MAX_JOURNALLED ? 'null' : text;
  trip.newChanges.push({ sequence, accountId: by, client, at, changes });
  const told = text.length > MAX_TOLD ? null : applied;
  return [tripChanged(trip.id, { sequence, by, client, applied: told, conflicts: facts.conflicts ?? 0 })];
}

/** Of what was removed only the newest is kept. */
function forgetOldest(trip: TripOnHand): void {
  const { entries, live } = trip;
  if (entries.size - live <= MAX_REMOVED) return;
  const removed = [...entries.values()].filter(
    ({ removedAt, change }) => removedAt !== null && change !== 'gone',
  );
  removed.sort((a, b) => a.sequence - b.sequence);
  for (const entry of removed.slice(0, Math.max(0, removed.length - MAX_REMOVED))) {
    if (entry.change === 'new') entries.delete(entry.id);
    else entries.set(entry.id, { ...entry, change: 'gone' });
    trip.size -= sizeOf(entry);
  }
}
