import { createBuckets, type Wanted } from '../lib/buckets.ts';

/** Token buckets that all instances share where there is Redis. Where it is away each counts for itself. */
export interface SharedBuckets {
  /** @returns 0 when all of them have an attempt left, otherwise the seconds after which they do */
  waitS(wanted: readonly Wanted[]): Promise<number>;
  /** Takes an attempt off each. @returns as `waitS`; nothing is taken when it is not 0 */
  take(wanted: readonly Wanted[]): Promise<number>;
  /** Gives an attempt back to each. */
  giveBack(wanted: readonly Wanted[]): Promise<void>;
  /** Forgives all that a bucket counted. */
  forget(key: string): Promise<void>;
}

/** Declares buckets; each name once in an installation, and the same for all of its instances. */
export type CreateBuckets = (name: string) => SharedBuckets;

/** Buckets outside this process; null: they could not be asked. Nothing of it throws. */
export interface FarBuckets {
  count(act: 'look' | 'take' | 'give', wanted: readonly Wanted[]): Promise<number | null>;
  forget(key: string): Promise<void>;
}

/**
 * Every attempt is counted here as well, and who has to wait here waits: a Redis that was lost, or emptied, forgives
 * nothing that this instance has seen.
 * @param now milliseconds that only go forward
 * @param far what the instances share; null: nothing
 * @param maxBuckets remembered here at the most; the one untouched for longest goes first
 */
export function sharedBuckets(
  now: () => number,
  far: FarBuckets | null = null,
  maxBuckets?: number,
): SharedBuckets {
  const own = createBuckets(now, maxBuckets);
  return {
    async waitS(wanted) {
      const hereS = own.waitS(wanted);
      return hereS > 0 ? hereS : ((await far?.count('look', wanted)) ?? 0);
    },
    async take(wanted) {
      const hereS = own.take(wanted);
      if (hereS > 0) return hereS;
      const thereS = (await far?.count('take', wanted)) ?? 0;
      if (thereS > 0) own.giveBack(wanted);
      return thereS;
    },
    async giveBack(wanted) {
      own.giveBack(wanted);
      await far?.count('give', wanted);
    },
    async forget(key) {
      own.forget(key);
      await far?.forget(key);
    },
  };
}
