import type { Executor } from '../../../db/dialect.ts';
import type { TripsTable } from '../../../db/tables/trips.ts';
import type { SearchDocument } from '../../../search/document.ts';
import type { Searchable } from '../../../search/searchable.ts';
import { headOf, isPublic, readTripRows, type TripRow } from '../people/reading.ts';
import type { ItemFields } from '../trip.ts';

const MAX_TEXT = 2_000;
/** Stops of a trip by whose names it is found. */
const MAX_STOPS = 100;

/** After these a trip, or who may see it, is another one. */
export const TRIP_EVENTS = [
  ...['trips.published', 'trips.unpublished', 'trips.hidden', 'trips.shown', 'trips.liked'],
  ...['trips.changed', 'trips.deleted', 'trips.restored'],
];

/** Public trips by their titles, what is said of them, and where they lead. */
export const tripSearchable: Searchable = {
  kind: 'trip',
  scope: 'public',
  facets: ['region', 'days'],
  events: TRIP_EVENTS,
  idsOf: ({ key }) => [key],
  documents: async (executor, ids) => {
    const rows = [...(await readTripRows(executor, ids)).values()].filter(isPublic);
    const documents: SearchDocument[] = [];
    for (const row of rows) documents.push(documentOf(row, await stopsOf(executor, row.id)));
    return documents;
  },
  page: publicIdsAfter,
};

function documentOf(row: TripRow, stops: readonly string[]): SearchDocument {
  const { about, regions } = headOf(row);
  const text = [about, ...stops].join('\n').slice(0, MAX_TEXT);
  return {
    ...{ kind: 'trip', id: row.id, title: { ko: row.title, en: row.title }, text: { ko: text, en: text } },
    ...{ tags: [], facets: { region: [...regions], days: [String(row.days)] }, price: null },
    ...{ at: row.published_at ?? row.changed_at, popularity: row.likes, picture: null },
    link: `/trips/explore/${row.id}`,
  };
}

async function stopsOf(executor: Executor, tripId: string): Promise<string[]> {
  const rows = await executor
    .selectFrom('trips_entries')
    .select('fields')
    .where('trip_id', '=', tripId)
    .where('kind', '=', 'item')
    .where('day_id', 'is not', null)
    .where('removed_at', 'is', null)
    .limit(MAX_STOPS)
    .execute();
  return rows.map(({ fields }) => (JSON.parse(fields) as ItemFields).title);
}

/** All ids of public trips, ascending, a page at a time. */
export async function publicIdsAfter(
  executor: Executor,
  after: string | null,
  limit: number,
): Promise<TripsTable['id'][]> {
  const rows = await executor
    .selectFrom('trips')
    .select('id')
    .where('visibility', '=', 'public')
    .where('id', '>', after ?? '')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
