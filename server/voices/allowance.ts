import { ProblemError } from '../http/errors.ts';
import { createBuckets } from '../lib/buckets.ts';

/** What one member writes: so much at once, then as it grows back. */
const WRITINGS = { attempts: 20, perMs: 10 * 60_000 };

/** How much a member may write; every instance counts for itself. */
export interface Allowance {
  /** @throws ProblemError request.too-many */
  spend(accountId: string): void;
}

/** @param now milliseconds that only go forward */
export function createAllowance(now: () => number): Allowance {
  const buckets = createBuckets(now);
  return {
    spend: (accountId) => {
      const retryAfterS = buckets.take([[accountId, WRITINGS]]);
      if (retryAfterS > 0) throw new ProblemError('request.too-many', { retryAfterS });
    },
  };
}

/** Lets everything through: for load tests. */
export const noAllowance: Allowance = { spend: () => undefined };
