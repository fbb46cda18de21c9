import { generateKeyBetween } from 'fractional-indexing';
import type { Applied, Change, EntryKind, TripEntry, Where } from '../../../../api/trips-types.ts';
import { apply, entriesOf, homeOf, itemsOf, type TripDocument } from './document.ts';

/** Those among which an entry of this kind has its order. */
function siblings(document: TripDocument, kind: EntryKind, dayId: string | null, besides: string) {
  const all = kind === 'item' ? itemsOf(document, dayId) : entriesOf(document, kind);
  return all.filter(({ id }) => id !== besides);
}

/** The place in the order that the server will give, or one very near to it. */
function positionOf(document: TripDocument, kind: EntryKind, id: string, where: Where | undefined): string {
  const others = siblings(document, kind, where?.dayId ?? null, id);
  const index =
    where === undefined
      ? others.length - 1
      : where.after === null
        ? -1
        : others.findIndex((other) => other.id === where.after);
  // Behind one that is gone: last, as the server does it.
  const at = where !== undefined && where.after !== null && index === -1 ? others.length - 1 : index;
  try {
    return generateKeyBetween(others[at]?.position ?? null, others[at + 1]?.position ?? null);
  } catch {
    // Two of the same position: between them is no room until the server has made some.
    return others[at]?.position ?? 'a0';
  }
}

function anticipateOne(
  document: TripDocument,
  change: Change,
  gone: ReadonlyMap<string, TripEntry>,
): Applied[] {
  const { sequence } = document;
  if (change.op === 'add') {
    if (document.entries.has(change.id)) return [];
    const dayId = change.kind === 'item' ? (change.where?.dayId ?? null) : null;
    const position = positionOf(document, change.kind, change.id, change.where);
    const entry = { id: change.id, kind: change.kind, dayId, position, fields: change.fields, sequence };
    return [{ op: 'add', entry: entry as never }];
  }
  if (change.op === 'restore') {
    const entry = gone.get(change.id);
    return entry === undefined || document.entries.has(change.id)
      ? []
      : [{ op: 'restore', entry: entry as never }];
  }
  if (change.op === 'set' && change.id === document.tripId) {
    return [{ op: 'set', id: change.id, fields: change.fields, before: pick(document.head, change.fields) }];
  }
  const entry = document.entries.get(change.id);
  if (entry === undefined) return [];
  if (change.op === 'set') {
    return [{ op: 'set', id: entry.id, fields: change.fields, before: pick(entry.fields, change.fields) }];
  }
  if (change.op === 'move') {
    const dayId = entry.kind === 'item' ? change.where.dayId : null;
    const position = positionOf(document, entry.kind, entry.id, change.where);
    const before = { dayId: entry.dayId, position: entry.position };
    return [{ op: 'move', id: entry.id, dayId, position, before }];
  }
  const left: Applied[] = entry.kind === 'day' ? toIdeas(document, entry.id) : [];
  return [...left, { op: 'remove', id: entry.id, before: entry as never }];
}

/** What stood in a day that is removed becomes an idea, behind those that are there. */
function toIdeas(document: TripDocument, dayId: string): Applied[] {
  let last = itemsOf(document, null).at(-1)?.position ?? null;
  return itemsOf(document, dayId).map((item) => {
    last = generateKeyBetween(last, null);
    const before = { dayId: homeOf(document, item), position: item.position };
    return { op: 'move', id: item.id, dayId: null, position: last, before };
  });
}

const pick = (from: object, names: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(names).map((name) => [name, (from as Record<string, unknown>)[name] ?? null]),
  );

/**
 * What an edit will do if nobody else changes the same: the page shows it until the server has said what it did.
 * @param gone what this page has seen removed, and may bring back
 */
export function anticipate(
  document: TripDocument,
  changes: readonly Change[],
  gone: ReadonlyMap<string, TripEntry> = new Map(),
): { document: TripDocument; applied: Applied[] } {
  const applied: Applied[] = [];
  let next = document;
  for (const change of changes) {
    const parts = anticipateOne(next, change, gone);
    applied.push(...parts);
    next = apply(next, parts);
  }
  return { document: next, applied };
}
