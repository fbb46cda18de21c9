import { type Effects, type Market, noEffects } from '../market.ts';
import { enterPhase } from './phases.ts';

/**
 * Would a trade at this price interrupt the market? Static: it is as far from the newest auction's price (before the first
 * auction with a price: from the reference) as the rules say, or further. Dynamic: the same of the last trade.
 * Only continuous trading is interrupted.
 * @param last what the dynamic one is measured from: the last price before the order came
 */
export function interrupts(market: Market, price: number, last: number = market.session.last): boolean {
  const { session, rules } = market;
  if (session.phase !== 'continuous') return false;
  const { staticBp, dynamicBp } = rules.interruption;
  return isFar(price, session.auctionPrice || session.reference, staticBp) || isFar(price, last, dynamicBp);
}

const isFar = (price: number, from: number, bp: number): boolean =>
  bp > 0 && Math.abs(price - from) * 10_000 >= from * bp;

/**
 * Begins a volatility interruption: orders are gathered for two minutes and trade at one price, then trading goes on. One
 * that would reach into the closing auction becomes it: its orders wait there.
 * @param at the market's clock, epoch milliseconds
 */
export function interrupt(market: Market, at: number): Effects {
  const { session, rules } = market;
  const effects = noEffects();
  const endsAt = at + rules.interruption.durationMs;
  session.resumeTo = 'continuous';
  enterPhase(market, 'interruption', before(endsAt, session.closingAt), 'volatility', effects);
  return effects;
}

/** The earlier of two moments, of which the second may never come. */
export const before = (at: number, limit: number | null): number =>
  limit === null ? at : Math.min(at, limit);
