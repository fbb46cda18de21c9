import { describe, expect, it } from 'vitest';
import { buyText, linesOf, obstaclesOf, withoutObstacles } from './bought-lines.ts';

describe('linesOf', () => {
  it('reads what buyText writes', () => {
    const lines = [
      { variantId: '01K9ZQ3T5R7WXA00', quantity: 2 },
      { variantId: 'demo:tea-100', quantity: 1 },
    ];
    expect(linesOf(buyText(lines))).toEqual(lines);
  });
  it('takes nothing that cannot be bought', () => {
    expect(linesOf(undefined)).toBeNull();
    expect(linesOf('')).toBeNull();
    expect(linesOf('A.0~B.-1~C.x~../D.1')).toBeNull();
    expect(linesOf('A.1.5~B.1000000000')).toEqual([
      { variantId: 'A', quantity: 1 },
      { variantId: 'B', quantity: 99 },
    ]);
  });
});

describe('withoutObstacles', () => {
  const lines = [
    { variantId: 'A', quantity: 3 },
    { variantId: 'B', quantity: 1 },
    { variantId: 'A', quantity: 2 },
  ];
  const soldOut = (most: number) => [{ variantId: 'A', code: 'stock.sold-out', most }];
  it('leaves what is there, over all lines of one variant', () => {
    expect(withoutObstacles(lines, soldOut(4))).toEqual([
      { variantId: 'A', quantity: 3 },
      { variantId: 'B', quantity: 1 },
      { variantId: 'A', quantity: 1 },
    ]);
    expect(withoutObstacles(lines, soldOut(0))).toEqual([{ variantId: 'B', quantity: 1 }]);
  });
});

describe('obstaclesOf', () => {
  it('reads how many could be had, and survives what it does not know', () => {
    const of = (code: string, ...facts: unknown[]) => obstaclesOf(code, { lines: facts });
    expect(
      of('stock.sold-out', { variantId: 'A', wanted: 3, left: 2 }, { variantId: 'B', left: -3 }, 7, null),
    ).toEqual([
      { variantId: 'A', code: 'stock.sold-out', most: 2 },
      { variantId: 'B', code: 'stock.sold-out', most: 0 },
    ]);
    expect(of('shop.limit-reached', { variantId: 'A', limit: 3, bought: 1 })).toMatchObject([{ most: 2 }]);
    expect(of('shop.not-open', { variantId: 'A', opensAt: '2026-11-21T09:00:00Z' })).toMatchObject([
      { most: 0 },
    ]);
    expect(obstaclesOf('stock.sold-out', {})).toEqual([]);
  });
});
