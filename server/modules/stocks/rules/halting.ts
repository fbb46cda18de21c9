import { type Effects, type Market, noEffects } from '../market.ts';
import { closeSession, enterClosingAuction } from './changes.ts';
import { before } from './interruption.ts';
import { KRX } from './krx.ts';
import { enterPhase, type PhaseReason } from './phases.ts';
import type { Exchange } from './rules.ts';
import { windowAt } from './schedule.ts';

/**
 * Stops trading by an operator's word, for as long as nobody resumes it; cancels are taken. Orders of the session end with
 * it all the same. A market that is closed does not open then.
 * @param at the market's clock, epoch milliseconds
 */
export function halt(market: Market, _at: number): Effects {
  const effects = noEffects();
  if (market.session.phase !== 'halted' || market.session.phaseEndsAt !== null) {
    stop(market, null, 'by-operator', effects);
  }
  return effects;
}

/**
 * The circuit breaker: the first levels stop trading for a while, after which orders are gathered for one price; the last one
 * ends the session. A market that is closed or that an operator has halted stays as it is.
 * @param level from 1
 * @param at the market's clock, epoch milliseconds
 */
export function breakCircuit(market: Market, level: number, at: number, exchange: Exchange = KRX): Effects {
  const effects = noEffects();
  const { session, rules } = market;
  const rule = rules.circuit.levels[level - 1];
  if (!rule) throw new Error(`The rules have no level ${level} of the circuit breaker`);
  const isHaltedByHand = session.phase === 'halted' && session.phaseEndsAt === null;
  if (session.phase === 'closed' || isHaltedByHand) return effects;
  if (rule.haltMs === null) closeUntraded(market, at, exchange, effects);
  else stop(market, at + rule.haltMs, 'circuit-breaker', effects);
  return effects;
}

/** What was gathered for an auction does not trade any more. */
function closeUntraded(market: Market, at: number, exchange: Exchange, effects: Effects): void {
  stop(market, null, 'circuit-breaker', effects);
  closeSession(market, at, exchange, 'circuit-breaker', effects);
}

function stop(market: Market, until: number | null, reason: PhaseReason, effects: Effects): void {
  const { session } = market;
  if (session.phase !== 'halted') session.resumeTo = session.phase;
  enterPhase(market, 'halted', until, reason, effects);
}

/** Trading comes back after a halt: into the auction that the schedule has now, or by one of its own. */
export function reopen(
  market: Market,
  now: number,
  auctionMs: number,
  { calendar }: Exchange,
  effects: Effects,
  reason: PhaseReason = 'reopening',
): void {
  const { session } = market;
  const { closingAt, closesAt, resumeTo } = session;
  if (closingAt !== null && closingAt <= now) {
    enterClosingAuction(market, now, reason, effects);
    return;
  }
  const isUnscheduled = closesAt === null;
  const window = isUnscheduled ? null : windowAt(market.schedule, calendar, now);
  if (window !== null && now < window.continuousAt) {
    session.resumeTo = null;
    enterPhase(market, 'opening-auction', window.continuousAt, reason, effects);
  } else if (isUnscheduled && (resumeTo === 'opening-auction' || resumeTo === 'closing-auction')) {
    session.resumeTo = null;
    enterPhase(market, resumeTo, null, reason, effects);
  } else {
    session.resumeTo = 'continuous';
    enterPhase(market, 'interruption', before(now + auctionMs, closingAt), reason, effects);
  }
}
