import type { SharedBuckets } from '../../cache/index.ts';
import { type Allowance, networkOf, type Wanted } from '../../lib/buckets.ts';

const TEN_MINUTES_MS = 10 * 60 * 1000;
/** One person at one place; then one account from everywhere; then one place against all accounts. */
const ALLOWANCES = {
  pair: { attempts: 10, perMs: TEN_MINUTES_MS },
  account: { attempts: 50, perMs: TEN_MINUTES_MS },
  // An office or a stadium shares one address, so it may fail more often.
  address: { attempts: 200, perMs: TEN_MINUTES_MS },
} as const satisfies Record<string, Allowance>;

/** Slows guessing of passwords. */
export interface Throttle {
  /**
   * @param account the e-mail key that is tried
   * @param address of the caller
   * @returns 0 when an attempt may go on, otherwise the seconds after which one may
   */
  waitS(account: string, address: string): Promise<number>;
  /**
   * Takes an attempt off every bucket, before the password is checked: attempts in parallel count too.
   * @returns as `waitS`; nothing is taken when it is not 0
   */
  take(account: string, address: string): Promise<number>;
  /** The password was right: the attempt does not count, and the pair's earlier slips are forgotten. */
  succeed(account: string, address: string): Promise<void>;
}

/** @param buckets its own, counted by all instances together */
export function createThrottle(buckets: SharedBuckets): Throttle {
  const wantedFor = (account: string, address: string): Wanted[] => {
    const place = networkOf(address);
    return [
      [`pair ${account} ${place}`, ALLOWANCES.pair],
      [`account ${account}`, ALLOWANCES.account],
      [`address ${place}`, ALLOWANCES.address],
    ];
  };
  return {
    waitS: (account, address) => buckets.waitS(wantedFor(account, address)),
    take: (account, address) => buckets.take(wantedFor(account, address)),
    async succeed(account, address) {
      const wanted = wantedFor(account, address);
      const [[pair]] = wanted as [Wanted];
      await buckets.giveBack(wanted);
      await buckets.forget(pair);
    },
  };
}

/** Lets everything through: for load tests. */
export const noThrottle: Throttle = {
  waitS: async () => 0,
  take: async () => 0,
  succeed: async () => undefined,
};
