import type { Connection } from './connection.ts';
import type { Filters } from './filters.ts';
import { candidatesBehind, idsBehind, LOOKED_AT, Looker } from './looking.ts';
import type { Plan, TierPlan } from './plan.ts';

/** Candidates that are read at once: few at first, for most of them are what is wanted. */
const FIRST_CHUNK = 40;
const LARGEST_CHUNK = 400;

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
  after: Place | null,
  limit: number,
): Found {
  const places: Place[] = [];
  let left = LOOKED_AT;
  for (const tier of plan.tiers) {
    if (after !== null && tier.tier < after.key) continue;
    const behind = after !== null && tier.tier === after.key ? after.id : -1;
    const isKnown = tier.isExact && filters.range === null;
    const stoppedAt = isKnown ? takeKnown(tier, behind) : lookAt(tier, behind);
    if (stoppedAt !== null || places.length >= limit) return { places, stoppedAt };
  }
  return { places, stoppedAt: null };

  function takeKnown({ tier, expression }: TierPlan, behind: number): null {
    for (const id of idsBehind(connection, expression, behind, limit - places.length)) {
      places.push({ key: tier, id });
    }
    return null;
  }

  function lookAt({ tier, expression, isExact }: TierPlan, behind: number): Place | null {
    const looker = new Looker(plan, filters, isExact);
    let last = behind;
    for (let chunk = FIRST_CHUNK; ; chunk = Math.min(chunk * 2, LARGEST_CHUNK)) {
      if (left <= 0) return { key: tier, id: last };
      const wanted = Math.min(chunk, left);
      const candidates = candidatesBehind(connection, looker, expression, last, wanted);
      left -= candidates.length;
      for (const candidate of candidates) {
        last = candidate.id;
        const looked = looker.judge(candidate);
        if (looked !== null && (isExact || looked.tier === tier)) places.push({ key: tier, id: last });
        if (places.length >= limit) return null;
      }
      if (candidates.length < wanted) return null;
    }
  }
}
