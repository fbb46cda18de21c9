import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clustersOf } from './clusters.ts';
import { bendOf, middleOf } from './curves.ts';
import { DAY_FILLS, dayColour } from './day-colours.ts';
import { type Label, withoutOverlap, withRoomBelow } from './labels.ts';
import {
  boxOfSpots,
  metresPerPixel,
  pointAt,
  spotAt,
  union,
  WHOLE,
  WORLD,
  WORLD_CORNER,
} from './projection.ts';
import { neighbour } from './region-walk.ts';
import { scaleBar } from './scale.ts';
import { tilesIn } from './tiles.ts';

const SEOUL = { lat: 37.5665, lng: 126.978 };
const spot = fc.record({
  lat: fc.double({ min: -84, max: 84, noNaN: true }),
  lng: fc.double({ min: -179.9, max: 179.9, noNaN: true }),
});

describe('where a spot is on the map', () => {
  test('there and back, to a tenth of a metre', () => {
    fc.assert(
      fc.property(spot, (one) => {
        const back = spotAt(pointAt(one));
        expect(back.lat).toBeCloseTo(one.lat, 5);
        expect(back.lng).toBeCloseTo(one.lng, 5);
      }),
    );
  });

  test('as tiles of Web Mercator have it: Seoul at zoom 8 is in tile 218/99', () => {
    const { x, y } = pointAt(SEOUL);
    expect(Math.floor((x - WORLD_CORNER.x) / 256)).toBe(218);
    expect(Math.floor((y - WORLD_CORNER.y) / 256)).toBe(99);
    // The formula of the standard, written out.
    const angle = (SEOUL.lat * Math.PI) / 180;
    const north = ((1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2) * WORLD;
    expect(y - WORLD_CORNER.y).toBeCloseTo(north, 6);
  });

  test('a degree of latitude is some 111 km by the scale of the place', () => {
    const length = Math.abs(pointAt({ lat: 37, lng: 127 }).y - pointAt({ lat: 38, lng: 127 }).y);
    expect((length * metresPerPixel(37.5, 1)) / 1000).toBeCloseTo(111.3, 0);
  });

  test('boxes hold what they were made of', () => {
    const box = union(WHOLE, boxOfSpots([SEOUL, { lat: 35.68, lng: 139.76 }]));
    const tokyo = pointAt({ lat: 35.68, lng: 139.76 });
    expect(tokyo.x).toBeLessThanOrEqual(box.x + box.width);
    expect(boxOfSpots([])).toBeNull();
  });
});

describe('tiles', () => {
  const template = 'https://tiles.example.com/{z}/{x}/{y}.png';
  test('cover the screen, and are where the map is', () => {
    const { x, y } = pointAt(SEOUL);
    const screen = { width: 512, height: 400 };
    const view = { scale: 1, x: screen.width / 2 - x, y: screen.height / 2 - y };
    const tiles = tilesIn(template, view, screen);
    expect(tiles.map(({ url }) => url)).toContain('https://tiles.example.com/8/218/99.png');
    const seoul = tiles.find(({ key }) => key === '8/218/99')!;
    expect(seoul.box.width).toBe(256);
    expect(x).toBeGreaterThanOrEqual(seoul.box.x);
    expect(x).toBeLessThan(seoul.box.x + 256);
    const area = tiles.length * 256 * 256;
    expect(area).toBeGreaterThanOrEqual(screen.width * screen.height);
    expect(tiles.length).toBeLessThanOrEqual(9);
  });

  test('are never asked for by the thousand, nor beyond the poles', () => {
    const tiles = tilesIn(template, { x: 0, y: 0, scale: 0.08 }, { width: 20_000, height: 20_000 }, 2);
    expect(tiles.length).toBeLessThanOrEqual(120);
    for (const { url } of tiles) expect(url).toMatch(/\/\d+\/\d+\/\d+\.png$/);
  });
});

describe('pins that would stand on each other', () => {
  const pin = fc.record({
    id: fc.uuid(),
    x: fc.double({ min: -500, max: 500, noNaN: true }),
    y: fc.double({ min: -500, max: 500, noNaN: true }),
  });
  const pins = fc.uniqueArray(pin, { selector: ({ id }) => id, maxLength: 120 });

  test('each is in one cluster, near the first of it, and no two firsts are near', () => {
    fc.assert(
      fc.property(pins, fc.double({ min: 0.1, max: 64, noNaN: true }), (all, scale) => {
        const clusters = clustersOf(all, scale, 30);
        expect(clusters.flatMap(({ ids }) => ids).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        const byId = new Map(all.map((one) => [one.id, one]));
        const firsts = clusters.map(({ id }) => byId.get(id)!);
        for (const { id, ids } of clusters) {
          const first = byId.get(id)!;
          for (const member of ids) {
            const { x, y } = byId.get(member)!;
            // Gathered at a step of zoom: at most a half doubling further apart than asked.
            expect(Math.hypot(x - first.x, y - first.y) * scale).toBeLessThan(30 * Math.SQRT2 + 1e-6);
          }
        }
        firsts.forEach((one, at) => {
          for (const other of firsts.slice(at + 1)) {
            expect(Math.hypot(one.x - other.x, one.y - other.y) * scale).toBeGreaterThanOrEqual(30 - 1e-6);
          }
        });
      }),
    );
  });

  test('what is chosen stands alone; without a radius everything does', () => {
    const same = ['a', 'b', 'c'].map((id) => ({ id, x: 1, y: 1 }));
    expect(clustersOf(same, 1, 30, new Set(['b'])).map(({ ids }) => ids)).toEqual([['a', 'c'], ['b']]);
    expect(clustersOf(same, 1, 0)).toHaveLength(3);
  });
});

describe('names', () => {
  const label = (id: string, x: number, y: number): Label => ({ id, text: '강원', at: { x, y }, size: 12 });
  test('the first one stays, those below a pin are left out, a second line needs room', () => {
    const labels = [label('a', 0, 0), label('b', 10, 0), label('c', 100, 0), label('d', 0, 20)];
    const ids = (shown: readonly Label[]) => shown.map(({ id }) => id);
    expect(ids(withoutOverlap(labels, 1))).toEqual(['a', 'c', 'd']);
    expect(ids(withoutOverlap(labels, 10))).toEqual(['a', 'b', 'c', 'd']);
    expect(ids(withoutOverlap(labels, 1, [{ at: { x: 100, y: 4 }, width: 30, height: 44 }]))).toEqual([
      'a',
      'd',
    ]);
    expect([...withRoomBelow(withoutOverlap(labels, 1), 1, 11)]).toEqual(['c', 'd']);
  });
});

describe('the scale bar', () => {
  test('is a round length that fits, and at least a third of what there is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 50_000, noNaN: true }), (metres) => {
        const bar = scaleBar(metres, 110);
        expect(bar.width).toBeLessThanOrEqual(110 + 1e-6);
        expect(bar.width).toBeGreaterThan(110 / 2.6);
        expect(String(bar.metres)).toMatch(/^(0\.0*)?[125]0*$/);
      }),
    );
  });
});

describe('from region to region by arrows', () => {
  const region = (code: string, x: number, y: number) => ({ code, middle: { x, y } });
  const all = [
    region('middle', 0, 0),
    region('east', 10, 2),
    region('far east', 30, 0),
    region('north', 1, -9),
  ];
  test('the nearest that lies there; nothing at the edge', () => {
    const [middle, east] = all as [(typeof all)[0], (typeof all)[0]];
    expect(neighbour(middle, all, 'right')?.code).toBe('east');
    expect(neighbour(east, all, 'right')?.code).toBe('far east');
    expect(neighbour(middle, all, 'up')?.code).toBe('north');
    expect(neighbour(middle, all, 'down')).toBeNull();
    expect(neighbour(east, all, 'left')?.code).toBe('middle');
  });
});

describe('ways', () => {
  test('there and back are two lines, and both bend less than asked', () => {
    const [one, other] = [
      { x: 0, y: 0 },
      { x: 1000, y: 0 },
    ];
    const [there, back] = [bendOf(one, other, 36), bendOf(other, one, 36)];
    expect(there.y).toBe(-back.y);
    expect(Math.abs(middleOf(one, other, there).y)).toBe(36);
    expect(middleOf(one, other, there).turn).toBe(0);
    expect(bendOf(one, one)).toEqual(one);
  });
});

/** What those see who lack the cones for red, or for green (Machado, Oliveira and Fernandes 2009, severity 1). */
const BLIND = {
  red: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  green: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  none: [1, 0, 0, 0, 1, 0, 0, 0, 1],
} as const;

const linear = (hex: string): number[] =>
  [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
const seenBy = (m: readonly number[], [r = 0, g = 0, b = 0]: number[]): number[] =>
  [0, 3, 6].map((at) => Math.max(0, m[at]! * r + m[at + 1]! * g + m[at + 2]! * b));
/** OKLab, in which equal distances look about equal. */
function oklab([r = 0, g = 0, b = 0]: number[]): [number, number, number] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
const apart = (eye: readonly number[], one: string, other: string): number => {
  const [a, b] = [oklab(seenBy(eye, linear(one))), oklab(seenBy(eye, linear(other)))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
};
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [less, more] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (more + 0.05) / (less + 0.05);
};

describe('colours of days', () => {
  test.each(Object.entries(BLIND))('days that follow each other are told apart: %s', (_what, eye) => {
    for (const theme of [0, 1] as const) {
      DAY_FILLS.forEach((fill, at) => {
        for (const next of [1, 2]) {
          const other = DAY_FILLS[(at + next) % DAY_FILLS.length]!;
          expect(apart(eye, fill[theme], other[theme]), `${fill[theme]} ${other[theme]}`).toBeGreaterThan(
            0.08,
          );
        }
      });
    }
  });

  test('numbers can be read on them, and lines on the land', () => {
    for (const [light, dark] of DAY_FILLS) {
      expect(contrast(light, '#ffffff')).toBeGreaterThan(4.5);
      expect(contrast(dark, '#14110b')).toBeGreaterThan(4.5);
      expect(contrast(light, '#fbf7ee')).toBeGreaterThan(3);
      expect(contrast(dark, '#232a28')).toBeGreaterThan(3);
    }
  });

  test('begin anew after eight days', () => {
    expect(dayColour(8)).toEqual(dayColour(0));
    expect(dayColour(1)).not.toEqual(dayColour(0));
  });
});
