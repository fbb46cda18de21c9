import { refused } from '../../../engine/types.ts';
import type { EntryOnHand } from '../state.ts';
import {
  contentOf,
  type Draft,
  entriesIn,
  entryIn,
  listIn,
  moveTo,
  placeIn,
  replaceEntry,
  stamped,
  viewOf,
} from './draft.ts';
import { type ApplyChange, invalid } from './edit.ts';
import { listOf } from './lists.ts';
import { conflictOf, isForeign, newestForeign } from './merging.ts';
import { isWorthOtherwise } from './references.ts';

/** Removes an entry, which can be restored for a while. What somebody else has just changed stays. */
export const removeEntry: ApplyChange<'remove'> = (draft, { id }, merge) => {
  const entry = entryIn(draft, id);
  if (!entry) return refused('trips.entry-not-found', { id });
  if (entry.kind === 'payment') return invalid(id, { field: 'kind', reason: 'not-editable' });
  if (entry.removedAt !== null) return null;
  const stamp = newestForeign(draft, entry, merge);
  if (stamp) {
    merge.conflicts.push(conflictOf(id, 'removed', { mine: true, theirs: false, stamp }));
    return null;
  }
  takeOut(draft, entry);
  return null;
};

/** Takes an entry out whatever others have done to it; items of a day become ideas. */
export function takeOut(draft: Draft, entry: EntryOnHand): void {
  if (entry.kind === 'day') {
    for (const { id } of [...listIn(draft, listOf({ kind: 'item', dayId: entry.id }))]) {
      const item = entryIn(draft, id);
      if (item?.removedAt === null) toIdeas(draft, item);
    }
  }
  const before = viewOf(entry);
  const content = stamped(draft, entry, 'removed');
  replaceEntry(draft, entry, { removedAt: draft.at, content });
  draft.applied.push({ op: 'remove', id: entry.id, before });
}

function toIdeas(draft: Draft, { id }: EntryOnHand): void {
  const position = placeIn(draft, listOf({ kind: 'item', dayId: null }), undefined);
  const item = entryIn(draft, id)!;
  moveTo(draft, item, { dayId: null, position, content: stamped(draft, item, 'where') });
}

/** Brings an entry back, where it was; an item whose day is no more becomes an idea. */
export const restoreEntry: ApplyChange<'restore'> = (draft, { id }, merge) => {
  const entry = entryIn(draft, id);
  if (!entry) return refused('trips.entry-not-found', { id });
  if (entry.kind === 'payment') return invalid(id, { field: 'kind', reason: 'not-editable' });
  if (entry.removedAt === null) return null;
  const stamp = contentOf(entry).stamps.removed;
  if (isForeign(draft, stamp, merge)) {
    merge.conflicts.push(conflictOf(id, 'removed', { mine: false, theirs: true, stamp }));
    return null;
  }
  if (isWorthOtherwise(draft, entry)) return invalid(id, { field: 'currency', reason: 'in-use' });
  const day = entry.dayId === null ? null : entryIn(draft, entry.dayId);
  const isHomeless = entry.dayId !== null && day?.removedAt !== null;
  const content = stamped(draft, entry, 'removed', ...(isHomeless ? ['where'] : []));
  const place = isHomeless
    ? { dayId: null, position: placeIn(draft, listOf({ kind: 'item', dayId: null }), undefined) }
    : {};
  const back = replaceEntry(draft, entryIn(draft, id)!, { ...place, removedAt: null, content });
  draft.applied.push({ op: 'restore', entry: viewOf(back) });
  return null;
};

/** The days that are there, in order. */
export function daysIn(draft: Draft): EntryOnHand<'day'>[] {
  const days = [...entriesIn(draft)].filter(
    (entry): entry is EntryOnHand<'day'> => entry.kind === 'day' && entry.removedAt === null,
  );
  return days.sort((a, b) =>
    a.position < b.position ? -1 : a.position > b.position ? 1 : a.id < b.id ? -1 : 1,
  );
}
