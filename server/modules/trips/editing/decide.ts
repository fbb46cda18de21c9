import type { Command, Decision } from '../../../engine/types.ts';
import type { TripsInput } from '../input.ts';
import { decideMoney } from '../money/decide.ts';
import { isMoney, type MoneyInput } from '../money/input.ts';
import { decidePeople } from '../people/decide.ts';
import type { PeopleInput } from '../people/input.ts';
import type { TripsState } from '../state.ts';
import { create } from './create.ts';
import { dates } from './dates.ts';
import { edit } from './edit.ts';
import { orphan, remove, undelete } from './ends.ts';
import { type EditingInput, isEditing } from './input.ts';

/** Decides one command of the lane `trips`; a refusal changes nothing. */
export function decideTrips(state: TripsState, command: Command<TripsInput>): Decision {
  const { input } = command;
  if (isEditing(input)) return decideEditing(state, command, input);
  if (isMoney(input)) return decideMoney(state, command as Command<MoneyInput>);
  return decidePeople(state, command as Command<PeopleInput>);
}

function decideEditing(state: TripsState, command: Command, input: EditingInput): Decision {
  switch (input.kind) {
    case 'create':
      return create(state, command, input);
    case 'edit':
      return edit(state, command, input);
    case 'dates':
      return dates(state, command, input);
    case 'delete':
      return remove(state, command, input.tripId);
    case 'undelete':
      return undelete(state, command, input.tripId);
    case 'orphan':
      return orphan(state, command, input.tripId);
  }
}
