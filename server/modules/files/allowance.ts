import { ProblemError } from '../../http/errors.ts';

/** Uploads of one account: so many at once, then as they grow back. */
const UPLOADS = 30;
const PER_MS = 10 * 60_000;
/** Uploads of one account at the same time. */
const AT_ONCE = 2;
const SOON_S = 3;
const MAX_ACCOUNTS = 20_000;

interface Used {
  tokens: number;
  at: number;
  underWay: number;
}

/** What each account may upload, refused attempts included; every instance counts for itself. */
export interface Allowance {
  /**
   * Does the work as one upload of the account.
   * @throws ProblemError file.too-many
   */
  spend<T>(accountId: string, work: () => Promise<T>): Promise<T>;
}

/** @param now milliseconds that only go forward */
export function createAllowance(now: () => number): Allowance {
  const accounts = new Map<string, Used>();

  function used(accountId: string): Used {
    const at = now();
    const entry = accounts.get(accountId) ?? { tokens: UPLOADS, at, underWay: 0 };
    entry.tokens = Math.min(UPLOADS, entry.tokens + ((at - entry.at) * UPLOADS) / PER_MS);
    entry.at = at;
    // A Map keeps insertion order: put back last, the first is the one untouched for longest.
    accounts.delete(accountId);
    accounts.set(accountId, entry);
    if (accounts.size > MAX_ACCOUNTS) {
      const [oldest] = accounts.keys();
      if (oldest !== undefined) accounts.delete(oldest);
    }
    return entry;
  }

  return {
    async spend(accountId, work) {
      const entry = used(accountId);
      if (entry.underWay >= AT_ONCE) throw new ProblemError('file.too-many', { retryAfterS: SOON_S });
      if (entry.tokens < 1) {
        const retryAfterS = Math.ceil(((1 - entry.tokens) * PER_MS) / UPLOADS / 1000);
        throw new ProblemError('file.too-many', { retryAfterS });
      }
      entry.tokens -= 1;
      entry.underWay += 1;
      try {
        return await work();
      } finally {
        entry.underWay -= 1;
      }
    },
  };
}

/** Lets everything through: for load tests. */
export const noAllowance: Allowance = { spend: (_accountId, work) => work() };
