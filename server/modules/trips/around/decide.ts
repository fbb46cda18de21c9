import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { MAX_COMMENTS } from './bounds.ts';
import { addFile, removeFile } from './deciding-files.ts';
import type { AroundInput, Asked } from './input.ts';
import { moderateComment, moderateTrip } from './moderating.ts';
import { type AroundState, type Comment, pairOf, type TripAround } from './state.ts';

/** Decides one command on what is around a trip; a refusal changes nothing. */
export function decideAround(state: AroundState, command: Command<AroundInput>): Decision {
  const { input } = command;
  const trip = state.trips.get(input.tripId);
  if (!trip || trip.isDeleted) return refused('trips.not-found', { tripId: input.tripId });
  switch (input.kind) {
    case 'like':
      return like(state, trip, command, input);
    case 'comment':
      return comment(state, trip, command, input);
    case 'delete-comment':
      return deleteComment(state, trip, command, input);
    case 'add-file':
      return addFile(state, trip, command, input);
    case 'remove-file':
      return removeFile(state, trip, command, input);
    case 'hide-trip':
    case 'show-trip':
      return moderateTrip(trip, command, input);
    case 'hide-comment':
    case 'show-comment':
      return moderateComment(state, trip, command, input);
  }
}

const isShown = (trip: TripAround): boolean => trip.isPublic && trip.hiddenAt === null;

/** Likes a trip that everybody may see, or no longer; twice changes nothing. To take it back is always possible. */
function like(
  state: AroundState,
  trip: TripAround,
  { accountId, at }: Command,
  { isLiked }: Asked<'like'>,
): Decision {
  const key = pairOf(trip.id, accountId);
  const own = state.likes.get(key) ?? { tripId: trip.id, accountId, wasOn: false, isOn: false, at: 0 };
  if (!isShown(trip) && (isLiked || !own.isOn)) return refused('trips.not-found', { tripId: trip.id });
  state.likes.set(key, own);
  const result = () => ({ tripId: trip.id, isLiked, likes: trip.likes });
  if (own.isOn === isLiked) return { accepted: true, result: result() };
  own.isOn = isLiked;
  own.at = at;
  trip.likes += isLiked ? 1 : -1;
  trip.isTouched = true;
  return {
    accepted: true,
    result: result(),
    events: [{ name: 'trips.liked', key: trip.id, data: { tripId: trip.id, likes: trip.likes } }],
  };
}

/** Says something below a trip that everybody may see. */
function comment(
  state: AroundState,
  trip: TripAround,
  { id, accountId, at }: Command,
  { text }: Asked<'comment'>,
): Decision {
  if (!isShown(trip)) return refused('trips.not-found', { tripId: trip.id });
  if (trip.comments >= MAX_COMMENTS) return refused('trips.too-many', { of: 'comments', most: MAX_COMMENTS });
  const made: Comment = {
    ...{ id, tripId: trip.id, accountId, text, at, removedAt: null, hiddenAt: null, change: 'new' },
  };
  state.comments.set(id, made);
  countComments(trip, 1);
  const { ownerId, title } = trip;
  const told = { tripId: trip.id, commentId: id, byId: accountId, ownerId, title };
  return {
    accepted: true,
    result: { tripId: trip.id, commentId: id },
    events: [{ name: 'trips.commented', key: trip.id, data: told }],
  };
}

/** Takes a comment away: one's own, or as the owner of the trip that it stands below. */
function deleteComment(
  state: AroundState,
  trip: TripAround,
  { accountId, at }: Command,
  { commentId }: Asked<'delete-comment'>,
): Decision {
  const found = commentOf(state, trip, commentId);
  const may = found && (found.accountId === accountId || trip.ownerId === accountId);
  if (!found || !may) return refused('trips.comment-not-found', { commentId });
  if (found.hiddenAt === null) countComments(trip, -1);
  found.removedAt = at;
  // What was said is gone; that something was said is not.
  found.text = '';
  if (found.change === 'none') found.change = 'changed';
  return {
    accepted: true,
    result: { tripId: trip.id, commentId },
    events: [{ name: 'trips.comment-removed', key: trip.id, data: { tripId: trip.id, commentId } }],
  };
}

/** A comment of this trip that was not taken away. */
export function commentOf(state: AroundState, trip: TripAround, commentId: string): Comment | null {
  const found = state.comments.get(commentId);
  return found?.tripId === trip.id && found.removedAt === null ? found : null;
}

export function countComments(trip: TripAround, by: 1 | -1): void {
  trip.comments += by;
  trip.isTouched = true;
}
