import { type SqlBool, sql } from 'kysely';
import { selectMany } from '../../../db/dialect.ts';
import type { TripsTable } from '../../../db/tables/trips.ts';
import { timeOfId } from '../../../lib/id.ts';
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
import type { AdminTripSummary, AdminTripsQuery } from './admin-schemas.ts';
import { publicIdsAfter, TRIP_EVENTS } from './searchable.ts';
import { type Members, wantedBy } from './wanted.ts';

type TripList = List<TripsTable, AdminTripsQuery, AdminTripSummary>;

const COLUMNS = [
  ...(['id', 'owner_id', 'title', 'days', 'regions', 'visibility', 'published_at', 'hidden_at'] as const),
  ...(['likes', 'comments', 'copies', 'deleted_at'] as const),
] as const;

const conditions: TripList['conditions'] = [
  oneOf('ownerId', 'owner_id'),
  present('hidden', 'hidden_at'),
  madeWithin(),
];

/** A trip that its people keep for themselves is no operator's business. */
const PUBLIC_ONLY: Wish<TripsTable> = {
  sql: () => sql<SqlBool>`visibility = 'public' and deleted_at is null`,
  holds: (row) => row.visibility === 'public' && row.deleted_at === null,
  narrowing: { column: 'visibility', isPoint: true },
  asked: {},
};

/** Public trips, as operators search them. */
export const tripList = (members: Members): TripList => ({
  name: 'trips',
  kind: 'trips-trip',
  indexed: 'all',
  table: 'trips',
  columns: COLUMNS,
  conditions,
  sorts: {
    newest: { column: 'id', descending: true, inIndex: 'newest' },
    oldest: { column: 'id', descending: false, inIndex: 'oldest' },
    liked: { column: 'likes', descending: true, inIndex: null },
  },
  indexes: [
    { name: 'trips_visibility', columns: ['visibility', 'id'] },
    { name: 'trips_liked', columns: ['visibility', 'likes', 'id'] },
    { name: 'trips_hidden', columns: ['hidden_at', 'id'] },
  ],
  facets: { days: 'days' },
  means: async (executor, { q }) => [
    { wish: PUBLIC_ONLY },
    ...(await wantedBy<TripsTable>(executor, members, q, {
      ...{ table: 'trips', person: 'owner_id', facet: 'ownerId', isIndexed: false, title: 'title' },
    })),
  ],
  show: (_executor, rows) => tripSummaries(rows, members),
  csv: [],
});

/** Trips as operators see them, in bulk. */
export async function tripSummaries(
  rows: readonly Pick<TripsTable, (typeof COLUMNS)[number]>[],
  members: Members,
): Promise<AdminTripSummary[]> {
  const nameOf = await namesOf(
    members,
    rows.map((row) => row.owner_id),
  );
  return rows.map((row) => ({
    tripId: row.id,
    title: row.title,
    ownerId: row.owner_id,
    ownerName: nameOf(row.owner_id),
    days: row.days,
    regions: row.regions.split(',').filter((code) => code !== ''),
    likes: row.likes,
    comments: row.comments,
    copies: row.copies,
    publishedAt: isoOrNull(row.published_at),
    hiddenAt: isoOrNull(row.hidden_at),
    createdAt: iso(timeOfId(row.id)),
  }));
}

/** Public trips in the operators' index, hidden ones too. */
export const operatorsTripSearchable: Searchable = {
  kind: 'trips-trip',
  scope: 'operators',
  events: TRIP_EVENTS,
  idsOf: ({ key }) => [key],
  documents: async (executor, ids) => {
    const rows = await selectMany<TripsTable>(
      executor,
      { table: 'trips', columns: COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
      ids.map((id) => [id]),
    );
    return rows.filter(PUBLIC_ONLY.holds).map((row) => ({
      ...{ kind: 'trips-trip', id: row.id, title: { ko: row.title, en: row.title } },
      ...{ text: { ko: '', en: '' }, tags: insidesOf([row.title]), facets: facetsOf({ conditions }, row) },
      ...{ price: null, at: timeOfId(row.id), popularity: row.likes },
      ...{ link: `/admin/trips/${row.id}`, picture: null },
    }));
  },
  page: publicIdsAfter,
};
