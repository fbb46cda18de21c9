import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { balancesIn } from '../money/standing.ts';
import type { PersonOnHand, TripOnHand, TripsState } from '../state.ts';
import { MAX_PEOPLE, MAX_PEOPLE_EVER } from './bounds.ts';
import { peopleChanged, present, presentPerson, putPerson, tick } from './changes.ts';
import type { Asked } from './input.ts';

const accepted = (result: Record<string, unknown>): Decision => ({ accepted: true, result });

/** Why nobody more can take part; null when somebody can. */
export function fullness(trip: TripOnHand): Decision | null {
  if (present(trip).length >= MAX_PEOPLE)
    return refused('trips.too-large', { of: 'people', most: MAX_PEOPLE });
  if (trip.people.size >= MAX_PEOPLE_EVER) {
    return refused('trips.too-large', { of: 'people', most: MAX_PEOPLE_EVER });
  }
  return null;
}

/** Somebody comes along who has no account. */
export function addCompanion(
  trip: TripOnHand,
  command: Command,
  me: PersonOnHand,
  { name }: Asked<'add-companion'>,
): Decision {
  if (me.role === 'viewer') return refused('trips.read-only');
  const full = fullness(trip);
  if (full) return full;
  const joinedAt = tick(trip, command.at);
  const role = 'companion';
  const person = putPerson(trip, { id: command.id, accountId: null, name, role, joinedAt, leftAt: null });
  return {
    accepted: true,
    result: { tripId: trip.id, personId: person.id },
    events: [peopleChanged(trip, command.accountId, 'added', person)],
  };
}

/** Gives a role, or a name: everybody names themselves, those who edit name companions, the owner everybody. */
export function changePerson(
  trip: TripOnHand,
  command: Command,
  me: PersonOnHand,
  { personId, role, name }: Asked<'change-person'>,
): Decision {
  const person = presentPerson(trip, personId);
  if (!person) return refused('trips.person-not-found', { personId });
  if (role !== undefined) {
    if (me.role !== 'owner') return refused('trips.not-owner');
    if (person.role === 'owner' || person.role === 'companion') {
      return refused('trips.role-not-given', { personId, is: person.role });
    }
  }
  const mayName =
    me.role === 'owner' || person.id === me.id || (me.role === 'editor' && person.role === 'companion');
  if (name !== undefined && !mayName) return refused('trips.not-owner');
  const next = { ...person, role: role ?? person.role, name: name ?? person.name };
  const result = { tripId: trip.id, personId, role: next.role, name: next.name };
  if (next.role === person.role && next.name === person.name) return accepted(result);
  tick(trip, command.at);
  return {
    accepted: true,
    result,
    events: [peopleChanged(trip, command.accountId, 'changed', putPerson(trip, next))],
  };
}

/**
 * Leaves a trip, or is removed from it: what was said and paid stays, with the name. Where it was shown what they owe or are
 * owed, it must still be that.
 */
export function part(
  state: TripsState,
  trip: TripOnHand,
  command: Command,
  me: PersonOnHand,
  { personId, balance: shown }: Asked<'part'>,
): Decision {
  const person = trip.people.get(personId);
  if (!person) return refused('trips.person-not-found', { personId });
  // Twice is once.
  if (person.leftAt !== null) return accepted({ tripId: trip.id, personId });
  if (person.role === 'owner') return refused(person.id === me.id ? 'trips.owner-stays' : 'trips.not-owner');
  const isMe = person.id === me.id;
  const mayRemove = me.role === 'owner' || (me.role === 'editor' && person.role === 'companion');
  if (!isMe && !mayRemove) return refused('trips.not-owner');
  const balance = shown === undefined ? shown : (balancesIn(trip).get(personId) ?? 0);
  if (balance !== shown) return refused('trips.balance-changed', { personId, balance });
  const leftAt = tick(trip, command.at);
  const gone = putPerson(trip, { ...person, leftAt });
  const count = gone.accountId === null ? undefined : state.counts.get(gone.accountId);
  if (gone.accountId !== null && count !== undefined)
    state.counts.set(gone.accountId, Math.max(0, count - 1));
  return {
    accepted: true,
    result: { tripId: trip.id, personId },
    events: [peopleChanged(trip, command.accountId, isMe ? 'left' : 'removed', gone)],
  };
}

/** Makes another member the owner; whoever was it goes on as an editor. */
export function handOn(
  trip: TripOnHand,
  command: Command,
  me: PersonOnHand,
  { personId }: Asked<'hand-on'>,
): Decision {
  if (me.role !== 'owner') return refused('trips.not-owner');
  const person = presentPerson(trip, personId);
  if (!person) return refused('trips.person-not-found', { personId });
  if (person.id === me.id) return accepted({ tripId: trip.id, personId });
  if (person.accountId === null) return refused('trips.role-not-given', { personId, is: person.role });
  tick(trip, command.at);
  trip.ownerId = person.accountId;
  putPerson(trip, { ...me, role: 'editor' });
  const owner = putPerson(trip, { ...person, role: 'owner' });
  return {
    accepted: true,
    result: { tripId: trip.id, personId },
    events: [peopleChanged(trip, command.accountId, 'handed-on', owner)],
  };
}
