import type { Accepted, Decision } from '../../../../engine/types.ts';
import type { TripsInput } from '../../input.ts';
import type { PersonOnHand, TripOnHand, TripsState } from '../../state.ts';
import type { Applied, Change, Conflict, EntryView, Role, TripHead } from '../../trip.ts';
import { decideTrips } from '../decide.ts';
import type { EditingInput } from '../input.ts';
import { emptyTrips } from '../prefetch.ts';

/** Noon of the first day of all tests. */
export const NOON = Date.UTC(2027, 3, 3, 3);
export const OWNER = 'MINJI';

export interface Edited extends Accepted {
  readonly result: {
    readonly sequence: number;
    readonly applied: Applied[];
    readonly conflicts: Conflict[];
  };
}

/** A trip in memory on which commands are decided as the lane decides them, one after the other. */
export interface Bed {
  readonly state: TripsState;
  readonly trip: TripOnHand;
  readonly tripId: string;
  readonly dayIds: readonly string[];
  ask(accountId: string, input: TripsInput, at?: number): Decision;
  /** Asks for changes with the newest version, from the page `page`, unless it says otherwise; throws when refused. */
  edit(changes: readonly Change[], options?: EditOptions): Edited;
  join(accountId: string, role: Role): PersonOnHand;
  titles(dayId: string | null): string[];
}
export interface EditOptions {
  readonly by?: string;
  readonly seen?: number;
  readonly client?: string;
}

/** Begins with a trip of OWNER's. */
export function makeBed(begin: Partial<Omit<Extract<EditingInput, { kind: 'create' }>, 'kind'>> = {}): Bed {
  const state = emptyTrips();
  let made = 0;
  const ask = (accountId: string, input: TripsInput, at = NOON): Decision => {
    made += 1;
    const id = `C${String(made).padStart(6, '0')}`;
    return decideTrips(state, { id, at, accountId, key: id, name: 'test', input, fingerprint: '' });
  };
  const created = ask(OWNER, {
    ...{ kind: 'create', head: { title: '강릉', startsOn: '2027-04-03' }, days: 3, ownerName: '민지' },
    ...begin,
  });
  if (!created.accepted) throw new Error(created.code);
  const tripId = String(created.result.tripId);
  const trip = state.trips.get(tripId)!;
  const live = () => [...trip.entries.values()].filter(({ removedAt }) => removedAt === null);
  return {
    ...{ state, trip, tripId, ask },
    dayIds: live()
      .filter(({ kind }) => kind === 'day')
      .map(({ id }) => id),
    edit: (changes, { by = OWNER, seen = trip.sequence, client = 'page' } = {}) => {
      const decision = ask(by, { kind: 'edit', tripId, seen, client, changes });
      if (!decision.accepted) throw new Error(`${decision.code} ${JSON.stringify(decision.result)}`);
      return decision as Edited;
    },
    join: (accountId, role) => {
      const person: PersonOnHand = {
        ...{
          id: `P-${accountId}`,
          accountId: role === 'companion' ? null : accountId,
          name: accountId,
          role,
        },
        ...{ joinedAt: NOON, leftAt: null, change: 'none' },
      };
      trip.people.set(person.id, person);
      return person;
    },
    titles: (dayId) =>
      live()
        .filter((entry) => entry.kind === 'item' && entry.dayId === dayId)
        .sort((a, b) => (a.position < b.position ? -1 : 1))
        .map(({ content }) => (content!.fields as { title: string }).title),
  };
}

export const addItem = (id: string, dayId: string | null, after?: string | null): Change => ({
  ...{ op: 'add', kind: 'item', id, fields: { title: id } },
  where: { dayId, after: after ?? null },
});

/** A trip as a page shows it. */
export interface Shown {
  readonly head: TripHead;
  readonly entries: Map<string, Pick<EntryView, 'id' | 'kind' | 'dayId' | 'position' | 'fields'>>;
}

export function shownOf({ head, entries }: TripOnHand): Shown {
  const shown: Shown = { head, entries: new Map() };
  for (const { id, kind, dayId, position, content, removedAt } of entries.values()) {
    if (removedAt === null) shown.entries.set(id, { id, kind, dayId, position, fields: content!.fields });
  }
  return shown;
}

/** What a page makes of what it is told. */
export function applied({ head, entries }: Shown, tripId: string, all: readonly Applied[]): Shown {
  const next = { head, entries: new Map(entries) };
  for (const one of all) {
    if (one.op === 'add' || one.op === 'restore') {
      const { id, kind, dayId, position, fields } = one.entry;
      next.entries.set(id, { id, kind, dayId, position, fields });
    } else if (one.op === 'remove') {
      next.entries.delete(one.id);
    } else if (one.id === tripId) {
      next.head = { ...next.head, ...(one as { fields: Partial<TripHead> }).fields };
    } else {
      const entry = next.entries.get(one.id);
      if (!entry) throw new Error(`${one.op} of ${one.id}, which is not there`);
      const { dayId, position } = one.op === 'move' ? one : entry;
      const fields = one.op === 'set' ? { ...entry.fields, ...one.fields } : entry.fields;
      next.entries.set(one.id, { ...entry, dayId, position, fields });
    }
  }
  return next;
}
