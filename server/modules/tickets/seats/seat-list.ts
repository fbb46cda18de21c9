import { ACCESSIBLE, RESTRICTED_VIEW } from '../maps/hall-map.ts';
import { labelOf } from '../maps/label.ts';
import type { SeatPlan } from '../maps/seat-plan.ts';
import { seatIdOf } from '../state.ts';
import { priceOf } from './choose.ts';
import type { Seen } from './occupancies.ts';
import type { SeatStatus } from './schemas.ts';

/** By the character of a place's state. */
const STATUS: Readonly<Record<string, SeatStatus>> = {
  '0': 'free',
  '1': 'held',
  '2': 'sold',
  '3': 'blocked',
};
/** A list that is made anew for every change would cost more than the sale: it may be this old, milliseconds. */
const MADE_AT_MOST_EVERY_MS = 250;
const ROUNDS_KEPT = 20;

interface Listed {
  readonly mapId: string;
  /** As they were when the beginnings were written. */
  readonly prices: string;
  /** Each place's part of the list, but for its status and the end. */
  readonly beginnings: readonly string[];
  text: string;
  sequence: number;
  madeAt: number;
}

/**
 * All places of a round as JSON, with what each costs and is now. What never changes of a place is written once.
 * @param monotonic milliseconds that only go forward
 */
export function createSeatLists(monotonic: () => number): (seen: Seen, plan: SeatPlan) => string {
  const kept = new Map<string, Listed>();
  return (seen, plan) => {
    const { roundId, mapId, sequence } = seen;
    const prices = JSON.stringify(seen.prices);
    let listed = kept.get(roundId);
    if (listed?.mapId !== mapId || listed.prices !== prices) {
      const beginnings = Array.from({ length: plan.capacity }, (_, seat) => beginningOf(seen, plan, seat));
      listed = { mapId, prices, beginnings, text: '', sequence: -1, madeAt: 0 };
      kept.delete(roundId);
      kept.set(roundId, listed);
      const [oldest] = kept.keys();
      if (kept.size > ROUNDS_KEPT && oldest !== undefined) kept.delete(oldest);
    }
    const isFresh = listed.text !== '' && monotonic() - listed.madeAt < MADE_AT_MOST_EVERY_MS;
    if (listed.sequence !== sequence && !isFresh) {
      listed.text = textOf(seen, listed.beginnings);
      listed.sequence = sequence;
      listed.madeAt = monotonic();
    }
    return listed.text;
  };
}

function textOf({ roundId, sequence, states, free }: Seen, beginnings: readonly string[]): string {
  let seats = '';
  for (const [seat, beginning] of beginnings.entries()) {
    seats += `${seat === 0 ? '' : ','}${beginning}${STATUS[states.charAt(seat)]}"}`;
  }
  return `{"roundId":"${roundId}","sequence":${sequence},"seats":[${seats}],"remaining":${free}}`;
}

function beginningOf(seen: Seen, plan: SeatPlan, seat: number): string {
  const flags = plan.flagsOf[seat] ?? 0;
  const place = {
    seatId: seatIdOf(seen.roundId, seat),
    ...labelOf(plan, seat),
    sectionKey: plan.map.sections[plan.sectionOf[seat]!]!.key,
    price: priceOf({ plan, prices: seen.prices }, seat) ?? null,
    ...(flags & ACCESSIBLE && { accessible: true }),
    ...(flags & RESTRICTED_VIEW && { restrictedView: true }),
  };
  return `${JSON.stringify(place).slice(0, -1)},"status":"`;
}
