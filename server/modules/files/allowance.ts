import type { SharedBuckets } from '../../cache/index.ts';
import { ProblemError } from '../../http/errors.ts';

/** Uploads of one account: so many at once, then as they grow back. */
const UPLOADS = { attempts: 30, perMs: 10 * 60_000 };
/** Uploads of one account at the same time on this instance. */
const AT_ONCE = 2;
const SOON_S = 3;

/** What each account may upload, refused attempts included. */
export interface Allowance {
  /**
   * Does the work as one upload of the account.
   * @throws ProblemError file.too-many
   */
  spend<T>(accountId: string, work: () => Promise<T>): Promise<T>;
}

/** @param buckets its own, counted by all instances together */
export function createAllowance(buckets: SharedBuckets): Allowance {
  const underWay = new Map<string, number>();

  return {
    async spend(accountId, work) {
      const others = underWay.get(accountId) ?? 0;
      if (others >= AT_ONCE) throw new ProblemError('file.too-many', { retryAfterS: SOON_S });
      underWay.set(accountId, others + 1);
      try {
        const retryAfterS = await buckets.take([[accountId, UPLOADS]]);
        if (retryAfterS > 0) throw new ProblemError('file.too-many', { retryAfterS });
        return await work();
      } finally {
        const left = (underWay.get(accountId) ?? 1) - 1;
        if (left === 0) underWay.delete(accountId);
        else underWay.set(accountId, left);
      }
    },
  };
}

/** Lets everything through: for load tests. */
export const noAllowance: Allowance = { spend: (_accountId, work) => work() };
