import { expect, test } from 'vitest';
import { niceScale, shownLabels } from './chart-scale.ts';

test('the scale ends at a round number that holds the greatest value', () => {
  expect(niceScale(83_000)).toEqual({ top: 100_000, step: 25_000 });
  expect(niceScale(100)).toEqual({ top: 100, step: 25 });
  expect(niceScale(7)).toEqual({ top: 8, step: 2 });
  expect(niceScale(0)).toEqual({ top: 4, step: 1 });
});

test('a few labels stand for many, the first and the last among them', () => {
  expect(shownLabels(3, 6)).toEqual([0, 1, 2]);
  for (const count of [7, 28, 30, 31, 90, 366]) {
    const shown = shownLabels(count, 6);
    expect(shown[0]).toBe(0);
    expect(shown.at(-1)).toBe(count - 1);
    expect(shown.length).toBeLessThanOrEqual(7);
    const gaps = shown.slice(1).map((one, index) => one - shown[index]!);
    expect(Math.min(...gaps)).toBeGreaterThan(Math.max(...gaps) / 3);
  }
});
