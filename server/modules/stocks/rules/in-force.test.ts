import { describe, expect, test } from 'vitest';
import { marketFor } from '../matching/testing/market.ts';
import { advance } from './advance.ts';
import { feeOf, taxOf } from './charges.ts';
import { rulesAt } from './in-force.ts';
import { interrupts } from './interruption.ts';
import { judge } from './judge.ts';
import { KRX } from './krx.ts';
import type { Exchange } from './rules.ts';
import { newSession } from './session.ts';
import { buy, requestFor, sell, seoul } from './testing/orders.ts';
import { isOnTick, limitsOf } from './ticks.ts';

describe('what a trade costs', () => {
  test.each([
    ['2023-06-01', 2_000],
    ['2023-12-31', 2_000],
    ['2024-01-01', 1_800],
    ['2025-01-01', 1_500],
    ['2025-12-31', 1_500],
    ['2026-01-01', 2_000],
    ['2030-01-01', 2_000],
  ])('sales on %s are taxed with %i of a million, on both boards', (day, ppm) => {
    const rules = rulesAt(seoul(`${day} 00:00`));
    expect(taxOf(rules, 'KOSPI', 1_000_000)).toBe(ppm);
    expect(taxOf(rules, 'KOSDAQ', 1_000_000)).toBe(ppm);
  });

  test('a day of Seoul begins nine hours before that of Greenwich', () => {
    expect(rulesAt(seoul('2024-01-01 00:00') - 1).sellTaxPpm.KOSPI).toBe(2_000);
    expect(rulesAt(Date.parse('2023-12-31T15:00:00Z')).sellTaxPpm.KOSPI).toBe(1_800);
    // Before all rules there are the first ones.
    expect(rulesAt(0)).toBe(KRX.rules[0]);
  });

  test('fee and tax are cut to the won', () => {
    const rules = rulesAt(seoul('2026-11-20 09:00'));
    expect(feeOf(rules, 6_666)).toBe(0);
    expect(feeOf(rules, 6_667)).toBe(1);
    expect(feeOf(rules, 71_200 * 15)).toBe(160);
    expect(taxOf(rules, 'KOSDAQ', 499)).toBe(0);
    expect(taxOf(rules, 'KOSDAQ', 500)).toBe(1);
    expect(taxOf(rules, 'KOSPI', 71_200 * 15)).toBe(2_136);
  });
});

describe('another market', () => {
  const HOUR_MS = 3_600_000;
  /** As of an exchange in London's winter: other steps, no limits, no tax, other hours, half a day before Christmas. */
  const LONDON: Exchange = {
    rules: [
      {
        ...KRX.rules[0]!,
        from: Date.parse('2026-01-01T00:00:00Z'),
        ticks: [
          [1_000, 25],
          [Number.POSITIVE_INFINITY, 250],
        ],
        limitBp: 0,
        feePpm: 450,
        sellTaxPpm: { KOSPI: 0, KOSDAQ: 0 },
        settlementDays: 1,
        maxQuantity: 500,
        interruption: { staticBp: 800, dynamicBp: 0, durationMs: 5 * 60_000 },
        randomEndMs: 0,
        allotment: [],
      },
      { ...KRX.rules[0]!, from: Date.parse('2027-01-01T00:00:00Z'), feePpm: 500 },
    ],
    calendar: {
      offsetMs: 0,
      hours: { openingAuction: 470, continuous: 480, closingAuction: 990, close: 995 },
      holidays: new Set(['2026-12-28']),
      exceptions: new Map([
        ['2026-12-24', { openingAuction: 470, continuous: 480, closingAuction: 750, close: 755 }],
      ]),
    },
  };
  const rules = LONDON.rules[0]!;

  test('its ticks, limits, charges and dates are its own', () => {
    expect(rulesAt(Date.parse('2026-11-20T09:00:00Z'), LONDON)).toBe(rules);
    expect(rulesAt(Date.parse('2027-01-01T00:00:00Z'), LONDON).feePpm).toBe(500);
    expect([975, 1_000, 1_250].every((price) => isOnTick(rules, price))).toBe(true);
    expect([980, 1_025].some((price) => isOnTick(rules, price))).toBe(false);
    expect(limitsOf(rules, 1_000).upper).toBeGreaterThan(1_000_000);
    expect(feeOf(rules, 1_000_000)).toBe(450);
    expect(taxOf(rules, 'KOSPI', 1_000_000)).toBe(0);
  });

  test('it opens, is interrupted and closes by its own clock', () => {
    const at = Date.parse('2026-12-24T07:55:00Z');
    const session = newSession({ schedule: 'krx' }, 1_000, at, LONDON);
    const market = { ...marketFor(1_000, {}, rules), schedule: 'krx' as const, clock: at, session };
    market.nextAt = session.phaseEndsAt;
    expect(session).toMatchObject({
      phase: 'opening-auction',
      phaseEndsAt: Date.parse('2026-12-24T08:00:00Z'),
    });
    expect(judge(market, requestFor({ side: 'buy', quantity: 501, price: 1_000 }))?.code).toBe(
      'stocks.too-many-shares',
    );
    buy(market, 300, 1_250);
    sell(market, 100, 1_000);
    advance(market, Date.parse('2026-12-24T08:00:00Z'), 12_345, LONDON);
    // On the dot, and where KRX would allot there is price and time.
    expect(session).toMatchObject({ phase: 'continuous', volume: 100, last: 1_000 });
    expect(session.phaseEndsAt).toBe(Date.parse('2026-12-24T12:30:00Z'));
    expect(interrupts(market, 1_075)).toBe(false);
    expect(interrupts(market, 1_080)).toBe(true);
    advance(market, Date.parse('2026-12-24T13:00:00Z'), 1, LONDON);
    advance(market, Date.parse('2026-12-24T13:00:00Z'), 1, LONDON);
    // Christmas has a weekend behind it here, and a holiday behind that one.
    const friday = Date.parse('2026-12-25T07:50:00Z');
    expect(session).toMatchObject({ phase: 'closed', phaseEndsAt: friday });
    advance(market, friday + 9 * HOUR_MS, 1, LONDON);
    expect(session.phaseEndsAt).toBe(Date.parse('2026-12-29T07:50:00Z'));
  });
});
