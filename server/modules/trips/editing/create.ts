import { type Command, type Decision, type Refused, refused } from '../../../engine/types.ts';
import type { PersonOnHand, TripOnHand, TripsState } from '../state.ts';
import { addWhole, checkedFields } from './adding.ts';
import { MAX_BULK, MAX_PEOPLE, MAX_PEOPLE_EVER, MAX_TRIPS } from './bounds.ts';
import { type Draft, entryIn, openDraft, overBounds, sealDraft } from './draft.ts';
import { invalid } from './edit.ts';
import { DEFAULT_HEAD, faultIn, type Values } from './fields.ts';
import type { EditingInput, WholeEntry } from './input.ts';

type Create = Extract<EditingInput, { kind: 'create' }>;

/** Makes a trip with all that it begins with. Its id is the command's, and so is that of its maker's person. */
export function create(state: TripsState, command: Command, input: Create): Decision {
  const { id, at, accountId } = command;
  const own = state.counts.get(accountId) ?? 0;
  if (own >= MAX_TRIPS) return refused('trips.too-many', { most: MAX_TRIPS });
  const { head, days, entries = [], companions = [], copiedFrom } = input;
  if (entries.length > MAX_BULK) return refused('trips.too-large', { most: MAX_BULK, of: 'entries' });
  // Their maker is one more.
  const going = companions.filter(({ hasLeft }) => !hasLeft).length;
  for (const [count, most] of [
    [going, MAX_PEOPLE],
    [companions.length, MAX_PEOPLE_EVER],
  ] as const) {
    if (count >= most) return refused('trips.too-large', { most, of: 'people' });
  }
  const fault = faultIn('trip', head as unknown as Values);
  if (fault) return invalid(id, fault);
  const trip = newTrip(command, input);
  const draft = openDraft(trip, { by: accountId, client: 'create', at });
  const refusal = fill(draft, entries);
  if (refusal) return refusal;
  for (let i = 0; i < days; i += 1) {
    const empty = checkedFields(draft, { id, kind: 'day', fields: {} });
    if ('accepted' in empty) return empty;
    addWhole(draft, { id: dayIdOf(id, i), kind: 'day', dayId: null, fields: empty.fields });
  }
  const over = overBounds(draft);
  if (over) return over;
  sealDraft(draft);
  // What a trip begins with is no change of it: pages read it whole.
  trip.newChanges.length = 0;
  state.trips.set(id, trip);
  state.counts.set(accountId, own + 1);
  const source = copiedFrom === undefined ? undefined : state.trips.get(copiedFrom);
  if (source) {
    source.copies += 1;
    if (source.change === 'none') source.change = 'changed';
  }
  const facts = { tripId: id, ownerId: accountId, copiedFrom: source?.id ?? null };
  const result = { tripId: id, sequence: trip.sequence, personId: id };
  return { accepted: true, result, events: [{ name: 'trips.created', key: id, data: facts }] };
}

/** The ids of days that a command makes follow from its own. */
export const dayIdOf = (commandId: string, index: number): string => `${commandId}-${index + 1}`;

function newTrip(
  { id, at, accountId }: Command,
  { head, ownerName, companions = [], copiedFrom }: Create,
): TripOnHand {
  const joined = { joinedAt: at, change: 'new' } as const;
  const owner: PersonOnHand = { id, accountId, name: ownerName, role: 'owner', leftAt: null, ...joined };
  const others = companions.map(
    ({ id, name, hasLeft }): PersonOnHand => ({
      ...{ id, name, accountId: null, role: 'companion', leftAt: hasLeft ? at : null, ...joined },
    }),
  );
  return {
    ...{ id, ownerId: accountId, sequence: 0, clock: at, stamps: {}, live: 0, days: 0, size: 0 },
    head: { ...DEFAULT_HEAD, ...head },
    ...{ visibility: 'private', publishedAt: null, hiddenAt: null, copiedFrom: copiedFrom ?? null },
    ...{ likes: 0, comments: 0, copies: 0, createdAt: at, changedAt: at, deletedAt: null, change: 'new' },
    ...{ entries: new Map(), loaded: 'all', links: new Map(), newChanges: [] },
    people: new Map([owner, ...others].map((person) => [person.id, person])),
  };
}

/** Entries in their order: days first, so that items find theirs; then what costs may name. */
function fill(draft: Draft, entries: readonly WholeEntry[]): Refused | null {
  const rank = { day: 0, item: 1, note: 2, task: 2, thing: 2, cost: 2, payment: 2 };
  const ordered = entries.toSorted((a, b) => rank[a.kind] - rank[b.kind]);
  for (const { id, kind, dayId, fields } of ordered) {
    if (entryIn(draft, id) || id === draft.trip.id) return refused('trips.entry-exists', { id });
    if (dayId !== null && (kind !== 'item' || entryIn(draft, dayId)?.kind !== 'day')) {
      return invalid(id, { field: 'where', reason: 'not-in-trip' });
    }
    const whole = checkedFields(draft, { id, kind, fields });
    if ('accepted' in whole) return whole;
    addWhole(draft, { id, kind, dayId, fields: whole.fields });
  }
  return null;
}
