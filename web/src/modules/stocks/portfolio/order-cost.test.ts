import { expect, test } from 'vitest';
import { costOf } from './order-cost.ts';

const fills = [
  { price: 1_000, quantity: 3, fee: 1, tax: 0 },
  { price: 990, quantity: 2, fee: 0, tax: 0 },
];

test('a buyer pays the fee on top', () => {
  expect(costOf({ side: 'buy', filledQuantity: 5, fills })).toEqual({
    isWhole: true,
    amount: 4_980,
    fee: 1,
    tax: 0,
    total: 4_981,
  });
});

test('a seller gets what fee and tax leave', () => {
  const sold = fills.map((fill) => ({ ...fill, tax: 5 }));
  expect(costOf({ side: 'sell', filledQuantity: 5, fills: sold })).toEqual({
    ...{ isWhole: true, amount: 4_980, fee: 1, tax: 10, total: 4_969 },
  });
});

test('of more fills than are told, the sum is a part', () => {
  expect(costOf({ side: 'buy', filledQuantity: 6, fills }).isWhole).toBe(false);
});
