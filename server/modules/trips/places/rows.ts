import type { Value } from '../../../db/rows.ts';
import type { TripsPlacesTable } from '../../../db/tables/trips-places.ts';
import { cellOf } from './grid.ts';
import type { OpeningHours, Place } from './place.ts';

/** All of a place, in the order of `placeValues`. */
export const PLACE_COLUMNS = [
  'id',
  'source',
  'source_id',
  'owner_id',
  'kind',
  'province',
  'district',
  'name_ko',
  'name_en',
  'about_ko',
  'about_en',
  'address',
  'words',
  'lat_e6',
  'lng_e6',
  'hours',
  'stay_min',
  'phone',
  'url',
  'picture',
  'popularity',
  'shown',
  'cell',
  'stamp',
  'edited_at',
  'version',
  'changed_at',
  'hidden_at',
] as const satisfies readonly (keyof TripsPlacesTable)[];

const E6 = 1_000_000;

interface StoredHours {
  readonly hours: OpeningHours | null;
  readonly months: readonly number[];
  readonly note: { readonly ko: string; readonly en: string };
}

export function placeOf(row: TripsPlacesTable): Place {
  const { hours, months, note } = JSON.parse(row.hours) as StoredHours;
  return {
    id: row.id,
    source: row.source,
    sourceId: row.source_id,
    ownerId: row.owner_id,
    kind: row.kind,
    province: row.province,
    district: row.district,
    name: { ko: row.name_ko, en: row.name_en },
    about: { ko: row.about_ko, en: row.about_en },
    address: row.address,
    spot: { lat: row.lat_e6 / E6, lng: row.lng_e6 / E6 },
    ...{ hours, months, note },
    stayMin: row.stay_min,
    phone: row.phone,
    url: row.url,
    picture: row.picture,
    popularity: row.popularity,
    stamp: row.stamp,
    editedAt: row.edited_at,
    version: row.version,
    changedAt: row.changed_at,
    hiddenAt: row.hidden_at,
  };
}

export function placeValues(place: Place): Value[] {
  const { spot, hours, months, note } = place;
  const isShown = place.ownerId === null && place.hiddenAt === null;
  return [
    ...[place.id, place.source, place.sourceId, place.ownerId, place.kind, place.province, place.district],
    ...[place.name.ko, place.name.en, place.about.ko, place.about.en, place.address],
    [place.name.ko, place.name.en, place.address].join('\n').toLowerCase(),
    ...[Math.round(spot.lat * E6), Math.round(spot.lng * E6)],
    JSON.stringify({ hours, months, note } satisfies StoredHours),
    ...[place.stayMin, place.phone, place.url, place.picture, place.popularity],
    ...[isShown ? place.popularity : null, cellOf(spot), place.stamp, place.editedAt],
    ...[place.version, place.changedAt, place.hiddenAt],
  ];
}
