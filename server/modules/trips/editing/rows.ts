import type { Value } from '../../../db/rows.ts';
import type { TripsEntriesTable, TripsLinksTable, TripsPeopleTable, TripsTable } from '../../../db/schema.ts';
import type { EntryOnHand, LinkOnHand, PersonOnHand, TripOnHand } from '../state.ts';
import type { EntryKind, FieldsOf, Stamp, TripHead } from '../trip.ts';
import { lastDayOf } from './days.ts';

export const TRIP_COLUMNS = [
  ...(['id', 'owner_id', 'sequence', 'clock', 'state', 'stamps', 'title', 'starts_on', 'ends_on'] as const),
  ...([
    'days',
    'entries',
    'size',
    'regions',
    'visibility',
    'published_at',
    'hidden_at',
    'copied_from',
  ] as const),
  ...(['likes', 'comments', 'copies', 'created_at', 'changed_at', 'deleted_at'] as const),
] as const;
export const PLACE_COLUMNS = [
  'trip_id',
  'id',
  'kind',
  'day_id',
  'position',
  'sequence',
  'removed_at',
] as const;
export const ENTRY_COLUMNS = [...PLACE_COLUMNS, 'fields', 'stamps'] as const;
export const PERSON_COLUMNS = [
  ...(['trip_id', 'id', 'account_id', 'name', 'role', 'joined_at', 'left_at'] as const),
] as const;
export const LINK_COLUMNS = [
  ...([
    'token_hash',
    'id',
    'trip_id',
    'purpose',
    'role',
    'person_id',
    'email',
    'note',
    'created_by',
  ] as const),
  ...(['created_at', 'expires_at', 'revoked_at', 'with_costs', 'uses'] as const),
] as const;
export type PlaceRow = Pick<TripsEntriesTable, (typeof PLACE_COLUMNS)[number]>;

export const headOf = (state: string): TripHead => JSON.parse(state) as TripHead;

export const tripOf = (row: TripsTable, loaded: TripOnHand['loaded']): TripOnHand => ({
  ...{ id: row.id, ownerId: row.owner_id, sequence: row.sequence, clock: row.clock },
  head: headOf(row.state),
  stamps: JSON.parse(row.stamps) as Record<string, Stamp>,
  ...{ live: row.entries, days: row.days, size: row.size, visibility: row.visibility },
  ...{ publishedAt: row.published_at, hiddenAt: row.hidden_at, copiedFrom: row.copied_from },
  ...{ likes: row.likes, comments: row.comments, copies: row.copies },
  ...{ createdAt: row.created_at, changedAt: row.changed_at, deletedAt: row.deleted_at },
  ...{ change: 'none', loaded, entries: new Map(), people: new Map(), links: new Map(), newChanges: [] },
});

/** In the order of `TRIP_COLUMNS`. */
export const tripValues = (trip: TripOnHand): Value[] => [
  ...[
    trip.id,
    trip.ownerId,
    trip.sequence,
    trip.clock,
    JSON.stringify(trip.head),
    JSON.stringify(trip.stamps),
  ],
  ...[trip.head.title, trip.head.startsOn, lastDayOf(trip.head.startsOn, trip.days)],
  ...[trip.days, trip.live, trip.size, trip.head.regions.join(',')],
  ...[trip.visibility, trip.publishedAt, trip.hiddenAt, trip.copiedFrom],
  ...[trip.likes, trip.comments, trip.copies, trip.createdAt, trip.changedAt, trip.deletedAt],
];

/** Where an entry stands, without what is in it. */
export const placeOf = (row: PlaceRow): EntryOnHand => ({
  ...{ id: row.id, kind: row.kind, dayId: row.day_id, position: row.position },
  ...{ sequence: row.sequence, removedAt: row.removed_at, content: null, change: 'none' },
});

export const entryOf = (row: TripsEntriesTable): EntryOnHand => ({
  ...placeOf(row),
  content: {
    fields: JSON.parse(row.fields) as FieldsOf[EntryKind],
    stamps: JSON.parse(row.stamps) as Record<string, Stamp>,
  },
});

/** In the order of `ENTRY_COLUMNS`. */
export const entryValues = (
  tripId: string,
  { id, kind, dayId, position, sequence, removedAt, content }: EntryOnHand,
): Value[] => [
  ...[tripId, id, kind, dayId, position, sequence, removedAt],
  ...[JSON.stringify(content?.fields), JSON.stringify(content?.stamps)],
];

export const personOfRow = (row: TripsPeopleTable): PersonOnHand => ({
  ...{ id: row.id, accountId: row.account_id, name: row.name, role: row.role },
  ...{ joinedAt: row.joined_at, leftAt: row.left_at, change: 'none' },
});
/** In the order of `PERSON_COLUMNS`. */
export const personValues = (tripId: string, person: PersonOnHand): Value[] => [
  ...[tripId, person.id, person.accountId, person.name, person.role, person.joinedAt, person.leftAt],
];

export const linkOf = (row: TripsLinksTable): LinkOnHand => ({
  ...{ id: row.id, tokenHash: row.token_hash, purpose: row.purpose, role: row.role },
  ...{ withCosts: row.with_costs === 1, personId: row.person_id, email: row.email, note: row.note },
  ...{ createdBy: row.created_by, createdAt: row.created_at, expiresAt: row.expires_at },
  ...{ revokedAt: row.revoked_at, uses: row.uses, change: 'none' },
});
/** In the order of `LINK_COLUMNS`. */
export const linkValues = (tripId: string, link: LinkOnHand): Value[] => [
  ...[link.tokenHash, link.id, tripId, link.purpose, link.role, link.personId, link.email, link.note],
  ...[link.createdBy, link.createdAt, link.expiresAt, link.revokedAt, link.withCosts ? 1 : 0, link.uses],
];
