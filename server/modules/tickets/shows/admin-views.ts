import { sql } from 'kysely';
import { type Executor, selectMany } from '../../../db/dialect.ts';
import type {
  TicketsOccupancyTable,
  TicketsPerformancesTable,
  TicketsPerformersTable,
} from '../../../db/tables/tickets-shows.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Localized } from '../../../lib/localized.ts';
import { smallPicture } from '../../../lib/picture-schema.ts';
import type {
  AdminPerformance,
  AdminPerformanceSummary,
  AdminPerformer,
  AdminRound,
} from './admin-schemas.ts';
import { CURRENCY, ratingOf, roundStateAt } from './cards.ts';
import { readCasts, readRounds } from './prefetch.ts';
import { type PicturesOf, picturesBy, readPerformers } from './reading.ts';
import { performanceOf, performerOf, roundOf } from './rows.ts';
import type { Genre, Performance, Round } from './show.ts';

type Row<T> = readonly T[];

/** Performers as operators see them, in bulk and in the same order. */
export async function performerViews(
  executor: Executor,
  rows: Row<TicketsPerformersTable>,
  picturesOf: PicturesOf,
): Promise<AdminPerformer[]> {
  const pictureOf = await picturesBy(
    executor,
    rows.map((row) => row.picture_id),
    picturesOf,
  );
  return rows.map(performerOf).map(({ id, facts, version, createdAt, updatedAt }) => ({
    ...{ performerId: id, ...facts, version },
    picture: pictureOf(facts.pictureId),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  }));
}

/** A whole performance for its editor; null when there is none. @param at epoch milliseconds */
export async function readAdminPerformance(
  executor: Executor,
  performanceId: string,
  picturesOf: PicturesOf,
  at: number,
): Promise<AdminPerformance | null> {
  const row = await executor
    .selectFrom('tickets_performances')
    .selectAll()
    .where('id', '=', performanceId)
    .executeTakeFirst();
  if (!row) return null;
  const cast = (await readCasts(executor, [performanceId])).get(performanceId) ?? [];
  const { facts, status, version, createdAt, updatedAt }: Performance = performanceOf(row, cast);
  const performers = await readPerformers(
    executor,
    cast.map(({ performerId }) => performerId),
    picturesOf,
  );
  const pictureOf = await picturesBy(executor, [facts.posterId], picturesOf);
  const venues = await namesOf(executor, 'tickets_venues', [facts.venueId]);
  return {
    ...{ performanceId, ...facts, status, version },
    poster: pictureOf(facts.posterId),
    venueName: venues.get(facts.venueId) ?? NAMELESS,
    cast: cast.map(({ performerId, role }) => {
      const performer = performers.get(performerId);
      const picture = performer?.picture ?? null;
      return {
        performerId,
        role,
        name: performer?.name ?? NAMELESS,
        picture: picture && smallPicture(picture),
      };
    }),
    rounds: await readAdminRounds(executor, performanceId, at),
    currency: CURRENCY,
    ratings: row.ratings,
    rating: ratingOf({ ratings: row.ratings, ratingSum: row.rating_sum }),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

const NAMELESS: Localized = { ko: '', en: '' };

async function namesOf(
  executor: Executor,
  table: 'tickets_venues' | 'tickets_halls',
  ids: readonly string[],
): Promise<Map<string, Localized>> {
  const rows = await selectMany<{ id: string; name_ko: string; name_en: string }>(
    executor,
    { table, columns: ['id', 'name_ko', 'name_en'], keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
  return new Map(rows.map((row) => [row.id, { ko: row.name_ko, en: row.name_en }]));
}

/** All rounds of a performance by time, those called off too. @param at epoch milliseconds */
export async function readAdminRounds(
  executor: Executor,
  performanceId: string,
  at: number,
): Promise<AdminRound[]> {
  const rounds = (await readRounds(executor, [performanceId])).map(roundOf);
  const halls = await selectMany<{ id: string; name_ko: string; name_en: string; map_id: string | null }>(
    executor,
    {
      table: 'tickets_halls',
      columns: ['id', 'name_ko', 'name_en', 'map_id'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    rounds.map(({ facts }) => [facts.hallId]),
  );
  const hallOfRound = new Map(halls.map((hall) => [hall.id, hall]));
  const taken = await selectMany<Omit<TicketsOccupancyTable, 'states' | 'clock' | 'sequence'>>(
    executor,
    {
      table: 'tickets_occupancy',
      columns: ['round_id', 'capacity', 'held', 'sold', 'blocked', 'waiters'],
      keys: ['round_id'],
      index: 'PRIMARY',
      lock: false,
    },
    rounds.map(({ id }) => [id]),
  );
  const takenOf = new Map(taken.map((row) => [row.round_id, row]));
  return rounds.map((round) => {
    const hall = hallOfRound.get(round.facts.hallId);
    const { capacity = 0, held = 0, sold = 0, blocked = 0, waiters = 0 } = takenOf.get(round.id) ?? {};
    return {
      ...roundView(round, at, capacity - held - sold - blocked),
      ...{ capacity, held, sold, blocked, waiters },
      hallName: hall ? { ko: hall.name_ko, en: hall.name_en } : NAMELESS,
      isMapCurrent: hall?.map_id === round.mapId,
    };
  });
}

type Counts = 'capacity' | 'held' | 'sold' | 'blocked' | 'waiters' | 'hallName' | 'isMapCurrent';
const roundView = (
  { id, facts: f, ...round }: Round,
  at: number,
  free: number,
): Omit<AdminRound, Counts> => ({
  roundId: id,
  performanceId: round.performanceId,
  hallId: f.hallId,
  mapId: round.mapId,
  startsAt: iso(f.startsAt),
  saleFrom: iso(f.saleFrom),
  saleUntil: iso(f.saleUntil),
  prices: { ...f.prices },
  cast: [...f.castPlaces],
  status: round.status,
  state: roundStateAt({ ...f, status: round.status }, free, at),
  perMemberLimit: f.perMemberLimit,
  holdMs: f.holdMs,
  holdCapMs: f.holdCapMs,
  sparesOrphans: f.sparesOrphans,
  version: round.version,
});

/** Rows of the operators' list of performances, in bulk and in the same order. */
export async function performanceSummaries(
  executor: Executor,
  rows: Row<TicketsPerformancesTable>,
  picturesOf: PicturesOf,
): Promise<AdminPerformanceSummary[]> {
  const venues = await namesOf(
    executor,
    'tickets_venues',
    rows.map((row) => row.venue_id),
  );
  const counts = await countsOf(
    executor,
    rows.map(({ id }) => id),
  );
  const pictureOf = await picturesBy(
    executor,
    rows.map((row) => row.poster_id),
    picturesOf,
  );
  return rows.map((row) => {
    const poster = pictureOf(row.poster_id);
    const { rounds = 0, capacity = 0, sold = 0 } = counts.get(row.id) ?? {};
    return {
      performanceId: row.id,
      title: { ko: row.title_ko, en: row.title_en },
      genre: row.genre as Genre,
      status: row.status,
      poster: poster && smallPicture(poster),
      venueId: row.venue_id,
      venueName: venues.get(row.venue_id) ?? NAMELESS,
      ...{ rounds, capacity, sold },
      firstAt: isoOrNull(row.first_at),
      lastAt: isoOrNull(row.last_at),
      saleFrom: isoOrNull(row.sale_from),
      version: row.version,
      updatedAt: iso(row.updated_at),
    };
  });
}

/** Of all rounds of each performance together, those that are called off left out. */
async function countsOf(executor: Executor, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const { rows } = await sql<{ performance_id: string; rounds: number; capacity: number; sold: number }>`
    select r.performance_id, count(*) as rounds, sum(o.capacity) as capacity, sum(o.sold) as sold
    from tickets_rounds r join tickets_occupancy o on o.round_id = r.id
    where r.performance_id in (${sql.join(ids)}) and r.status = 'scheduled' group by r.performance_id
  `.execute(executor);
  return new Map(
    rows.map((row) => [
      row.performance_id,
      { rounds: Number(row.rounds), capacity: Number(row.capacity), sold: Number(row.sold) },
    ]),
  );
}
