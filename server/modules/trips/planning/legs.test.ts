import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LegBy, legOf } from './legs.ts';

const GYEONGBOK = { lat: 37.5796, lng: 126.977 };
const BUKCHON = { lat: 37.5826, lng: 126.9831 };
const GANGNEUNG = { lat: 37.7945, lng: 128.9147 };
const SEOGWIPO = { lat: 33.2461, lng: 126.5098 };
const JEJU_CITY = { lat: 33.5104, lng: 126.4914 };
const ULLEUNG = { lat: 37.484, lng: 130.9057 };

describe('the way from a stop to the next', () => {
  test.each([
    ['round the corner', GYEONGBOK, BUKCHON, 'car', 'walk', [700, 1_000], [9, 15]],
    ['across the country', GYEONGBOK, GANGNEUNG, 'car', 'car', [200_000, 250_000], [160, 230]],
    [
      'across the country by train',
      GYEONGBOK,
      GANGNEUNG,
      'transit',
      'transit',
      [200_000, 250_000],
      [150, 220],
    ],
    ['too far to walk', GYEONGBOK, GANGNEUNG, 'walk', 'transit', [200_000, 250_000], [150, 220]],
    ['across Jeju', JEJU_CITY, SEOGWIPO, 'car', 'car', [35_000, 45_000], [55, 80]],
    ['over the sea', GYEONGBOK, SEOGWIPO, 'transit', 'flight', [450_000, 500_000], [190, 190]],
    ['to an island without an airport', GANGNEUNG, ULLEUNG, 'car', 'ferry', [150_000, 200_000], [270, 270]],
    ['from one island to another', JEJU_CITY, ULLEUNG, 'car', 'ferry', [550_000, 620_000], [460, 460]],
  ] as const)('%s', (_what, from, to, mode, by, metres, minutes) => {
    const leg = legOf(from, to, mode);
    expect(leg.by).toBe(by satisfies LegBy);
    expect(leg.metres).toBeGreaterThanOrEqual(metres[0]);
    expect(leg.metres).toBeLessThanOrEqual(metres[1]);
    expect(leg.minutes).toBeGreaterThanOrEqual(minutes[0]);
    expect(leg.minutes).toBeLessThanOrEqual(minutes[1]);
  });

  test('is whole, the same back, nothing to where one is, and never a number that is none', () => {
    const spot = fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(spot, spot, fc.constantFrom('walk', 'bike', 'transit', 'car'), (from, to, mode) => {
        const leg = legOf(from, to, mode);
        expect(Number.isSafeInteger(leg.minutes) && Number.isSafeInteger(leg.metres)).toBe(true);
        expect(leg.minutes).toBeGreaterThanOrEqual(0);
        expect(legOf(to, from, mode)).toEqual(leg);
        expect(legOf(from, from, mode).minutes).toBe(0);
      }),
    );
  });
});
