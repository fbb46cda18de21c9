import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rulesAt } from './in-force.ts';
import { isOnTick, limitsOf, partOf, stepDown, stepUp, tickAbove, tickBelow, tickOf } from './ticks.ts';

const RULES = rulesAt(Date.parse('2026-11-22T00:00:00Z'));
const prices = fc.integer({ min: 1, max: 3_000_000 });

describe('ticks', () => {
  test.each([
    [1, 1],
    [1_999, 1],
    [2_000, 5],
    [4_995, 5],
    [5_000, 10],
    [19_990, 10],
    [20_000, 50],
    [49_950, 50],
    [50_000, 100],
    [199_900, 100],
    [200_000, 500],
    [499_500, 500],
    [500_000, 1_000],
    [5_000_000, 1_000],
  ])('a share at %i moves in steps of %i', (price, tick) => {
    expect(tickOf(RULES, price)).toBe(tick);
    expect(isOnTick(RULES, price)).toBe(true);
    expect(isOnTick(RULES, price + tick / 2)).toBe(false);
  });

  test.each([
    [1_999, 2_000, 1_998],
    [2_000, 2_005, 1_999],
    [5_000, 5_010, 4_995],
    [20_000, 20_050, 19_990],
    [50_000, 50_100, 49_950],
    [200_000, 200_500, 199_900],
    [500_000, 501_000, 499_500],
  ])('from %i one step up is %i, one down %i', (price, up, down) => {
    expect(stepUp(RULES, price)).toBe(up);
    expect(stepDown(RULES, price)).toBe(down);
  });

  test('the lowest price has nothing below it', () => {
    expect(stepDown(RULES, 1)).toBe(1);
    for (const price of [0, -5, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(isOnTick(RULES, price), String(price)).toBe(false);
    }
  });

  test('steps go up and down the same stairs, and every price is between two of them', () => {
    fc.assert(
      fc.property(prices, (price) => {
        const below = tickBelow(RULES, price);
        const above = tickAbove(RULES, price);
        expect(isOnTick(RULES, below) && isOnTick(RULES, above)).toBe(true);
        expect(below <= price && price <= above).toBe(true);
        if (below !== above) expect(stepUp(RULES, below)).toBe(above);
        expect(stepDown(RULES, stepUp(RULES, below))).toBe(below);
      }),
    );
  });
});

describe('limits of a day', () => {
  // The width is cut to the step of the reference, each limit to the step of its own price.
  test.each([
    [861, 603, 1_119],
    [78_500, 55_000, 102_000],
    [10_000, 7_000, 13_000],
    [1_540, 1_078, 2_000],
    [3_850, 2_695, 5_000],
    [19_990, 14_000, 25_950],
    [20_150, 14_150, 26_150],
    [71_200, 49_900, 92_500],
    [153_900, 107_800, 200_000],
    [500_000, 350_000, 650_000],
    [3, 2, 4],
    [1, 1, 2],
  ])('of %i they are %i and %i', (reference, lower, upper) => {
    expect(limitsOf(RULES, reference)).toEqual({ lower, upper });
  });

  test('they are on the tick, around the reference, and never further than the rule says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 3_000_000 }), (price) => {
        const reference = tickBelow(RULES, price);
        const { lower, upper } = limitsOf(RULES, reference);
        expect(isOnTick(RULES, lower) && isOnTick(RULES, upper)).toBe(true);
        expect(lower <= reference && reference <= upper).toBe(true);
        expect(upper - reference).toBeLessThanOrEqual(reference * 0.3);
        expect(reference - lower).toBeLessThanOrEqual(reference * 0.3);
      }),
    );
  });

  test('a market without limits has every price', () => {
    const { lower, upper } = limitsOf({ ...RULES, limitBp: 0 }, 10_000);
    expect(lower).toBe(1);
    expect(upper).toBe(1_000_000_000_000);
  });

  test('a part of a number is exact for the largest amounts', () => {
    const amounts = fc.bigInt({ min: 0n, max: BigInt(Number.MAX_SAFE_INTEGER) });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 1_000_000 }), (amount, ppm) => {
        expect(partOf(Number(amount), ppm, 1_000_000)).toBe(Number((amount * BigInt(ppm)) / 1_000_000n));
      }),
    );
  });
});
