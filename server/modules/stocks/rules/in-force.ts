import type { Market } from '../market.ts';
import { startOfDay } from './days.ts';
import { KRX } from './krx.ts';
import type { Exchange, Rules } from './rules.ts';

/**
 * The rules in force at a moment; before all of them, the first.
 * @param at epoch milliseconds
 */
export function rulesAt(at: number, { rules }: Pick<Exchange, 'rules'> = KRX): Rules {
  let found = rules[0];
  if (!found) throw new Error('An exchange needs rules');
  for (const later of rules) if (later.from <= at) found = later;
  return found;
}

/** The rules of a trading day: a session keeps those with which it began. */
export const rulesOfDay = (day: string, exchange: Exchange = KRX): Rules =>
  rulesAt(startOfDay(day, exchange.calendar.offsetMs), exchange);

/** Gives a market that was read from storage the rules of its session. */
export function refreshRules(market: Market, exchange: Exchange = KRX): void {
  market.rules = rulesOfDay(market.session.day, exchange);
}
