import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { feature } from 'topojson-client';
import { describe, expect, test } from 'vitest';
import { makeBoundaries } from '../../../../scripts/make-boundaries.ts';
import { COAST_KM, DISTRICTS, KOREA, kmFromDistrict, PROVINCES, regionOf } from './index.ts';

const nameOf = (lat: number, lng: number) => {
  const region = regionOf({ lat, lng });
  const district = DISTRICTS.find(({ code }) => code === region?.district);
  const province = PROVINCES.find(({ code }) => code === region?.province);
  return region && `${province?.short} ${district?.ko}`;
};

describe('boundaries', () => {
  test('are what the script makes of what is committed', () => {
    const source = readFileSync(
      new URL('../../../../scripts/boundaries/districts-2013.topo.json', import.meta.url),
      'utf8',
    );
    const committed = readFileSync(new URL('./korea.topo.json', import.meta.url), 'utf8');
    expect(makeBoundaries(source) === committed).toBe(true);
  });

  test('have 17 provinces and the districts of today, each of one province', () => {
    expect(PROVINCES).toHaveLength(17);
    expect(DISTRICTS).toHaveLength(229);
    expect(new Set(DISTRICTS.map(({ code }) => code)).size).toBe(DISTRICTS.length);
    const codes = new Set(PROVINCES.map(({ code }) => code));
    for (const { code, province, ko, en } of DISTRICTS) {
      expect(codes).toContain(province);
      expect(code.startsWith(province)).toBe(true);
      expect(ko).toMatch(/^[가-힣]{1,4}[시군구]$/);
      expect(en).toMatch(/^[A-Z][a-z]+-(si|gun|gu)$/);
    }
    expect(KOREA.attribution.ko).toContain('통계청');
  });

  test('close all their rings', () => {
    const { provinces, districts } = KOREA.objects;
    for (const features of [feature(KOREA, provinces).features, feature(KOREA, districts).features]) {
      for (const { geometry: shape } of features) {
        if (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon') throw new Error('no area');
        const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
        for (const ring of rings) {
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring.at(-1)).toEqual(ring[0]);
        }
      }
    }
  });
});

describe('where a point is', () => {
  test('on land, after reorganisations, on islands', () => {
    expect(nameOf(37.5796, 126.977)).toBe('서울 종로구');
    expect(nameOf(36.2, 128.57)).toBe('대구 군위군');
    expect(nameOf(36.6424, 127.489)).toBe('충북 청주시');
    expect(nameOf(37.2866, 127.0114)).toBe('경기 수원시');
    expect(nameOf(33.3617, 126.5292)).toMatch(/^제주/);
    expect(nameOf(37.5, 130.86)).toBe('경북 울릉군');
    expect(nameOf(37.2397, 131.8698)).toBe('경북 울릉군');
  });

  test('near the coast it counts to the nearest shore, and far out to none', () => {
    expect(nameOf(35.1587, 129.1904)).toBe('부산 해운대구');
    expect(regionOf({ lat: 37.0, lng: 125.2 })).toBeNull();
    expect(regionOf({ lat: 39.03, lng: 125.75 })).toBeNull();
    expect(regionOf({ lat: 33.59, lng: 130.4 })).toBeNull();
  });

  test('anywhere: no point is farther from its district than the coast may be', () => {
    const point = fc.record({
      lat: fc.double({ min: -90, max: 90 }),
      lng: fc.double({ min: -180, max: 180 }),
    });
    const inKorea = fc.record({
      lat: fc.double({ min: 33, max: 39, noNaN: true }),
      lng: fc.double({ min: 124.5, max: 132, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.oneof(point, inKorea), (spot) => {
        const region = regionOf(spot);
        if (region) expect(kmFromDistrict(spot, region.district!)).toBeLessThan(COAST_KM);
      }),
      { numRuns: 300 },
    );
  });
});
