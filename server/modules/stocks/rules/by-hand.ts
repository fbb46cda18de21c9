import { type Effects, type Market, noEffects, type Phase } from '../market.ts';
import { closeSession, enterClosingAuction, enterContinuous, nextOpening } from './changes.ts';
import { dayOf } from './days.ts';
import { halt, reopen } from './halting.ts';
import { KRX } from './krx.ts';
import { enterPhase, type PhaseReason } from './phases.ts';
import type { Exchange } from './rules.ts';
import { phaseIn, windowAt } from './schedule.ts';
import { beginSession, isSessionOver, setNextAt } from './session.ts';

const REASON: PhaseReason = 'by-operator';

/**
 * An operator moves a market. An auction that is left for trading or for the close trades at its price; a market that was
 * closed begins a session. From then on the schedule does not move it, until it is given back. While orders of the session before
 * are still being taken out, the phase waits for the last of them.
 * @param phase where to; null: back to the schedule, and into the phase that it has now
 * @param at the market's clock, epoch milliseconds
 */
export function setPhase(market: Market, phase: Phase | null, at: number, exchange: Exchange = KRX): Effects {
  const { session } = market;
  if (phase === null) return giveBack(market, at, exchange);
  if (phase === 'halted') return halt(market, at);
  const effects = noEffects();
  session.isByHand = true;
  if (session.isSweeping) {
    // A halt that has outlasted its session ends with this; the session is over all the same.
    if (session.phase === 'halted') enterPhase(market, 'closed', null, REASON, effects);
    session.resumeTo = phase;
    return effects;
  }
  if (isSessionOver(session) && phase !== 'closed') {
    beginSession(market, null, dayOf(at, exchange.calendar.offsetMs), exchange);
  }
  session.closingAt = null;
  session.closesAt = null;
  session.resumeTo = null;
  if (phase !== session.phase) change(market, phase, at, exchange, effects);
  else {
    session.phaseEndsAt = null;
    setNextAt(market);
  }
  return effects;
}

/**
 * Takes an operator's hand off a market. A halt ends: orders are gathered for a minute and trade at one price, then trading goes
 * on; within an auction of the schedule that one goes on; after the session's end the market is closed, and opens by its
 * schedule. A session by hand that is not halted is given back to the schedule. Else nothing happens.
 * @param at the market's clock, epoch milliseconds
 */
export function resume(market: Market, at: number, exchange: Exchange = KRX): Effects {
  const { session, rules } = market;
  if (session.phase !== 'halted') return session.isByHand ? giveBack(market, at, exchange) : noEffects();
  const effects = noEffects();
  if (session.resumeTo === 'closed') {
    session.resumeTo = null;
    enterPhase(market, 'closed', openingOf(market, at, exchange), REASON, effects);
  } else reopen(market, at, rules.reopening.afterHaltMs, exchange, effects, REASON);
  return effects;
}

const openingOf = (market: Market, at: number, exchange: Exchange): number | null =>
  market.session.isByHand ? null : nextOpening(market, at, exchange);

function change(market: Market, phase: Phase, at: number, exchange: Exchange, effects: Effects): void {
  if (phase === 'closed') closeSession(market, at, exchange, REASON, effects);
  else if (phase === 'continuous') enterContinuous(market, at, REASON, effects);
  else if (phase === 'closing-auction') enterClosingAuction(market, at, REASON, effects);
  else enterPhase(market, phase, null, REASON, effects);
}

function giveBack(market: Market, at: number, exchange: Exchange): Effects {
  const effects = noEffects();
  const { session } = market;
  session.isByHand = false;
  if (session.phase === 'halted') return effects;
  const window = windowAt(market.schedule, exchange.calendar, at);
  if (session.phase === 'closed') {
    session.resumeTo = null;
    enterPhase(market, 'closed', openingOf(market, at, exchange), REASON, effects);
    return effects;
  }
  if (window === null) return effects;
  const { phase, endsAt } = phaseIn(window, at);
  if (phase === 'closed') {
    closeSession(market, at, exchange, REASON, effects);
    return effects;
  }
  session.closingAt = window.closingAt;
  session.closesAt = window.closesAt;
  if (phase !== session.phase) change(market, phase, at, exchange, effects);
  session.phaseEndsAt = endsAt;
  setNextAt(market);
  return effects;
}

/** Opens a market by hand that had to be swept first. Asked when the last order is out. */
export function openWaiting(market: Market, at: number, exchange: Exchange, effects: Effects): void {
  const { resumeTo, isByHand, phase } = market.session;
  if (phase !== 'closed' || !isByHand || resumeTo === null || resumeTo === 'closed') return;
  const opened = setPhase(market, resumeTo, at, exchange);
  effects.phases.push(...opened.phases);
}
