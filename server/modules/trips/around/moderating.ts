import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { commentOf, countComments } from './decide.ts';
import type { Asked } from './input.ts';
import type { AroundState, TripAround } from './state.ts';

/**
 * An operator keeps a trip from the public, or no longer, and says why; its owner is told. Only what is or was to be seen by
 * everybody is an operator's business. To ask for what is so already changes nothing.
 */
export function moderateTrip(
  trip: TripAround,
  { at }: Command,
  { kind, reason }: Asked<'hide-trip' | 'show-trip'>,
): Decision {
  const isHiding = kind === 'hide-trip';
  if (!trip.isPublic && trip.hiddenAt === null) return refused('trips.not-found', { tripId: trip.id });
  const result = { tripId: trip.id, status: isHiding ? 'hidden' : 'shown' };
  if ((trip.hiddenAt !== null) === isHiding) return { accepted: true, result };
  trip.hiddenAt = isHiding ? at : null;
  trip.isTouched = true;
  const told = { tripId: trip.id, ownerId: trip.ownerId, title: trip.title, reason };
  return {
    accepted: true,
    result,
    events: [{ name: isHiding ? 'trips.hidden' : 'trips.shown', key: trip.id, data: told }],
    audit: { action: `trips.${kind}`, subject: trip.id, reason, details: {} },
  };
}

/** An operator takes a comment off the page, or puts it back; whoever wrote it is told why. */
export function moderateComment(
  state: AroundState,
  trip: TripAround,
  { at }: Command,
  { kind, commentId, reason }: Asked<'hide-comment' | 'show-comment'>,
): Decision {
  const found = commentOf(state, trip, commentId);
  if (!found) return refused('trips.comment-not-found', { commentId });
  const isHiding = kind === 'hide-comment';
  const result = { commentId, status: isHiding ? 'hidden' : 'shown' };
  if ((found.hiddenAt !== null) === isHiding) return { accepted: true, result };
  found.hiddenAt = isHiding ? at : null;
  if (found.change === 'none') found.change = 'changed';
  countComments(trip, isHiding ? -1 : 1);
  const told = { tripId: trip.id, commentId, accountId: found.accountId, title: trip.title, reason };
  return {
    accepted: true,
    result,
    events: [{ name: isHiding ? 'trips.comment-hidden' : 'trips.comment-shown', key: trip.id, data: told }],
    audit: { action: `trips.${kind}`, subject: commentId, reason, details: { tripId: trip.id } },
  };
}
