import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { kmFromDistrict, PROVINCES, regionOf } from '../../regions/index.ts';
import { areHoursValid, PLACE_KINDS } from '../place.ts';
import { SAMPLE } from './index.ts';
import { hoursOf, sampleOf } from './reading.ts';
import { SAMPLE_STAMP } from './stamp.ts';

/** Boundaries are simplified: a pier or an islet may stand so far outside. */
const OUTSIDE_KM = 4;

describe('the sample of places', () => {
  test('has its stamp in stamp.ts', () => {
    const stamp = createHash('sha256').update(JSON.stringify(SAMPLE)).digest('hex').slice(0, 32);
    expect(SAMPLE_STAMP).toBe(stamp);
  });

  test('says of each place a district in which it really is', () => {
    const wrong = SAMPLE.filter(({ spot, district }) => kmFromDistrict(spot, district) > OUTSIDE_KM);
    expect(wrong.map(({ slug }) => slug)).toEqual([]);
    const farOut = SAMPLE.filter(({ spot }) => regionOf(spot) === null);
    expect(farOut.map(({ slug }) => slug)).toEqual([]);
    const elsewhere = SAMPLE.filter(
      ({ spot, province, district }) =>
        regionOf(spot)?.province !== province && kmFromDistrict(spot, district) > 0.5,
    );
    expect(elsewhere.map(({ slug }) => slug)).toEqual([]);
  });

  test('has every province and every kind', () => {
    expect(SAMPLE.length).toBeGreaterThan(400);
    for (const { code, ko } of PROVINCES) {
      expect(SAMPLE.filter(({ province }) => province === code).length, ko).toBeGreaterThanOrEqual(8);
    }
    for (const kind of PLACE_KINDS) {
      expect(SAMPLE.filter((place) => place.kind === kind).length, kind).toBeGreaterThanOrEqual(20);
    }
  });

  test('names nothing twice', () => {
    for (const of of [
      (place: (typeof SAMPLE)[number]) => place.slug,
      (place: (typeof SAMPLE)[number]) => place.name.ko,
      (place: (typeof SAMPLE)[number]) => place.name.en,
      (place: (typeof SAMPLE)[number]) => `${place.spot.lat} ${place.spot.lng}`,
    ]) {
      const values = SAMPLE.map(of);
      expect(values.filter((value, i) => values.indexOf(value) !== i)).toEqual([]);
    }
  });

  test('has hours, months and texts that make sense', () => {
    for (const { slug, hours, months, note, name, about, stayMin, kind } of SAMPLE) {
      expect(hours === null || areHoursValid(hours), slug).toBe(true);
      expect(new Set(months).size, slug).toBe(months.length);
      expect(stayMin, slug).toBeLessThanOrEqual(720);
      if (kind === 'festival') expect([months.length > 0, note.ko !== ''], slug).toEqual([true, true]);
      expect(name.ko, slug).toMatch(/[가-힣A-Z]/);
      expect(name.en, slug).not.toMatch(/[가-힣]/);
      expect(about.ko, slug).toMatch(/[가-힣].*[.]$/);
      expect(about.en, slug).toMatch(/^[A-Z0-9].*[.]$/);
      expect(about.en, slug).not.toMatch(/[가-힣]/);
    }
  });
});

describe('a line of the sample', () => {
  const line = (hours: string) =>
    `some-place | sight | 종로구 | 이름 | Name | 37.5796 126.9770 | ${hours} | 60 | 10 | 글. | Text.`;

  test('tells hours of each day, closed days, none and always', () => {
    expect(hoursOf('9:30-18 !mon sat=10-12,13-26')?.week).toEqual([
      [],
      ...Array.from({ length: 4 }, () => [[570, 1080]]),
      [
        [600, 720],
        [780, 1560],
      ],
      [[570, 1080]],
    ]);
    expect(hoursOf('always')).toEqual({ isAlways: true, week: [] });
    expect(hoursOf('')).toBeNull();
    expect(sampleOf('11', line('9-18'))[0]).toMatchObject({ district: '11010', months: [], stayMin: 60 });
  });

  test.each(['18-9', '9', '9-40', '9-18 !monday', '9-18,10-12', 'x-y'])('refuses the hours %s', (hours) => {
    expect(() => sampleOf('11', line(hours))).toThrow(/some-place/);
  });
  test('refuses other provinces’ districts and missing columns', () => {
    expect(() => sampleOf('21', line('9-18'))).toThrow();
    expect(() => sampleOf('11', 'some-place | sight | 종로구')).toThrow();
  });
});
