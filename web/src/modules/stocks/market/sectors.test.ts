import { expect, test } from 'vitest';
import { sectorsOf } from './sectors.ts';

const quote = (symbol: string, sector: string, last: number, change: number) => ({
  ...{ symbol, sector, last, change, color: '#000000' },
  name: { ko: symbol, en: symbol },
});

test('a sector moves by the mean of its symbols, the best first', () => {
  const sectors = sectorsOf([
    quote('A', 'chips', 110, 10),
    quote('B', 'chips', 90, -10),
    quote('C', 'food', 105, 5),
    quote('D', 'cars', 98, -2),
  ]);
  expect(sectors.map(({ sector, count }) => [sector, count])).toEqual([
    ['food', 1],
    ['chips', 2],
    ['cars', 1],
  ]);
  expect(sectors[1]?.rate).toBeCloseTo(0);
  expect(sectors[1]?.best.symbol).toBe('A');
});

test('no symbols, no sectors', () => {
  expect(sectorsOf([])).toEqual([]);
});
