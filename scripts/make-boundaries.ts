// `node scripts/make-boundaries.ts`: makes server/modules/trips/regions/korea.topo.json, the provinces and districts
// of today, of the boundaries of 2013 in scripts/boundaries (Statistics Korea, SGIS; Korea Open Government Licence,
// type 1: the source is named). Run it after a change of either, and commit what it writes.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mergeArcs } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { CHANGED, CITIES, DOKDO, PROVINCES, SPELT, ULLEUNG } from './boundaries/provinces.ts';

const OUT = fileURLToPath(new URL('../server/modules/trips/regions/korea.topo.json', import.meta.url));
const SOURCE = new URL('./boundaries/districts-2013.topo.json', import.meta.url);
const ATTRIBUTION = {
  ko: '행정구역 경계: 통계청 통계지리정보서비스(SGIS), 2013년 기준, 공공누리 제1유형. 2014년 청주·청원 통합, 2018년 미추홀구 개칭, 2023년 군위군 대구 편입을 반영했고 그 뒤의 개편은 반영하지 않았습니다. 독도는 따로 그렸습니다.',
  en: 'Boundaries: Statistics Korea, SGIS, as of 2013, Korea Open Government Licence type 1. With the changes of 2014 (Cheongju), 2018 (Michuhol-gu) and 2023 (Gunwi-gun to Daegu), without later ones. Dokdo was drawn by us.',
};

interface Known {
  readonly code: string;
  readonly name: string;
  readonly name_eng: string;
}
type Shape = Polygon<Known> | MultiPolygon<Known>;
interface Region {
  readonly code: string;
  readonly ko: string;
  readonly en: string;
  readonly shapes: Shape[];
}

/** The topology of today's provinces and districts, as text. */
export function makeBoundaries(source: string): string {
  const { arcs: given, transform, objects } = JSON.parse(source) as Topology;
  if (!transform) throw new Error('The boundaries are not quantized');
  const shapes = (objects.skorea_municipalities_geo as GeometryCollection<Known>).geometries as Shape[];
  const topology: Topology = { type: 'Topology', transform, objects: {}, arcs: [...given] };
  drawDokdo(topology, shapes);
  const districts = new Map<string, Region>();
  for (const shape of shapes) {
    const region = regionOf(shape.properties!);
    const known = districts.get(region.code) ?? { ...region, shapes: [] };
    known.shapes.push(shape);
    districts.set(region.code, known);
  }
  const sorted = [...districts.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const merged = sorted.map((one) => {
    const { code, ko, en } = one;
    const properties = { code, province: code.slice(0, 2), ko, en };
    const [only, ...others] = one.shapes;
    const { type, arcs } = others.length === 0 ? only! : mergeArcs(topology, one.shapes);
    return { type, arcs, properties };
  });
  const provinces = Object.entries(PROVINCES).map(([code, [ko, short, en]]) => {
    const within = sorted.filter((one) => one.code.startsWith(code)).flatMap((one) => one.shapes);
    const { arcs } = mergeArcs(topology, within);
    return { type: 'MultiPolygon', arcs, properties: { code, ko, short, en } };
  });
  return `${JSON.stringify({
    type: 'Topology',
    attribution: ATTRIBUTION,
    transform,
    objects: {
      provinces: { type: 'GeometryCollection', geometries: provinces },
      districts: { type: 'GeometryCollection', geometries: merged },
    },
    arcs: topology.arcs,
  })}\n`;
}

function regionOf({ code, name, name_eng }: Known): Omit<Region, 'shapes'> {
  const changed = CHANGED[code];
  if (changed) return { code: changed[0], ko: changed[1], en: changed[2] };
  const city = CITIES[code.slice(0, 4)];
  if (city) return { code: `${code.slice(0, 4)}0`, ko: name.slice(0, name.indexOf('시') + 1), en: city };
  return { code, ko: name, en: SPELT[code] ?? name_eng };
}

/** Adds Dokdo to the shape of Ulleung-gun, on the grid of the others. */
function drawDokdo({ arcs, transform }: Topology, shapes: Shape[]): void {
  const at = shapes.findIndex(({ properties }) => properties!.code === ULLEUNG);
  const ulleung = shapes[at] as Polygon<Known>;
  const { scale, translate } = transform!;
  const islets = DOKDO.map((ring) => {
    let [x, y] = [0, 0];
    const arc = ring.map(([lng, lat]) => {
      const [nextX, nextY] = [
        Math.round((lng - translate[0]) / scale[0]),
        Math.round((lat - translate[1]) / scale[1]),
      ];
      const step: [number, number] = [nextX - x, nextY - y];
      [x, y] = [nextX, nextY];
      return step;
    });
    return [[arcs.push(arc) - 1]];
  });
  shapes[at] = { type: 'MultiPolygon', arcs: [ulleung.arcs, ...islets], properties: ulleung.properties! };
}

if (import.meta.main) {
  const text = makeBoundaries(readFileSync(SOURCE, 'utf8'));
  writeFileSync(OUT, text);
  process.stdout.write(`${(text.length / 1024).toFixed(0)} KiB\n`);
}
