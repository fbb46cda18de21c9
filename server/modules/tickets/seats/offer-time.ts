import type { RoundOnSale } from '../state.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Korea has one zone, without summer time. */
const KOREA_MS = 9 * HOUR_MS;

/** How long an offer stands by day. */
const OFFERED_MS = 30 * MINUTE_MS;
/** Nobody has to be awake: an offer of the night stands until some time of the morning has passed. */
const NIGHT = { from: 23 * HOUR_MS, until: 8 * HOUR_MS, standsUntil: 9 * HOUR_MS };
/** Who is told has time to look at it, or nothing is offered. */
const LEAST_MS = 5 * MINUTE_MS;

/**
 * Until when places that become free now are kept for somebody who waits; null when the sale is about to end, and whoever
 * comes first shall have them.
 * @param at epoch milliseconds
 */
export function offeredUntil({ saleUntil }: Pick<RoundOnSale, 'saleUntil'>, at: number): number | null {
  const ofDay = (at + KOREA_MS) % DAY_MS;
  const midnight = at - ofDay;
  let until = at + OFFERED_MS;
  if (ofDay < NIGHT.until) until = midnight + NIGHT.standsUntil;
  else if (ofDay >= NIGHT.from) until = midnight + DAY_MS + NIGHT.standsUntil;
  const ends = Math.min(until, saleUntil);
  return ends - at < LEAST_MS ? null : ends;
}
