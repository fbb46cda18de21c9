import type { Effects, Market, Phase } from '../market.ts';
import { setNextAt } from './session.ts';

/**
 * Why a phase began, as clients are told. `random-end`: the phase goes on, its end is drawn and may come any moment. `merged`: the
 * closing auction takes over what an interruption has gathered, and nothing has traded.
 */
export type PhaseReason =
  | 'schedule'
  | 'merged'
  | 'random-end'
  | 'volatility'
  | 'reopening'
  | 'by-operator'
  | 'circuit-breaker';

/**
 * A phase begins, and the market knows when to look again.
 * @param endsAt when the schedule ends it; null: an operator does
 * @param price of the auction that ended with the phase before; 0 without
 */
export function enterPhase(
  market: Market,
  phase: Phase,
  endsAt: number | null,
  reason: PhaseReason,
  effects: Effects,
  price = 0,
): void {
  const { session } = market;
  const from = session.phase;
  session.phase = phase;
  session.phaseEndsAt = endsAt;
  setNextAt(market);
  effects.phases.push({ from, to: phase, price, reason });
}
