import { type Executor, insertMany, selectMany, updateMany } from '../../../../db/dialect.ts';
import type { TripsPlacesTable } from '../../../../db/tables/trips-places.ts';
import { appendEvents } from '../../../../events/outbox.ts';
import type { MakeId } from '../../../../lib/id.ts';
import { placesChanged } from '../events.ts';
import { metresBetween } from '../grid.ts';
import { idFrom } from '../origin.ts';
import type { Place } from '../place.ts';
import { PLACE_COLUMNS, placeOf, placeValues } from '../rows.ts';
import type { TourPlace } from './item.ts';

const SOURCE = 'import';
/** The same name so near is the same place. */
const SAME_M = 1_500;

/**
 * Writes places of the list, over what the list has written before: not over what an operator has, and not beside a
 * place of the sample that is the same. May be done twice.
 * @param at epoch milliseconds
 */
export async function writeTourPlaces(
  tx: Executor,
  given: readonly TourPlace[],
  { makeId, at }: { readonly makeId: MakeId; readonly at: number },
): Promise<void> {
  // What moved while the list was read comes twice.
  const places = [...new Map(given.map((place) => [idFrom(SOURCE, place.sourceId), place]))];
  const known = await lockKnown(
    tx,
    places.map(([id]) => id),
  );
  const namesakes = await sampleNamed(
    tx,
    places.map(([, { facts }]) => facts.name.ko),
  );
  const added: Place[] = [];
  const updated: Place[] = [];
  for (const [id, { sourceId, stamp, isHidden, region, facts }] of places) {
    const before = known.get(id);
    const isThere = namesakes.some(
      ({ name, spot }) => name.ko === facts.name.ko && metresBetween(spot, facts.spot) <= SAME_M,
    );
    if (before?.editedAt != null || before?.stamp === stamp || (!before && (isHidden || isThere))) continue;
    const place: Place = {
      ...{ id, source: SOURCE, sourceId, ownerId: null, editedAt: null, stamp, changedAt: at },
      ...facts,
      ...region,
      version: (before?.version ?? 0) + 1,
      hiddenAt: isHidden ? at : null,
    };
    (before ? updated : added).push(place);
  }
  await insertMany(tx, 'trips_places', PLACE_COLUMNS, inOrder(added).map(placeValues));
  const [, ...rest] = PLACE_COLUMNS;
  const values = inOrder(updated).map((place) => {
    const [id = null, ...others] = placeValues(place);
    return [...others, id];
  });
  await updateMany(tx, 'trips_places', ['id'], rest, values);
  const before = updated.flatMap(({ id }) => known.get(id) ?? []);
  const batchId = makeId();
  const events = placesChanged([...added, ...updated, ...before]).map((event) => ({
    ...event,
    at,
    by: batchId,
  }));
  if (events.length > 0) await appendEvents(tx, { batchId, lane: 'trips-places', at, events });
}

const inOrder = (places: readonly Place[]) => places.toSorted((a, b) => (a.id < b.id ? -1 : 1));

async function lockKnown(tx: Executor, ids: readonly string[]): Promise<Map<string, Place>> {
  const keys = ids.map((id) => [id]);
  const found = await selectMany<{ id: string }>(
    tx,
    { table: 'trips_places', columns: ['id'], keys: ['id'], index: 'PRIMARY', lock: false },
    keys,
  );
  const rows = await selectMany<TripsPlacesTable>(
    tx,
    { table: 'trips_places', columns: PLACE_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    found.map(({ id }) => [id]),
  );
  return new Map(rows.map((row) => [row.id, placeOf(row)]));
}

/** Places of the sample, and of operators, that are called like this. */
async function sampleNamed(tx: Executor, names: readonly string[]): Promise<Place[]> {
  const rows = await selectMany<TripsPlacesTable>(
    tx,
    {
      table: 'trips_places',
      columns: PLACE_COLUMNS,
      keys: ['name_ko'],
      index: 'trips_places_name',
      lock: false,
    },
    names.map((name) => [name]),
  );
  return rows.map(placeOf).filter(({ source }) => source === 'sample' || source === 'operator');
}
