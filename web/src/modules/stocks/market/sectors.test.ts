import { expect, test } from 'vitest';
import { sectorsOf } from './sectors.ts';

const quote = (sector: string, last: number, change: number) => ({ sector, last, change });

test('a sector moves by the mean of its symbols, the best first', () => {
  const sectors = sectorsOf([
    quote('chips', 110, 10),
    quote('chips', 90, -10),
    quote('food', 105, 5),
    quote('cars', 98, -2),
  ]);
  expect(sectors.map(({ sector, count }) => [sector, count])).toEqual([
    ['food', 1],
    ['chips', 2],
    ['cars', 1],
  ]);
  expect(sectors[1]?.rate).toBeCloseTo(0);
});

test('no symbols, no sectors', () => {
  expect(sectorsOf([])).toEqual([]);
});
