import type { Market, Session } from '../../market.ts';
import { rulesOfDay } from '../../rules/in-force.ts';
import type { Rules } from '../../rules/rules.ts';
import { limitsOf } from '../../rules/ticks.ts';
import { Book } from '../book.ts';

const DAY = '2026-11-20';

/** A market for tests and benches: an empty book, moved by hand, in continuous trading unless the session says otherwise. */
export function marketFor(
  reference: number,
  session: Partial<Session> = {},
  rules: Partial<Rules> = {},
): Market {
  const inForce = { ...rulesOfDay(DAY), ...rules };
  return {
    ...{
      symbol: '900110',
      listingNo: 1,
      seasonId: null,
      board: 'KOSPI',
      schedule: 'by-hand',
      currency: 'KRW',
    },
    ...{ sequence: 0, clock: Date.parse(`${DAY}T01:00:00Z`), nextAt: null, rules: inForce, book: new Book() },
    session: {
      ...{ phase: 'continuous', phaseEndsAt: null, closingAt: null, closesAt: null, sessionNo: 1, day: DAY },
      ...{ reference, ...limitsOf(inForce, reference), open: 0, high: 0, low: 0, last: reference },
      ...{ auctionPrice: 0, volume: 0, amount: 0, tradeNo: 0, priority: 0 },
      ...{ resumeTo: null, isSweeping: false, isByHand: true },
      ...session,
    },
  };
}
