import type { DomainEvent } from '../../../engine/types.ts';
import type { LinkOnHand, PersonOnHand, TripOnHand } from '../state.ts';

/** The trip's own time, moved on by a command: a slow clock turns nothing back. Epoch milliseconds. */
export function tick(trip: TripOnHand, at: number): number {
  trip.clock = Math.max(trip.clock, at);
  touch(trip);
  return trip.clock;
}

function touch(trip: TripOnHand): void {
  if (trip.change === 'none') trip.change = 'changed';
}

/** Those who take part now. */
export const present = (trip: TripOnHand): PersonOnHand[] =>
  [...trip.people.values()].filter(({ leftAt }) => leftAt === null);

/** Somebody who takes part now. */
export function presentPerson(trip: TripOnHand, personId: string): PersonOnHand | null {
  const person = trip.people.get(personId);
  return person && person.leftAt === null ? person : null;
}

export function putPerson(trip: TripOnHand, person: Omit<PersonOnHand, 'change'>): PersonOnHand {
  const before = trip.people.get(person.id);
  const change = before === undefined || before.change === 'new' ? 'new' : 'changed';
  const put: PersonOnHand = { ...person, change };
  trip.people.set(put.id, put);
  return put;
}

export function putLink(trip: TripOnHand, link: Omit<LinkOnHand, 'change'>): LinkOnHand {
  const before = trip.links.get(link.id);
  const change = before === undefined || before.change === 'new' ? 'new' : 'changed';
  const put: LinkOnHand = { ...link, change };
  trip.links.set(put.id, put);
  return put;
}

/** What happened to somebody of a trip. */
export type PersonChange =
  | 'added'
  | 'joined'
  | 'changed'
  | 'left'
  | 'removed'
  | 'handed-on'
  | 'link-made'
  | 'link-revoked';

/**
 * Tells that the people of a trip, or who may come to it, are others now.
 * @param person whom it is about; null: nobody who takes part
 */
export const peopleChanged = (
  trip: TripOnHand,
  byId: string,
  change: PersonChange,
  person: PersonOnHand | null,
): DomainEvent => ({
  name: 'trips.people-changed',
  key: trip.id,
  data: {
    ...{ tripId: trip.id, sequence: trip.sequence, title: trip.head.title, change, byId },
    ...{ ownerId: trip.ownerId, personId: person?.id ?? null, accountId: person?.accountId ?? null },
    // Whatever they have open of the trip is cut off.
    left: person?.accountId && person.leftAt !== null ? [person.accountId] : [],
  },
});
