import { describe, expect, test } from 'vitest';
import type { Phase } from '../market.ts';
import { marketFor } from '../matching/testing/market.ts';
import type { OrderType, TimeInForce } from '../order.ts';
import { judge } from './judge.ts';
import { requestFor, type Wanted } from './testing/orders.ts';

const judged = (wanted: Partial<Wanted>, phase: Phase = 'continuous') =>
  judge(marketFor(861, { phase }), requestFor({ side: 'buy', price: 861, quantity: 10, ...wanted }));
const codeOf = (wanted: Partial<Wanted>, phase?: Phase) => judged(wanted, phase)?.code ?? null;

describe('what a market takes', () => {
  const TYPES: OrderType[] = ['limit', 'market', 'best-own', 'best-opposite', 'conditional', 'stop-limit'];
  const TIMES: TimeInForce[] = ['DAY', 'IOC', 'FOK'];
  const taken = (phase: Phase): string[] =>
    TYPES.flatMap((type) =>
      TIMES.filter((timeInForce) => codeOf({ type, timeInForce, stopPrice: 861 }, phase) === null).map(
        (timeInForce) => `${type} ${timeInForce}`,
      ),
    );

  test('in continuous trading: everything, conditions where they make sense', () => {
    expect(taken('continuous')).toEqual([
      ...['limit DAY', 'limit IOC', 'limit FOK', 'market DAY', 'market IOC', 'market FOK'],
      ...['best-own DAY', 'best-opposite DAY', 'best-opposite IOC', 'best-opposite FOK'],
      ...['conditional DAY', 'stop-limit DAY'],
    ]);
    expect(codeOf({ type: 'conditional', timeInForce: 'FOK' })).toBe('stocks.condition-not-possible');
    expect(codeOf({ type: 'conditional', timeInForce: 'FOK' }, 'interruption')).toBe(
      'stocks.condition-not-possible',
    );
  });

  test('in auctions: limit and market, and conditional ones before the closing auction', () => {
    expect(taken('opening-auction')).toEqual(['limit DAY', 'market DAY', 'conditional DAY']);
    expect(taken('interruption')).toEqual(['limit DAY', 'market DAY', 'conditional DAY']);
    expect(taken('closing-auction')).toEqual(['limit DAY', 'market DAY']);
    expect(codeOf({ timeInForce: 'IOC' }, 'closing-auction')).toBe('stocks.type-not-now');
  });

  test('halted and closed: nothing', () => {
    expect(taken('halted')).toEqual([]);
    expect(taken('closed')).toEqual([]);
    expect(codeOf({}, 'halted')).toBe('stocks.halted');
    const closed = marketFor(861, { phase: 'closed', phaseEndsAt: Date.parse('2026-11-23T00:00:00Z') });
    expect(judge(closed, requestFor({ side: 'buy', price: 861, quantity: 1 }))).toMatchObject({
      code: 'stocks.closed',
      result: { opensAt: '2026-11-23T00:00:00.000Z' },
    });
  });
});

describe('prices and quantities', () => {
  test.each([
    [603, null],
    [602, 'stocks.out-of-limits'],
    [1_119, null],
    [1_120, 'stocks.out-of-limits'],
    [0, 'stocks.out-of-limits'],
    [-1, 'stocks.out-of-limits'],
    [861.5, 'stocks.off-tick'],
    [Number.NaN, 'stocks.off-tick'],
    [2 ** 53, 'stocks.out-of-limits'],
  ])('a limit of %d is answered with %s', (price, code) => {
    expect(codeOf({ type: 'limit', price })).toBe(code);
    expect(codeOf({ type: 'conditional', price })).toBe(code);
    expect(codeOf({ type: 'stop-limit', price, stopPrice: 861 })).toBe(code);
    expect(codeOf({ type: 'stop-limit', price: 861, stopPrice: price })).toBe(code);
  });

  test('the refusal says what would be right', () => {
    expect(judged({ price: 1_120 })?.result).toEqual({ lower: 603, upper: 1_119 });
    const market = marketFor(71_200);
    expect(judge(market, requestFor({ side: 'sell', price: 71_250, quantity: 1 }))?.code).toBe(
      'stocks.off-tick',
    );
  });

  test('types without a price of their own have none to be judged', () => {
    for (const type of ['market', 'best-own', 'best-opposite'] as const) {
      expect(codeOf({ type, price: 0 })).toBeNull();
    }
  });

  test('an order has so many shares at the most', () => {
    expect(codeOf({ quantity: 10_000_000 })).toBeNull();
    expect(judged({ quantity: 10_000_001 })).toMatchObject({
      code: 'stocks.too-many-shares',
      result: { maxQuantity: 10_000_000 },
    });
  });
});
