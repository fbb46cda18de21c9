import type { Applied, Change, TripEntry, Where } from '../../../../api/trips-types.ts';
import { apply, byPosition, entriesOf, itemsOf, type TripDocument } from './document.ts';

/** Behind which of those that are there now something with this position belongs. */
export function whereOf(
  document: TripDocument,
  entry: { id: string; kind: TripEntry['kind'] },
  at: { dayId: string | null; position: string },
): Where {
  const others = entry.kind === 'item' ? itemsOf(document, at.dayId) : entriesOf(document, entry.kind);
  const before = others.filter(
    (other) => other.id !== entry.id && byPosition(other, { id: entry.id, position: at.position }) < 0,
  );
  return { dayId: at.dayId, after: before.at(-1)?.id ?? null };
}

/** Whether two values are the same, whatever the order of what is in them. */
export function same(a: unknown, b: unknown): boolean {
  const [one, other] = [a ?? null, b ?? null];
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const names = Object.keys(one);
  if (Array.isArray(one) !== Array.isArray(other) || names.length !== Object.keys(other).length) return false;
  return names.every((name) => same((one as Fields)[name], (other as Fields)[name]));
}
type Fields = Record<string, unknown>;

/**
 * The changes that take an edit back. What somebody else has changed since stays as they left it.
 * @param document as it is now
 */
export function inverse(document: TripDocument, applied: readonly Applied[]): Change[] {
  const changes: Change[] = [];
  // The last first, and each from where those after it have been taken back already: so things moved together find their order.
  let left = document;
  for (const part of applied.toReversed()) {
    const back = backOf(left, part);
    if (back === null) continue;
    // What comes back has the place that it had, and others may have been given that one now.
    const isTaken = back.change.op === 'restore' && changes.some(({ op }) => op === 'move');
    changes.push(back.change);
    left = apply(left, [back.applied]);
    const entry = isTaken && part.op === 'remove' ? left.entries.get(part.id) : undefined;
    if (entry !== undefined) {
      changes.push({ op: 'move', id: entry.id, where: whereOf(left, entry, entry) });
    }
  }
  return changes;
}

/** What takes one part back, and what that does; null where it is not as the part has left it. */
function backOf(document: TripDocument, part: Applied): { change: Change; applied: Applied } | null {
  if ('entry' in part) {
    const { id } = part.entry;
    if (!document.entries.has(id)) return null;
    return { change: { op: 'remove', id }, applied: { op: 'remove', id, before: part.entry } };
  }
  const { id } = part;
  if (part.op === 'remove') {
    if (document.entries.has(id)) return null;
    return { change: { op: 'restore', id }, applied: { op: 'restore', entry: part.before } };
  }
  const entry = document.entries.get(id);
  if (part.op === 'move') {
    const isThere = entry?.dayId === part.dayId && entry.position === part.position;
    if (!isThere) return null;
    const where = whereOf(document, entry, part.before);
    return { change: { op: 'move', id, where }, applied: { ...part, ...part.before } };
  }
  const target = id === document.tripId ? document.head : entry?.fields;
  if (target === undefined) return null;
  const now = target as object as Fields;
  const old = Object.entries(part.before).filter(([name]) => same(now[name], part.fields[name]));
  if (old.length === 0) return null;
  const fields = Object.fromEntries(old);
  return { change: { op: 'set', id, fields }, applied: { ...part, fields } };
}
