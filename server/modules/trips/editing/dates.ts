import { type Command, type Decision, refused } from '../../../engine/types.ts';
import type { EntryOnHand, TripsState } from '../state.ts';
import { addWhole, checkedFields } from './adding.ts';
import { MAX_DAYS } from './bounds.ts';
import { dayIdOf } from './create.ts';
import { daysFrom, daysUntil } from './days.ts';
import { type Draft, openDraft, overBounds, sealDraft } from './draft.ts';
import { tripToEdit } from './edit.ts';
import type { EditingInput } from './input.ts';
import { daysIn, takeOut } from './removing.ts';

type Dates = Extract<EditingInput, { kind: 'dates' }>;

/** Gives a trip other dates: days come and go, and what was planned for one that goes becomes an idea. */
export function dates(state: TripsState, command: Command, input: Dates): Decision {
  const trip = tripToEdit(state, input.tripId, command.accountId);
  if ('accepted' in trip) return trip;
  const { startsOn, endsOn, keep } = input;
  const count = daysUntil(startsOn, endsOn) + 1;
  if (count < 1 || count > MAX_DAYS)
    return refused('trips.invalid-dates', { startsOn, endsOn, most: MAX_DAYS });
  const draft = openDraft(trip, { by: command.accountId, client: 'dates', at: command.at });
  const was = draft.head.startsOn;
  const days = daysIn(draft);
  // The first of the new days is so many days after what was the first one.
  const shift = keep === 'dates' && was !== null ? daysUntil(was, startsOn) : 0;
  const kept = days.slice(Math.max(0, shift), Math.max(0, shift + count));
  for (const day of days) if (!kept.includes(day)) takeOut(draft, day);
  const before = Math.min(count, Math.max(0, -shift));
  addDays(draft, command.id, { before, behind: count - kept.length - (kept.length > 0 ? before : 0), kept });
  if (was !== startsOn) setStart(draft, startsOn);
  const over = overBounds(draft);
  if (over) return over;
  const events = sealDraft(draft);
  const ends = daysFrom(startsOn, count - 1);
  return {
    accepted: true,
    result: { sequence: trip.sequence, startsOn, endsOn: ends, days: trip.days, applied: draft.applied },
    events,
  };
}

/** Empty days before and behind those that stay. */
function addDays(
  draft: Draft,
  commandId: string,
  {
    before,
    behind,
    kept,
  }: { readonly before: number; readonly behind: number; readonly kept: readonly EntryOnHand[] },
): void {
  let made = 0;
  const add = (after: string | null | undefined): string => {
    const id = dayIdOf(commandId, made);
    made += 1;
    const whole = checkedFields(draft, { id, kind: 'day', fields: {} });
    if ('accepted' in whole) throw new Error('An empty day is refused');
    addWhole(draft, { id, kind: 'day', dayId: null, fields: whole.fields, after });
    return id;
  };
  let last: string | null = null;
  if (kept.length > 0) for (let i = 0; i < before; i += 1) last = add(last);
  for (let i = 0; i < behind; i += 1) add(undefined);
}

function setStart(draft: Draft, startsOn: string): void {
  draft.applied.push({
    ...{ op: 'set', id: draft.trip.id },
    ...{ fields: { startsOn }, before: { startsOn: draft.head.startsOn } },
  });
  draft.head = { ...draft.head, startsOn };
  draft.headStamps = { ...draft.headStamps, startsOn: draft.stamp };
}
