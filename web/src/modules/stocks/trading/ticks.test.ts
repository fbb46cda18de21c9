import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOnTick, onTick, stepDown, stepped, stepUp, tickOf } from './ticks.ts';

const KRX = [
  [2_000, 1],
  [5_000, 5],
  [20_000, 10],
  [50_000, 50],
  [200_000, 100],
  [500_000, 500],
  [null, 1_000],
] as const;

test('the step changes with the price', () => {
  expect([1_999, 2_000, 19_990, 50_000, 499_500, 500_000].map((price) => tickOf(KRX, price))).toEqual([
    1, 5, 10, 100, 500, 1_000,
  ]);
});

test('a step across a border of the table lands on a price that one may ask', () => {
  expect(stepUp(KRX, 1_999)).toBe(2_000);
  expect(stepUp(KRX, 2_000)).toBe(2_005);
  expect(stepDown(KRX, 2_000)).toBe(1_999);
  expect(stepDown(KRX, 50_000)).toBe(49_950);
  expect(stepUp(KRX, 499_500)).toBe(500_000);
  expect(stepDown(KRX, 1)).toBe(1);
});

test('what is typed between two steps moves to the nearest one', () => {
  expect(stepUp(KRX, 12_345)).toBe(12_350);
  expect(stepDown(KRX, 12_345)).toBe(12_340);
  expect(onTick(KRX, 12_345, 'down')).toBe(12_340);
});

test('the day’s limits stop the steps', () => {
  const day = { ticks: KRX, lower: 7_000, upper: 13_000 };
  expect(stepped(day, 12_990, 5)).toBe(13_000);
  expect(stepped(day, 7_010, -5)).toBe(7_000);
  expect(stepped(day, 10_000, 2)).toBe(10_020);
});

test('each step up can be taken back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), (near) => {
      const price = onTick(KRX, near, 'up');
      const up = stepUp(KRX, price);
      expect(isOnTick(KRX, up)).toBe(true);
      expect(stepDown(KRX, up)).toBe(price);
    }),
  );
});
