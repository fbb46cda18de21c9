import type { Connection } from './connection.ts';
import type { Filters } from './filters.ts';
import { idsBehind, LOOKED_AT, type Looker } from './looking.ts';
import type { Plan, TierPlan } from './plan.ts';

const CHUNK = 200;

/** A place in an order: behind it the next page begins. */
export interface Place {
  readonly key: number;
  readonly id: number;
}
/** One page in the order of an index. */
export interface Found {
  /** In order; one more than asked for when there are more. */
  readonly places: readonly Place[];
  /** Where looking stopped before the end, because enough was looked at. */
  readonly stoppedAt: Place | null;
}

/**
 * The best tier first, in each the most popular first, as the ids stand: no sorting, and a page begins behind a tier
 * and an id.
 * @param limit places wanted
 */
export function findByRelevance(
  connection: Connection,
  plan: Plan,
  filters: Filters,
  looker: Looker,
  after: Place | null,
  limit: number,
): Found {
  const places: Place[] = [];
  for (const tier of plan.tiers) {
    if (after !== null && tier.tier < after.key) continue;
    const isResumed = after !== null && tier.tier === after.key;
    const stoppedAt = findInTier(tier, isResumed ? after.id : -1);
    if (stoppedAt !== null || places.length >= limit) return { places, stoppedAt };
  }
  return { places, stoppedAt: null };

  function findInTier({ tier, expression, isExact }: TierPlan, behind: number): Place | null {
    let id = behind;
    for (;;) {
      const wanted = isExact && filters.range === null ? limit - places.length : CHUNK;
      const ids = idsBehind(connection, expression, id, wanted);
      for (id of ids) {
        if (looker.looked >= LOOKED_AT) return { key: tier, id: id - 1 };
        if (!looker.isWithinRange(id)) continue;
        if (isExact || looker.tierOf(id) === tier) places.push({ key: tier, id });
        if (places.length >= limit) return null;
      }
      if (ids.length < wanted) return null;
    }
  }
}
