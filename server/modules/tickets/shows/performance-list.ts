import { type SqlBool, sql } from 'kysely';
import type { Executor } from '../../../db/dialect.ts';
import type { TicketsPerformancesTable } from '../../../db/tables/tickets-shows.ts';
import { timeOfId } from '../../../lib/id.ts';
import {
  facetsOf,
  insidesOf,
  type List,
  type Meaning,
  oneOf,
  textWish,
  type Wish,
} from '../../../lists/index.ts';
import type { Searchable } from '../../../search/searchable.ts';
import type { AdminPerformanceSummary, AdminPerformancesQuery } from './admin-schemas.ts';
import { performanceSummaries } from './admin-views.ts';
import type { PicturesOf } from './reading.ts';
import { PERFORMANCE_COLUMNS } from './rows.ts';
import { idsAfter } from './venue-list.ts';

type Row = TicketsPerformancesTable;
type PerformanceList = List<Row, AdminPerformancesQuery, AdminPerformanceSummary>;

const conditions: PerformanceList['conditions'] = [
  oneOf('status', 'status'),
  oneOf('genre', 'genre'),
  oneOf('venue', 'venue_id'),
];

/** Performances, as operators search them. */
export const performanceList = (picturesOf: PicturesOf): PerformanceList => ({
  name: 'performances',
  kind: 'tickets-performance',
  indexed: 'all',
  table: 'tickets_performances',
  columns: PERFORMANCE_COLUMNS,
  conditions,
  sorts: {
    newest: { column: 'id', descending: true, inIndex: 'newest' },
    oldest: { column: 'id', descending: false, inIndex: 'oldest' },
    name: { column: 'title_ko', descending: false, inIndex: null },
  },
  indexes: [
    { name: 'tickets_performances_state', columns: ['status', 'id'] },
    { name: 'tickets_performances_genre', columns: ['genre', 'id'] },
    { name: 'tickets_performances_venue', columns: ['venue_id', 'id'] },
    { name: 'tickets_performances_name', columns: ['title_ko', 'id'] },
  ],
  facets: { status: 'status', genre: 'genre' },
  means: async (executor, { q, from, to }) => {
    const meanings: Meaning<Row>[] = [];
    const text = q?.trim() ?? '';
    if (text !== '') {
      const named = await namedBy(executor, text);
      meanings.push(
        named.length > 0
          ? { ids: named }
          : { wish: textWish(text, { title: 'title_ko', others: ['words'] }) },
      );
    }
    if (from !== undefined || to !== undefined) meanings.push({ wish: shownWithin(from, to) });
    return meanings;
  },
  show: (executor, rows) => performanceSummaries(executor, rows, picturesOf),
  csv: [],
});

/** A whole performance or round names one performance and no other. */
async function namedBy(executor: Executor, text: string): Promise<string[]> {
  const performance = await executor
    .selectFrom('tickets_performances')
    .select('id')
    .where('id', '=', text)
    .executeTakeFirst();
  if (performance) return [performance.id];
  const round = await executor
    .selectFrom('tickets_rounds')
    .select('performance_id')
    .where('id', '=', text)
    .executeTakeFirst();
  return round ? [round.performance_id] : [];
}

/** Between its first and its last round there is a moment of this time. */
function shownWithin(from: string | undefined, to: string | undefined): Wish<Row> {
  const [first, end] = [Date.parse(from ?? '1970-01-01'), Date.parse(to ?? '9999-01-01')];
  return {
    sql: () => sql<SqlBool>`last_at >= ${first} and first_at < ${end}`,
    holds: (row) =>
      row.last_at !== null && row.last_at >= first && row.first_at !== null && row.first_at < end,
    narrowing: null,
    asked: null,
  };
}

/** Performances in the operators' index, whatever their status. */
export const operatorsPerformanceSearchable: Searchable = {
  kind: 'tickets-performance',
  scope: 'operators',
  events: ['tickets.performance-changed'],
  idsOf: ({ key }) => [key],
  documents: async (executor, ids) => {
    const rows =
      ids.length === 0
        ? []
        : await executor
            .selectFrom('tickets_performances')
            .selectAll()
            .where('id', 'in', [...ids])
            .execute();
    return rows.map((row) => ({
      ...{ kind: 'tickets-performance', id: row.id, title: { ko: row.title_ko, en: row.title_ko } },
      ...{ text: { ko: row.words, en: row.words }, tags: insidesOf([row.title_ko, row.words]) },
      ...{ facets: facetsOf({ conditions }, row), price: null, at: timeOfId(row.id), popularity: 0 },
      ...{ link: `/admin/tickets/performances/${row.id}`, picture: null },
    }));
  },
  page: (executor, after, limit) => idsAfter(executor, 'tickets_performances', after, limit),
};
