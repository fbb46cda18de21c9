import { describe, expect, test } from 'vitest';
import { faultOfSchedule, nextTime } from './schedule.ts';

const at = (text: string): number => Date.parse(text);
const NOW = at('2026-11-21T12:00:00Z');

describe('when a schedule comes', () => {
  test.each([
    // 00:00 in Seoul is 15:00 of the day before in UTC.
    ['0 0 * * *', '2026-11-21T14:59:59Z', '2026-11-21T15:00:00Z'],
    ['0 0 * * *', '2026-11-21T15:00:00Z', '2026-11-22T15:00:00Z'],
    ['30 4 * * *', '2026-11-21T12:00:00Z', '2026-11-21T19:30:00Z'],
    // The first of the month begins in Seoul while UTC still has the last.
    ['0 3 1 * *', '2026-11-21T12:00:00Z', '2026-11-30T18:00:00Z'],
    // Monday there.
    ['0 0 * * 1', '2026-11-21T12:00:00Z', '2026-11-22T15:00:00Z'],
    ['*/5 * * * * *', '2026-11-21T12:00:01Z', '2026-11-21T12:00:05Z'],
    ['*/10 * * * *', '2026-11-21T12:00:00.001Z', '2026-11-21T12:10:00Z'],
  ])('%s after %s', (schedule, after, next) => {
    expect(new Date(nextTime(schedule, at(after))!).toISOString()).toBe(new Date(next).toISOString());
  });

  test('never, without a schedule', () => {
    expect(nextTime(null, NOW)).toBeNull();
  });
});

describe('what operators may set', () => {
  test.each(['30 4 * * *', '*/5 * * * * *', '0 0 29 2 *', '0,30 9-18 * * MON-FRI', '0 0 L * *'])(
    '%s',
    (schedule) => {
      expect(faultOfSchedule(schedule, NOW)).toBeNull();
    },
  );

  test.each([
    ['', /five or six fields/],
    [' ', /./],
    ['every day', /./],
    ['* * *', /./],
    ['99 * * * *', /99/],
    ['1 1 1 1 1 1 1', /./],
    ['@daily', /five or six fields/],
    ['? * * * *', /five or six fields/],
    ['2026-11-21T00:00:00', /five or six fields/],
    ['0 0 * *\n*', /five or six fields/],
    ['0 0 * * *\u0000', /five or six fields/],
    ['0 0 * * 😀', /five or six fields/],
    [`${'0,'.repeat(60)}0 0 * * *`, /longer than 100/],
    ['0 0 30 2 *', /never comes/],
    ['0 0 31 4,6,9,11 *', /never comes/],
    ['* * * * * *', /every 5 seconds/],
    ['*/3 * * * * *', /every 5 seconds/],
    ['0,57 * * * * *', /every 5 seconds/],
  ])('%j is refused', (schedule, fault) => {
    expect(faultOfSchedule(schedule, NOW)).toMatch(fault);
  });
});
