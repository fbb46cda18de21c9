import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { MAX_FILES } from './bounds.ts';
import type { Asked } from './input.ts';
import { type AroundState, pairOf, type TripAround } from './state.ts';

const changed = (tripId: string) => ({ name: 'trips.files-changed', key: tripId, data: { tripId } });

/** Keeps a file with a trip; those who edit may. */
export function addFile(
  state: AroundState,
  trip: TripAround,
  { id, accountId, at }: Command,
  { storedId, entryId, name, type, bytes }: Asked<'add-file'>,
): Decision {
  const role = state.roles.get(pairOf(trip.id, accountId));
  if (!role) return refused('trips.not-found', { tripId: trip.id });
  if (role === 'viewer') return refused('trips.read-only');
  if (trip.files >= MAX_FILES) return refused('trips.too-large', { of: 'files', most: MAX_FILES });
  if (entryId !== null && !state.entries.has(pairOf(trip.id, entryId))) {
    return refused('trips.entry-not-found', { id: entryId });
  }
  if (!state.stored.has(storedId)) return refused('file.not-found');
  trip.files += 1;
  state.files.set(id, {
    ...{ id, tripId: trip.id, storedId, entryId, name, type, bytes, addedBy: accountId, addedAt: at },
    ...{ change: 'new', goneAt: 0 },
  });
  return { accepted: true, result: { tripId: trip.id, fileId: id }, events: [changed(trip.id)] };
}

/** Takes a file away; it is nowhere any more soon after. */
export function removeFile(
  state: AroundState,
  trip: TripAround,
  { accountId, at }: Command,
  { fileId }: Asked<'remove-file'>,
): Decision {
  const role = state.roles.get(pairOf(trip.id, accountId));
  if (!role) return refused('trips.not-found', { tripId: trip.id });
  if (role === 'viewer') return refused('trips.read-only');
  const file = state.files.get(fileId);
  if (file?.tripId !== trip.id || file.change === 'gone') return refused('trips.file-not-found', { fileId });
  trip.files -= 1;
  if (file.change === 'new') state.files.delete(fileId);
  else Object.assign(file, { change: 'gone', goneAt: at });
  return { accepted: true, result: { tripId: trip.id, fileId }, events: [changed(trip.id)] };
}
