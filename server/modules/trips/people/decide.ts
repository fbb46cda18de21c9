import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { memberOf, type TripsState } from '../state.ts';
import type { PeopleInput } from './input.ts';
import { join, makeLink, revokeLink } from './links.ts';
import { addCompanion, changePerson, handOn, part } from './persons.ts';
import { publish } from './publishing.ts';

/** Decides one command on who takes part in a trip, or may see it; a refusal changes nothing. */
export function decidePeople(state: TripsState, command: Command<PeopleInput>): Decision {
  const { input } = command;
  const trip = state.trips.get(input.tripId);
  if (!trip || trip.deletedAt !== null) {
    return refused(input.kind === 'join' ? 'trips.link-not-found' : 'trips.not-found');
  }
  if (input.kind === 'join') return join(state, trip, command, input);
  const me = memberOf(trip, command.accountId);
  if (!me) return refused('trips.not-found', { tripId: trip.id });
  switch (input.kind) {
    case 'add-companion':
      return addCompanion(trip, command, me, input);
    case 'change-person':
      return changePerson(trip, command, me, input);
    case 'part':
      return part(state, trip, command, me, input);
    case 'hand-on':
      return handOn(trip, command, me, input);
    case 'make-link':
      return makeLink(trip, command, me, input);
    case 'revoke-link':
      return revokeLink(trip, command, me, input);
    case 'publish':
      return publish(trip, command, me, input);
  }
}
