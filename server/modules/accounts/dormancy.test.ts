import { describe, expect, test } from 'vitest';
import { DORMANT_AFTER_MS, isToSleep, isToWarn, sleepsAt, WARNED_BEFORE_MS } from './dormancy.ts';
import { person } from './testing/people.ts';

const DAY_MS = 86_400_000;
const BEGAN = 1_000 * DAY_MS;
const WARNING = BEGAN + DORMANT_AFTER_MS - WARNED_BEFORE_MS;

describe('dormancy', () => {
  const row = person({ last_active_at: BEGAN });

  test('is announced thirty days before a year has passed, once', () => {
    expect(isToWarn(row, WARNING - 1)).toBe(false);
    expect(isToWarn(row, WARNING)).toBe(true);
    expect(isToWarn({ ...row, dormancy_warned_at: WARNING }, WARNING + DAY_MS)).toBe(false);
    expect(sleepsAt(row, WARNING)).toBe(BEGAN + DORMANT_AFTER_MS);
  });

  test('begins after the year, and never sooner than announced', () => {
    const warned = { ...row, dormancy_warned_at: WARNING };
    expect(isToSleep(warned, BEGAN + DORMANT_AFTER_MS - 1)).toBe(false);
    expect(isToSleep(warned, BEGAN + DORMANT_AFTER_MS)).toBe(true);
    expect(isToSleep(row, BEGAN + 2 * DORMANT_AFTER_MS)).toBe(false);
    // Nobody ran the job for a while: the promise counts from when it was made.
    const late = BEGAN + DORMANT_AFTER_MS + 10 * DAY_MS;
    expect(sleepsAt(row, late)).toBe(late + WARNED_BEFORE_MS);
    const warnedLate = { ...row, dormancy_warned_at: late };
    expect(isToSleep(warnedLate, late + WARNED_BEFORE_MS - 1)).toBe(false);
    expect(isToSleep(warnedLate, late + WARNED_BEFORE_MS)).toBe(true);
  });

  test('is for members who are there', () => {
    for (const status of ['dormant', 'deleted'] as const) {
      const gone = { ...row, status, dormancy_warned_at: 1 };
      expect(isToSleep(gone, BEGAN * 2)).toBe(false);
      expect(isToWarn({ ...gone, dormancy_warned_at: null }, BEGAN * 2)).toBe(false);
    }
  });
});
