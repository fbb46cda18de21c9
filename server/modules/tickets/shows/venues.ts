import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { begun, conflictOf, showPicture, take, touch } from './changing.ts';
import { performanceChanged, venueChanged, venuePictureOf } from './events.ts';
import type { ShowsCommand } from './input.ts';
import type { ShowsState } from './state.ts';

/** Writes a venue: a new one, or a whole one anew. */
export function saveVenue(
  state: ShowsState,
  command: Command,
  { venueId, version, facts, reason }: ShowsCommand<'save-venue'>,
): Decision {
  const before = state.venues.get(venueId);
  if (version !== null) {
    if (!before) return refused('tickets.venue-not-found');
    const conflict = conflictOf(before, version);
    if (conflict) return conflict;
  }
  const owner = venuePictureOf(venueId);
  const refusal = showPicture(state, command, owner, before?.facts.pictureId ?? null, facts.pictureId);
  if (refusal) return refusal;
  const venue = before ?? { id: venueId, ...begun(command.at), facts };
  const isRenamed = before !== undefined && nameOf(before) !== nameOf({ facts });
  if (before) touch(before, command);
  venue.facts = facts;
  state.venues.set(venueId, venue);
  const playing = isRenamed ? (state.playing.get(venueId) ?? []) : [];
  return {
    accepted: true,
    result: { venueId, version: venue.version },
    events: [venueChanged(venueId), ...playing.map(performanceChanged)],
    audit: {
      action: before ? 'tickets.edit-venue' : 'tickets.create-venue',
      subject: venueId,
      reason,
      details: { name: facts.name.ko, status: facts.status },
    },
  };
}

/** What pages of performances say of their venue. */
const nameOf = ({ facts: { name, region } }: Pick<{ facts: ShowsCommand<'save-venue'>['facts'] }, 'facts'>) =>
  JSON.stringify([name, region]);

/** Takes away a venue without halls and performances. */
export function removeVenue(
  state: ShowsState,
  command: Command,
  { venueId, reason }: ShowsCommand<'remove-venue'>,
): Decision {
  const venue = state.venues.get(venueId);
  if (!venue) return refused('tickets.venue-not-found');
  const isPlayed = (state.playing.get(venueId) ?? []).length > 0;
  const inBatch =
    [...state.halls.values()].some((hall) => hall.venueId === venueId) ||
    [...state.performances.values()].some(({ facts }) => facts.venueId === venueId);
  if (state.used.has(venueId) || isPlayed || inBatch) return refused('tickets.in-use');
  showPicture(state, command, venuePictureOf(venueId), venue.facts.pictureId, null);
  take(state.venues, state.removed.venues, venue);
  return {
    accepted: true,
    result: { venueId },
    events: [venueChanged(venueId)],
    audit: {
      action: 'tickets.remove-venue',
      subject: venueId,
      reason,
      details: { name: venue.facts.name.ko },
    },
  };
}
