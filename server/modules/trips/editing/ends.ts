import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { peopleChanged } from '../people/changes.ts';
import { memberOf, type PersonOnHand, type TripOnHand, type TripsState } from '../state.ts';
import { KEPT_MS, MAX_TRIPS } from './bounds.ts';
import { tripDeleted } from './events.ts';

/** Deletes a trip: for 30 days its owner can have it back. */
export function remove(state: TripsState, { accountId, at }: Command, tripId: string): Decision {
  const trip = state.trips.get(tripId);
  const member = trip && memberOf(trip, accountId);
  if (!trip || trip.deletedAt !== null || !member) return refused('trips.not-found');
  if (member.role !== 'owner') return refused('trips.not-owner');
  end(trip, Math.max(at, trip.clock));
  return { accepted: true, result: { tripId }, events: [tripDeleted(tripId)] };
}

function end(trip: TripOnHand, at: number): void {
  trip.clock = Math.max(at, trip.clock);
  trip.deletedAt = at;
  trip.change = 'changed';
}

/** Brings a deleted trip back as it was. */
export function undelete(state: TripsState, { accountId, at }: Command, tripId: string): Decision {
  const trip = state.trips.get(tripId);
  const member = trip && memberOf(trip, accountId);
  if (!trip || !member || member.role !== 'owner') return refused('trips.not-found');
  const own = state.counts.get(accountId) ?? 0;
  if (trip.deletedAt === null) return { accepted: true, result: { tripId } };
  if (own >= MAX_TRIPS) return refused('trips.too-many', { most: MAX_TRIPS });
  state.counts.set(accountId, own + 1);
  trip.deletedAt = null;
  trip.clock = Math.max(at, trip.clock);
  trip.changedAt = trip.clock;
  trip.change = 'changed';
  return {
    accepted: true,
    result: { tripId },
    events: [{ name: 'trips.restored', key: tripId, data: { tripId } }],
  };
}

/**
 * A trip whose owner's account is gone goes on with its longest-standing editor, or viewer where nobody may edit. One
 * with nobody else ends, and is purged with the next run of the job.
 */
export function orphan(state: TripsState, { at, accountId }: Command, tripId: string): Decision {
  const trip = state.trips.get(tripId);
  const gone = [...(trip?.people.values() ?? [])].find(
    ({ role, accountId, leftAt }) => role === 'owner' && accountId === null && leftAt !== null,
  );
  if (!trip || !gone) return { accepted: true, result: { tripId } };
  const heir = heirOf(trip);
  trip.people.set(gone.id, { ...gone, role: 'companion', change: 'changed' });
  if (!heir?.accountId) {
    end(trip, trip.deletedAt ?? at - KEPT_MS);
    return { accepted: true, result: { tripId }, events: [tripDeleted(tripId)] };
  }
  const owner: PersonOnHand = { ...heir, role: 'owner', change: 'changed' };
  trip.people.set(owner.id, owner);
  trip.ownerId = heir.accountId;
  trip.change = 'changed';
  return { accepted: true, result: { tripId }, events: [peopleChanged(trip, accountId, 'handed-on', owner)] };
}

function heirOf({ people }: TripOnHand): PersonOnHand | undefined {
  const there = [...people.values()].filter(({ accountId, leftAt }) => accountId !== null && leftAt === null);
  const rank = ({ role }: PersonOnHand): number => (role === 'editor' ? 0 : 1);
  there.sort((a, b) => rank(a) - rank(b) || a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1));
  return there[0];
}
