import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { regionOf } from '../regions/index.ts';
import { placesChanged } from './events.ts';
import type { PlacesCommand, PlacesInput, WrittenFacts } from './input.ts';
import { areHoursValid, type Place } from './place.ts';
import { shelvesOfPlace } from './shelf.ts';
import type { PlacesState } from './state.ts';

/** Own places of one member. */
export const MAX_OWN = 500;

/** The decide of the lane `trips-places`: what operators do with places, and members with their own. */
export function decidePlaces(state: PlacesState, command: Command<PlacesInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'save-place':
      return savePlace(state, command, input);
    case 'show-place':
      return showPlace(state, command, input);
    case 'save-own':
      return saveOwn(state, command, input);
    case 'remove-own':
      return removeOwn(state, command, input);
  }
}

function savePlace(
  state: PlacesState,
  command: Command,
  { placeId, version, facts, reason }: PlacesCommand<'save-place'>,
): Decision {
  const before = state.places.get(placeId)?.place;
  if (version !== null) {
    if (!before || before.ownerId !== null) return refused('trips.place-not-found');
    if (before.version !== version) return refused('trips.place-conflict', { version: before.version });
  }
  const where = regionFor(facts);
  if ('accepted' in where) return where;
  const place: Place = {
    ...(before ?? begun(placeId, 'operator', null)),
    ...facts,
    ...where,
    version: (before?.version ?? 0) + 1,
    editedAt: command.at,
    changedAt: command.at,
  };
  state.places.set(placeId, { id: placeId, place, change: before ? 'changed' : 'new' });
  return {
    accepted: true,
    result: { placeId, version: place.version },
    events: told(state, before, place),
    audit: {
      action: before ? 'trips.edit-place' : 'trips.create-place',
      subject: placeId,
      reason,
      details: { name: place.name.ko, kind: place.kind },
    },
  };
}

function showPlace(
  state: PlacesState,
  command: Command,
  { placeId, isShown, reason }: PlacesCommand<'show-place'>,
): Decision {
  const before = state.places.get(placeId)?.place;
  if (!before || before.ownerId !== null) return refused('trips.place-not-found');
  const result = { placeId, version: before.version };
  if (isShown === (before.hiddenAt === null)) return { accepted: true, result };
  const version = before.version + 1;
  // Hidden by hand it stays hidden, and shown by hand it stays shown, whatever its source says.
  const at = command.at;
  const place = { ...before, version, changedAt: at, editedAt: at, hiddenAt: isShown ? null : at };
  state.places.set(placeId, { id: placeId, place, change: 'changed' });
  return {
    accepted: true,
    result: { placeId, version },
    events: told(state, before, place),
    audit: {
      action: isShown ? 'trips.show-place' : 'trips.hide-place',
      subject: placeId,
      reason,
      details: { name: place.name.ko },
    },
  };
}

function saveOwn(
  state: PlacesState,
  command: Command,
  { placeId, isNew, facts }: PlacesCommand<'save-own'>,
): Decision {
  const { accountId, at } = command;
  const before = state.places.get(placeId)?.place;
  if (!isNew && before?.ownerId !== accountId) return refused('trips.place-not-found');
  const owned = state.owned.get(accountId) ?? 0;
  if (isNew && owned >= MAX_OWN) return refused('trips.too-many', { most: MAX_OWN });
  const where = regionFor(facts);
  if ('accepted' in where) return where;
  const place: Place = {
    ...(before ?? begun(placeId, 'member', accountId)),
    ...facts,
    ...where,
    version: (before?.version ?? 0) + 1,
    changedAt: at,
  };
  if (isNew) state.owned.set(accountId, owned + 1);
  const change = isNew || state.places.get(placeId)?.change === 'new' ? 'new' : 'changed';
  state.places.set(placeId, { id: placeId, place, change });
  return { accepted: true, result: { placeId } };
}

function removeOwn(
  state: PlacesState,
  { accountId }: Command,
  { placeId }: PlacesCommand<'remove-own'>,
): Decision {
  const known = state.places.get(placeId);
  if (known?.place.ownerId !== accountId) return refused('trips.place-not-found');
  state.places.delete(placeId);
  state.owned.set(accountId, (state.owned.get(accountId) ?? 1) - 1);
  if (known.change !== 'new') state.removed.push(placeId);
  return { accepted: true, result: { placeId } };
}

/** What a new place begins with, before it is written. */
const begun = (id: string, source: 'operator' | 'member', ownerId: string | null) => ({
  ...{ id, source, sourceId: id, ownerId, stamp: '', editedAt: null, hiddenAt: null, picture: null },
});

/** Where it is, and whether its hours make sense. */
function regionFor({ spot, hours, months }: WrittenFacts) {
  if (hours && !areHoursValid(hours)) return refused('trips.place-invalid', { field: 'hours' });
  if (new Set(months).size !== months.length) return refused('trips.place-invalid', { field: 'months' });
  return regionOf(spot) ?? refused('trips.place-outside', spot as unknown as Record<string, unknown>);
}

/** What everybody hears of a change: of the place as it is, and as it was where it stood on other shelves. */
function told(state: PlacesState, before: Place | undefined, after: Place) {
  const both = [after, ...(before ? [before] : [])];
  for (const shelf of both.flatMap(shelvesOfPlace)) state.touched.add(shelf);
  return placesChanged(both);
}
