import { type Executor, selectMany } from '../../../db/dialect.ts';
import type {
  TicketsHallsTable,
  TicketsOccupancyTable,
  TicketsPerformancesTable,
  TicketsPerformersTable,
  TicketsVenuesTable,
} from '../../../db/tables/tickets-shows.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { Picture } from '../../../lib/picture-schema.ts';
import { type CancelScale, DEFAULT_SCALE, type FeeScale, scaleAt } from '../reservations/scale.ts';
import { readCasts, readRounds } from './prefetch.ts';
import {
  HALL_COLUMNS,
  hallOf,
  PERFORMANCE_COLUMNS,
  PERFORMER_COLUMNS,
  performanceOf,
  performerOf,
  roundOf,
  VENUE_COLUMNS,
  venueOf,
} from './rows.ts';
import type {
  PerformanceFacts,
  PerformanceStatus,
  PerformerFacts,
  Round,
  RoundFacts,
  Span,
  VenueFacts,
} from './show.ts';

/** Looks pictures up by file, in bulk. */
export type PicturesOf = (executor: Executor, fileIds: readonly string[]) => Promise<Map<string, Picture>>;

/** A venue as it is read. Plain data. */
export interface PublicVenue extends Omit<VenueFacts, 'pictureId'> {
  readonly id: string;
  readonly picture: Picture | null;
  readonly halls: readonly { readonly id: string; readonly name: Localized; readonly seats: number }[];
}

export interface PublicPerformer extends Omit<PerformerFacts, 'pictureId'> {
  readonly id: string;
  readonly picture: Picture | null;
}

export interface PublicRound extends RoundFacts {
  readonly id: string;
  readonly mapId: string;
  readonly status: Round['status'];
}

/** A performance as it is read, without what moves with each hold. Plain data. */
export interface PublicPerformance extends Omit<PerformanceFacts, 'posterId'> {
  readonly id: string;
  readonly status: PerformanceStatus;
  readonly poster: Picture | null;
  readonly span: Span | null;
  /** By time. */
  readonly rounds: readonly PublicRound[];
  readonly ratings: number;
  readonly ratingSum: number;
}

/** How many places of a round are free, of how many. */
export type Free = readonly [free: number, capacity: number];

const one = (ids: readonly string[]): string[][] => ids.map((id) => [id]);
const byId = { keys: ['id'], index: 'PRIMARY', lock: false } as const;

/** Looks pictures up where there are any to look up. */
export async function picturesBy(
  executor: Executor,
  fileIds: readonly (string | null)[],
  picturesOf: PicturesOf,
): Promise<(fileId: string | null) => Picture | null> {
  const wanted = fileIds.filter((id) => id !== null);
  const found = wanted.length === 0 ? new Map<string, Picture>() : await picturesOf(executor, wanted);
  return (fileId) => (fileId === null ? null : (found.get(fileId) ?? null));
}

/** Venues with their halls, in bulk. */
export async function readVenues(
  executor: Executor,
  ids: readonly string[],
  picturesOf: PicturesOf,
): Promise<Map<string, PublicVenue>> {
  const rows = await selectMany<TicketsVenuesTable>(
    executor,
    { table: 'tickets_venues', columns: VENUE_COLUMNS, ...byId },
    one(ids),
  );
  const halls = await readHalls(
    executor,
    rows.map(({ id }) => id),
  );
  const pictureOf = await picturesBy(
    executor,
    rows.map((row) => row.picture_id),
    picturesOf,
  );
  return new Map(
    rows.map((row) => {
      const { id, facts } = venueOf(row);
      const { pictureId, ...rest } = facts;
      const own = (halls.get(id) ?? []).map((hall) => ({ id: hall.id, name: hall.name, seats: hall.seats }));
      return [id, { ...rest, id, picture: pictureOf(pictureId), halls: own }];
    }),
  );
}

/** Halls of venues, in the order in which they were made, in bulk. */
export async function readHalls(executor: Executor, venueIds: readonly string[]) {
  const rows = await selectMany<TicketsHallsTable>(
    executor,
    {
      table: 'tickets_halls',
      columns: HALL_COLUMNS,
      keys: ['venue_id'],
      index: 'tickets_halls_venue',
      lock: false,
    },
    one(venueIds),
  );
  return Map.groupBy(rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map(hallOf), ({ venueId }) => venueId);
}

/** Performers, in bulk. */
export async function readPerformers(
  executor: Executor,
  ids: readonly string[],
  picturesOf: PicturesOf,
): Promise<Map<string, PublicPerformer>> {
  const rows = await selectMany<TicketsPerformersTable>(
    executor,
    { table: 'tickets_performers', columns: PERFORMER_COLUMNS, ...byId },
    one(ids),
  );
  const pictureOf = await picturesBy(
    executor,
    rows.map((row) => row.picture_id),
    picturesOf,
  );
  return new Map(
    rows.map((row) => {
      const { id, facts } = performerOf(row);
      const { pictureId, ...rest } = facts;
      return [id, { ...rest, id, picture: pictureOf(pictureId) }];
    }),
  );
}

/** Performances whatever their status, with cast and rounds, in bulk. */
export async function readPerformances(
  executor: Executor,
  ids: readonly string[],
  picturesOf: PicturesOf,
): Promise<Map<string, PublicPerformance>> {
  const columns = [...PERFORMANCE_COLUMNS, 'ratings', 'rating_sum'] as const;
  const rows = await selectMany<Pick<TicketsPerformancesTable, (typeof columns)[number]>>(
    executor,
    { table: 'tickets_performances', columns, ...byId },
    one(ids),
  );
  const found = rows.map(({ id }) => id);
  const casts = await readCasts(executor, found);
  const rounds = Map.groupBy(
    (await readRounds(executor, found)).map(roundOf),
    (round) => round.performanceId,
  );
  const pictureOf = await picturesBy(
    executor,
    rows.map((row) => row.poster_id),
    picturesOf,
  );
  return new Map(
    rows.map((row) => {
      const { id, facts, status, span } = performanceOf(row, casts.get(row.id) ?? []);
      const { posterId, ...rest } = facts;
      return [
        id,
        {
          ...{ ...rest, id, status, span, poster: pictureOf(posterId) },
          rounds: (rounds.get(id) ?? []).map(publicRound),
          ratings: row.ratings,
          ratingSum: row.rating_sum,
        },
      ];
    }),
  );
}

const publicRound = ({ id, mapId, status, facts }: Round): PublicRound => ({ ...facts, id, mapId, status });

/** Free places of rounds, in bulk. */
export async function readFree(executor: Executor, roundIds: readonly string[]): Promise<Map<string, Free>> {
  const rows = await selectMany<Omit<TicketsOccupancyTable, 'states'>>(
    executor,
    {
      table: 'tickets_occupancy',
      columns: ['round_id', 'capacity', 'held', 'sold', 'blocked'],
      keys: ['round_id'],
      index: 'PRIMARY',
      lock: false,
    },
    one(roundIds),
  );
  return new Map(
    rows.map(({ round_id: id, capacity, held, sold, blocked }) => [
      id,
      [capacity - held - sold - blocked, capacity],
    ]),
  );
}

/** Which performances rounds are of; it never changes. */
export async function performancesOfRounds(
  executor: Executor,
  roundIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await selectMany<{ id: string; performance_id: string }>(
    executor,
    { table: 'tickets_rounds', columns: ['id', 'performance_id'], ...byId },
    one(roundIds),
  );
  return new Map(rows.map((row) => [row.id, row.performance_id]));
}

/** What lists need of a performance that is shown. */
export interface Shelved extends Partial<Span> {
  readonly id: string;
  readonly genre: PerformanceFacts['genre'];
  readonly venueId: string;
  readonly ratings: number;
  readonly ratingSum: number;
  readonly sold: number;
}

/** Beyond so many the oldest are found by their names alone. */
const MAX_SHELVED = 10_000;

/** All performances that are shown now. */
export async function readShelf(executor: Executor): Promise<Shelved[]> {
  const rows = await executor
    .selectFrom('tickets_performances')
    .select([
      'id',
      'genre',
      'venue_id',
      'sale_from',
      'sale_until',
      'first_at',
      'last_at',
      'price_from',
      'price_to',
    ])
    .select(['ratings', 'rating_sum', 'sold'])
    .where('status', '=', 'published')
    .orderBy('first_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_SHELVED)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    genre: row.genre as Shelved['genre'],
    venueId: row.venue_id,
    ...(row.first_at !== null && {
      saleFrom: row.sale_from ?? 0,
      saleUntil: row.sale_until ?? 0,
      firstAt: row.first_at,
      lastAt: row.last_at ?? 0,
    }),
    ratings: row.ratings,
    ratingSum: row.rating_sum,
    sold: row.sold,
  }));
}

/** All venues, by name. */
export async function readVenueIds(executor: Executor): Promise<string[]> {
  const rows = await executor
    .selectFrom('tickets_venues')
    .select('id')
    .where('status', '=', 'open')
    .orderBy('name_ko')
    .limit(1_000)
    .execute();
  return rows.map(({ id }) => id);
}

/** Shown performances of performers, and those that are over, newest first. */
export async function performancesOfPerformer(executor: Executor, performerId: string): Promise<string[]> {
  const rows = await executor
    .selectFrom('tickets_cast')
    .select('performance_id')
    .distinct()
    .where('performer_id', '=', performerId)
    .orderBy('performance_id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => row.performance_id);
}

/** What is kept of places that are given back, of what is sold now. @param at epoch milliseconds */
export async function readScale(executor: Executor, at: number): Promise<FeeScale> {
  const rows = await executor
    .selectFrom('tickets_cancel_scales')
    .select(['id', 'valid_from', 'scale'])
    .where('valid_from', '<=', at)
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
  const scales = rows.map(
    (row): CancelScale => ({
      id: row.id,
      validFrom: row.valid_from,
      scale: JSON.parse(row.scale) as FeeScale,
    }),
  );
  return rows.length === 0 ? DEFAULT_SCALE : scaleAt(scales, at);
}
