import { type Calendar, startOfDay } from './days.ts';
import { KOREAN_HOLIDAYS, LATER_DAYS } from './korean-holidays.ts';
import type { Exchange, Rules } from './rules.ts';

const MINUTE_MS = 60_000;

/** Since 25 January 2023 the same on both boards (KRX, enforcement rules, price steps of stocks). */
const TICKS_2023: Rules['ticks'] = [
  [2_000, 1],
  [5_000, 5],
  [20_000, 10],
  [50_000, 50],
  [200_000, 100],
  [500_000, 500],
  [Number.POSITIVE_INFINITY, 1_000],
];

/**
 * The Korea Exchange's rules for common shares.
 *
 * - *Volatility interruption*: 10 % from the newest auction's price, 6 % from the last trade, which is the figure for KOSPI shares
 *   outside of the KOSPI 200 and for all of KOSDAQ (its members have 3 %); two minutes of gathering orders. It comes at the
 *   rate itself, not only above it.
 * - *Random end*: within 30 seconds after the time of each auction, since 15 June 2015.
 * - *Allotment*: rounds of 100, 500, 1,000 and 2,000 shares, half of the rest, the rest, the largest order first.
 * - *Circuit breaker*: at − 8, − 15 and − 20 % of the index, each once a day; 20 minutes without trade and 10 minutes of gathering
 *   orders; the third ends the day. The first two are not called after 14:50.
 * - *Reopening after a halt*: KRX gathers for some ten minutes; here a minute, because a halt here is one symbol's and short.
 * - *Fee*: a broker's, and not the exchange's: 0.015 %.
 */
const SINCE_2023: Rules = {
  from: startOfDay('2023-01-25'),
  ticks: TICKS_2023,
  limitBp: 3_000,
  feePpm: 150,
  sellTaxPpm: { KOSPI: 2_000, KOSDAQ: 2_000 },
  settlementDays: 2,
  maxQuantity: 10_000_000,
  interruption: { staticBp: 1_000, dynamicBp: 600, durationMs: 2 * MINUTE_MS },
  randomEndMs: 30_000,
  reopening: { afterHaltMs: MINUTE_MS, afterCircuitMs: 10 * MINUTE_MS },
  allotment: [100, 500, 1_000, 2_000],
  circuit: {
    levels: [
      { fallBp: 800, haltMs: 20 * MINUTE_MS },
      { fallBp: 1_500, haltMs: 20 * MINUTE_MS },
      { fallBp: 2_000, haltMs: null },
    ],
    furtherBp: 100,
    quietMs: 40 * MINUTE_MS,
  },
};

/**
 * Sales are taxed by the enforcement decree of the Securities Transaction Tax Act (article 5, rates by year) and, on KOSPI, the
 * Act on Special Rural Development Tax (0.15 %): KOSPI 0.05 + 0.15 % and KOSDAQ 0.20 % in 2023, 0.03 + 0.15 and 0.18 in 2024,
 * 0 + 0.15 and 0.15 in 2025, and from 2026 as in 2023. A sale is taxed by the day on which it is settled; here by its own.
 */
const taxedSince = (day: string, ppm: number): Rules => ({
  ...SINCE_2023,
  from: startOfDay(day),
  sellTaxPpm: { KOSPI: ppm, KOSDAQ: ppm },
});

/** 08:30, 09:00, 15:20 and 15:30; closed at weekends and on the days of `korean-holidays.ts`. */
const KRX_CALENDAR: Calendar = {
  offsetMs: 9 * 60 * MINUTE_MS,
  hours: { openingAuction: 510, continuous: 540, closingAuction: 920, close: 930 },
  holidays: KOREAN_HOLIDAYS,
  exceptions: LATER_DAYS,
};

export const KRX: Exchange = {
  rules: [
    SINCE_2023,
    taxedSince('2024-01-01', 1_800),
    taxedSince('2025-01-01', 1_500),
    taxedSince('2026-01-01', 2_000),
  ],
  calendar: KRX_CALENDAR,
};
