import { geoMercator } from 'd3-geo';
import type { Spot } from '../../../api/trips-types.ts';
import type { Box, Point } from '../../../ui/canvas/view.ts';

/**
 * Web Mercator (EPSG:3857), so that tiles of others fit below. The world is 2^16 map units wide: a unit is a pixel of
 * tiles at zoom 8. It is counted from the middle of Korea, because numbers near nought stay exact when zoomed in.
 */
export const WORLD = 2 ** 16;
const PER_RADIAN = WORLD / (2 * Math.PI);
const ORIGIN: Spot = { lat: 36.3, lng: 127.8 };
/** Beyond that Web Mercator has no map. */
const MAX_LAT = 85.0511;
const EARTH_M = 40_075_016.686;

/** Around the meridian of Greenwich and the equator. */
const mercator = geoMercator().scale(PER_RADIAN).translate([0, 0]).precision(0);
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

function worldPoint(lat: number, lng: number): Point {
  const kept = Math.min(MAX_LAT, Math.max(-MAX_LAT, lat));
  const [x, y] = mercator([lng, kept])!;
  return { x, y };
}
const origin = worldPoint(ORIGIN.lat, ORIGIN.lng);

/** Where the map's own origin is, counted in map units from the upper left corner of the world. */
export const WORLD_CORNER: Point = { x: -WORLD / 2 - origin.x, y: -WORLD / 2 - origin.y };

/** @returns map units */
export function pointAt({ lat, lng }: Spot): Point {
  const { x, y } = worldPoint(lat, lng);
  return { x: x - origin.x, y: y - origin.y };
}

/** @returns degrees with six decimals: a tenth of a metre */
export function spotAt({ x, y }: Point): Spot {
  const [lng, lat] = mercator.invert!([x + origin.x, y + origin.y])!;
  const exact = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return { lat: exact(lat), lng: exact(lng) };
}

/** How many metres a CSS pixel is, there and at that scale. */
export const metresPerPixel = (lat: number, scale: number): number =>
  (EARTH_M * Math.cos(radians(lat))) / (WORLD * scale);

/** The smallest box around these; null where there are none. */
function boxAround(points: readonly Point[]): Box | null {
  if (points.length === 0) return null;
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export const boxOfSpots = (spots: readonly Spot[]): Box | null => boxAround(spots.map(pointAt));

export function union(one: Box, other: Box | null): Box {
  if (other === null) return one;
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  };
}

/** The mainland and Jeju: what one wants to see first. Islands far in the east are a drag away. */
export const COUNTRY: Box = boxOfSpots([
  { lat: 38.62, lng: 125.95 },
  { lat: 33.08, lng: 129.65 },
])!;
/** All of it. */
export const WHOLE: Box = boxOfSpots([
  { lat: 38.7, lng: 124.5 },
  { lat: 33, lng: 132 },
])!;
