import { describe, expect, test } from 'vitest';
import type { OpeningHours } from '../../../api/trips-places.ts';
import { koreanTime, openStateAt, weekdayOf } from './opening.ts';

const week = (...days: number[][][]): OpeningHours => ({ isAlways: false, week: days });
/** Closed on Mondays, with a pause on Tuesdays, until two in the morning on Saturdays. */
const HOURS = week(
  [],
  [
    [600, 840],
    [1020, 1260],
  ],
  [[540, 1080]],
  [[540, 1080]],
  [[540, 1080]],
  [[540, 1560]],
  [[540, 1080]],
);
const at = (date: string, clock: string) => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return openStateAt({ hours: HOURS, months: [] }, { date, minute: hour * 60 + minute });
};

describe('whether a place is open', () => {
  test('a week begins on a Monday, and on the Korean calendar', () => {
    expect(weekdayOf('2026-11-23')).toBe(0);
    expect(weekdayOf('2026-11-22')).toBe(6);
    expect(koreanTime(Date.parse('2026-11-22T15:30:00Z'))).toEqual({ date: '2026-11-23', minute: 30 });
  });

  test('closed for the day, before it opens, in a pause, and after it has closed', () => {
    expect(at('2026-11-23', '12:00')).toEqual({ is: 'closed-today' });
    expect(at('2026-11-24', '09:59')).toEqual({ is: 'later', fromMin: 600 });
    expect(at('2026-11-24', '10:00')).toEqual({ is: 'open', untilMin: 840 });
    expect(at('2026-11-24', '14:00')).toEqual({ is: 'later', fromMin: 1020 });
    expect(at('2026-11-24', '21:00')).toEqual({ is: 'over' });
  });

  test('a night that goes beyond midnight is still open on the next day', () => {
    expect(at('2026-11-28', '23:00')).toEqual({ is: 'open', untilMin: 1560 });
    expect(at('2026-11-29', '01:59')).toEqual({ is: 'open', untilMin: 120 });
    expect(at('2026-11-29', '02:00')).toEqual({ is: 'later', fromMin: 540 });
  });

  test('what nobody knows, what never closes, and what has no season', () => {
    const now = { date: '2026-11-24', minute: 0 };
    expect(openStateAt({ hours: null, months: [] }, now)).toEqual({ is: 'unknown' });
    const always = { isAlways: true, week: [] };
    expect(openStateAt({ hours: always, months: [] }, now)).toEqual({ is: 'always' });
    expect(openStateAt({ hours: always, months: [4, 5] }, now)).toEqual({ is: 'out-of-season' });
  });
});
