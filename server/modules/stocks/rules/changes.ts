import { type Effects, isAuction, type Market } from '../market.ts';
import { reachStops } from '../matching/stops.ts';
import { convert, end } from '../matching/trade.ts';
import { enterPhase, type PhaseReason } from './phases.ts';
import type { Exchange } from './rules.ts';
import { windowAt } from './schedule.ts';
import { settleAuction } from './uncross.ts';

/**
 * Trading begins or goes on. What was gathered trades first, at one price. What an auction leaves of orders without a price
 * becomes a limit at its price, behind those that are there; where nothing could trade, they are cancelled. Stops that the auction has
 * reached come last.
 */
export function enterContinuous(market: Market, now: number, reason: PhaseReason, effects: Effects): void {
  const price = settleAuction(market, now, effects);
  priceLeftOver(market, price, effects);
  enterPhase(market, 'continuous', market.session.closingAt, reason, effects, price);
  reachStops(market, now, effects);
}

/**
 * The closing auction begins. Conditional orders lose their price for it. An auction that ends with it has traded before;
 * an interruption whose time is not over goes on as a part of it.
 */
export function enterClosingAuction(
  market: Market,
  now: number,
  reason: PhaseReason,
  effects: Effects,
): void {
  const { session, book } = market;
  const { phase, phaseEndsAt, closingAt } = session;
  const isMerged = phase === 'interruption' && closingAt !== null && phaseEndsAt === closingAt;
  const hasEnded = isAuction(session.phase) && !isMerged;
  const price = hasEnded ? settleAuction(market, now, effects) : 0;
  if (hasEnded) priceLeftOver(market, price, effects);
  enterPhase(market, 'closing-auction', session.closesAt, isMerged ? 'merged' : reason, effects, price);
  if (price > 0) reachStops(market, now, effects);
  for (const order of [...book.inOrder('buy'), ...book.inOrder('sell')]) {
    if (order.type === 'conditional') convert(market, order, 'market', 0, effects);
  }
}

/** The session is over: an auction that was going on trades, and all orders that are left are to be taken out. */
export function closeSession(
  market: Market,
  now: number,
  exchange: Exchange,
  reason: PhaseReason,
  effects: Effects,
): void {
  const { session } = market;
  const price = isAuction(session.phase) ? settleAuction(market, now, effects) : 0;
  const opensAt = session.isByHand
    ? null
    : nextOpening(market, Math.max(session.closesAt ?? now, now), exchange);
  session.closingAt = null;
  session.closesAt = null;
  session.resumeTo = null;
  session.isSweeping = market.book.size > 0;
  enterPhase(market, 'closed', opensAt, reason, effects, price);
}

/** When the schedule opens the market for the session at `from` or after it: not before `from`; null: never by itself. */
export function nextOpening(market: Market, from: number, { calendar }: Exchange): number | null {
  const window = windowAt(market.schedule, calendar, from);
  return window === null ? null : Math.max(window.opensAt, from);
}

function priceLeftOver(market: Market, price: number, effects: Effects): void {
  const { book } = market;
  for (const order of [...book.unpriced('buy').orders(), ...book.unpriced('sell').orders()]) {
    if (price > 0) convert(market, order, 'limit', price, effects);
    else end(market, order, 'no-price', effects);
  }
}
