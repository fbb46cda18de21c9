import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_SCALE,
  daysBetween,
  type FeeScale,
  faultOf,
  feeOf,
  freeUntil,
  percentOf,
  scaleAt,
} from './scale.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The show: 20 December 2026, 19:30 in Seoul. */
const SHOW = Date.parse('2026-12-20T19:30:00+09:00');
const korean = (text: string): number => Date.parse(`${text}+09:00`);
const LONG_AGO = korean('2026-10-01T12:00:00');
const percentAt = (at: string, paidAt = LONG_AGO) =>
  percentOf(DEFAULT_SCALE, { paidAt, startsAt: SHOW, at: korean(at) });

describe('what is kept of a place', () => {
  test.each([
    ['2026-12-10T23:59:59', 0],
    ['2026-12-11T00:00:00', 10],
    ['2026-12-13T23:59:59', 10],
    ['2026-12-14T00:00:00', 20],
    ['2026-12-17T23:59:59', 20],
    ['2026-12-18T00:00:00', 30],
    ['2026-12-19T23:59:59', 30],
    ['2026-12-20T00:00:00', 90],
    ['2026-12-20T19:29:59', 90],
  ])('given back at %s: %i per cent, by days of the Korean calendar', (at, percent) => {
    expect(percentAt(at)).toBe(percent);
  });

  test('nothing within a day of booking, while the show is three days away', () => {
    const booked = '2026-12-16T20:00:00';
    expect(percentAt('2026-12-17T20:00:00', korean(booked))).toBe(0);
    expect(percentAt('2026-12-17T20:00:01', korean(booked))).toBe(20);
    // Two days before there is no grace, however fresh the booking.
    expect(percentAt('2026-12-18T00:00:00', korean('2026-12-17T23:00:00'))).toBe(30);
    expect(percentAt('2026-12-20T10:00:00', korean('2026-12-20T09:59:00'))).toBe(90);
  });

  test('midnight in Seoul parts the days, not midnight in Greenwich', () => {
    expect(daysBetween(korean('2026-12-19T23:59:59'), korean('2026-12-20T00:00:00'))).toBe(1);
    expect(daysBetween(korean('2026-12-20T00:00:00'), korean('2026-12-20T23:59:59'))).toBe(0);
    expect(daysBetween(Date.parse('2026-12-19T15:00:00Z'), SHOW)).toBe(0);
  });

  test('for a week after a round was moved nothing, and no longer than until it begins', () => {
    const [boughtAt, movedAt] = [LONG_AGO, korean('2026-12-01T12:00:00')];
    const week = movedAt + 7 * DAY_MS;
    expect(freeUntil({ boughtAt, movedAt, startsAt: SHOW })).toBe(week);
    expect(freeUntil({ boughtAt, movedAt, startsAt: week - HOUR_MS })).toBe(week - HOUR_MS);
    // Whoever booked at that moment or later was shown the new time.
    expect(freeUntil({ boughtAt: movedAt, movedAt, startsAt: SHOW })).toBeNull();
    expect(freeUntil({ boughtAt, movedAt: null, startsAt: SHOW })).toBeNull();
  });

  const moments = fc.record({
    paidAt: fc.integer({ min: SHOW - 90 * DAY_MS, max: SHOW - 1 }),
    after: fc.integer({ min: 0, max: 90 * DAY_MS }),
    paid: fc.integer({ min: 0, max: 1_000_000_000_000 }),
  });

  test('is a whole amount, never more than was paid, and its rest adds up', () => {
    fc.assert(
      fc.property(moments, ({ paidAt, after, paid }) => {
        const at = Math.min(paidAt + after, SHOW - 1);
        const place = { paidAt, startsAt: SHOW, at, paid };
        const fee = feeOf(DEFAULT_SCALE, place);
        expect(Number.isSafeInteger(fee)).toBe(true);
        expect(fee).toBeGreaterThanOrEqual(0);
        expect(fee).toBeLessThanOrEqual(paid);
        // Exactly the rate, to the won below.
        const percent = percentOf(DEFAULT_SCALE, place);
        expect(BigInt(fee)).toBe((BigInt(paid) * BigInt(percent)) / 100n);
      }),
    );
  });

  test('never falls as the show comes nearer, once the grace is over', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 30 * DAY_MS }), ({ paidAt, after, paid }, more) => {
        const at = Math.min(paidAt + DAY_MS + 1 + after, SHOW - 1);
        const later = Math.min(at + more, SHOW - 1);
        const fee = (when: number) => feeOf(DEFAULT_SCALE, { paidAt, startsAt: SHOW, at: when, paid });
        if (at - paidAt <= DAY_MS) return;
        expect(fee(later)).toBeGreaterThanOrEqual(fee(at));
      }),
    );
  });
});

describe('scales', () => {
  const flat = (percent: number): FeeScale => ({ steps: [{ days: 0, percent }], grace: null });

  test('the one counts that was in force when it was paid', () => {
    const scales = [
      { id: 'B', validFrom: 200, scale: flat(2) },
      { id: 'A', validFrom: 100, scale: flat(1) },
      { id: 'C', validFrom: 200, scale: flat(3) },
    ];
    expect(scaleAt(scales, 99)).toBe(DEFAULT_SCALE);
    expect(scaleAt(scales, 100)).toEqual(flat(1));
    expect(scaleAt(scales, 199)).toEqual(flat(1));
    expect(scaleAt(scales, 200)).toEqual(flat(3));
    expect(scaleAt([], 5)).toBe(DEFAULT_SCALE);
  });

  test('hold together when days fall to 0 and rates do not', () => {
    const step = (days: number, percent: number) => ({ days, percent });
    expect(faultOf(DEFAULT_SCALE)).toBeNull();
    expect(faultOf(flat(0))).toBeNull();
    expect(faultOf({ steps: [], grace: null })).toMatchObject({ reason: 'last-day' });
    expect(faultOf({ steps: [step(3, 10)], grace: null })).toMatchObject({ reason: 'last-day' });
    expect(faultOf({ steps: [step(3, 10), step(3, 20), step(0, 30)], grace: null })).toEqual({
      reason: 'days',
      at: 1,
    });
    expect(faultOf({ steps: [step(3, 30), step(0, 20)], grace: null })).toEqual({ reason: 'percent', at: 1 });
    expect(faultOf({ ...flat(1), grace: { hours: 1, days: 0 } })).toEqual({ reason: 'grace' });
  });
});
