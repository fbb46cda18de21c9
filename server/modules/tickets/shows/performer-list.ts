import type { TicketsPerformersTable } from '../../../db/tables/tickets-shows.ts';
import { timeOfId } from '../../../lib/id.ts';
import { facetsOf, insidesOf, type List, oneOf, textWish } from '../../../lists/index.ts';
import type { Searchable } from '../../../search/searchable.ts';
import type { AdminPerformer, AdminPerformersQuery } from './admin-schemas.ts';
import { performerViews } from './admin-views.ts';
import type { PicturesOf } from './reading.ts';
import { PERFORMER_COLUMNS } from './rows.ts';
import { idsAfter } from './venue-list.ts';

type PerformerList = List<TicketsPerformersTable, AdminPerformersQuery, AdminPerformer>;

const conditions: PerformerList['conditions'] = [oneOf('kind', 'kind')];

/** Performers, as operators search them. */
export const performerList = (picturesOf: PicturesOf): PerformerList => ({
  name: 'performers',
  kind: 'tickets-performer',
  indexed: 'all',
  table: 'tickets_performers',
  columns: PERFORMER_COLUMNS,
  conditions,
  sorts: {
    newest: { column: 'id', descending: true, inIndex: 'newest' },
    oldest: { column: 'id', descending: false, inIndex: 'oldest' },
    name: { column: 'name_ko', descending: false, inIndex: null },
  },
  indexes: [{ name: 'tickets_performers_name', columns: ['name_ko', 'id'] }],
  facets: { kind: 'kind' },
  means: async (executor, { q }) => {
    const text = q?.trim() ?? '';
    if (text === '') return [];
    const named = await executor
      .selectFrom('tickets_performers')
      .select('id')
      .where('id', '=', text)
      .executeTakeFirst();
    if (named) return [{ ids: [named.id] }];
    return [{ wish: textWish(text, { title: 'name_ko', others: ['words'] }) }];
  },
  show: (executor, rows) => performerViews(executor, rows, picturesOf),
  csv: [],
});

/** Performers in the operators' index. */
export const operatorsPerformerSearchable: Searchable = {
  kind: 'tickets-performer',
  scope: 'operators',
  events: ['tickets.performer-changed'],
  idsOf: ({ key }) => [key],
  documents: async (executor, ids) => {
    const rows =
      ids.length === 0
        ? []
        : await executor
            .selectFrom('tickets_performers')
            .selectAll()
            .where('id', 'in', [...ids])
            .execute();
    return rows.map((row) => ({
      ...{ kind: 'tickets-performer', id: row.id, title: { ko: row.name_ko, en: row.name_ko } },
      ...{ text: { ko: row.words, en: row.words }, tags: insidesOf([row.name_ko, row.words]) },
      ...{ facets: facetsOf({ conditions }, row), price: null, at: timeOfId(row.id), popularity: 0 },
      ...{ link: `/admin/tickets/performers/${row.id}`, picture: null },
    }));
  },
  page: (executor, after, limit) => idsAfter(executor, 'tickets_performers', after, limit),
};
