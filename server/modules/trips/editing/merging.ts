import type { EntryOnHand } from '../state.ts';
import type { Conflict, Stamp } from '../trip.ts';
import { contentOf, type Draft } from './draft.ts';
import type { Merge } from './edit.ts';

/** Changed by another open page since the edit's maker last looked. */
export const isForeign = ({ by, client }: Draft, stamp: Stamp | undefined, { seen }: Merge): stamp is Stamp =>
  stamp !== undefined && stamp[0] > seen && (stamp[1] !== by || stamp[2] !== client);

/** The newest change of an entry by another page that has not been seen; null when there is none. */
export function newestForeign(draft: Draft, entry: EntryOnHand, merge: Merge): Stamp | null {
  let newest: Stamp | null = null;
  for (const stamp of Object.values(contentOf(entry).stamps)) {
    if (isForeign(draft, stamp, merge) && (!newest || stamp[0] > newest[0])) newest = stamp;
  }
  return newest;
}

export function conflictOf(
  id: string,
  field: string,
  { mine, theirs, stamp }: { readonly mine: unknown; readonly theirs: unknown; readonly stamp: Stamp },
): Conflict {
  return { id, field, mine, theirs, by: stamp[1], sequence: stamp[0] };
}

/** Nothing can be done with what somebody has removed: it can only be restored. */
export function noteRemoved(entry: EntryOnHand, { conflicts }: Merge): void {
  const stamp: Stamp = contentOf(entry).stamps.removed ?? [entry.sequence, '', ''];
  const isThere = conflicts.some(({ id, field }) => id === entry.id && field === 'removed');
  if (!isThere) conflicts.push(conflictOf(entry.id, 'removed', { mine: false, theirs: true, stamp }));
}
