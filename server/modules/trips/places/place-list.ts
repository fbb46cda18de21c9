import { type SqlBool, sql } from 'kysely';
import type { Executor } from '../../../db/dialect.ts';
import type { TripsPlacesTable } from '../../../db/tables/trips-places.ts';
import { facetsOf, insidesOf, type List, oneOf, present, textWish } from '../../../lists/index.ts';
import type { Searchable } from '../../../search/searchable.ts';
import type { AdminPlace, AdminPlacesQuery } from './admin-schemas.ts';
import { placesOfEvent } from './events.ts';
import type { Place } from './place.ts';
import { PLACE_COLUMNS, placeOf } from './rows.ts';
import { viewOf } from './views.ts';

type PlaceList = List<TripsPlacesTable, AdminPlacesQuery, AdminPlace>;

const conditions: PlaceList['conditions'] = [
  oneOf('province', 'province'),
  oneOf('district', 'district'),
  oneOf('kind', 'kind'),
  oneOf('source', 'source'),
  present('hidden', 'hidden_at'),
  {
    // What members note for themselves is nobody's business; the index does not hold it.
    params: [],
    wish: () => ({
      sql: () => sql<SqlBool>`owner_id is null`,
      holds: (row) => row.owner_id === null,
      narrowing: null,
      asked: {},
    }),
  },
];

/** Places of everybody, as operators search them: hidden ones too. */
export const placeList: PlaceList = {
  name: 'places',
  kind: 'trips-place',
  indexed: 'all',
  table: 'trips_places',
  columns: PLACE_COLUMNS,
  conditions,
  sorts: {
    newest: { column: 'id', descending: true, inIndex: null },
    oldest: { column: 'id', descending: false, inIndex: null },
    name: { column: 'name_ko', descending: false, inIndex: null },
  },
  indexes: [{ name: 'trips_places_name', columns: ['name_ko', 'id'] }],
  facets: { province: 'province', kind: 'kind', source: 'source' },
  means: async (executor, { q }) => {
    const text = q?.trim() ?? '';
    if (text === '') return [];
    const named = await executor
      .selectFrom('trips_places')
      .select('id')
      .where('id', '=', text)
      .executeTakeFirst();
    if (named) return [{ ids: [named.id] }];
    return [{ wish: textWish(text, { title: 'name_ko', others: ['words'] }) }];
  },
  show: async (_executor, rows) => rows.map((row) => adminViewOf(placeOf(row))),
  csv: [],
};

/** A place as operators see it. */
export const adminViewOf = (place: Place): AdminPlace => ({
  ...viewOf(place),
  sourceId: place.sourceId,
  version: place.version,
  isEdited: place.editedAt !== null,
  isHidden: place.hiddenAt !== null,
  changedAt: new Date(place.changedAt).toISOString(),
});

/** Rows of everybody's places, by id. */
export async function publicRows(executor: Executor, ids: readonly string[]): Promise<TripsPlacesTable[]> {
  if (ids.length === 0) return [];
  return executor
    .selectFrom('trips_places')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('owner_id', 'is', null)
    .execute();
}

/** Ids of places, ascending, a page at a time: members' own among them, of which nothing is told. */
export async function idsAfter(executor: Executor, after: string | null, limit: number): Promise<string[]> {
  const rows = await executor
    .selectFrom('trips_places')
    .select('id')
    .where('id', '>', after ?? '')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Places in the operators' index, hidden or not. */
export const operatorsPlaceSearchable: Searchable = {
  kind: 'trips-place',
  scope: 'operators',
  events: ['trips.places-changed'],
  idsOf: placesOfEvent,
  documents: async (executor, ids) =>
    (await publicRows(executor, ids)).map((row) => ({
      ...{ kind: 'trips-place', id: row.id, title: { ko: row.name_ko, en: row.name_ko } },
      ...{ text: { ko: row.words, en: row.words }, tags: insidesOf([row.name_ko, row.words]) },
      ...{ facets: facetsOf({ conditions }, row), price: null, at: row.changed_at, popularity: 0 },
      ...{ link: `/admin/trips/places/${row.id}`, picture: null },
    })),
  page: idsAfter,
};
