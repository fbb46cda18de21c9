import { expect, test } from 'vitest';
import { allocationOf } from './allocation.ts';

test('shares by value, cash last, all of it one whole', () => {
  const { slices, total } = allocationOf(
    [
      { symbol: 'A', value: 200 },
      { symbol: 'B', value: 500 },
    ],
    300,
  );
  expect(total).toBe(1000);
  expect(slices.map(({ key, share }) => [key, share])).toEqual([
    ['B', 0.5],
    ['A', 0.2],
    ['cash', 0.3],
  ]);
});

test('the small ones are one slice', () => {
  const many = Array.from({ length: 10 }, (_, index) => ({ symbol: `S${index}`, value: 100 - index }));
  const { slices } = allocationOf(many, 0);
  expect(slices).toHaveLength(7);
  expect(slices.at(-1)).toMatchObject({ key: 'others', value: 94 + 93 + 92 + 91 });
});

test('exactly as many as are drawn need no rest', () => {
  const seven = Array.from({ length: 7 }, (_, index) => ({ symbol: `S${index}`, value: 10 }));
  expect(allocationOf(seven, 0).slices.map(({ key }) => key)).not.toContain('others');
});

test('nothing is nothing', () => {
  expect(allocationOf([{ symbol: 'A', value: 0 }], -5)).toEqual({ slices: [], total: 0 });
});
