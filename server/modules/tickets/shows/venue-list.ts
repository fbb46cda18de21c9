import type { Executor } from '../../../db/dialect.ts';
import type { TicketsVenuesTable } from '../../../db/tables/tickets-shows.ts';
import { timeOfId } from '../../../lib/id.ts';
import { facetsOf, insidesOf, type List, oneOf, textWish } from '../../../lists/index.ts';
import type { Searchable } from '../../../search/searchable.ts';
import { venueSummaries } from './admin-place-views.ts';
import type { AdminVenueSummary, AdminVenuesQuery } from './admin-schemas.ts';
import type { PicturesOf } from './reading.ts';
import { VENUE_COLUMNS } from './rows.ts';

type VenueList = List<TicketsVenuesTable, AdminVenuesQuery, AdminVenueSummary>;

const conditions: VenueList['conditions'] = [oneOf('region', 'region'), oneOf('status', 'status')];

/** Venues, as operators search them. */
export const venueList = (picturesOf: PicturesOf): VenueList => ({
  name: 'venues',
  kind: 'tickets-venue',
  indexed: 'all',
  table: 'tickets_venues',
  columns: VENUE_COLUMNS,
  conditions,
  sorts: {
    newest: { column: 'id', descending: true, inIndex: 'newest' },
    oldest: { column: 'id', descending: false, inIndex: 'oldest' },
    name: { column: 'name_ko', descending: false, inIndex: null },
  },
  indexes: [{ name: 'tickets_venues_name', columns: ['name_ko', 'id'] }],
  facets: { region: 'region', status: 'status' },
  means: async (executor, { q }) => {
    const text = q?.trim() ?? '';
    if (text === '') return [];
    const named = await executor
      .selectFrom('tickets_venues')
      .select('id')
      .where('id', '=', text)
      .executeTakeFirst();
    if (named) return [{ ids: [named.id] }];
    return [{ wish: textWish(text, { title: 'name_ko', others: ['words'] }) }];
  },
  show: (executor, rows) => venueSummaries(executor, rows, picturesOf),
  csv: [],
});

/** Venues in the operators' index. */
export const operatorsVenueSearchable: Searchable = {
  kind: 'tickets-venue',
  scope: 'operators',
  events: ['tickets.venue-changed'],
  idsOf: ({ key }) => [key],
  documents: async (executor, ids) => {
    const rows =
      ids.length === 0
        ? []
        : await executor
            .selectFrom('tickets_venues')
            .selectAll()
            .where('id', 'in', [...ids])
            .execute();
    return rows.map((row) => {
      const { words } = row;
      return {
        ...{ kind: 'tickets-venue', id: row.id, title: { ko: row.name_ko, en: row.name_ko } },
        ...{ text: { ko: words, en: words }, tags: insidesOf([row.name_ko, words]) },
        ...{ facets: facetsOf({ conditions }, row), price: null, at: timeOfId(row.id), popularity: 0 },
        ...{ link: `/admin/tickets/venues/${row.id}`, picture: null },
      };
    });
  },
  page: (executor, after, limit) => idsAfter(executor, 'tickets_venues', after, limit),
};

/** All ids of a table, ascending, a page at a time. */
export async function idsAfter(
  executor: Executor,
  table: 'tickets_venues' | 'tickets_performers' | 'tickets_performances',
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await executor
    .selectFrom(table)
    .select('id')
    .where('id', '>', after ?? '')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
