import { type Executor, run, selectMany } from '../../../db/dialect.ts';
import type { TripsChangesTable, TripsEntriesTable, TripsTable } from '../../../db/schema.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Applied, Person, Role } from '../trip.ts';
import { MAX_TOLD, MAX_TRIPS } from './bounds.ts';
import type { TripDocument, TripFacts } from './reading.ts';
import type { Change, History, HistoryItem, TripAnswer, TripSummary } from './schemas.ts';

/** Characters of changes in one answer, about. */
const MOST_TOLD = 1_000_000;
const ROWS_AT_ONCE = 20;

const splitRegions = (regions: string): string[] => (regions === '' ? [] : regions.split(','));

export interface TripListQuery {
  readonly accountId: string;
  readonly state: 'active' | 'past' | 'deleted';
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Where the reader is: `YYYY-MM-DD`. */
  readonly today: string;
}

const LISTED = [
  ...(['id', 'title', 'starts_on', 'ends_on', 'days', 'regions', 'visibility', 'changed_at'] as const),
  'deleted_at',
] as const;
type Listed = Pick<TripsTable, (typeof LISTED)[number]>;
/** Own and shared ones, and those deleted in the last weeks. */
const MOST_READ = MAX_TRIPS * 5;
const NO_DATE = '9999-12-31';

/** A member's trips, own and shared: those to come by their first day, past and deleted ones from the newest. */
export async function listTrips(
  executor: Executor,
  { accountId, state, cursor, limit, today }: TripListQuery,
): Promise<{ items: TripSummary[]; nextCursor: string | null }> {
  const memberships = await executor
    .selectFrom('trips_people')
    .select(['trip_id', 'role'])
    .where('account_id', '=', accountId)
    .where('left_at', 'is', null)
    .orderBy('trip_id', 'desc')
    .limit(MOST_READ)
    .execute();
  const roles = new Map(memberships.map((row) => [row.trip_id, row.role]));
  const rows = await selectMany<Listed>(
    executor,
    { table: 'trips', columns: LISTED, keys: ['id'], index: 'PRIMARY', lock: false },
    memberships.map((row) => [row.trip_id]),
  );
  const wanted = rows.filter((row) => {
    if (row.deleted_at !== null) return state === 'deleted' && roles.get(row.id) === 'owner';
    const isPast = row.ends_on !== null && row.ends_on < today;
    return state === (isPast ? 'past' : 'active');
  });
  const placed = wanted.map((row) => ({ row, place: placeOf(row, state) }));
  placed.sort((a, b) => (state === 'active' ? compare(a.place, b.place) : compare(b.place, a.place)));
  const rest = cursor === undefined ? placed : placed.filter(({ place }) => isBehind(place, cursor, state));
  const page = rest.slice(0, limit);
  const counts = await countPeople(
    executor,
    page.map(({ row }) => row.id),
  );
  return {
    items: page.map(({ row }) => summaryOf(row, roles.get(row.id)!, counts.get(row.id) ?? 1)),
    nextCursor: rest.length > limit ? page.at(-1)!.place : null,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const isBehind = (place: string, cursor: string, state: TripListQuery['state']): boolean =>
  state === 'active' ? place > cursor : place < cursor;
function placeOf(row: Listed, state: TripListQuery['state']): string {
  if (state === 'deleted') return `${row.deleted_at}~${row.id}`;
  return `${(state === 'past' ? row.ends_on : row.starts_on) ?? NO_DATE}~${row.id}`;
}

const summaryOf = (row: Listed, role: Role, people: number): TripSummary => ({
  ...{ tripId: row.id, title: row.title, startsOn: row.starts_on, endsOn: row.ends_on, days: row.days },
  ...{ role, people, regions: splitRegions(row.regions), visibility: row.visibility },
  ...{ changedAt: iso(row.changed_at), deletedAt: isoOrNull(row.deleted_at) },
});

async function countPeople(executor: Executor, tripIds: readonly string[]): Promise<Map<string, number>> {
  if (tripIds.length === 0) return new Map();
  const marks = tripIds.map(() => '?').join(', ');
  const rows = await run<{ trip_id: string; people: number }>(
    executor,
    `select trip_id, count(*) as people from trips_people
     where trip_id in (${marks}) and left_at is null group by trip_id`,
    [...tripIds],
  );
  return new Map(rows.map((row) => [row.trip_id, Number(row.people)]));
}

const personView = ({ id, accountId, name, role, joinedAt, leftAt }: Person) => ({
  ...{ personId: id, accountId, name, role, joinedAt: iso(joinedAt), leftAt: isoOrNull(leftAt) },
});

/** A trip for somebody who takes part in it. */
export function tripAnswer(trip: TripDocument, me: Person): TripAnswer {
  const { tripId, sequence, head, ownerId, visibility } = trip;
  return {
    ...{ tripId, sequence, role: me.role, personId: me.id, ownerId, visibility },
    head: { ...head, regions: [...head.regions] },
    entries: trip.entries.map(({ removedAt: _, fields, ...entry }) => ({ ...entry, fields: { ...fields } })),
    people: trip.people.map(personView),
    ...aroundOf(trip),
  };
}

const aroundOf = (trip: TripFacts) => ({
  ...{ publishedAt: isoOrNull(trip.publishedAt), isHidden: trip.hiddenAt !== null },
  ...{ likes: trip.likes, comments: trip.comments, copies: trip.copies, copiedFrom: trip.copiedFrom },
  ...{ createdAt: iso(trip.createdAt), changedAt: iso(trip.changedAt) },
});

/**
 * What was changed since a sequence, in order.
 * @returns with `isComplete` false where the journal does not reach back so far, or does not hold one of the changes
 */
export async function changesAfter(
  executor: Executor,
  tripId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ items: Change[]; sequence: number; isComplete: boolean }> {
  const items: Change[] = [];
  let isComplete = true;
  let last = after;
  let told = 0;
  // Rows may be long: a few at a time, and not much more than a page can be told at once.
  while (isComplete && items.length < limit && told < MOST_TOLD) {
    const most = Math.min(ROWS_AT_ONCE, limit - items.length);
    const rows = await readChanges(executor, tripId, last, most);
    for (const row of rows) {
      const applied = JSON.parse(row.changes) as Applied[] | null;
      // A hole: it was purged, or too long to be kept.
      if (row.sequence !== last + 1 || applied === null) {
        isComplete = false;
        break;
      }
      last = row.sequence;
      told += row.changes.length;
      items.push({ ...changeFacts(row), applied: applied as unknown as Change['applied'] });
    }
    if (rows.length < most) break;
  }
  const head = await executor
    .selectFrom('trips')
    .select('sequence')
    .where('id', '=', tripId)
    .executeTakeFirst();
  const sequence = Math.max(Number(head?.sequence ?? 0), last > after ? last : 0);
  // Nothing is told though there is something, or whoever asks is ahead of the trip.
  if (items.length === 0 && sequence !== after) isComplete = false;
  return { items, sequence, isComplete };
}

const readChanges = (
  executor: Executor,
  tripId: string,
  after: number,
  limit: number,
): Promise<TripsChangesTable[]> =>
  executor
    .selectFrom('trips_changes')
    .selectAll()
    .where('trip_id', '=', tripId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();

const changeFacts = (row: TripsChangesTable) => ({
  ...{ sequence: row.sequence, by: row.account_id, client: row.client, at: iso(row.at) },
});

/** Who changed what, the newest first. */
export async function listHistory(
  executor: Executor,
  trip: TripFacts,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<History> {
  const before = Number(cursor ?? Number.MAX_SAFE_INTEGER);
  const rows = await executor
    .selectFrom('trips_changes')
    .selectAll()
    .where('trip_id', '=', trip.tripId)
    .where('sequence', '<', Number.isSafeInteger(before) ? before : Number.MAX_SAFE_INTEGER)
    .orderBy('sequence', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const names = new Map(trip.people.flatMap(({ accountId, name }) => (accountId ? [[accountId, name]] : [])));
  const told = page.map((row) => ({ row, applied: JSON.parse(row.changes) as Applied[] | null }));
  const about = await namesOf(
    executor,
    trip.tripId,
    told.flatMap(({ applied }) => (applied ?? []).map(idOf)),
  );
  const items = told.map(({ row, applied }): HistoryItem => {
    const isLong = applied === null || row.changes.length > MAX_TOLD;
    const ids = [...new Set((applied ?? []).map(idOf))];
    return {
      ...changeFacts(row),
      name: names.get(row.account_id) ?? null,
      count: applied?.length ?? null,
      applied: (isLong ? null : applied) as unknown as HistoryItem['applied'],
      entries: isLong ? [] : ids.flatMap((id) => about.get(id) ?? []),
    };
  });
  return { items, nextCursor: rows.length > limit ? String(page.at(-1)!.sequence) : null };
}

const idOf = (applied: Applied): string => ('entry' in applied ? applied.entry.id : applied.id);

/** What entries are and what they are called now. */
async function namesOf(
  executor: Executor,
  tripId: string,
  ids: readonly string[],
): Promise<Map<string, HistoryItem['entries'][number]>> {
  const rows = await selectMany<Pick<TripsEntriesTable, 'id' | 'kind' | 'fields'>>(
    executor,
    {
      table: 'trips_entries',
      columns: ['id', 'kind', 'fields'],
      keys: ['trip_id', 'id'],
      index: 'PRIMARY',
      lock: false,
    },
    ids.map((id) => [tripId, id]),
  );
  return new Map(
    rows.map(({ id, kind, fields }) => {
      const { title, text } = JSON.parse(fields) as { title?: string; text?: string };
      return [id, { id, kind, title: title ?? text ?? '' }];
    }),
  );
}
