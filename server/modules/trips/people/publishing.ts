import { type Command, type Decision, refused } from '../../../engine/types.ts';
import type { PersonOnHand, TripOnHand } from '../state.ts';
import { tick } from './changes.ts';
import type { Asked } from './input.ts';

/** Shows a trip to everybody, or no longer; one that operators hid is seen by nobody else all the same. */
export function publish(
  trip: TripOnHand,
  command: Command,
  me: PersonOnHand,
  { visibility }: Asked<'publish'>,
): Decision {
  if (me.role !== 'owner') return refused('trips.not-owner');
  const result = { tripId: trip.id, visibility, isHidden: trip.hiddenAt !== null };
  if (trip.visibility === visibility) return { accepted: true, result };
  const at = tick(trip, command.at);
  trip.visibility = visibility;
  trip.publishedAt = visibility === 'public' ? at : null;
  const name = visibility === 'public' ? 'trips.published' : 'trips.unpublished';
  return {
    accepted: true,
    result,
    events: [{ name, key: trip.id, data: { tripId: trip.id, title: trip.head.title } }],
  };
}
