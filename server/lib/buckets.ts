/** How many attempts a bucket forgives, and how long it takes to forgive all of them again. */
export interface Allowance {
  readonly attempts: number;
  readonly perMs: number;
}
/** A bucket by its name, and what it allows. */
export type Wanted = readonly [key: string, allowance: Allowance];

const MAX_BUCKETS = 50_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** Token buckets in the memory of this process, by name. What instances share is in `cache/buckets.ts`. */
export interface Buckets {
  /** @returns 0 when all of them have an attempt left, otherwise the seconds after which they do */
  waitS(wanted: readonly Wanted[]): number;
  /** Takes an attempt off each. @returns as `waitS`; nothing is taken when it is not 0 */
  take(wanted: readonly Wanted[]): number;
  /** Gives an attempt back to each. */
  giveBack(wanted: readonly Wanted[]): void;
  /** Forgives all that a bucket counted. */
  forget(key: string): void;
}

/**
 * @param now milliseconds that only go forward
 * @param maxBuckets remembered at the most; the one untouched for longest goes first
 */
export function createBuckets(now: () => number, maxBuckets = MAX_BUCKETS): Buckets {
  const buckets = new Map<string, Bucket>();

  function refill([key, { attempts, perMs }]: Wanted): Bucket {
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: attempts, at };
    bucket.tokens = Math.min(attempts, bucket.tokens + ((at - bucket.at) * attempts) / perMs);
    bucket.at = at;
    // A Map keeps insertion order: put back last, the first is the one untouched for longest.
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > maxBuckets) {
      const [oldest] = buckets.keys();
      if (oldest !== undefined) buckets.delete(oldest);
    }
    return bucket;
  }

  const waitOf = (bucket: Bucket, { attempts, perMs }: Allowance): number =>
    bucket.tokens >= 1 ? 0 : Math.ceil(((1 - bucket.tokens) * perMs) / attempts / 1000);

  const look = (wanted: readonly Wanted[]) => {
    const found = wanted.map((one) => ({ bucket: refill(one), allowance: one[1] }));
    const waits = found.map(({ bucket, allowance }) => waitOf(bucket, allowance));
    return { found: found.map(({ bucket }) => bucket), waitS: Math.max(...waits) };
  };

  return {
    waitS: (wanted) => look(wanted).waitS,
    take(wanted) {
      const { found, waitS } = look(wanted);
      if (waitS === 0) for (const bucket of found) bucket.tokens -= 1;
      return waitS;
    },
    giveBack(wanted) {
      for (const one of wanted) {
        const bucket = refill(one);
        bucket.tokens = Math.min(one[1].attempts, bucket.tokens + 1);
      }
    },
    forget: (key) => void buckets.delete(key),
  };
}

/** One household has 2^64 IPv6 addresses: its /64 counts as one place. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/, '');
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right].slice(0, 4).join(':');
}
