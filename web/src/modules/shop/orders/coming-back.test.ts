import { describe, expect, it } from 'vitest';
import type { Order, OrderLine } from '../../../api/shop-orders.ts';
import { comingBack, leftOf, shareOf, wentBack } from './coming-back.ts';

const line = (change: Partial<OrderLine> = {}) =>
  ({
    no: 1,
    delivery: 'parcel',
    quantity: 3,
    paid: 10_000,
    cancelled: 0,
    returned: 0,
    ...change,
  }) as OrderLine;
const order = (change: Partial<Order> = {}) =>
  ({
    lines: [line(), line({ no: 2, quantity: 1, paid: 5000 })],
    shipping: 3000,
    total: 18_000,
    refunded: 0,
    paidAt: '2026-11-21T09:00:00.000Z',
    ...change,
  }) as Order;

describe('shareOf', () => {
  it('gives shares that add up to what was paid, in whatever parts', () => {
    const first = shareOf(line(), 1);
    const second = shareOf(line({ cancelled: 1 }), 1);
    const third = shareOf(line({ cancelled: 1, returned: 1 }), 1);
    expect([first, second, third]).toEqual([3333, 3333, 3334]);
    expect(shareOf(line(), 3)).toBe(10_000);
  });
});

it('tells pieces that were returned from those that were exchanged', () => {
  const sold = line({ returned: 2 });
  const instead = line({ no: 2, quantity: 1, exchangeOf: 1 });
  expect(wentBack(sold, [sold, instead])).toEqual({ returned: 1, exchanged: 1 });
  expect(wentBack(instead, [sold, instead])).toEqual({ returned: 0, exchanged: 0 });
});

describe('comingBack', () => {
  it('gives the shipping back only with the last piece', () => {
    expect(comingBack(order(), [{ no: 1, quantity: 3 }])).toEqual({
      goods: 10_000,
      shipping: 0,
      total: 10_000,
      isWhole: false,
    });
    const all = [
      { no: 1, quantity: 3 },
      { no: 2, quantity: 1 },
    ];
    expect(comingBack(order(), all)).toEqual({ goods: 15_000, shipping: 3000, total: 18_000, isWhole: true });
  });
  it('gives the shipping back with the last piece that is sent, and not once more', () => {
    const mixed = [line(), line({ no: 2, delivery: 'none', quantity: 1, paid: 5000 })];
    expect(comingBack(order({ lines: mixed }), [{ no: 1, quantity: 2 }]).shipping).toBe(0);
    expect(comingBack(order({ lines: mixed }), [{ no: 1, quantity: 3 }])).toEqual({
      ...{ goods: 10_000, shipping: 3000, total: 13_000, isWhole: false },
    });
    expect(comingBack(order({ lines: mixed }), [{ no: 2, quantity: 1 }]).shipping).toBe(0);
    const rest = order({ lines: [line({ cancelled: 3 }), mixed[1]!], refunded: 13_000 });
    expect(comingBack(rest, [{ no: 2, quantity: 1 }])).toMatchObject({
      goods: 5000,
      shipping: 0,
      isWhole: true,
    });
  });
  it('gives nothing back of what was never paid, and never more than is left', () => {
    const all = [
      { no: 1, quantity: 3 },
      { no: 2, quantity: 1 },
    ];
    expect(comingBack(order({ paidAt: null }), all).total).toBe(0);
    expect(comingBack(order({ refunded: 10_000 }), all).total).toBe(8000);
  });
  it('counts what was cancelled before', () => {
    expect(leftOf(line({ cancelled: 1, returned: 1 }))).toBe(1);
    const later = order({ lines: [line({ cancelled: 3 }), line({ no: 2, quantity: 1, paid: 5000 })] });
    expect(comingBack(later, [{ no: 2, quantity: 1 }]).isWhole).toBe(true);
  });
});
