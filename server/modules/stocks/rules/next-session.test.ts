import { describe, expect, test } from 'vitest';
import type { Market } from '../market.ts';
import { marketFor } from '../matching/testing/market.ts';
import { advance } from './advance.ts';
import { setPhase } from './by-hand.ts';
import { halt } from './halting.ts';
import { KRX } from './krx.ts';
import { judgeReference, nextSession } from './next-session.ts';
import { windowAt } from './schedule.ts';
import { buy, sell, seoul } from './testing/orders.ts';

/** A market of KRX that trades on a Friday morning. */
function friday(): Market {
  const at = seoul('2026-11-20 10:00');
  const { closingAt, closesAt } = windowAt('krx', KRX.calendar, at)!;
  const session = { phaseEndsAt: closingAt, closingAt, closesAt, isByHand: false };
  return { ...marketFor(10_000, session), schedule: 'krx', clock: at, nextAt: closingAt };
}
function pass(market: Market, moment: string): void {
  do advance(market, seoul(moment), 0);
  while (market.nextAt !== null && market.nextAt <= seoul(moment));
}

describe('the next session', () => {
  test('begins from the newest price, on the next day of trading', () => {
    const market = friday();
    expect(nextSession(market, market.clock)).toEqual({
      ...{ day: '2026-11-23', reference: 10_000, lower: 7_000, upper: 13_000 },
    });
    pass(market, '2026-11-21 12:00');
    expect(nextSession(market, market.clock).day).toBe('2026-11-23');
    expect(nextSession(market, market.clock, KRX, 861)).toMatchObject({ lower: 603, upper: 1_119 });
  });

  test('after a halt that has outlasted its session, the one that comes is the next', () => {
    const market = friday();
    halt(market, market.clock);
    expect(nextSession(market, market.clock).day).toBe('2026-11-23');
    pass(market, '2026-11-21 12:00');
    expect([market.session.phase, nextSession(market, market.clock).day]).toEqual(['halted', '2026-11-23']);
  });

  test('by hand, nobody knows its day', () => {
    const market = marketFor(10_000, { phase: 'closed' });
    expect(nextSession(market, market.clock)).toMatchObject({ day: null, lower: 7_000 });
  });
});

describe('a reference by hand', () => {
  test('is refused while trading is on, and off the tick', () => {
    const market = friday();
    expect(judgeReference(market, 5_000, market.clock)?.code).toBe('stocks.reference-not-now');
    halt(market, market.clock);
    expect(judgeReference(market, 5_000, market.clock)).toBeNull();
    expect(judgeReference(market, 5_001, market.clock)?.code).toBe('stocks.off-tick');
  });

  test('is the next session’s and only its; the close is that of the one after', () => {
    const market = friday();
    pass(market, '2026-11-21 12:00');
    market.session.nextReference = 5_000;
    pass(market, '2026-11-23 08:31');
    expect(market.session).toMatchObject({
      ...{ phase: 'opening-auction', reference: 5_000, last: 5_000, lower: 3_500, upper: 6_500 },
      nextReference: null,
    });
    buy(market, 1, 5_500);
    sell(market, 1, 5_500);
    pass(market, '2026-11-24 08:31');
    expect(market.session).toMatchObject({ reference: 5_500, lower: 3_850, upper: 7_150 });
  });

  test('is taken out of the index again, link by link', () => {
    const market = friday();
    pass(market, '2026-11-21 12:00');
    expect(market.session.chain).toBeUndefined();
    market.session.nextReference = 5_000;
    pass(market, '2026-11-23 08:31');
    expect(market.session.chain).toMatchObject({ factor: 2, before: 1 });
    market.session.nextReference = 2_500;
    pass(market, '2026-11-24 08:31');
    expect(market.session.chain).toMatchObject({ factor: 4, before: 2 });
    pass(market, '2026-11-25 08:31');
    expect(market.session.chain).toMatchObject({ factor: 4, before: 2 });
  });

  test('outlasts sessions to which nobody came', () => {
    const market = friday();
    market.session.nextReference = 5_000;
    pass(market, '2026-11-26 10:00');
    expect(market.session).toMatchObject({ sessionNo: 5, reference: 5_000, lower: 3_500 });
  });

  test('orders outside of the new limits never come to the opening: they end with their session', () => {
    const market = friday();
    const [low, high] = [buy(market, 10, 9_900), sell(market, 10, 12_900)];
    halt(market, market.clock);
    market.session.nextReference = 5_000;
    expect(market.session).toMatchObject({ lower: 7_000, upper: 13_000 });
    pass(market, '2026-11-20 16:00');
    for (const order of [low, high])
      expect([order.status, order.reason]).toEqual(['expired', 'session-over']);
    setPhase(market, 'opening-auction', market.clock);
    expect(market.book.size).toBe(0);
  });

  test('a session by hand waits for the last order of the one before', () => {
    const market = marketFor(10_000);
    for (let i = 0; i < 3; i += 1) buy(market, 10, 9_900);
    setPhase(market, 'closed', market.clock);
    market.session.nextReference = 5_000;
    setPhase(market, 'opening-auction', market.clock);
    expect([market.session.phase, market.book.size, market.session.lower]).toEqual(['closed', 3, 7_000]);
    advance(market, market.clock, 0);
    expect([market.session.phase, market.book.size, market.session.lower]).toEqual([
      'opening-auction',
      0,
      3_500,
    ]);
  });
});
