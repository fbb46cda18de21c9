import { expect, test } from 'vitest';
import { sparkOf } from './spark.ts';

test('the highest is at the top and the newest at the right', () => {
  expect(sparkOf([10, 30, 20], undefined, 100, 20).path).toBe('M0.0 20.0 L50.0 0.0 L100.0 10.0');
});

test('what it is compared with is in the picture', () => {
  const { path, baseY } = sparkOf([10, 20], 30, 100, 20);
  expect(baseY).toBe(0);
  expect(path).toBe('M0.0 20.0 L100.0 10.0');
});

test('a day without a move lies in the middle, one value is no line', () => {
  expect(sparkOf([5, 5], 5, 100, 20)).toEqual({ path: 'M0.0 10.0 L100.0 10.0', baseY: 10 });
  expect(sparkOf([5], 5, 100, 20).path).toBe('');
  expect(sparkOf([], undefined, 100, 20)).toEqual({ path: '', baseY: null });
});
