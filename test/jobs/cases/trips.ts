import { expect } from 'vitest';
import type { TripsEntriesTable, TripsTable } from '../../../server/db/schema.ts';
import type { TripsModelUseTable } from '../../../server/db/tables/trips-around.ts';
import { dayOf } from '../../../server/modules/trips/planning/model/use.ts';
import { type Case, DAY_MS, plant, times } from './case.ts';

const COUNT = 12;
const FEW = 3;
const OLD_MS = 31 * DAY_MS;
const YOUNG_MS = 29 * DAY_MS;
const tripId = (n: number): string => `purgetrip${String(n).padStart(3, '0')}`;
const STAYS = tripId(COUNT + FEW);

const tripRow = (id: string, now: number, deletedAt: number | null): TripsTable => ({
  ...{ id, owner_id: 'purgeowner', sequence: 1, clock: now, state: '{}', stamps: '{}', title: id },
  ...{ starts_on: null, ends_on: null, days: 0, entries: 1, size: 100, regions: '', visibility: 'private' },
  ...{ published_at: null, hidden_at: null, copied_from: null, likes: 0, comments: 0, copies: 0 },
  ...{ created_at: now, changed_at: now, deleted_at: deletedAt },
});
const entryRow = (ofTrip: string, id: string, removedAt: number | null): TripsEntriesTable => ({
  ...{ trip_id: ofTrip, id, kind: 'note', day_id: null, position: 'a0', sequence: 1, removed_at: removedAt },
  ...{ fields: '{"title":"","text":""}', stamps: '{}' },
});

/** Whole days: midnight may pass while the job runs. */
const useRow = (n: number, now: number): TripsModelUseTable => ({
  ...{ account_id: `purgeuser${n}`, calls: 1, tokens: n },
  day: dayOf(now - (n < COUNT ? OLD_MS : YOUNG_MS - DAY_MS)),
});

/**
 * Deleted trips go with all that hangs on them; of one that stays, entries that were removed long ago; and what members used of
 * the model so long ago.
 */
const purge: Case = {
  job: 'trips.purge-deleted',
  // Entries of one trip go together: after a kill those of the next page may have gone already.
  items: null,
  seed: async (core, now) => {
    const ended = times(COUNT + FEW, (n) => tripRow(tripId(n), now, now - (n < COUNT ? OLD_MS : YOUNG_MS)));
    await plant(core, 'trips', [...ended, tripRow(STAYS, now, null)]);
    await plant(core, 'trips_entries', [
      ...ended.map(({ id }) => entryRow(id, 'there-001', null)),
      ...times(COUNT + FEW, (n) => entryRow(STAYS, `gone-${n}`, now - (n < COUNT ? OLD_MS : YOUNG_MS))),
      entryRow(STAYS, 'there-001', null),
    ]);
    await plant(
      core,
      'trips_model_use',
      times(COUNT + FEW, (n) => useRow(n, now)),
    );
    await plant(
      core,
      'trips_people',
      ended.map(({ id }) => ({
        ...{ trip_id: id, id, account_id: null, name: '', role: 'owner' as const, joined_at: now },
        left_at: null,
      })),
    );
    await plant(
      core,
      'trips_changes',
      ended.map(({ id }) => ({
        ...{ trip_id: id, sequence: 1, account_id: 'purgeowner', client: '', at: now, changes: '[]' },
      })),
    );
  },
  check: async (core, now) => {
    const left = times(FEW, (n) => tripId(COUNT + n));
    const { reader } = core.database;
    const trips = await reader
      .selectFrom('trips')
      .select(['id', 'size'])
      .where('id', 'like', 'purgetrip%')
      .orderBy('id')
      .execute();
    const size = (FEW + 1) * '{"title":"","text":""}'.length;
    expect(trips).toEqual([...left.map((id) => ({ id, size: 100 })), { id: STAYS, size }]);
    const entries = await reader
      .selectFrom('trips_entries')
      .select(['trip_id', 'id'])
      .where('trip_id', 'like', 'purgetrip%')
      .orderBy('trip_id')
      .orderBy('id')
      .execute();
    expect(entries.map((row) => `${row.trip_id} ${row.id}`)).toEqual([
      ...left.map((id) => `${id} there-001`),
      ...times(FEW, (n) => `${STAYS} gone-${COUNT + n}`),
      `${STAYS} there-001`,
    ]);
    const use = await reader.selectFrom('trips_model_use').selectAll().orderBy('tokens').execute();
    expect(use).toEqual(times(FEW, (n) => useRow(COUNT + n, now)));
    for (const table of ['trips_people', 'trips_changes'] as const) {
      const rows = await reader
        .selectFrom(table)
        .select('trip_id')
        .where('trip_id', 'like', 'purgetrip%')
        .orderBy('trip_id')
        .execute();
      expect(rows.map((row) => row.trip_id)).toEqual(left);
    }
  },
};

export const tripsCases: readonly Case[] = [purge];
