import { expect, test } from 'vitest';
import { latestFirst } from './latest-first.ts';

test('what was told late stands under its own day, and what happened at once stays as it was told', () => {
  const told = [
    { id: 'd', at: '2026-11-20T01:30:00.000Z' },
    { id: 'c', at: '2026-11-21T04:15:00.000Z' },
    { id: 'b', at: '2026-11-21T04:15:00.000Z' },
    { id: 'a', at: '2026-11-19T13:15:00.000Z' },
  ];
  expect(latestFirst(told).map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a']);
});
