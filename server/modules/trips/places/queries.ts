import { deleteMany, type Executor, selectMany } from '../../../db/dialect.ts';
import type { TripsPlacesTable } from '../../../db/tables/trips-places.ts';
import { writeRows } from '../../../db/write-rows.ts';
import type { Command } from '../../../engine/types.ts';
import { addersOf, type PlacesInput, touchedBy } from './input.ts';
import { PLACE_COLUMNS, placeOf, placeValues } from './rows.ts';
import type { PlacesState } from './state.ts';

/**
 * Loads what a batch touches: places by ascending id, locked. How many somebody has is only counted: two instances may
 * go beyond the bound by the few that they add in the same moment.
 */
export async function prefetchPlaces(
  tx: Executor,
  commands: readonly Command<PlacesInput>[],
): Promise<PlacesState> {
  const rows = await selectMany<TripsPlacesTable>(
    tx,
    { table: 'trips_places', columns: PLACE_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    touchedBy(commands).map((id) => [id]),
  );
  const places = new Map(
    rows.map((row) => [row.id, { id: row.id, place: placeOf(row), change: 'none' as const }]),
  );
  return { places, owned: await countOwned(tx, addersOf(commands)), removed: [], touched: new Set() };
}

async function countOwned(executor: Executor, ownerIds: readonly string[]): Promise<Map<string, number>> {
  if (ownerIds.length === 0) return new Map();
  const rows = await executor
    .selectFrom('trips_places')
    .select(({ fn }) => ['owner_id', fn.countAll<number>().as('count')])
    .where('owner_id', 'in', [...ownerIds])
    .groupBy('owner_id')
    .execute();
  return new Map(rows.map((row) => [row.owner_id ?? '', Number(row.count)]));
}

/** Writes all changes of the working state, in bulk. */
export async function writePlaces(tx: Executor, { places, removed }: PlacesState): Promise<void> {
  const gone = removed.toSorted().map((id) => [id]);
  await deleteMany(tx, 'trips_places', ['id'], gone, { where: {}, atMost: {} });
  await writeRows(tx, { table: 'trips_places', columns: PLACE_COLUMNS }, places.values(), ({ place }) =>
    placeValues(place),
  );
}
