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
