import { type Command, type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import { type LinkOnHand, type PersonOnHand, personOf, type TripOnHand, type TripsState } from '../state.ts';
import { MAX_LINKS, MAX_LINKS_EVER, MAX_TRIPS } from './bounds.ts';
import { peopleChanged, presentPerson, putLink, putPerson, tick } from './changes.ts';
import type { Asked } from './input.ts';
import { fullness } from './persons.ts';

/** Whether a link opens anything at this time. @param at epoch milliseconds */
export const isOpen = (
  link: Pick<LinkOnHand, 'revokedAt' | 'expiresAt' | 'email' | 'uses' | 'purpose'>,
  at: number,
): boolean =>
  link.revokedAt === null &&
  (link.expiresAt === null || link.expiresAt > at) &&
  // What was sent to one person is good for one.
  !(link.purpose === 'join' && link.email !== null && link.uses > 0);

/** Makes a link to read by, or to join by; of its token only the hash is known here. */
export function makeLink(
  trip: TripOnHand,
  command: Command,
  me: PersonOnHand,
  input: Asked<'make-link'>,
): Decision {
  if (me.role !== 'owner') return refused('trips.not-owner');
  const { personId, purpose, email, inviteeId, locale, expiresInMs, withCosts, tokenHash, role, note } =
    input;
  if (personId !== null && presentPerson(trip, personId)?.role !== 'companion') {
    return refused('trips.person-taken', { personId });
  }
  const at = Math.max(trip.clock, command.at);
  const open = [...trip.links.values()].filter((link) => isOpen(link, at));
  if (open.length >= MAX_LINKS) return refused('trips.too-many', { of: 'links', most: MAX_LINKS });
  if (trip.links.size >= MAX_LINKS_EVER)
    return refused('trips.too-many', { of: 'links', most: MAX_LINKS_EVER });
  forgetAddresses(trip, at);
  const createdAt = tick(trip, command.at);
  const expiresAt = expiresInMs === null ? null : createdAt + expiresInMs;
  const link = putLink(trip, {
    ...{ id: command.id, tokenHash, purpose, role, withCosts: purpose === 'read' && withCosts },
    ...{
      personId,
      email,
      note,
      createdBy: command.accountId,
      createdAt,
      expiresAt,
      revokedAt: null,
      uses: 0,
    },
  });
  const events: DomainEvent[] = [peopleChanged(trip, command.accountId, 'link-made', null)];
  if (email !== null) {
    const told = { tripId: trip.id, linkId: link.id, title: trip.head.title, byId: command.accountId };
    const data = { ...told, accountId: inviteeId, email: inviteeId === null ? email : null, locale, role };
    events.push({ name: 'trips.invited', key: trip.id, data });
  }
  return { accepted: true, result: { tripId: trip.id, linkId: link.id }, events };
}

/** Ends a link; twice is once. */
export function revokeLink(
  trip: TripOnHand,
  command: Command,
  me: PersonOnHand,
  { linkId }: Asked<'revoke-link'>,
): Decision {
  if (me.role !== 'owner') return refused('trips.not-owner');
  const link = trip.links.get(linkId);
  if (!link) return refused('trips.link-not-found');
  const result = { tripId: trip.id, linkId };
  if (link.revokedAt !== null) return { accepted: true, result };
  const revokedAt = tick(trip, command.at);
  putLink(trip, { ...link, revokedAt, email: null });
  return {
    accepted: true,
    result,
    events: [peopleChanged(trip, command.accountId, 'link-revoked', null)],
  };
}

/** An address is kept for as long as somebody may come by it. */
function forgetAddresses(trip: TripOnHand, at: number): void {
  for (const link of trip.links.values()) {
    if (link.email !== null && link.expiresAt !== null && link.expiresAt <= at) {
      putLink(trip, { ...link, email: null, revokedAt: link.revokedAt ?? link.expiresAt });
    }
  }
}

/** Joins by a link, as oneself or as the companion that one is; whoever takes part already has joined. */
export function join(state: TripsState, trip: TripOnHand, command: Command, input: Asked<'join'>): Decision {
  const { accountId } = command;
  const before = personOf(trip, accountId);
  if (before?.leftAt === null) return joined(trip, before, true);
  const link = trip.links.get(input.linkId);
  const at = Math.max(trip.clock, command.at);
  if (link?.purpose !== 'join') return refused('trips.link-not-found');
  // Whoever has left, or was removed, comes back by a link that was made after that.
  const isOlder = before?.leftAt != null && link.createdAt <= before.leftAt;
  if (!isOpen(link, at) || isOlder) return refused('trips.link-over');
  const trips = state.counts.get(accountId) ?? 0;
  if (trips >= MAX_TRIPS) return refused('trips.too-many', { of: 'trips', most: MAX_TRIPS });
  const wanted = input.personId ?? (before ? null : link.personId);
  const companion = wanted === null ? null : presentPerson(trip, wanted);
  const isTaken = wanted !== null && (companion?.role !== 'companion' || before !== null);
  // Somebody whom the inviter named and who is no companion any more: then as oneself.
  if (isTaken && input.personId !== null) return refused('trips.person-taken', { personId: wanted });
  const as = isTaken ? null : companion;
  const full = as ? null : fullness(trip);
  if (full) return full;
  const joinedAt = tick(trip, command.at);
  const person = putPerson(trip, {
    ...{ id: as?.id ?? before?.id ?? command.id, accountId, name: input.name, role: link.role },
    ...{ joinedAt: as?.joinedAt ?? joinedAt, leftAt: null },
  });
  putLink(trip, { ...link, uses: link.uses + 1 });
  state.counts.set(accountId, trips + 1);
  return {
    ...joined(trip, person, false),
    events: [peopleChanged(trip, accountId, 'joined', person)],
  };
}

const joined = (trip: TripOnHand, person: PersonOnHand, wasThere: boolean) =>
  ({
    accepted: true,
    result: { tripId: trip.id, personId: person.id, role: person.role, wasThere },
  }) as const;
