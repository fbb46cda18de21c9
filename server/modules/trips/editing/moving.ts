import { refused } from '../../../engine/types.ts';
import type { EntryOnHand } from '../state.ts';
import { afterOf } from './adding.ts';
import { contentOf, type Draft, entryIn, listIn, moveTo, placeIn, stamped } from './draft.ts';
import { type ApplyChange, invalid } from './edit.ts';
import { listOf } from './lists.ts';
import { conflictOf, isForeign, noteRemoved } from './merging.ts';

/** Moves an entry within its list, or an item to another day. */
export const moveEntry: ApplyChange<'move'> = (draft, { id, where }, merge) => {
  const entry = entryIn(draft, id);
  if (!entry) return refused('trips.entry-not-found', { id });
  if (entry.kind === 'payment') return invalid(id, { field: 'kind', reason: 'not-editable' });
  if (where.after === id) return invalid(id, { field: 'where', reason: 'invalid' });
  if (where.dayId !== null && entry.kind !== 'item') {
    return invalid(id, { field: 'where', reason: 'has-no-day' });
  }
  const day = where.dayId === null ? null : entryIn(draft, where.dayId);
  if (day !== null && day?.kind !== 'day') return invalid(id, { field: 'where', reason: 'not-in-trip' });
  if (entry.removedAt !== null) {
    noteRemoved(entry, merge);
    return null;
  }
  const theirs = { dayId: entry.dayId, after: predecessorOf(draft, entry) };
  if (day && day.removedAt !== null) {
    const { removed: stamp = draft.stamp } = contentOf(day).stamps;
    merge.conflicts.push(conflictOf(id, 'where', { mine: where, theirs, stamp }));
    return null;
  }
  if (theirs.dayId === where.dayId && theirs.after === where.after) return null;
  const stamp = contentOf(entry).stamps.where;
  if (isForeign(draft, stamp, merge)) {
    merge.conflicts.push(conflictOf(id, 'where', { mine: where, theirs, stamp }));
    return null;
  }
  const list = listOf({ kind: entry.kind, dayId: where.dayId });
  const position = placeIn(draft, list, afterOf(draft, entry.kind, where));
  // Making room may have given it another position meanwhile.
  const now = entryIn(draft, id)!;
  moveTo(draft, now, { dayId: where.dayId, position, content: stamped(draft, now, 'where') });
  return null;
};

/** What stands before an entry in its list now; null when it is the first. */
function predecessorOf(draft: Draft, entry: EntryOnHand): string | null {
  let before: string | null = null;
  for (const { id } of listIn(draft, listOf(entry))) {
    if (id === entry.id) return before;
    if (entryIn(draft, id)?.removedAt === null) before = id;
  }
  return before;
}
