import { sql } from 'kysely';
import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { TripsPlacesTable } from '../../../db/tables/trips-places.ts';
import type { Spot } from '../trip.ts';
import { around, type Bounds, metresBetween, rangesOf } from './grid.ts';
import type { Place, PlaceKind } from './place.ts';
import { PLACE_COLUMNS, placeOf } from './rows.ts';
import type { Shelf } from './shelf.ts';

/** Where a page goes on: behind this popularity and id. */
export interface After {
  readonly shown: number;
  readonly id: string;
}

/** A part of the globe higher than this many degrees is read by popularity, and not square by square. */
const MAX_SQUARES_DEG = 2;
/** How many squares around a point are looked at, step by step, until enough has been found. */
const REACHES = [1, 3, 8] as const;
/** Places of one step that are looked at: the best known ones. */
const LOOKED_AT = 300;
/** Every place is in here. */
const KOREA: Bounds = { south: 32, west: 123, north: 40, east: 133 };

/** Places by id, in bulk, whoever's they are and whether they are shown or not: judge `ownerId` and `hiddenAt`. */
export async function placesById(
  executor: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  const rows = await selectMany<TripsPlacesTable>(
    executor,
    { table: 'trips_places', columns: PLACE_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
  return new Map(rows.map((row) => [row.id, placeOf(row)]));
}

/** What everybody may see of a shelf, the best known first, along an index. */
export async function readShelf(
  executor: Executor,
  { province, district, kind }: Shelf,
  after: After | null,
  limit: number,
): Promise<Place[]> {
  let query = executor.selectFrom('trips_places').selectAll().where('shown', 'is not', null);
  if (district !== null) query = query.where('district', '=', district);
  else if (province !== null) query = query.where('province', '=', province);
  if (kind !== null) query = query.where('kind', '=', kind);
  if (after) {
    query = query
      .where('shown', '<=', after.shown)
      .where(({ or, eb }) => or([eb('shown', '<', after.shown), eb('id', '<', after.id)]));
  }
  const rows = await query.orderBy('shown', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(placeOf);
}

/** What everybody may see within bounds, the best known first. */
export async function placesWithin(
  executor: Executor,
  bounds: Bounds,
  kind: PlaceKind | null,
  limit: number,
): Promise<Place[]> {
  const south = Math.max(bounds.south, KOREA.south);
  const west = Math.max(bounds.west, KOREA.west);
  const north = Math.min(bounds.north, KOREA.north);
  const east = Math.min(bounds.east, KOREA.east);
  if (south > north || west > east) return [];
  let query = executor
    .selectFrom('trips_places')
    .selectAll()
    .where('lat_e6', '>=', Math.floor(south * 1e6))
    .where('lat_e6', '<=', Math.ceil(north * 1e6))
    .where('lng_e6', '>=', Math.floor(west * 1e6))
    .where('lng_e6', '<=', Math.ceil(east * 1e6));
  if (kind !== null) query = query.where('kind', '=', kind);
  if (north - south > MAX_SQUARES_DEG) {
    query = query.where('shown', 'is not', null).orderBy('shown', 'desc');
  } else {
    // `+`: not along the index of what is well known, which reads the whole country where little is near.
    query = query
      .where(sql<number>`+shown`, 'is not', null)
      .where(({ or, and, eb }) =>
        or(
          rangesOf({ south, west, north, east }).map(([first, last]) =>
            and([eb('cell', '>=', first), eb('cell', '<=', last)]),
          ),
        ),
      )
      .orderBy(sql`+shown`, 'desc');
  }
  const rows = await query.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(placeOf);
}

/** A place, and how far it is. */
export interface NearPlace {
  readonly place: Place;
  readonly metres: number;
}

/**
 * What everybody may see near a point, the nearest first: within some 40 km at the most, and where much is crowded
 * together the best known places only.
 * @param fits what else is asked of a place
 */
export async function placesNear(
  executor: Executor,
  spot: Spot,
  kind: PlaceKind | null,
  limit: number,
  fits: (place: Place) => boolean,
): Promise<NearPlace[]> {
  let found: NearPlace[] = [];
  for (const squares of REACHES) {
    const places = await placesWithin(executor, around(spot, squares), kind, LOOKED_AT);
    found = places
      .filter(fits)
      .map((place) => ({ place, metres: Math.round(metresBetween(spot, place.spot)) }))
      .sort((a, b) => a.metres - b.metres || (a.place.id < b.place.id ? -1 : 1));
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}

/** How many places of each kind everybody may see, by province and district. */
export async function countPlaces(
  executor: Executor,
): Promise<{ province: string; district: string | null; count: number }[]> {
  const rows = await executor
    .selectFrom('trips_places')
    .select(({ fn }) => ['province', 'district', fn.countAll<number>().as('count')])
    .where('shown', 'is not', null)
    .groupBy(['province', 'district'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
