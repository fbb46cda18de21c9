import { type Refused, refused } from '../../../engine/types.ts';
import type { Market } from '../market.ts';
import { dayOf } from './days.ts';
import { rulesOfDay } from './in-force.ts';
import { KRX } from './krx.ts';
import type { Exchange } from './rules.ts';
import { windowAt } from './schedule.ts';
import { isSessionOver } from './session.ts';
import { isOnTick, type Limits, limitsOf } from './ticks.ts';

/** With what the session after the one that a market has, or has had, will begin. */
interface NextSession extends Limits {
  /** Its day by the schedule; null when somebody begins it by hand. */
  readonly day: string | null;
  readonly reference: number;
}

/**
 * What the next session begins with, as things stand.
 * @param reference to try another one; without it, what an operator has set, else the newest price
 * @param at epoch milliseconds
 */
export function nextSession(
  market: Market,
  at: number,
  exchange: Exchange = KRX,
  reference: number = market.session.nextReference ?? market.session.last,
): NextSession {
  const day = nextDay(market, at, exchange);
  return { day, reference, ...limitsOf(rulesOfNext(day, at, exchange), reference) };
}

/**
 * Can this be the reference of the next session? Not while trading is on, whose prices it would be held against, and it must
 * be a price by the rules of that session.
 * @returns the rule that refuses it, or null
 */
export function judgeReference(
  market: Market,
  reference: number,
  at: number,
  exchange: Exchange = KRX,
): Refused | null {
  const { phase } = market.session;
  if (phase === 'continuous' || phase === 'interruption')
    return refused('stocks.reference-not-now', { phase });
  const rules = rulesOfNext(nextDay(market, at, exchange), at, exchange);
  return isOnTick(rules, reference) ? null : refused('stocks.off-tick', { price: reference });
}

const rulesOfNext = (day: string | null, at: number, exchange: Exchange) =>
  rulesOfDay(day ?? dayOf(at, exchange.calendar.offsetMs), exchange);

function nextDay({ schedule, session }: Market, at: number, { calendar }: Exchange): string | null {
  const { phaseEndsAt, closesAt, isByHand } = session;
  if (isByHand) return null;
  if (isSessionOver(session))
    return windowAt(schedule, calendar, Math.max(phaseEndsAt ?? at, at))?.day ?? null;
  // The one after the session that is under way.
  const current = closesAt ?? windowAt(schedule, calendar, at)?.closesAt ?? at;
  return windowAt(schedule, calendar, current)?.day ?? null;
}
