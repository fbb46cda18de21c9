import { expect, test } from 'vitest';
import { valued } from './valued.ts';

const held = (symbol: string, quantity: number, cost: number, last: number, change: number) => ({
  ...{ symbol, quantity, cost, last, change },
});

test('holdings are worth what they would bring now', () => {
  const live = new Map([
    ['A', { last: 120, change: 20, volume: 1, phase: 'continuous' as const, amount: 1 }],
  ]);
  const worth = valued([held('A', 10, 900, 100, 0), held('B', 5, 300, 50, -2)], live);
  expect(worth).toMatchObject({ value: 1_450, cost: 1_200, profit: 250, today: 10 * 20 - 5 * 2 });
  expect(worth.items.map(({ last, profit }) => [last, profit])).toEqual([
    [120, 300],
    [50, -50],
  ]);
});

test('without shares there is nothing', () => {
  expect(valued([], new Map())).toEqual({ items: [], value: 0, cost: 0, profit: 0, today: 0 });
});
