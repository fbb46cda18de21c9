import { type Executor, selectMany } from '../../../db/dialect.ts';
import type {
  TicketsCastTable,
  TicketsHallsTable,
  TicketsOccupancyTable,
  TicketsPerformancesTable,
  TicketsPerformersTable,
  TicketsRoundsTable,
  TicketsVenuesTable,
} from '../../../db/tables/tickets-shows.ts';
import type { Command } from '../../../engine/types.ts';
import { type ShowsInput, touchedBy } from './input.ts';
import type { PlansOf } from './plans.ts';
import {
  CAST_COLUMNS,
  HALL_COLUMNS,
  hallOf,
  PERFORMANCE_COLUMNS,
  PERFORMER_COLUMNS,
  performanceOf,
  performerOf,
  ROUND_COLUMNS,
  roundOf,
  VENUE_COLUMNS,
  venueOf,
} from './rows.ts';
import type { CastMember } from './show.ts';
import { emptyShows, type ShowsState } from './state.ts';
import { readBookings, readMapNos, readUse } from './use.ts';
import type { PictureFiles } from './writing.ts';

const one = (ids: Iterable<string>): string[][] => [...ids].map((id) => [id]);
const locked = { keys: ['id'], index: 'PRIMARY', lock: true } as const;

/**
 * Loads what a batch touches. Order of locks: anchors of rounds, venues, halls, performers, performances, files; each by
 * ascending id. Rounds hang on their anchor and their performance. What a round belongs to never changes, so it is looked up
 * before its lock.
 */
export async function prefetchShows(
  tx: Executor,
  commands: readonly Command<ShowsInput>[],
  { files, plansOf }: { readonly files: PictureFiles; readonly plansOf: PlansOf },
): Promise<ShowsState> {
  const state = emptyShows();
  const touched = touchedBy(commands);
  const performances = await performancesOf(tx, touched.roundIds);
  for (const performanceId of performances.values()) touched.performanceIds.add(performanceId);
  await lockTaken(tx, state, performances.keys());
  for (const row of await selectMany<TicketsVenuesTable>(
    tx,
    { table: 'tickets_venues', columns: VENUE_COLUMNS, ...locked },
    one(touched.venueIds),
  )) {
    state.venues.set(row.id, venueOf(row));
  }
  for (const row of await selectMany<TicketsHallsTable>(
    tx,
    { table: 'tickets_halls', columns: HALL_COLUMNS, ...locked },
    one(touched.hallIds),
  )) {
    state.halls.set(row.id, hallOf(row));
  }
  for (const row of await selectMany<TicketsPerformersTable>(
    tx,
    { table: 'tickets_performers', columns: PERFORMER_COLUMNS, ...locked },
    one(touched.performerIds),
  )) {
    state.performers.set(row.id, performerOf(row));
  }
  await lockPerformances(tx, state, touched.performanceIds);
  await readMapNos(tx, state);
  await readUse(tx, state, touched.used);
  const stages = [...touched.stageIds].flatMap((id) => state.halls.get(id) ?? []);
  const kept = [...touched.roundIds].flatMap((id) => state.rounds.get(id) ?? []);
  const mapIds = new Set([...stages, ...kept].flatMap(({ mapId }) => mapId ?? []));
  for (const [id, plan] of await plansOf(tx, mapIds)) state.plans.set(id, plan);
  await readBookings(tx, state, stages, commands);
  const shown = [
    ...[...state.venues.values(), ...state.performers.values()].map(({ facts }) => facts.pictureId),
    ...[...state.performances.values()].map(({ facts }) => facts.posterId),
  ];
  for (const fileId of shown) if (fileId !== null) touched.fileIds.add(fileId);
  if (touched.fileIds.size > 0) {
    for (const [id, file] of await files.lock(tx, [...touched.fileIds])) state.files.set(id, file);
  }
  return state;
}

/** Round id → performance id, of those that there are. */
async function performancesOf(tx: Executor, roundIds: ReadonlySet<string>): Promise<Map<string, string>> {
  const rows = await selectMany<{ id: string; performance_id: string }>(
    tx,
    {
      table: 'tickets_rounds',
      columns: ['id', 'performance_id'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    one(roundIds),
  );
  return new Map(rows.map((row) => [row.id, row.performance_id]));
}

async function lockTaken(tx: Executor, state: ShowsState, roundIds: Iterable<string>): Promise<void> {
  const columns = ['round_id', 'capacity', 'held', 'sold', 'blocked', 'waiters', 'clock'];
  const rows = await selectMany<Omit<TicketsOccupancyTable, 'states'>>(
    tx,
    { table: 'tickets_occupancy', columns, keys: ['round_id'], index: 'PRIMARY', lock: true },
    one(roundIds),
  );
  for (const { round_id: roundId, ...row } of rows) {
    const reservation = await tx
      .selectFrom('tickets_reservations')
      .select('id')
      .where('round_id', '=', roundId)
      .limit(1)
      .executeTakeFirst();
    state.taken.set(roundId, { ...row, wasSold: reservation !== undefined, change: 'none' });
  }
}

type PerformanceRow = Pick<TicketsPerformancesTable, (typeof PERFORMANCE_COLUMNS)[number]>;
type RoundRow = Pick<TicketsRoundsTable, (typeof ROUND_COLUMNS)[number]>;

async function lockPerformances(tx: Executor, state: ShowsState, ids: ReadonlySet<string>): Promise<void> {
  const rows = await selectMany<PerformanceRow>(
    tx,
    { table: 'tickets_performances', columns: PERFORMANCE_COLUMNS, ...locked },
    one(ids),
  );
  const found = rows.map(({ id }) => id);
  const casts = await readCasts(tx, found);
  for (const row of rows) state.performances.set(row.id, performanceOf(row, casts.get(row.id) ?? []));
  for (const row of await readRounds(tx, found)) state.rounds.set(row.id, roundOf(row));
}

/** Casts in the order of the bill, by performance, in bulk. */
export async function readCasts(
  executor: Executor,
  performanceIds: readonly string[],
): Promise<Map<string, CastMember[]>> {
  const rows = await selectMany<TicketsCastTable>(
    executor,
    {
      table: 'tickets_cast',
      columns: CAST_COLUMNS,
      keys: ['performance_id'],
      index: 'PRIMARY',
      lock: false,
    },
    one(performanceIds),
  );
  const casts = new Map<string, CastMember[]>();
  for (const row of rows.sort((a, b) => a.place - b.place)) {
    const member = { performerId: row.performer_id, role: { ko: row.role_ko, en: row.role_en } };
    casts.set(row.performance_id, [...(casts.get(row.performance_id) ?? []), member]);
  }
  return casts;
}

/** All rounds of performances, by time, in bulk. */
export async function readRounds(executor: Executor, performanceIds: readonly string[]): Promise<RoundRow[]> {
  const rows = await selectMany<RoundRow>(
    executor,
    {
      table: 'tickets_rounds',
      columns: ROUND_COLUMNS,
      keys: ['performance_id'],
      index: 'tickets_rounds_performance',
      lock: false,
    },
    one(performanceIds),
  );
  return rows.sort((a, b) => a.starts_at - b.starts_at || (a.id < b.id ? -1 : 1));
}
