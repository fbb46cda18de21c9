import { geoPath, geoTransform } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { Boundaries, Localized } from '../../../api/trips-places.ts';
import type { Box, Point } from '../../../ui/canvas/view.ts';
import { pointAt } from './projection.ts';

/** A province or a district as it is drawn. Lengths are map units. */
export interface Shape {
  readonly code: string;
  /** Of the province that it lies in; of a province its own. */
  readonly province: string;
  /** For short, in both languages. */
  readonly name: Localized;
  readonly path: string;
  readonly box: Box;
  /** Where its name stands. */
  readonly middle: Point;
}

export interface Shapes {
  readonly provinces: readonly Shape[];
  readonly districts: readonly Shape[];
  /** Lines where two of them meet, each drawn once. */
  readonly provinceBorders: string;
  readonly districtBorders: string;
  readonly coast: string;
}

const draw = geoPath(
  geoTransform({
    point(lng, lat) {
      const { x, y } = pointAt({ lat, lng });
      this.stream.point(x, y);
    },
  }),
).digits(2);

/** Names of those that lie around others, or in many pieces, stand better elsewhere than in the middle. */
const NAME_AT: Readonly<Record<string, readonly [lat: number, lng: number]>> = {
  '23': [37.72, 126.18],
  '25': [36.3, 127.4],
  '29': [36.66, 127.26],
  '31': [37.14, 127.42],
  '33': [36.83, 127.75],
  '34': [36.5, 126.72],
  '36': [34.86, 126.88],
  '37': [36.42, 128.83],
  '38': [35.38, 128.22],
  '39': [33.38, 126.55],
};

type Drawn = Parameters<typeof draw>[0];
type Outline = Extract<Drawn, { type: 'Polygon' | 'MultiPolygon' }>;

function middleOf(code: string, outline: Outline): Point {
  const chosen = NAME_AT[code];
  if (chosen !== undefined) return pointAt({ lat: chosen[0], lng: chosen[1] });
  // Of many islands the largest bears the name.
  const pieces: Outline[] =
    outline.type === 'Polygon'
      ? [outline]
      : outline.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  const [largest = outline] = pieces.toSorted((one, other) => draw.area(other) - draw.area(one));
  const [x, y] = draw.centroid(largest);
  return { x, y };
}

/** Draws all boundaries once, in map units; zooming and moving is a transform of what is drawn. */
export function shapesOf(boundaries: Boundaries): Shapes {
  const topology = boundaries as unknown as Parameters<typeof feature>[0];
  type Areas = Extract<Parameters<typeof feature>[1], { type: 'GeometryCollection' }>;
  const { provinces, districts } = boundaries.objects;
  const outlinesOf = (areas: unknown): Outline[] =>
    feature(topology, areas as Areas).features.map(({ geometry }) => geometry as Outline);
  const line = (isDrawn: (one: { province: string }, other: { province: string }) => boolean): string =>
    draw(
      mesh(topology, districts as unknown as Parameters<typeof mesh>[1], (one, other) =>
        isDrawn(one.properties as { province: string }, other.properties as { province: string }),
      ),
    ) ?? '';
  const shape = (outline: Outline, facts: Pick<Shape, 'code' | 'province' | 'name'>): Shape => {
    const [[left, top], [right, bottom]] = draw.bounds(outline);
    return {
      ...facts,
      path: draw(outline) ?? '',
      box: { x: left, y: top, width: right - left, height: bottom - top },
      middle: middleOf(facts.code, outline),
    };
  };
  return {
    provinces: outlinesOf(provinces).map((outline, at) => {
      const { code, short, en } = provinces.geometries[at]!.properties;
      return shape(outline, { code, province: code, name: { ko: short, en } });
    }),
    districts: outlinesOf(districts).map((outline, at) => {
      const { code, province, ko, en } = districts.geometries[at]!.properties;
      return shape(outline, { code, province, name: { ko, en } });
    }),
    provinceBorders: line((one, other) => one !== other && one.province !== other.province),
    districtBorders: line((one, other) => one !== other && one.province === other.province),
    coast: line((one, other) => one === other),
  };
}
