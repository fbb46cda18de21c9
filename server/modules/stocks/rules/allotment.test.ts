import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allot } from './allotment.ts';
import { KRX } from './krx.ts';

const ROUNDS = KRX.rules[0]!.allotment;

describe('shares for all who came at once', () => {
  test('a hundred for each, the largest first', () => {
    expect(allot([3_000, 5_000, 400], 250, ROUNDS)).toEqual([100, 100, 50]);
    expect(allot([50, 5_000, 400], 150, ROUNDS)).toEqual([0, 100, 50]);
  });

  test('then five hundred, a thousand, two thousand', () => {
    expect(allot([10_000, 8_000], 1_200, ROUNDS)).toEqual([600, 600]);
    expect(allot([10_000, 8_000], 3_000, ROUNDS)).toEqual([1_600, 1_400]);
    expect(allot([10_000, 8_000, 300], 7_500, ROUNDS)).toEqual([3_600, 3_600, 300]);
  });

  test('then half of what each still wants, then the rest', () => {
    // 3,600 for each; half of 6,401 is 3,201, a half share being one; then there is no more.
    expect(allot([10_001, 8_000], 12_000, ROUNDS)).toEqual([6_801, 5_199]);
    expect(allot([10_001, 8_000], 17_000, ROUNDS)).toEqual([10_001, 6_999]);
  });

  test('of orders with as many shares the older is served first', () => {
    expect(allot([500, 500, 500], 250, ROUNDS)).toEqual([100, 100, 50]);
  });

  test('no rounds: halves, then the rest', () => {
    expect(allot([9, 4], 8, [])).toEqual([6, 2]);
  });

  test('everything is shared out, nobody gets more than they want, and a larger order never less', () => {
    const orders = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(orders, fc.integer({ min: 0, max: 200_000 }), (wanted, supply) => {
        const given = allot(wanted, supply, ROUNDS);
        const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
        expect(sum(given)).toBe(Math.min(supply, sum(wanted)));
        for (const [i, got] of given.entries()) {
          expect(got).toBeGreaterThanOrEqual(0);
          expect(got).toBeLessThanOrEqual(wanted[i]!);
          for (const [k, other] of given.entries())
            if (wanted[i]! > wanted[k]!) expect(got).toBeGreaterThanOrEqual(other);
        }
      }),
      { numRuns: 500 },
    );
  });
});
