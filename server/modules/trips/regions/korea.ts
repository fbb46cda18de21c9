import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import korea from './korea.topo.json' with { type: 'json' };
import type { District, Province } from './region.ts';

interface Korea extends Topology {
  readonly attribution: { readonly ko: string; readonly en: string };
  readonly objects: {
    readonly provinces: GeometryCollection<Province>;
    readonly districts: GeometryCollection<District>;
  };
}
/** Made by `scripts/make-boundaries.ts`; the web app draws the same. */
export const KOREA = korea as unknown as Korea;

type Point = readonly [lng: number, lat: number];

/** A district's shape in degrees: rings of all its islands, outer ones and holes alike. */
export interface DistrictShape {
  readonly district: District;
  readonly rings: readonly (readonly Point[])[];
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
}

const propertiesOf = <T extends object>(collection: GeometryCollection<T>): readonly T[] =>
  collection.geometries.map(({ properties }) => Object.freeze({ ...properties }) as T);

/** All provinces, in the order of their codes. */
export const PROVINCES: readonly Province[] = propertiesOf(KOREA.objects.provinces);
/** All districts, in the order of their codes. */
export const DISTRICTS: readonly District[] = propertiesOf(KOREA.objects.districts);

let shapes: readonly DistrictShape[] | undefined;

/** The shapes of all districts; decoded when they are first asked for. */
export function districtShapes(): readonly DistrictShape[] {
  shapes ??= KOREA.objects.districts.geometries.map((geometry, place) => {
    const found = feature(KOREA, geometry);
    const shape = found.type === 'Feature' ? found.geometry : null;
    if (shape?.type !== 'Polygon' && shape?.type !== 'MultiPolygon') throw new Error('A district is no area');
    const rings = (shape.type === 'Polygon'
      ? shape.coordinates
      : shape.coordinates.flat()) as unknown as Point[][];
    return { district: DISTRICTS[place]!, rings, box: boxOf(rings) };
  });
  return shapes;
}

function boxOf(rings: readonly (readonly Point[])[]): DistrictShape['box'] {
  const [lngs, lats] = [rings.flat().map(([lng]) => lng), rings.flat().map(([, lat]) => lat)];
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
