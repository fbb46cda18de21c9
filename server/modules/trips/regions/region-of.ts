import type { Spot } from '../trip.ts';
import { type DistrictShape, districtShapes } from './korea.ts';
import type { Region } from './region.ts';

/** So far from the nearest shore still counts to it: boundaries are simplified, piers and small islands are missing. */
export const COAST_KM = 8;

const KM_PER_DEGREE = 111.2;
const RADIANS = Math.PI / 180;

/**
 * In which province and district a point is: inside its boundary, or at sea within `COAST_KM` of it.
 * @param spot in degrees, WGS 84
 * @returns null outside of Korea
 */
export function regionOf(spot: Spot): Region | null {
  const shape = districtShapes().find((one) => isInside(one, spot)) ?? nearest(spot);
  return shape ? { province: shape.district.province, district: shape.district.code } : null;
}

/**
 * How far a point is from a district, in km; 0 inside.
 * @param district a district's code
 */
export function kmFromDistrict(spot: Spot, district: string): number {
  const shape = districtShapes().find((one) => one.district.code === district);
  if (!shape) return Number.POSITIVE_INFINITY;
  return isInside(shape, spot) ? 0 : kmTo(shape, spot);
}

function nearest(spot: Spot): DistrictShape | undefined {
  let [found, least]: [DistrictShape | undefined, number] = [undefined, COAST_KM];
  const margin = COAST_KM / (KM_PER_DEGREE * 0.75);
  for (const shape of districtShapes()) {
    const [west, south, east, north] = shape.box;
    if (spot.lng < west - margin || spot.lng > east + margin) continue;
    if (spot.lat < south - margin || spot.lat > north + margin) continue;
    const km = kmTo(shape, spot);
    if (km < least) [found, least] = [shape, km];
  }
  return found;
}

/** By the number of borders that a ray to the east crosses; holes are borders like others. */
function isInside({ rings, box: [west, south, east, north] }: DistrictShape, { lat, lng }: Spot): boolean {
  if (lng < west || lng > east || lat < south || lat > north) return false;
  let isIn = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
      if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) isIn = !isIn;
    }
  }
  return isIn;
}

/** The distance to the nearest border, on a plane that touches the globe at the point: exact enough for some km. */
function kmTo({ rings }: DistrictShape, { lat, lng }: Spot): number {
  const perLng = KM_PER_DEGREE * Math.cos(lat * RADIANS);
  let least = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [[lng1, lat1], [lng2, lat2]] = [ring[i - 1]!, ring[i]!];
      const [x1, y1] = [(lng1 - lng) * perLng, (lat1 - lat) * KM_PER_DEGREE];
      const [dx, dy] = [(lng2 - lng1) * perLng, (lat2 - lat1) * KM_PER_DEGREE];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length));
      least = Math.min(least, Math.hypot(x1 + along * dx, y1 + along * dy));
    }
  }
  return least;
}
