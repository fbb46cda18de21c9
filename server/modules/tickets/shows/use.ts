import { sql } from 'kysely';
import type { Executor } from '../../../db/dialect.ts';
import type { Command } from '../../../engine/types.ts';
import type { ShowsInput, Touched } from './input.ts';
import type { Hall } from './show.ts';
import type { ShowsState } from './state.ts';

/** So many pages of performances are told that a name on them has changed. */
const MAX_TOLD = 2_000;
const DAY_MS = 86_400_000;

/** The number of each hall's newest map; 0 before the first. */
export async function readMapNos(executor: Executor, { halls, mapNos }: ShowsState): Promise<void> {
  for (const hallId of halls.keys()) {
    const newest = await executor
      .selectFrom('tickets_maps')
      .select('map_no')
      .where('hall_id', '=', hallId)
      .orderBy('map_no', 'desc')
      .limit(1)
      .executeTakeFirst();
    mapNos.set(hallId, newest?.map_no ?? 0);
  }
}

/** What hangs on what is renamed or to be taken away. Whoever would hang something on it locks it. */
export async function readUse(tx: Executor, state: ShowsState, used: Touched['used']): Promise<void> {
  for (const venueId of used.venues) {
    const hall = await tx
      .selectFrom('tickets_halls')
      .select('id')
      .where('venue_id', '=', venueId)
      .limit(1)
      .executeTakeFirst();
    if (hall) state.used.add(venueId);
    const rows = await tx
      .selectFrom('tickets_performances')
      .select('id')
      .where('venue_id', '=', venueId)
      .orderBy('id', 'desc')
      .limit(MAX_TOLD)
      .execute();
    state.playing.set(
      venueId,
      rows.map(({ id }) => id),
    );
  }
  for (const hallId of used.halls) {
    const round = await tx
      .selectFrom('tickets_rounds')
      .select('id')
      .where('hall_id', '=', hallId)
      .limit(1)
      .executeTakeFirst();
    if (round) state.used.add(hallId);
  }
  for (const performerId of used.performers) {
    const rows = await tx
      .selectFrom('tickets_cast')
      .select('performance_id')
      .where('performer_id', '=', performerId)
      .orderBy('performance_id', 'desc')
      .limit(MAX_TOLD)
      .execute();
    state.playing.set(performerId, [...new Set(rows.map((row) => row.performance_id))]);
  }
}

/** What takes place in halls around the times that commands want: under the halls' locks nothing is added to it. */
export async function readBookings(
  tx: Executor,
  { bookings }: ShowsState,
  halls: readonly Hall[],
  commands: readonly Command<ShowsInput>[],
): Promise<void> {
  const times = commands.flatMap(({ input }) => {
    if (input.kind === 'edit-round') return [input.facts.startsAt];
    return input.kind === 'add-rounds' ? input.rounds.map(({ facts }) => facts.startsAt) : [];
  });
  if (times.length === 0) return;
  const [first, last] = [Math.min(...times) - DAY_MS, Math.max(...times) + DAY_MS];
  for (const { id } of halls) {
    const { rows } = await sql<{ id: string; starts_at: number; minutes: number }>`
      select r.id, r.starts_at, p.minutes from tickets_rounds r
      join tickets_performances p on p.id = r.performance_id
      where r.hall_id = ${id} and r.starts_at between ${first} and ${last} and r.status = 'scheduled'
    `.execute(tx);
    bookings.set(
      id,
      rows.map((row) => ({
        roundId: row.id,
        from: row.starts_at,
        until: row.starts_at + row.minutes * 60_000,
      })),
    );
  }
}
