/** Places of trips: the service's own schemas, as types only. */

import type { Static } from 'typebox';
import type { Localized } from '../../../server/lib/localized.ts';
import type * as admin from '../../../server/modules/trips/places/admin-schemas.ts';
import type * as places from '../../../server/modules/trips/places/schemas.ts';
import type { Spot } from './trips-types.ts';

export type { Localized, Spot };
export type PlaceKind = places.PlaceKind;
/** A place as it stands in a list. */
export type PlaceCard = places.PlaceCard;
export type Place = places.PlaceView;
export type PlacePage = places.PlacePage;
export type OpeningHours = NonNullable<Place['hours']>;
export type Regions = places.RegionsAnswer;

type Names = { code: string; ko: string; en: string };
type Areas<Properties> = {
  type: 'GeometryCollection';
  geometries: { type: 'Polygon' | 'MultiPolygon'; arcs: never; properties: Properties }[];
};
/** TopoJSON of the provinces and districts, simplified. */
export type Boundaries = {
  type: 'Topology';
  arcs: never;
  objects: { provinces: Areas<Names & { short: string }>; districts: Areas<Names & { province: string }> };
};

export type PlaceFilter = {
  province?: string | undefined;
  district?: string | undefined;
  kind?: PlaceKind | undefined;
  q?: string | undefined;
  /** `lat,lng` */
  near?: string | undefined;
  /** `YYYY-MM-DD` */
  openOn?: string | undefined;
};
/** A place of one's own, as it is written. */
export type OwnPlaceBody = Static<typeof admin.OwnPlaceBody>;
