import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../market.ts';
import { SWEEP_PAGE } from '../matching/reach.ts';
import { marketFor } from '../matching/testing/market.ts';
import { advance } from './advance.ts';
import { rulesOfDay } from './in-force.ts';
import { judge } from './judge.ts';
import { KRX } from './krx.ts';
import type { Schedule } from './schedule.ts';
import { newSession } from './session.ts';
import { buy, order, requestFor, sell, seoul } from './testing/orders.ts';

/** A market that is listed at a moment. */
function listed(schedule: Schedule, at: number, reference = 10_000): Market {
  const session = newSession({ schedule }, reference, at);
  const rules = rulesOfDay(session.day);
  return {
    ...marketFor(reference, {}, rules),
    rules,
    schedule,
    session,
    clock: at,
    nextAt: session.phaseEndsAt,
  };
}

/** Comes again until nothing is due. @returns the phases that began, `from>to` */
function come(market: Market, moment: string | number, draw = 4_999): string[] {
  const at = typeof moment === 'number' ? moment : seoul(moment);
  const phases: string[] = [];
  do {
    for (const { from, to } of advance(market, at, draw).phases) phases.push(`${from}>${to}`);
  } while (market.nextAt !== null && market.nextAt <= at);
  return phases;
}

describe('a listing begins', () => {
  test.each([
    ['krx', '2026-11-20 08:00', 'closed', '2026-11-20 08:30', 0],
    ['krx', '2026-11-20 08:30', 'opening-auction', '2026-11-20 09:00', 1],
    ['krx', '2026-11-20 10:00', 'continuous', '2026-11-20 15:20', 1],
    ['krx', '2026-11-20 15:25', 'closing-auction', '2026-11-20 15:30', 1],
    ['krx', '2026-11-20 15:30', 'closed', '2026-11-23 08:30', 0],
    ['hourly', '2026-11-22 03:00', 'opening-auction', '2026-11-22 03:01', 1],
    ['hourly', '2026-11-22 03:59', 'closed', '2026-11-22 04:00', 0],
  ] as const)('%s at %s: %s until %s', (schedule, at, phase, until, sessionNo) => {
    const session = newSession({ schedule }, 861, seoul(at));
    expect(session).toMatchObject({ phase, phaseEndsAt: seoul(until), sessionNo, reference: 861, last: 861 });
    expect(session).toMatchObject({ lower: 603, upper: 1_119, day: at.slice(0, 10) });
  });

  test('one that never closes trades at once, one by hand waits; nothing is due for either', () => {
    expect(newSession({ schedule: 'continuous' }, 861, 0)).toMatchObject({
      phase: 'continuous',
      phaseEndsAt: null,
    });
    expect(newSession({ schedule: 'by-hand' }, 861, 0)).toMatchObject({ phase: 'closed', phaseEndsAt: null });
    const market = listed('continuous', seoul('2026-11-20 10:00'));
    expect(come(market, '2027-11-20 10:00')).toEqual([]);
    expect(market).toMatchObject({ nextAt: null, clock: seoul('2027-11-20 10:00') });
  });
});

describe('a day of KRX', () => {
  test('from the opening auction to the next morning', () => {
    const market = listed('krx', seoul('2026-11-20 08:00'));
    const { session } = market;
    expect(come(market, '2026-11-20 08:30')).toEqual(['closed>opening-auction']);
    expect(session).toMatchObject({ sessionNo: 1, day: '2026-11-20', closesAt: seoul('2026-11-20 15:30') });
    buy(market, 100, 9_800);
    const unpriced = sell(market, 150, 0);
    // The time has come; the moment is drawn, and nobody is told.
    expect(come(market, '2026-11-20 09:00')).toEqual(['opening-auction>opening-auction']);
    expect([session.phaseEndsAt, market.nextAt]).toEqual([
      seoul('2026-11-20 09:00'),
      seoul('2026-11-20 09:00') + 5_000,
    ]);
    expect(come(market, '2026-11-20 09:01')).toEqual(['opening-auction>continuous']);
    expect(session).toMatchObject({
      open: 9_800,
      last: 9_800,
      volume: 100,
      phaseEndsAt: seoul('2026-11-20 15:20'),
    });
    // What is left of an order without a price rests at the auction's.
    expect(unpriced).toMatchObject({ type: 'limit', price: 9_800, filled: 100, status: 'open' });
    const conditional = buy(market, 10, 9_000, { type: 'conditional' });
    expect(come(market, '2026-11-20 15:20')).toEqual(['continuous>closing-auction']);
    expect(conditional).toMatchObject({ type: 'market', price: 0 });
    const left = buy(market, 10, 9_100);
    expect(come(market, '2026-11-20 15:31')).toEqual([
      'closing-auction>closing-auction',
      'closing-auction>closed',
    ]);
    expect([conditional.filled, conditional.amount]).toEqual([10, 98_000]);
    expect(left).toMatchObject({ status: 'expired', reason: 'session-over' });
    expect([market.book.size, session.isSweeping, market.nextAt]).toEqual([
      0,
      false,
      seoul('2026-11-23 08:30'),
    ]);
    expect(judge(market, requestFor({ side: 'buy', price: 10_000, quantity: 1 }))?.code).toBe(
      'stocks.closed',
    );
    // The close is the next day's reference, and its limits are new.
    expect(session).toMatchObject({ reference: 10_000, last: 9_800 });
    expect(come(market, '2026-11-23 08:31')).toEqual(['closed>opening-auction']);
    expect(session).toMatchObject({
      reference: 9_800,
      lower: 6_860,
      upper: 12_740,
      sessionNo: 2,
      volume: 0,
      open: 0,
    });
  });

  test('an auction in which nobody agrees cancels what has no price, and trading goes on', () => {
    const market = listed('krx', seoul('2026-11-20 08:30'));
    const alone = buy(market, 10, 0);
    const waiting = buy(market, 10, 9_000);
    come(market, '2026-11-20 09:01');
    expect(alone).toMatchObject({ status: 'cancelled', reason: 'no-price' });
    expect(waiting.status).toBe('open');
    expect(market.session).toMatchObject({ phase: 'continuous', auctionPrice: 0, last: 10_000 });
  });

  test('stops that the opening’s price has reached come when trading begins', () => {
    const market = listed('krx', seoul('2026-11-20 08:30'));
    const stop = order(market, {
      side: 'buy',
      type: 'stop-limit',
      price: 10_500,
      stopPrice: 10_200,
      quantity: 5,
    });
    buy(market, 10, 10_300);
    sell(market, 10, 10_300);
    sell(market, 10, 10_500);
    come(market, '2026-11-20 09:01');
    expect(stop).toMatchObject({ status: 'filled', amount: 52_500 });
  });

  test('the end is within thirty seconds, and every moment of them comes up', () => {
    const ends = [0, 1, 29_998, 29_999, 30_000, 2 ** 32 - 1].map((draw) => {
      const market = listed('krx', seoul('2026-11-20 08:30'));
      advance(market, seoul('2026-11-20 09:00'), draw);
      return market.nextAt! - seoul('2026-11-20 09:00');
    });
    expect(ends).toEqual([1, 2, 29_999, 30_000, 1, ((2 ** 32 - 1) % 30_000) + 1]);
  });

  test('orders of a session that is over go a page at a time, before the next one opens', () => {
    const market = listed('krx', seoul('2026-11-20 10:00'));
    for (let i = 0; i < 2 * SWEEP_PAGE + 1; i += 1) buy(market, 1, 9_000);
    const at = seoul('2026-11-23 09:30');
    const pages = [];
    let effects = advance(market, at, 1);
    expect(effects.ended).toEqual([]);
    while (market.nextAt !== null && market.nextAt <= at) {
      expect([market.nextAt, market.session.phase]).toEqual([market.clock, 'closed']);
      effects = advance(market, at, 1);
      pages.push(effects.ended.length);
    }
    expect(pages).toEqual([SWEEP_PAGE, SWEEP_PAGE, 1]);
    expect(market.session).toMatchObject({ phase: 'continuous', day: '2026-11-23', sessionNo: 2 });
  });
});

describe('a market that nobody has looked at', () => {
  test('for a weekend: the day ends as it was due, and the next one is under way', () => {
    const market = listed('krx', seoul('2026-11-20 10:00'));
    buy(market, 10, 10_100, { type: 'conditional' });
    come(market, '2026-11-20 11:00');
    sell(market, 10, 10_500, { type: 'conditional' });
    const effects = advance(market, seoul('2026-11-23 11:00'), 0);
    // Its trades have the time and the day at which they were due.
    expect(effects.trades.map(({ at }) => at)).toEqual([seoul('2026-11-20 15:30') + 1]);
    expect(market.session).toMatchObject({ day: '2026-11-23', phase: 'continuous', sessionNo: 2 });
  });

  test('for years: sessions that have gone by are counted, not played', () => {
    const market = listed('hourly', seoul('2026-11-20 10:00'));
    come(market, '2026-11-20 10:59');
    come(market, seoul('2026-11-20 10:59') + 31_000);
    const effects = advance(market, seoul('2028-11-20 10:30'), 0);
    expect(effects.phases.length).toBeLessThan(5);
    expect(market.session).toMatchObject({ phase: 'continuous', day: '2028-11-20' });
    expect(market.session.sessionNo).toBe(1 + 731 * 24);
  });

  test('a day that operators have taken out meanwhile does not open', () => {
    const market = listed('krx', seoul('2026-11-20 16:00'));
    const exchange = { ...KRX, calendar: { ...KRX.calendar, exceptions: new Map([['2026-11-23', null]]) } };
    expect(market.nextAt).toBe(seoul('2026-11-23 08:30'));
    expect(advance(market, seoul('2026-11-23 08:30'), 0, exchange).phases).toEqual([]);
    expect(market).toMatchObject({
      nextAt: seoul('2026-11-24 08:30'),
      session: { phase: 'closed', sessionNo: 0 },
    });
  });
});

const stateOf = ({ session, nextAt, clock, rules, book }: Market) => ({
  ...{ session: { ...session }, nextAt, clock, rules: rules.from },
  orders: [...book.all()].map(({ id, price, type, filled, status, priority }) => [
    id,
    price,
    type,
    filled,
    status,
    priority,
  ]),
});

test('late or often: it comes to the same, and never leaves anything undone', () => {
  const begin = seoul('2026-12-29 08:00');
  const DAY_MS = 86_400_000;
  const story = fc.record({
    schedule: fc.constantFrom<Schedule>('krx', 'hourly'),
    orders: fc.array(
      fc.record({
        side: fc.constantFrom('buy' as const, 'sell' as const),
        price: fc.integer({ min: 960, max: 1_040 }).map((tens) => tens * 10),
        quantity: fc.integer({ min: 1, max: 50 }),
        type: fc.constantFrom('limit' as const, 'conditional' as const),
      }),
      { maxLength: 12 },
    ),
    placedAfter: fc.integer({ min: 0, max: DAY_MS }),
    moments: fc.array(fc.integer({ min: 0, max: 12 * DAY_MS }), { minLength: 1, maxLength: 30 }),
    draw: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  });
  fc.assert(
    fc.property(story, ({ schedule, orders, placedAfter, moments, draw }) => {
      const sorted = [...moments].sort((a, b) => a - b);
      const end = Math.max(begin + sorted.at(-1)!, begin + placedAfter);
      const play = (at: readonly number[]): Market => {
        const market = listed(schedule, begin);
        come(market, begin + placedAfter, draw);
        for (const [i, wanted] of orders.entries()) {
          const request = requestFor({ ...wanted, id: `O${i}`, accountId: `A${i}` });
          if (judge(market, request) === null) order(market, request);
        }
        for (const moment of at) {
          if (moment < market.clock) continue;
          come(market, moment, draw);
          expect(market.nextAt === null || market.nextAt > moment).toBe(true);
          expect(market.clock).toBe(moment);
        }
        return market;
      };
      const often = play([...sorted.map((moment) => begin + moment), end]);
      expect(stateOf(play([end]))).toEqual(stateOf(often));
    }),
    { numRuns: 200 },
  );
});
