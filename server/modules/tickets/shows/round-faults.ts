import type { Performance, Round, RoundFacts } from './show.ts';
import type { ShowsState } from './state.ts';

/** What does not hold together in a round. */
export interface RoundFault {
  readonly reason:
    | 'hall'
    | 'map'
    | 'starts-at'
    | 'begun'
    | 'sale'
    | 'sale-until'
    | 'prices'
    | 'cast'
    | 'hold'
    | 'hall-taken';
  /** What else is there at that time, or which price it is. */
  readonly roundId?: string;
  readonly grade?: string;
}

export interface RoundToBe {
  readonly id: string;
  readonly facts: RoundFacts;
  /** The map by which its places are numbered; null: the hall has none. */
  readonly mapId: string | null;
  /** As it was; absent for a new one. */
  readonly before?: Round;
}

const MAX_AHEAD_MS = 5 * 366 * 86_400_000;

/**
 * What does not hold together in a round as it is to be; null when all does.
 * @param at epoch milliseconds
 */
export function faultOfRound(
  state: ShowsState,
  show: Performance,
  { id, facts, mapId, before }: RoundToBe,
  at: number,
): RoundFault | null {
  const hall = state.halls.get(facts.hallId);
  if (!hall || hall.venueId !== show.facts.venueId) return { reason: 'hall' };
  if (mapId === null) return { reason: 'map' };
  const isMoved = facts.startsAt !== before?.facts.startsAt;
  if (isMoved && before && before.facts.startsAt <= at) return { reason: 'begun' };
  if (isMoved && (facts.startsAt <= at || facts.startsAt > at + MAX_AHEAD_MS)) return { reason: 'starts-at' };
  if (facts.saleFrom >= facts.saleUntil) return { reason: 'sale' };
  // Those who come late may still be let in, but nobody is sold the end of a show.
  const until = facts.startsAt + show.facts.minutes * 60_000;
  if (facts.saleUntil > until) return { reason: 'sale-until' };
  if (facts.castPlaces.some((place) => !show.facts.cast[place])) return { reason: 'cast' };
  if (facts.holdCapMs < facts.holdMs) return { reason: 'hold' };
  const fault = faultOfPrices(state, facts, mapId);
  if (fault) return fault;
  if (!isMoved && before?.facts.hallId === facts.hallId) return null;
  const other = (state.bookings.get(facts.hallId) ?? []).find(
    (booking) => booking.roundId !== id && booking.from < until && facts.startsAt < booking.until,
  );
  return other ? { reason: 'hall-taken', roundId: other.roundId } : null;
}

/** Prices are those of the map's grades. */
function faultOfPrices({ plans }: ShowsState, { prices }: RoundFacts, mapId: string): RoundFault | null {
  const grades = new Set(plans.get(mapId)?.map.grades.map(({ key }) => key));
  const amounts = Object.entries(prices);
  if (amounts.length === 0) return { reason: 'prices' };
  const wrong = amounts.find(
    ([key, amount]) => !grades.has(key) || !Number.isSafeInteger(amount) || amount < 0,
  );
  return wrong ? { reason: 'prices', grade: wrong[0] } : null;
}
