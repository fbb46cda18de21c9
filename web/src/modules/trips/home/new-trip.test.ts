import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';
import { bodyOf, daysOf, emptyTrip, flawOf, MAX_DAYS, nextSaturday, weekendTrip } from './new-trip.ts';
import { dayAfter, daysBetween, tripDatesFor } from './trip-dates.ts';

test('the weekend that comes next begins on a Saturday, today if it is one', () => {
  expect(nextSaturday('2026-03-04')).toBe('2026-03-07');
  expect(nextSaturday('2026-03-07')).toBe('2026-03-07');
  expect(nextSaturday('2026-03-08')).toBe('2026-03-14');
  expect(bodyOf(weekendTrip('2026-12-30'), '주말')).toMatchObject({ startsOn: '2027-01-02', days: 2 });
});

test('days of a calendar know no summer time', () => {
  expect(dayAfter('2026-03-28', 2)).toBe('2026-03-30');
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(3);
});

test('what cannot be made says why', () => {
  const draft = emptyTrip();
  expect(flawOf(draft)).toBe('no-start');
  expect(flawOf({ ...draft, startsOn: '2026-03-07' })).toBe('no-end');
  expect(flawOf({ ...draft, startsOn: '2026-03-07', endsOn: '2026-03-06' })).toBe('turned');
  expect(flawOf({ ...draft, startsOn: '2026-01-01', endsOn: dayAfter('2026-01-01', MAX_DAYS) })).toBe(
    'too-long',
  );
  expect(
    flawOf({ ...draft, startsOn: '2026-01-01', endsOn: dayAfter('2026-01-01', MAX_DAYS - 1) }),
  ).toBeNull();
  expect(flawOf({ ...draft, when: 'days' })).toBeNull();
});

test('so many days have no date, and a trip without a name is called something', () => {
  const draft = { ...emptyTrip(), when: 'days' as const, startsOn: '2026-03-07', title: '  ' };
  expect(bodyOf(draft, '제주 3일')).toEqual({ title: '제주 3일', days: 3, regions: [], mode: 'transit' });
  expect(daysOf({ ...draft, when: 'dates' })).toBe(0);
});

test('a range says the year only where it is another one', () => {
  const ko = tripDatesFor('ko');
  expect(ko.range('2026-03-07', 3, '2026')).toMatch(/^3월 7일.*9일/);
  expect(ko.range('2026-03-07', 1, '2026')).toBe(ko.day('2026-03-07'));
  expect(ko.range('2025-12-31', 2, '2026')).toContain('2025');
});

test('only what was changed is saved', () => {
  const before = { title: '부산', about: '', regions: ['busan'] };
  expect(changedFields(before, { ...before, regions: ['busan'] })).toEqual({});
  expect(changedFields(before, { ...before, about: '바다', regions: [] })).toEqual({
    about: '바다',
    regions: [],
  });
});
