import { expect, test } from 'vitest';
import { baseOf, indexSpark, marketIndex, type Weighted } from './market-index.ts';

const MINUTE_MS = 60_000;
const listing = (last: number, sharesIssued: number, base: number, reference = last): Weighted => ({
  ...{ last, sharesIssued, base, reference, chain: null },
});

test('an index begins at 1,000 and moves with the value of all shares', () => {
  const big = listing(10_000, 900, 9_000_000);
  const small = listing(5_000, 200, 1_000_000);
  expect(marketIndex([big, small])).toEqual({ index: 1_000, change: 0, changeRate: 0 });
  const risen = { ...big, last: 11_000 };
  expect(marketIndex([risen, small])).toEqual({ index: 1_090, change: 90, changeRate: 0.09 });
  const fallen = { ...big, last: 9_200 };
  expect(marketIndex([fallen, small])).toMatchObject({ change: -72, changeRate: -0.072 });
});

test('a listing that comes does not move it', () => {
  const before = [listing(12_500, 800, 8_000_000), listing(900, 5_000, 6_000_000)];
  const { index } = marketIndex(before);
  const value = 70_000 * 123;
  const after = [...before, listing(70_000, 123, baseOf(value, before))];
  expect(marketIndex(after).index).toBeCloseTo(index, 1);
  expect(marketIndex([])).toEqual({ index: 1_000, change: 0, changeRate: 0 });
});

test('a reference by hand moves the price, not the index; afterwards the symbol weighs what it did', () => {
  const other = listing(900, 10_000, 9_000_000);
  const split = { ...listing(2_000, 1_000, 1_000_000), chain: { factor: 5, before: 1, at: 0 } };
  expect(marketIndex([listing(10_000, 1_000, 1_000_000), other])).toEqual(marketIndex([split, other]));
  const risen = marketIndex([{ ...split, last: 2_200 }, other]);
  expect(risen).toEqual(marketIndex([listing(11_000, 1_000, 1_000_000, 10_000), other]));
  expect(baseOf(1_000_000, [split])).toBe(100_000);
});

test('minutes of before a reference by hand count as they did then', () => {
  const chain = { factor: 2, before: 1, at: 2 * MINUTE_MS };
  const spark = [
    [0, 1_000],
    [MINUTE_MS, 1_100],
    [2 * MINUTE_MS, 550],
  ] as const;
  const other = { ...listing(500, 20, 10_000), spark: [[3 * MINUTE_MS, 500]] as const };
  expect(indexSpark([{ ...listing(550, 10, 10_000), chain, spark }, other])).toEqual([
    1_000, 1_050, 1_050, 1_050,
  ]);
});

test('the index of the last minutes: a price stands until there is another one', () => {
  const one = { ...listing(1_200, 10, 10_000), spark: [[1, 1_000] as const, [3, 1_200] as const] };
  const other = { ...listing(500, 20, 10_000), spark: [[2, 600] as const, [3, 500] as const] };
  expect(indexSpark([one, other])).toEqual([1_100, 1_100, 1_100]);
  expect(indexSpark([{ ...one, spark: [] }])).toEqual([]);
});
