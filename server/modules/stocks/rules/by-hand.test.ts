import { describe, expect, test } from 'vitest';
import type { Market, Phase } from '../market.ts';
import { SWEEP_PAGE } from '../matching/index.ts';
import { marketFor } from '../matching/testing/market.ts';
import { advance } from './advance.ts';
import { resume, setPhase } from './by-hand.ts';
import { circuitLevel } from './circuit.ts';
import { breakCircuit, halt } from './halting.ts';
import { interrupt } from './interruption.ts';
import { judge } from './judge.ts';
import { KRX } from './krx.ts';
import { phaseIn, windowAt } from './schedule.ts';
import { buy, requestFor, sell, seoul } from './testing/orders.ts';

/** A market of KRX in the middle of a day. */
function trading(moment = '2026-11-20 10:00'): Market {
  const at = seoul(moment);
  const window = windowAt('krx', KRX.calendar, at)!;
  const { phase, endsAt } = phaseIn(window, at);
  const { closingAt, closesAt } = window;
  const session = { phase, phaseEndsAt: endsAt, closingAt, closesAt, isByHand: false };
  return { ...marketFor(10_000, session), schedule: 'krx', clock: at, nextAt: endsAt };
}
/** Comes as often as somebody must. */
function pass(market: Market, moment: string): string {
  do advance(market, seoul(moment), 0);
  while (market.nextAt !== null && market.nextAt <= seoul(moment));
  return market.session.phase;
}

describe('a halt', () => {
  test('nothing is taken; then a minute is gathered, and trading goes on', () => {
    const market = trading();
    buy(market, 10, 9_900);
    expect(halt(market, market.clock).phases).toEqual([
      { from: 'continuous', to: 'halted', price: 0, reason: 'by-operator' },
    ]);
    expect(judge(market, requestFor({ side: 'sell', price: 9_900, quantity: 1 }))?.code).toBe(
      'stocks.halted',
    );
    expect(halt(market, market.clock).phases).toEqual([]);
    expect(pass(market, '2026-11-20 11:00')).toBe('halted');
    resume(market, market.clock);
    expect(market.session).toMatchObject({ phase: 'interruption', phaseEndsAt: seoul('2026-11-20 11:01') });
    sell(market, 10, 9_900);
    expect(pass(market, '2026-11-20 11:02')).toBe('continuous');
    expect(market.session).toMatchObject({
      volume: 10,
      auctionPrice: 9_900,
      phaseEndsAt: seoul('2026-11-20 15:20'),
    });
    expect(resume(market, market.clock).phases).toEqual([]);
  });

  test('it outlasts the session; the session’s orders do not, and the next day opens after it', () => {
    const market = trading();
    const order = buy(market, 10, 9_900);
    halt(market, market.clock);
    expect(pass(market, '2026-11-21 12:00')).toBe('halted');
    expect([order.status, market.nextAt]).toEqual(['expired', null]);
    expect(pass(market, '2026-11-23 12:00')).toBe('halted');
    expect(resume(market, market.clock).phases[0]?.to).toBe('closed');
    expect(pass(market, '2026-11-23 12:00')).toBe('continuous');
    expect(market.session).toMatchObject({ day: '2026-11-23', sessionNo: 2 });
  });

  test.each([
    ['2026-11-20 08:40', '2026-11-20 08:50', 'opening-auction', '2026-11-20 09:00'],
    ['2026-11-20 08:40', '2026-11-20 09:30', 'interruption', '2026-11-20 09:31'],
    ['2026-11-20 14:00', '2026-11-20 15:19:30', 'interruption', '2026-11-20 15:20'],
    ['2026-11-20 14:00', '2026-11-20 15:25', 'closing-auction', '2026-11-20 15:30'],
    ['2026-11-20 15:22', '2026-11-20 15:25', 'closing-auction', '2026-11-20 15:30'],
    ['2026-11-20 14:00', '2026-11-20 16:00', 'closed', '2026-11-23 08:30'],
  ])('from %s to %s it goes on with %s until %s', (from, to, phase, until) => {
    const market = trading(from);
    halt(market, market.clock);
    pass(market, to);
    resume(market, market.clock);
    expect(market.session).toMatchObject({ phase, phaseEndsAt: seoul(until) });
    expect(market.nextAt).toBe(seoul(until));
  });

  test('a phase by hand after its session begins a new one, and not the old one again', () => {
    const market = trading();
    sell(market, 5, 10_100);
    buy(market, 5, 10_100);
    const { sessionNo } = market.session;
    halt(market, market.clock);
    expect(pass(market, '2026-11-23 10:00')).toBe('halted');
    setPhase(market, 'opening-auction', seoul('2026-11-23 10:00'));
    expect(market.session).toMatchObject({
      ...{ phase: 'opening-auction', sessionNo: sessionNo + 1, day: '2026-11-23' },
      ...{ reference: 10_100, volume: 0, resumeTo: null },
    });
  });

  test('while the orders of its session are still taken out, a phase by hand waits for the last of them', () => {
    const market = trading();
    for (let i = 0; i <= SWEEP_PAGE; i += 1) buy(market, 1, 9_900);
    const { sessionNo } = market.session;
    halt(market, market.clock);
    advance(market, seoul('2026-11-20 15:30'), 0);
    expect(market.session).toMatchObject({ phase: 'halted', isSweeping: true });
    setPhase(market, 'continuous', market.clock);
    expect(market.session).toMatchObject({ phase: 'closed', sessionNo });
    expect(pass(market, '2026-11-20 15:31')).toBe('continuous');
    expect(market.session).toMatchObject({ sessionNo: sessionNo + 1, isSweeping: false });
    expect(market.book.size).toBe(0);
  });

  test('a market that is halted while it is closed does not open', () => {
    const market = trading('2026-11-20 15:00');
    pass(market, '2026-11-20 16:00');
    halt(market, market.clock);
    expect(pass(market, '2026-11-24 10:00')).toBe('halted');
    resume(market, market.clock);
    expect(pass(market, '2026-11-24 10:00')).toBe('continuous');
  });
});

describe('an operator moves a market', () => {
  const byHand = (): Market => ({
    ...marketFor(10_000, { phase: 'closed', isByHand: false, sessionNo: 0 }),
    clock: seoul('2026-11-22 12:00'),
  });

  test('a whole session, and nothing moves by itself', () => {
    const market = byHand();
    const move = (phase: Phase) => setPhase(market, phase, market.clock);
    expect(move('opening-auction').phases).toEqual([
      { from: 'closed', to: 'opening-auction', price: 0, reason: 'by-operator' },
    ]);
    expect(market.session).toMatchObject({ sessionNo: 1, day: '2026-11-22' });
    buy(market, 10, 9_900);
    sell(market, 5, 0);
    expect(pass(market, '2026-11-25 12:00')).toBe('opening-auction');
    expect(move('continuous')).toMatchObject({
      trades: [{ price: 9_900, quantity: 5 }],
      phases: [{ from: 'opening-auction', to: 'continuous', price: 9_900, reason: 'by-operator' }],
    });
    const conditional = sell(market, 5, 10_500, { type: 'conditional' });
    move('closing-auction');
    expect(conditional.price).toBe(0);
    expect(move('closed').trades).toMatchObject([{ price: 9_900, quantity: 5 }]);
    expect(market.nextAt).toBeNull();
    expect(move('closed').phases).toEqual([]);
    move('continuous');
    expect(market.session).toMatchObject({ sessionNo: 2, reference: 9_900, phase: 'continuous' });
  });

  test('an interruption by the rules ends by the rules, also in a session by hand', () => {
    const market = byHand();
    setPhase(market, 'continuous', market.clock);
    interrupt(market, market.clock);
    expect(pass(market, '2026-11-22 12:01')).toBe('interruption');
    expect(pass(market, '2026-11-22 12:03')).toBe('continuous');
    expect(market.nextAt).toBeNull();
  });

  test('a phase waits until the session before is swept', () => {
    const market = byHand();
    setPhase(market, 'continuous', market.clock);
    const order = buy(market, 10, 9_900);
    setPhase(market, 'closed', market.clock);
    expect(setPhase(market, 'opening-auction', market.clock).phases).toEqual([]);
    expect(market.nextAt).toBe(market.clock);
    const effects = advance(market, market.clock, 0);
    expect(order.status).toBe('expired');
    expect(effects.phases).toMatchObject([{ from: 'closed', to: 'opening-auction' }]);
    expect(market.nextAt).toBeNull();
  });

  test('from a schedule and back to it', () => {
    const market = trading();
    setPhase(market, 'opening-auction', market.clock);
    expect(market.session).toMatchObject({ isByHand: true, phaseEndsAt: null, closesAt: null });
    buy(market, 10, 10_100);
    sell(market, 10, 10_100);
    expect(pass(market, '2026-11-20 15:00')).toBe('opening-auction');
    expect(setPhase(market, null, market.clock).trades).toHaveLength(1);
    expect(market.session).toMatchObject({ isByHand: false, phase: 'continuous' });
    expect(market.nextAt).toBe(seoul('2026-11-20 15:20'));
    setPhase(market, 'continuous', market.clock);
    expect(market.nextAt).toBeNull();
    pass(market, '2026-11-20 18:00');
    setPhase(market, null, market.clock);
    expect([market.session.phase, market.nextAt]).toEqual(['closed', seoul('2026-11-23 08:30')]);
    setPhase(market, 'closed', market.clock);
    expect(market.nextAt).toBeNull();
    // To resume is the same, where nothing is halted.
    resume(market, market.clock);
    expect([market.session.isByHand, market.nextAt]).toEqual([false, seoul('2026-11-23 08:30')]);
  });

  test('a halted market is closed without trading what was gathered', () => {
    const market = byHand();
    setPhase(market, 'opening-auction', market.clock);
    buy(market, 10, 10_100);
    sell(market, 10, 10_100);
    setPhase(market, 'halted', market.clock);
    resume(market, market.clock);
    expect(market.session.phase).toBe('opening-auction');
    halt(market, market.clock);
    expect(setPhase(market, 'closed', market.clock).trades).toEqual([]);
  });
});

describe('the circuit breaker', () => {
  const rules = KRX.rules.at(-1)!;
  const HOUR_MS = 3_600_000;

  test.each([
    [-799, [], HOUR_MS, null],
    [-800, [], HOUR_MS, 1],
    [-2_500, [], HOUR_MS, 1],
    [-1_500, [[1, -800]], HOUR_MS, 2],
    [-1_499, [[1, -800]], HOUR_MS, null],
    // A further fall by a hundredth is asked for.
    [-1_500, [[1, -1_450]], HOUR_MS, null],
    [-1_550, [[1, -1_450]], HOUR_MS, 2],
    [-900, [[1, -800]], HOUR_MS, null],
    [
      -2_000,
      [
        [1, -800],
        [2, -1_500],
      ],
      HOUR_MS,
      3,
    ],
    [
      -2_900,
      [
        [1, -800],
        [2, -1_500],
        [3, -2_000],
      ],
      HOUR_MS,
      null,
    ],
    // After 14:50 only the last.
    [-800, [], 40 * 60_000, null],
    [-800, [], 40 * 60_000 + 1, 1],
    [
      -2_000,
      [
        [1, -800],
        [2, -1_500],
      ],
      60_000,
      3,
    ],
    [-800, [], null, 1],
  ] as const)('at %i after %j with %d left: level %s', (changeBp, before, leftMs, level) => {
    const called = before.map(([one, at]) => ({ level: one as number, changeBp: at as number }));
    expect(circuitLevel(rules, { changeBp, called, leftMs })).toBe(level);
  });

  test('twenty minutes of nothing, ten of gathering, then one price', () => {
    const market = trading();
    breakCircuit(market, 1, market.clock);
    expect(market.session).toMatchObject({ phase: 'halted', phaseEndsAt: seoul('2026-11-20 10:20') });
    expect(pass(market, '2026-11-20 10:19:59')).toBe('halted');
    expect(pass(market, '2026-11-20 10:20')).toBe('interruption');
    expect(market.session.phaseEndsAt).toBe(seoul('2026-11-20 10:30'));
    expect(pass(market, '2026-11-20 10:31')).toBe('continuous');
  });

  test('it reaches into the close as a halt does, and an interruption gives way to it', () => {
    const late = trading('2026-11-20 15:05');
    interrupt(late, late.clock);
    breakCircuit(late, 2, late.clock);
    expect(pass(late, '2026-11-20 15:26')).toBe('closing-auction');
    expect(pass(late, '2026-11-20 15:31')).toBe('closed');
    const last = trading('2026-11-20 15:15');
    breakCircuit(last, 1, last.clock);
    expect(pass(last, '2026-11-20 15:31')).toBe('closed');
  });

  test('the last level ends the day, and nothing that was gathered trades', () => {
    const market = trading('2026-11-20 08:40');
    const order = buy(market, 10, 10_100);
    sell(market, 10, 10_100);
    expect(breakCircuit(market, 3, market.clock).trades).toEqual([]);
    expect(pass(market, '2026-11-20 10:00')).toBe('closed');
    expect([order.status, market.nextAt]).toEqual(['expired', seoul('2026-11-23 08:30')]);
    expect(breakCircuit(market, 1, market.clock).phases).toEqual([]);
  });

  test('what an operator has halted stays so', () => {
    const market = trading();
    halt(market, market.clock);
    expect(breakCircuit(market, 1, market.clock).phases).toEqual([]);
    expect(() => breakCircuit(market, 4, market.clock)).toThrow('level 4');
  });
});
