import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { TripsEntriesTable, TripsPeopleTable, TripsTable } from '../../../db/schema.ts';
import type { EntryKind, EntryView, FieldsOf, Person, Role, TripHead } from '../trip.ts';
import { byPosition } from './lists.ts';
import { headOf, PERSON_COLUMNS, PLACE_COLUMNS, personOfRow, TRIP_COLUMNS } from './rows.ts';

/** A trip as it is read, with everything that is in it now. Times are epoch milliseconds. */
export interface TripDocument extends TripFacts {
  /** Those that are there: days, items day by day with ideas behind them, and all else, each in its order. */
  readonly entries: readonly EntryView[];
}

/** A trip without what is in it. */
export interface TripFacts {
  readonly tripId: string;
  readonly ownerId: string;
  readonly sequence: number;
  readonly head: TripHead;
  /** Those who left too. */
  readonly people: readonly Person[];
  readonly visibility: 'private' | 'public';
  readonly publishedAt: number | null;
  readonly hiddenAt: number | null;
  readonly copiedFrom: string | null;
  readonly likes: number;
  readonly comments: number;
  readonly copies: number;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly deletedAt: number | null;
}

const ATTEMPTS = 5;

/** A trip without what is in it; null when there is none. Deleted ones too. */
export async function readTripFacts(executor: Executor, tripId: string): Promise<TripFacts | null> {
  const of = { index: 'PRIMARY', lock: false } as const;
  const [row] = await selectMany<TripsTable>(
    executor,
    { ...of, table: 'trips', columns: TRIP_COLUMNS, keys: ['id'] },
    [[tripId]],
  );
  if (!row) return null;
  const people = await selectMany<TripsPeopleTable>(
    executor,
    { ...of, table: 'trips_people', columns: PERSON_COLUMNS, keys: ['trip_id'] },
    [[tripId]],
  );
  return {
    ...{ tripId, ownerId: row.owner_id, sequence: row.sequence, head: headOf(row.state) },
    people: people.map(personOfRow).map(({ change: _, ...person }) => person),
    ...{ visibility: row.visibility, publishedAt: row.published_at, hiddenAt: row.hidden_at },
    ...{ copiedFrom: row.copied_from, likes: row.likes, comments: row.comments, copies: row.copies },
    ...{ createdAt: row.created_at, changedAt: row.changed_at, deletedAt: row.deleted_at },
  };
}

/** A trip with everything in it, all as of its sequence; null when there is none. Deleted ones too. */
export async function readTrip(executor: Executor, tripId: string): Promise<TripDocument | null> {
  const entriesNow = async (): Promise<EntryView[]> => {
    const rows = await selectMany<TripsEntriesTable>(
      executor,
      {
        table: 'trips_entries',
        columns: [...PLACE_COLUMNS, 'fields'],
        keys: ['trip_id'],
        index: 'PRIMARY',
        lock: false,
      },
      [[tripId]],
    );
    return rows.filter(({ removed_at: at }) => at === null).map(entryView);
  };
  let facts = await readTripFacts(executor, tripId);
  for (let attempt = 0; facts && attempt < ATTEMPTS; attempt += 1) {
    const entries = await entriesNow();
    const after = await readTripFacts(executor, tripId);
    // Nothing was committed in between. Where people never stop, entries may be newer than the sequence: what is then
    // applied to them once more says the same.
    if (after?.sequence === facts.sequence || attempt === ATTEMPTS - 1) {
      return { ...facts, entries: inOrder(entries) };
    }
    facts = after;
  }
  return null;
}

const RANK: Readonly<Record<EntryKind, number>> = {
  ...{ day: 0, item: 1, note: 2, task: 3, thing: 4, cost: 5, payment: 6 },
};

/** By kind, and each kind in its order: items day by day, ideas behind them. */
function inOrder(entries: readonly EntryView[]): EntryView[] {
  const days = entries.filter(({ kind }) => kind === 'day').sort(byPosition);
  const dayNo = new Map(days.map(({ id }, i) => [id, i]));
  const noOf = ({ dayId }: EntryView): number => (dayId === null ? days.length : (dayNo.get(dayId) ?? 0));
  return entries.toSorted((a, b) => RANK[a.kind] - RANK[b.kind] || noOf(a) - noOf(b) || byPosition(a, b));
}

const entryView = (row: Omit<TripsEntriesTable, 'stamps'>): EntryView => ({
  ...{ id: row.id, kind: row.kind, dayId: row.day_id, position: row.position, sequence: row.sequence },
  fields: JSON.parse(row.fields) as FieldsOf[EntryKind],
  removedAt: row.removed_at,
});

/** As whom a member takes part in a trip now; null when not at all, or when the trip is deleted. */
export function personIn(trip: TripFacts | null, accountId: string): Person | null {
  if (!trip || trip.deletedAt !== null) return null;
  return trip.people.find((person) => person.accountId === accountId && person.leftAt === null) ?? null;
}

/** In which of these trips a member takes part now, and how; deleted ones are left out. */
export async function rolesIn(
  executor: Executor,
  tripIds: readonly string[],
  accountId: string,
): Promise<Map<string, Role>> {
  const ids = tripIds.map((id) => [id]);
  const rows = await selectMany<Pick<TripsPeopleTable, 'trip_id' | 'account_id' | 'role' | 'left_at'>>(
    executor,
    {
      table: 'trips_people',
      columns: ['trip_id', 'account_id', 'role', 'left_at'],
      keys: ['trip_id'],
      index: 'PRIMARY',
      lock: false,
    },
    ids,
  );
  const own = rows.filter((row) => row.account_id === accountId && row.left_at === null);
  const there = await selectMany<Pick<TripsTable, 'id' | 'deleted_at'>>(
    executor,
    { table: 'trips', columns: ['id', 'deleted_at'], keys: ['id'], index: 'PRIMARY', lock: false },
    own.map((row) => [row.trip_id]),
  );
  const live = new Set(there.filter((row) => row.deleted_at === null).map(({ id }) => id));
  return new Map(own.filter((row) => live.has(row.trip_id)).map((row) => [row.trip_id, row.role]));
}
