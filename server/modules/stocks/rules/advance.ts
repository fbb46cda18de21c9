import { type Effects, type Market, noEffects } from '../market.ts';
import { SWEEP_PAGE } from '../matching/reach.ts';
import { end } from '../matching/trade.ts';
import { openWaiting } from './by-hand.ts';
import { closeSession, enterClosingAuction, enterContinuous } from './changes.ts';
import { reopen } from './halting.ts';
import { KRX } from './krx.ts';
import { enterPhase } from './phases.ts';
import type { Exchange } from './rules.ts';
import { phaseIn, type Window, windowAt } from './schedule.ts';
import { beginSession, setNextAt } from './session.ts';

/**
 * Brings a market to a moment: everything that its schedule has due by then happens, each at its own time and in its own order,
 * however long nobody has looked. Sessions that have passed without anybody are counted and not played. Only the orders of a
 * session that is over are taken out a page at a time: then it stops, and `nextAt` is the clock.
 * @param at epoch milliseconds; its clock goes there
 * @param draw a random number below 2^32, by which an auction's end is drawn when its time has come
 */
export function advance(market: Market, at: number, draw: number, exchange: Exchange = KRX): Effects {
  const effects = noEffects();
  while (market.nextAt !== null && market.nextAt <= at) {
    if (market.session.isSweeping) sweep(market, exchange, effects);
    else step(market, market.nextAt, at, draw, exchange, effects);
    if (market.session.isSweeping) break;
  }
  if (market.clock < at) market.clock = at;
  if (market.session.isSweeping) setNextAt(market);
  return effects;
}

/** What is due now, one change of phase. */
function step(
  market: Market,
  now: number,
  at: number,
  draw: number,
  exchange: Exchange,
  effects: Effects,
): void {
  const { session } = market;
  const { phase, closingAt } = session;
  if (phase === 'closed') openSession(market, now, at, exchange, effects);
  else if (phase === 'halted') endHalt(market, now, exchange, effects);
  else if (phase === 'continuous' || (phase === 'interruption' && session.phaseEndsAt === closingAt)) {
    // An interruption that reaches the closing auction becomes it: its orders trade there.
    enterClosingAuction(market, now, 'schedule', effects);
  } else if (isToBeDrawn(market)) drawEnd(market, draw, effects);
  else if (phase === 'closing-auction') closeSession(market, now, exchange, 'schedule', effects);
  else if (closingAt !== null && closingAt <= now) enterClosingAuction(market, now, 'schedule', effects);
  else enterContinuous(market, now, 'schedule', effects);
}

/** An auction's time has come. Once its end is drawn, the market looks again after that time and not at it. */
const isToBeDrawn = ({ nextAt, session, rules }: Market): boolean =>
  rules.randomEndMs > 0 && nextAt === session.phaseEndsAt;

function drawEnd(market: Market, draw: number, effects: Effects): void {
  const { phase, phaseEndsAt } = market.session;
  enterPhase(market, phase, phaseEndsAt, 'random-end', effects);
  market.nextAt = (phaseEndsAt ?? 0) + 1 + (draw % market.rules.randomEndMs);
}

/** A timed halt is over, or the session in which somebody has halted it. */
function endHalt(market: Market, now: number, exchange: Exchange, effects: Effects): void {
  const { session } = market;
  if (session.closesAt === null || session.closesAt > now) {
    reopen(market, now, market.rules.reopening.afterCircuitMs, exchange, effects);
  } else if (session.phaseEndsAt !== null) closeSession(market, now, exchange, 'schedule', effects);
  else {
    // An operator's halt outlasts the session; its orders do not.
    session.resumeTo = 'closed';
    session.closingAt = null;
    session.closesAt = null;
    session.isSweeping = market.book.size > 0;
    setNextAt(market);
  }
}

/** A session begins in the phase that it has now; those that nobody came to are counted. */
function openSession(market: Market, now: number, at: number, exchange: Exchange, effects: Effects): void {
  const { session } = market;
  const { calendar } = exchange;
  let window = windowAt(market.schedule, calendar, session.phaseEndsAt ?? now);
  while (window !== null && hasPassed(window, market, at)) {
    beginSession(market, window, window.day, exchange);
    session.closingAt = null;
    session.closesAt = null;
    window = windowAt(market.schedule, calendar, window.closesAt);
  }
  if (window === null || window.opensAt > at) {
    session.phaseEndsAt = window?.opensAt ?? null;
    setNextAt(market);
    return;
  }
  beginSession(market, window, window.day, exchange);
  const { phase, endsAt } = phaseIn(window, Math.max(now, window.opensAt));
  enterPhase(market, phase, endsAt, 'schedule', effects);
}

/** A whole session has gone by, its last auction's random end with it. */
const hasPassed = ({ closesAt }: Window, { rules }: Market, at: number): boolean =>
  closesAt + rules.randomEndMs < at;

/** A page of the orders of a session that is over. */
function sweep(market: Market, exchange: Exchange, effects: Effects): void {
  for (const order of market.book.page(SWEEP_PAGE)) end(market, order, 'session-over', effects);
  market.session.isSweeping = market.book.size > 0;
  setNextAt(market);
  if (!market.session.isSweeping) openWaiting(market, market.clock, exchange, effects);
}
