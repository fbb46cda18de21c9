import { sql } from 'kysely';
import { type Executor, inIndex, selectMany } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import type { Page } from '../../../http/page.ts';
import { iso } from '../../../lib/iso.ts';
import { authorsOf, type People } from '../../../voices/authors.ts';
import { headOf, isPublic, readTripRows, type TripRow } from '../people/reading.ts';
import type { PublicQuery, PublicTrip } from './schemas.ts';

/** Rows that are looked at for one page, in steps; where few of them fit, a page is short and goes on behind its cursor. */
const STEP = 100;
const LOOKED_AT = 2_000;
const CURSOR = /^(\d{1,16})\.([0-9A-Za-z]{1,16})$/;

type Sort = NonNullable<PublicQuery['sort']>;
interface Place {
  readonly value: number;
  readonly id: string;
}
interface Candidate {
  readonly id: string;
  readonly days: number;
  readonly regions: string;
  readonly hidden_at: number | null;
  readonly deleted_at: number | null;
  readonly value: number;
}

/** By which column, along which index. */
const ORDERS = {
  new: { column: 'published_at', index: 'trips_public' },
  liked: { column: 'likes', index: 'trips_liked' },
} as const satisfies Record<Sort, { column: string; index: string }>;

/**
 * Public trips, by region and length, the newest or the most liked first.
 * @throws ProblemError request.invalid-cursor
 */
export async function listPublicTrips(
  executor: Executor,
  query: Pick<PublicQuery, 'region' | 'days' | 'sort' | 'cursor'> & { readonly limit: number },
  callerId: string | null,
  accounts: People,
): Promise<Page<PublicTrip>> {
  const { limit, sort = 'new' } = query;
  const found: Candidate[] = [];
  let after = placeOf(query.cursor);
  let isEnd = false;
  for (let looked = 0; looked < LOOKED_AT && found.length < limit && !isEnd; ) {
    const rows = await candidates(executor, sort, after);
    looked += rows.length;
    isEnd = rows.length < STEP;
    for (const [i, row] of rows.entries()) {
      after = { value: row.value, id: row.id };
      if (fits(row, query)) found.push(row);
      if (found.length < limit) continue;
      isEnd = isEnd && i === rows.length - 1;
      break;
    }
  }
  const ids = found.map(({ id }) => id);
  return {
    items: await cardsOf(executor, ids, callerId, accounts),
    nextCursor: isEnd || !after ? null : `${after.value}.${after.id}`,
  };
}

async function candidates(executor: Executor, sort: Sort, after: Place | null): Promise<Candidate[]> {
  const { column, index } = ORDERS[sort];
  const value = sql.ref(column);
  const beyond = after
    ? sql`and ${value} <= ${after.value} and (${value} < ${after.value} or id < ${after.id})`
    : sql``;
  const { rows } = await sql<Candidate>`
    select id, days, regions, hidden_at, deleted_at, ${value} as value from ${sql.raw(inIndex(executor, 'trips', index))}
    where visibility = 'public' ${beyond} order by ${value} desc, id desc limit ${STEP}
  `.execute(executor);
  return rows;
}

function fits(row: Candidate, { region, days }: Pick<PublicQuery, 'region' | 'days'>): boolean {
  if (row.hidden_at !== null || row.deleted_at !== null) return false;
  if (region !== undefined && !row.regions.split(',').includes(region)) return false;
  if (days === undefined) return true;
  const [from = 1, to = from] = days.split('-').map(Number);
  return from <= row.days && row.days <= to;
}

function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [, value, id] = CURSOR.exec(cursor) ?? [];
  if (!value || !id) throw new ProblemError('request.invalid-cursor');
  return { value: Number(value), id };
}

/** Trips as they stand in lists, in this order; those that nobody may see are left out. */
export async function cardsOf(
  executor: Executor,
  ids: readonly string[],
  callerId: string | null,
  accounts: People,
): Promise<PublicTrip[]> {
  const rows = [...(await readTripRows(executor, ids)).values()].filter(isPublic);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = ids.flatMap((id) => byId.get(id) ?? []);
  const authorOf = await authorsOf(
    accounts,
    shown.map((row) => row.owner_id),
  );
  const stops = await stopsOf(executor, [...byId.keys()]);
  const liked = callerId === null ? new Set<string>() : await likedBy(executor, callerId, [...byId.keys()]);
  return shown.map((row) =>
    cardOf(row, {
      author: authorOf(row.owner_id).name,
      places: stops.get(row.id) ?? 0,
      isLiked: liked.has(row.id),
    }),
  );
}

const cardOf = (row: TripRow, more: Pick<PublicTrip, 'author' | 'places' | 'isLiked'>): PublicTrip => {
  const { about, regions } = headOf(row);
  return {
    ...{ tripId: row.id, title: row.title, about, ...more, startsOn: row.starts_on, days: row.days },
    ...{ regions: [...regions], likes: row.likes, comments: row.comments, copies: row.copies },
    publishedAt: iso(row.published_at ?? row.changed_at),
  };
};

/** How many stops trips have on their days. */
async function stopsOf(executor: Executor, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ trip_id: string; n: number }>`
    select trip_id, count(*) as n from trips_entries
    where trip_id in (${sql.join(ids)}) and kind = 'item' and day_id is not null and removed_at is null
    group by trip_id
  `.execute(executor);
  return new Map(rows.map((row) => [row.trip_id, Number(row.n)]));
}

async function likedBy(executor: Executor, accountId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await selectMany<{ trip_id: string }>(
    executor,
    {
      ...{ table: 'trips_likes', columns: ['trip_id'], lock: false },
      ...{ keys: ['trip_id', 'account_id'], index: 'PRIMARY' },
    },
    ids.map((id) => [id, accountId]),
  );
  return new Set(rows.map((row) => row.trip_id));
}

/** Which of these trips everybody may see now. */
export async function visibleOf(executor: Executor, ids: readonly string[]): Promise<Set<string>> {
  const rows = await readTripRows(executor, ids);
  return new Set([...rows.values()].filter(isPublic).map(({ id }) => id));
}
