import { describe, expect, test } from 'vitest';
import { marketFor } from '../matching/testing/market.ts';
import { advance } from './advance.ts';
import { interrupt, interrupts } from './interruption.ts';
import { buy, sell, seoul } from './testing/orders.ts';

describe('a volatility interruption', () => {
  // As KRX has called them: from the auction's price, and the first price at which it came.
  test.each([
    [12_620, 11_350],
    [4_625, 4_160],
    [5_270, 4_740],
    [3_525, 3_880],
    [43_950, 39_550],
    [5_400, 5_940],
    [2_050, 2_255],
    [53_200, 58_600],
    [19_860, 17_870],
  ])('static: from %i it comes at %i, a tenth away', (auctionPrice, price) => {
    const last = Math.round((auctionPrice + price) / 2);
    const market = marketFor(auctionPrice, { auctionPrice, last });
    expect(interrupts(market, price)).toBe(true);
    const towards = price > auctionPrice ? price - 1 : price + 1;
    const isTenth = Math.abs(towards - auctionPrice) * 10 >= auctionPrice;
    expect(interrupts(market, towards)).toBe(isTenth);
  });

  test('dynamic: 6 % from the last trade', () => {
    const market = marketFor(15_000, { auctionPrice: 15_000, last: 15_590 });
    expect(interrupts(market, 14_590)).toBe(true);
    expect(interrupts(market, 14_660)).toBe(false);
    expect(interrupts(market, 14_590, 14_700)).toBe(false);
  });

  test('before the first auction with a price the reference counts', () => {
    const market = marketFor(10_000, { last: 10_900 });
    expect(interrupts(market, 10_990)).toBe(false);
    expect(interrupts(market, 11_000)).toBe(true);
  });

  test('there is none in an auction, in a halt, or where the rules have none', () => {
    for (const phase of ['opening-auction', 'closing-auction', 'interruption', 'halted', 'closed'] as const) {
      expect(interrupts(marketFor(10_000, { phase }), 13_000)).toBe(false);
    }
    const calm = { interruption: { staticBp: 0, dynamicBp: 0, durationMs: 1 } };
    expect(interrupts(marketFor(10_000, {}, calm), 13_000)).toBe(false);
  });

  test('an order that would trade too far away waits; after two minutes and a moment all trade at one price', () => {
    const at = seoul('2026-11-20 10:00');
    const closingAt = seoul('2026-11-20 15:20');
    const market = marketFor(10_000, { closingAt, phaseEndsAt: closingAt });
    market.clock = at;
    sell(market, 10, 10_100);
    sell(market, 10, 11_000);
    const order = buy(market, 20, 11_000);
    expect(order.filled).toBe(10);
    expect(market.session).toMatchObject({
      phase: 'interruption',
      phaseEndsAt: at + 120_000,
      resumeTo: 'continuous',
    });
    expect(market.nextAt).toBe(at + 120_000);
    expect(advance(market, at + 119_999, 5_000).phases).toEqual([]);
    const drawn = advance(market, at + 120_000, 5_000);
    expect(drawn.phases).toEqual([
      { from: 'interruption', to: 'interruption', price: 0, reason: 'random-end' },
    ]);
    expect(market.nextAt).toBe(at + 125_001);
    expect(market.session.phaseEndsAt).toBe(at + 120_000);
    // Another draw changes nothing any more.
    expect(advance(market, at + 125_000, 1).phases).toEqual([]);
    const ended = advance(market, at + 125_001, 1);
    expect(ended.phases).toEqual([
      { from: 'interruption', to: 'continuous', price: 11_000, reason: 'schedule' },
    ]);
    expect(ended.trades.map(({ price, quantity, at: time }) => [price, quantity, time - at])).toEqual([
      [11_000, 10, 125_001],
    ]);
    expect(market.session).toMatchObject({ auctionPrice: 11_000, phaseEndsAt: closingAt });
    // From the new price it is far again before it comes again.
    expect(interrupts(market, 11_650)).toBe(false);
  });

  test('one that would reach into the closing auction becomes it', () => {
    const at = seoul('2026-11-20 15:19');
    const closingAt = seoul('2026-11-20 15:20');
    const closesAt = seoul('2026-11-20 15:30');
    const market = {
      ...marketFor(10_000, { closingAt, closesAt, phaseEndsAt: closingAt }),
      schedule: 'krx' as const,
    };
    market.clock = at;
    buy(market, 10, 11_000);
    interrupt(market, at);
    sell(market, 10, 11_000);
    expect(market.nextAt).toBe(closingAt);
    const merged = advance(market, closingAt, 7);
    expect(merged.trades).toEqual([]);
    expect(merged.phases).toEqual([
      { from: 'interruption', to: 'closing-auction', price: 0, reason: 'merged' },
    ]);
    expect(advance(market, closesAt + 30_000, 7).trades).toHaveLength(1);
    expect(market.session).toMatchObject({ phase: 'closed', last: 11_000 });
  });
});
