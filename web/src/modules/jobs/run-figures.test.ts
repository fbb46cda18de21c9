import { expect, test } from 'vitest';
import { behind, secondsLeft, spanOf } from './run-figures.ts';

const run = { done: 300, failed: 100, total: 1000, perSecond: 50 };

test('what has failed is behind it too, and the rest takes as long as its pace says', () => {
  expect(behind(run)).toBe(400);
  expect(secondsLeft(run)).toBe(12);
});

test('nobody can tell without a total or a pace, and an estimate that was too small is no debt', () => {
  expect(secondsLeft({ ...run, total: null })).toBeNull();
  expect(secondsLeft({ ...run, perSecond: null })).toBeNull();
  expect(secondsLeft({ ...run, perSecond: 0 })).toBeNull();
  expect(secondsLeft({ ...run, total: 100 })).toBe(0);
});

test.each([
  [0, { unit: 'Seconds', count: 1 }],
  [59.2, { unit: 'Seconds', count: 60 }],
  [61, { unit: 'Minutes', count: 2 }],
  [5399, { unit: 'Minutes', count: 90 }],
  [7201, { unit: 'Hours', count: 3 }],
])('%d seconds', (seconds, span) => {
  expect(spanOf(seconds)).toEqual(span);
});
