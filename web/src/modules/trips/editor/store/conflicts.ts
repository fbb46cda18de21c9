import { diff3Merge } from 'node-diff3';
import type { Change, Conflict } from '../../../../api/trips-types.ts';
import type { TripDocument } from './document.ts';
import { whereOf } from './inverse.ts';
import type { OpenConflict, PendingEdit } from './kept.ts';

/** What was not applied of an edit, with what had stood there when it was made. */
export function conflictsOf(
  edit: PendingEdit,
  conflicts: readonly Conflict[],
  document: TripDocument | null,
): OpenConflict[] {
  return conflicts.map((conflict) => {
    let before: unknown = null;
    for (const part of edit.applied) {
      if (part.op === 'set' && part.id === conflict.id && conflict.field in part.before) {
        before = part.before[conflict.field];
      }
    }
    // The page may be behind the server: what it shows of theirs is better than nothing only if the server said none.
    const shown = document?.entries.get(conflict.id)?.fields as Record<string, unknown> | undefined;
    const theirs = conflict.theirs === undefined ? shown?.[conflict.field] : conflict.theirs;
    const again = edit.changes.filter(({ op, id }) => id === conflict.id && (op === 'set' || op === 'move'));
    return { ...conflict, theirs, key: edit.key, before, again };
  });
}

/** Of one field only the newest conflict stays open. */
export function withConflicts(open: readonly OpenConflict[], found: readonly OpenConflict[]): OpenConflict[] {
  const isNewer = (one: OpenConflict) => found.some(({ id, field }) => id === one.id && field === one.field);
  return [...open.filter((one) => !isNewer(one)), ...found];
}

/** What theirs is now: others may have gone on. */
export function theirsNow(document: TripDocument, conflict: OpenConflict): unknown {
  if (conflict.field === 'removed' || conflict.field === 'where') return conflict.theirs;
  const target = conflict.id === document.tripId ? document.head : document.entries.get(conflict.id)?.fields;
  return (target as Record<string, unknown> | undefined)?.[conflict.field] ?? conflict.theirs;
}

/** The changes that make mine hold after all. */
export function mineAfterAll(document: TripDocument, conflict: OpenConflict): Change[] {
  const { id, field, mine } = conflict;
  const entry = document.entries.get(id);
  if (field === 'removed') {
    // I removed what they changed; or they removed what I changed.
    if (entry !== undefined && conflict.theirs !== true) return [{ op: 'remove', id }];
    return [...(entry === undefined ? [{ op: 'restore', id } as const] : []), ...conflict.again];
  }
  if (field === 'where') {
    const at = mine as { dayId: string | null; position?: string; after?: string | null };
    if (entry === undefined) return [{ op: 'restore', id }];
    const where =
      at.position === undefined
        ? { dayId: at.dayId, after: at.after ?? null }
        : whereOf(document, entry, { dayId: at.dayId, position: at.position });
    return [{ op: 'move', id, where }];
  }
  return [{ op: 'set', id, fields: { [field]: mine } }];
}

const words = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

/**
 * Both texts in one: what only one of the two has changed is taken from there; where both changed the same, mine stands
 * before theirs. @returns null where there is nothing to merge
 */
export function mergedText(before: unknown, mine: unknown, theirs: unknown): string | null {
  if (typeof mine !== 'string' || typeof theirs !== 'string') return null;
  if (mine === theirs || mine.length + theirs.length < 20) return null;
  const origin = typeof before === 'string' ? before : '';
  const parts = diff3Merge(words(mine), words(origin), words(theirs), { excludeFalseConflicts: true });
  const text = parts
    .map((part) => ('ok' in part && part.ok ? part.ok.join('') : bothSides(part.conflict)))
    .join('');
  return text === mine || text === theirs ? null : text;
}

const bothSides = (conflict: { a: string[]; b: string[] } | undefined): string =>
  conflict === undefined
    ? ''
    : [conflict.a.join(''), conflict.b.join('')].filter((side) => side !== '').join(' / ');
