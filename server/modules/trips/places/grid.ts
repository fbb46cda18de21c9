import type { Spot } from '../trip.ts';

/** Squares of a twentieth of a degree: some 5.5 km high and 4.4 km wide in Korea. */
const PER_DEGREE = 20;
/** Squares in a band around the globe. */
const BAND = 10_000;

const bandOf = (lat: number): number => Math.floor((lat + 90) * PER_DEGREE);
const columnOf = (lng: number): number => Math.floor((lng + 180) * PER_DEGREE);

/** The square in which a point is. */
export const cellOf = ({ lat, lng }: Spot): number => bandOf(lat) * BAND + columnOf(lng);

/** A part of the globe, in degrees. */
export interface Bounds {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** All squares of a part of the globe, as ranges of numbers, both ends included: one for each band. */
export function rangesOf({ south, west, north, east }: Bounds): [first: number, last: number][] {
  const ranges: [number, number][] = [];
  for (let band = bandOf(south); band <= bandOf(north); band += 1) {
    ranges.push([band * BAND + columnOf(west), band * BAND + columnOf(east)]);
  }
  return ranges;
}

/** The squares around a point, so many in each direction. */
export function around({ lat, lng }: Spot, squares: number): Bounds {
  const reach = squares / PER_DEGREE;
  return { south: lat - reach, west: lng - reach, north: lat + reach, east: lng + reach };
}

const EARTH_M = 6_371_008;
const RADIANS = Math.PI / 180;

/** The way as the crow flies, in metres. */
export function metresBetween(a: Spot, b: Spot): number {
  const [lat1, lat2] = [a.lat * RADIANS, b.lat * RADIANS];
  const [dLat, dLng] = [lat2 - lat1, (b.lng - a.lng) * RADIANS];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
}
