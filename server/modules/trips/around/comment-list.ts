import { type SqlBool, sql } from 'kysely';
import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { TripsCommentsTable } from '../../../db/tables/trips-around.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import {
  facetsOf,
  insidesOf,
  type List,
  madeWithin,
  oneOf,
  present,
  type Wish,
} from '../../../lists/index.ts';
import type { Searchable } from '../../../search/searchable.ts';
import { namesOf } from '../../../voices/authors.ts';
import { readTripRows } from '../people/reading.ts';
import type { AdminTripComment, AdminTripCommentsQuery } from './admin-schemas.ts';
import { COMMENT_COLUMNS } from './rows.ts';
import { type Members, wantedBy } from './wanted.ts';

type CommentList = List<TripsCommentsTable, AdminTripCommentsQuery, AdminTripComment>;

const conditions: CommentList['conditions'] = [
  oneOf('tripId', 'trip_id'),
  oneOf('accountId', 'account_id'),
  present('hidden', 'hidden_at'),
  madeWithin(),
];

/** What was taken away is empty. */
const THERE: Wish<TripsCommentsTable> = {
  sql: () => sql<SqlBool>`removed_at is null`,
  holds: (row) => row.removed_at === null,
  narrowing: null,
  asked: {},
};

/** What people say below public trips, as operators search it. */
export const commentList = (members: Members): CommentList => ({
  name: 'trip-comments',
  kind: 'trips-comment',
  indexed: 'all',
  table: 'trips_comments',
  columns: COMMENT_COLUMNS,
  conditions,
  sorts: {
    newest: { column: 'id', descending: true, inIndex: 'newest' },
    oldest: { column: 'id', descending: false, inIndex: 'oldest' },
  },
  indexes: [
    { name: 'trips_comments_trip', columns: ['trip_id', 'id'] },
    { name: 'trips_comments_account', columns: ['account_id', 'id'] },
    { name: 'trips_comments_hidden', columns: ['hidden_at', 'id'] },
  ],
  facets: { tripId: 'trip_id' },
  means: async (executor, { q }) => [
    { wish: THERE },
    ...(await wantedBy<TripsCommentsTable>(executor, members, q, {
      ...{
        table: 'trips_comments',
        person: 'account_id',
        facet: 'accountId',
        isIndexed: true,
        title: 'body',
      },
    })),
  ],
  show: (executor, rows) => show(executor, rows, members),
  csv: [],
});

async function show(
  executor: Executor,
  rows: readonly TripsCommentsTable[],
  members: Members,
): Promise<AdminTripComment[]> {
  const nameOf = await namesOf(
    members,
    rows.map((row) => row.account_id),
  );
  const trips = await readTripRows(
    executor,
    rows.map((row) => row.trip_id),
  );
  return rows.map((row) => ({
    commentId: row.id,
    tripId: row.trip_id,
    tripTitle: trips.get(row.trip_id)?.title ?? '',
    accountId: row.account_id,
    memberName: nameOf(row.account_id),
    text: row.body,
    at: iso(row.at),
    hiddenAt: isoOrNull(row.hidden_at),
  }));
}

/** Comments in the operators' index. */
export const operatorsCommentSearchable: Searchable = {
  kind: 'trips-comment',
  scope: 'operators',
  events: [...['trips.commented', 'trips.comment-removed', 'trips.comment-hidden', 'trips.comment-shown']],
  idsOf: ({ data }) => [String(data.commentId)],
  documents: async (executor, ids) => {
    const rows = await selectMany<TripsCommentsTable>(
      executor,
      { table: 'trips_comments', columns: COMMENT_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
      ids.map((id) => [id]),
    );
    return rows.filter(THERE.holds).map((row) => ({
      ...{ kind: 'trips-comment', id: row.id, title: { ko: row.body, en: row.body } },
      ...{ text: { ko: '', en: '' }, tags: insidesOf([row.body]), facets: facetsOf({ conditions }, row) },
      ...{ price: null, at: row.at, popularity: 0, link: `/admin/trips/comments?q=${row.id}`, picture: null },
    }));
  },
  page: async (executor, after, limit) => {
    const rows = await executor
      .selectFrom('trips_comments')
      .select('id')
      .where('id', '>', after ?? '')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  },
};
