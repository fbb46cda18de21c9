import { type Command, type Decision, type Refused, refused } from '../../../engine/types.ts';
import { memberOf, type TripOnHand, type TripsState } from '../state.ts';
import type { Change, Conflict } from '../trip.ts';
import { addEntry } from './adding.ts';
import { MAX_BULK, MAX_CHANGES } from './bounds.ts';
import { type Draft, openDraft, overBounds, sealDraft } from './draft.ts';
import type { FieldFault } from './fields.ts';
import type { EditingInput } from './input.ts';
import { moveEntry } from './moving.ts';
import { removeEntry, restoreEntry } from './removing.ts';
import { setFields } from './setting.ts';

type Edit = Extract<EditingInput, { kind: 'edit' }>;

/** What one change is decided by, beside the trip: what whoever asks has seen, and what could not be merged. */
export interface Merge {
  readonly seen: number;
  readonly conflicts: Conflict[];
}

/** @returns null when the change was applied, as far as it did not conflict; or why the whole edit is refused */
export type ApplyChange<Op extends Change['op']> = (
  draft: Draft,
  change: Extract<Change, { op: Op }>,
  merge: Merge,
) => Refused | null;

export const invalid = (id: string, { field, reason }: FieldFault): Refused =>
  refused('trips.invalid-entry', { id, field, reason });

/**
 * The trip, for somebody who may change it.
 * @returns the trip; or refused with trips.not-found, trips.read-only
 */
export function tripToEdit(state: TripsState, tripId: string, accountId: string): TripOnHand | Refused {
  const trip = state.trips.get(tripId);
  const member = trip && memberOf(trip, accountId);
  if (!trip || trip.deletedAt !== null || !member) return refused('trips.not-found');
  if (member.role !== 'owner' && member.role !== 'editor') return refused('trips.read-only');
  return trip;
}

/**
 * Applies an edit field by field: where somebody else has changed the same since it was seen, theirs stays, and both are
 * shown to whoever asked. What cannot be so at all refuses the whole edit.
 */
export function edit(state: TripsState, command: Command, input: Edit): Decision {
  const trip = tripToEdit(state, input.tripId, command.accountId);
  if ('accepted' in trip) return trip;
  if (input.seen > trip.sequence) return refused('trips.from-the-future', { sequence: trip.sequence });
  if (input.changes.length > MAX_BULK) return refused('trips.too-large', { most: MAX_BULK, of: 'changes' });
  const { accountId: by, at } = command;
  const draft = openDraft(trip, { by, client: input.client, at });
  const merge: Merge = { seen: input.seen, conflicts: [] };
  for (const change of input.changes) {
    const refusal = applyChange(draft, change, merge);
    if (refusal) return refusal;
  }
  const over = overBounds(draft);
  if (over) return over;
  const { conflicts } = merge;
  const events = sealDraft(draft, { conflicts: conflicts.length });
  // What the server itself asks for may be long: whoever is answered reads the trip.
  const applied = input.changes.length > MAX_CHANGES ? null : draft.applied;
  return { accepted: true, result: { sequence: trip.sequence, applied, conflicts }, events };
}

function applyChange(draft: Draft, change: Change, merge: Merge): Refused | null {
  switch (change.op) {
    case 'add':
      return addEntry(draft, change, merge);
    case 'set':
      return setFields(draft, change, merge);
    case 'move':
      return moveEntry(draft, change, merge);
    case 'remove':
      return removeEntry(draft, change, merge);
    case 'restore':
      return restoreEntry(draft, change, merge);
  }
}
