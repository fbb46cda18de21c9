import { describe, expect, it } from 'vitest';
import type { Cart, CartLine } from '../../../api/shop-orders.ts';
import { foresee, isBuyable } from './foresee.ts';

const line = (variantId: string, change: Partial<CartLine> = {}) =>
  ({
    variantId,
    quantity: 2,
    isTicked: true,
    unitPrice: 1000,
    amount: 2000,
    state: 'on-sale',
    maxQuantity: 5,
    ...change,
  }) as CartLine;
const cart = { lines: [line('A'), line('B', { isTicked: false })], quote: null } as unknown as Cart;
const linesAfter = (change: Parameters<typeof foresee>[1]) => foresee(cart, change).lines;

describe('foresee', () => {
  it('follows the finger: quantity, ticks, removal, and the way back', () => {
    expect(linesAfter({ kind: 'quantity', variantId: 'A', quantity: 4 })[0]).toMatchObject({
      quantity: 4,
      amount: 4000,
    });
    expect(
      linesAfter({ kind: 'tick', variantIds: ['A', 'B'], isTicked: true }).map((one) => one.isTicked),
    ).toEqual([true, true]);
    expect(linesAfter({ kind: 'remove', variantIds: ['A'] }).map((one) => one.variantId)).toEqual(['B']);
    expect(
      linesAfter({ kind: 'restore', lines: [line('C'), line('A')] }).map((one) => one.variantId),
    ).toEqual(['A', 'B', 'C']);
  });
});

describe('isBuyable', () => {
  it('is what can be ordered as it stands', () => {
    expect(isBuyable(line('A'))).toBe(true);
    expect(isBuyable(line('A', { state: 'pre-order' }))).toBe(true);
    expect(isBuyable(line('A', { quantity: 6 }))).toBe(false);
    for (const state of ['sold-out', 'opens', 'ended'] as const) {
      expect(isBuyable(line('A', { state }))).toBe(false);
    }
  });
});
