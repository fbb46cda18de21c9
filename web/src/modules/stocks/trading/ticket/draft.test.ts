import { expect, test } from 'vitest';
import { bodyOf, confirmationOf, type Draft, flawOf, shareOf, withType } from './draft.ts';

const DAY = {
  symbol: 'MDG',
  seasonId: null,
  ticks: [
    [2_000, 1],
    [5_000, 5],
    [null, 10],
  ] as const,
  lower: 3_500,
  upper: 6_500,
};
const DRAFT: Draft = {
  side: 'buy',
  type: 'limit',
  force: 'DAY',
  price: 5_000,
  stopPrice: null,
  quantity: 10,
};

test('what is missing or against a rule is told before it is sent', () => {
  expect(flawOf(DRAFT, DAY)).toBeNull();
  expect(flawOf({ ...DRAFT, quantity: null }, DAY)?.flaw).toBe('needQuantity');
  expect(flawOf({ ...DRAFT, price: null }, DAY)?.flaw).toBe('needPrice');
  expect(flawOf({ ...DRAFT, price: 5_005 }, DAY)).toEqual({ flaw: 'off-tick', price: 5_005 });
  expect(flawOf({ ...DRAFT, price: 6_510 }, DAY)?.flaw).toBe('out-of-limits');
  expect(flawOf({ ...DRAFT, type: 'stop-limit' }, DAY)?.flaw).toBe('needStop');
  expect(flawOf({ ...DRAFT, type: 'market', price: 1 }, DAY)).toBeNull();
});

test('only what the kind of order has is sent', () => {
  expect(bodyOf({ ...DRAFT, stopPrice: 4_000 }, DAY)).toEqual({
    symbol: 'MDG',
    side: 'buy',
    type: 'limit',
    quantity: 10,
    price: 5_000,
    timeInForce: 'DAY',
  });
  expect(bodyOf({ ...DRAFT, type: 'market' }, DAY)).not.toHaveProperty('price');
  expect(bodyOf({ ...DRAFT, type: 'stop-limit', stopPrice: 4_000 }, DAY)).toHaveProperty('stopPrice', 4_000);
  expect(bodyOf(DRAFT, { ...DAY, seasonId: 'S' })).toHaveProperty('seasonId', 'S');
});

test('another kind of order keeps the condition only where it has one', () => {
  expect(withType({ ...DRAFT, force: 'IOC' }, 'conditional').force).toBe('DAY');
  expect(withType({ ...DRAFT, force: 'IOC' }, 'market').force).toBe('IOC');
});

test('market orders and large ones are asked about once more', () => {
  expect(confirmationOf(DRAFT, 50_000)).toBeNull();
  expect(confirmationOf(DRAFT, 10_000_000)).toBe('large');
  expect(confirmationOf({ ...DRAFT, type: 'market' }, 1)).toBe('market');
});

test('a share of what is possible is whole', () => {
  expect([10, 25, 50, 100].map((percent) => shareOf(7, percent))).toEqual([0, 1, 3, 7]);
});
