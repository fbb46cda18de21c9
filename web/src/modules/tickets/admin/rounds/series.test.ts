import { expect, test } from 'vitest';
import { fromKorean, toKorean } from '../korean-time.ts';
import { roundTimes, startsOf, timesOf } from './series.ts';

test('times are typed with commas or spaces, each counts once', () => {
  expect(timesOf('19:30, 14:00 9:00,14:00')).toEqual(['09:00', '14:00', '19:30']);
  expect(timesOf('25:00')).toBe(null);
  expect(timesOf(' ')).toBe(null);
});

test('a series has its days of the week and its times', () => {
  const week = { from: '2026-12-21', to: '2027-01-03', weekdays: [0, 6], times: ['14:00', '19:00'] };
  expect(startsOf(week)).toEqual([
    '2026-12-26T14:00',
    '2026-12-26T19:00',
    '2026-12-27T14:00',
    '2026-12-27T19:00',
    '2027-01-02T14:00',
    '2027-01-02T19:00',
    '2027-01-03T14:00',
    '2027-01-03T19:00',
  ]);
  expect(startsOf({ ...week, to: '' })).toEqual([]);
  expect(startsOf({ ...week, from: '2027-01-04' })).toEqual([]);
});

test('the clock is that of the halls, wherever one plans', () => {
  expect(fromKorean('2026-12-26T19:30')).toBe('2026-12-26T10:30:00.000Z');
  expect(toKorean('2026-12-26T10:30:00.000Z')).toBe('2026-12-26T19:30');
  expect(fromKorean('')).toBe(null);
});

test('the sale ends before the show, and begins before it ends', () => {
  const window = { saleFrom: '2026-12-01T14:00', untilHoursBefore: 2 };
  expect(roundTimes('2026-12-26T19:30', window)).toEqual({
    startsAt: '2026-12-26T10:30:00.000Z',
    saleFrom: '2026-12-01T05:00:00.000Z',
    saleUntil: '2026-12-26T08:30:00.000Z',
  });
  expect(roundTimes('2026-12-01T15:00', window)).toBe(null);
});
