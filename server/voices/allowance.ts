import type { SharedBuckets } from '../cache/index.ts';
import { ProblemError } from '../http/errors.ts';

/** What one member writes: so much at once, then as it grows back. */
const WRITINGS = { attempts: 20, perMs: 10 * 60_000 };

/** How much a member may write. */
export interface Allowance {
  /** @throws ProblemError request.too-many */
  spend(accountId: string): Promise<void>;
}

/** @param buckets its own, counted by all instances together */
export function createAllowance(buckets: SharedBuckets): Allowance {
  return {
    spend: async (accountId) => {
      const retryAfterS = await buckets.take([[accountId, WRITINGS]]);
      if (retryAfterS > 0) throw new ProblemError('request.too-many', { retryAfterS });
    },
  };
}

/** Lets everything through: for load tests. */
export const noAllowance: Allowance = { spend: async () => undefined };
