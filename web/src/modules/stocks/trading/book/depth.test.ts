import { expect, test } from 'vitest';
import { depthOf } from './depth.ts';

const level = (price: number, quantity: number) => ({ price, quantity, orders: 1 });

test('ten lines each way, the best ones in the middle', () => {
  const { asks, bids, askTotal, bidTotal } = depthOf(
    [level(990, 50), level(980, 100)],
    [level(1_000, 200), level(1_010, 1)],
  );
  expect(asks).toHaveLength(10);
  expect(bids).toHaveLength(10);
  expect(asks.at(-1)).toEqual({ level: level(1_000, 200), share: 100 });
  expect(asks.at(-2)).toEqual({ level: level(1_010, 1), share: 1 });
  expect(asks[0]).toEqual({ level: null, share: 0 });
  expect(bids.map(({ share }) => share).slice(0, 3)).toEqual([25, 50, 0]);
  expect([askTotal, bidTotal]).toEqual([201, 150]);
});

test('an empty book is ten empty lines', () => {
  expect(depthOf([], []).asks.every(({ level: none, share }) => none === null && share === 0)).toBe(true);
});
