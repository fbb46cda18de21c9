/** How many failures a bucket forgives, and how long it takes to forgive all of them again. */
interface Allowance {
  readonly failures: number;
  readonly perMs: number;
}

const TEN_MINUTES_MS = 10 * 60 * 1000;
/** One person at one place; then one account from everywhere; then one place against all accounts. */
const ALLOWANCES = {
  pair: { failures: 10, perMs: TEN_MINUTES_MS },
  account: { failures: 50, perMs: TEN_MINUTES_MS },
  // An office or a stadium shares one address, so it may fail more often.
  address: { failures: 200, perMs: TEN_MINUTES_MS },
} as const satisfies Record<string, Allowance>;

const MAX_BUCKETS = 50_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** Slows guessing of passwords. Each instance counts for itself. */
export interface Throttle {
  /**
   * @param account the e-mail key that is tried
   * @param address of the caller
   * @returns 0 when an attempt may go on, otherwise the seconds after which one may
   */
  waitS(account: string, address: string): number;
  /**
   * Takes an attempt off every bucket, before the password is checked: attempts in parallel count too.
   * @returns as `waitS`; nothing is taken when it is not 0
   */
  take(account: string, address: string): number;
  /** The password was right: the attempt does not count, and the pair's earlier slips are forgotten. */
  succeed(account: string, address: string): void;
}

/**
 * @param now milliseconds that only go forward
 * @param maxBuckets remembered at the most; the one untouched for longest goes first
 */
export function createThrottle(now: () => number, maxBuckets = MAX_BUCKETS): Throttle {
  const buckets = new Map<string, Bucket>();

  const keysOf = (account: string, address: string): [string, Allowance][] => {
    const place = networkOf(address);
    return [
      [`pair ${account} ${place}`, ALLOWANCES.pair],
      [`account ${account}`, ALLOWANCES.account],
      [`address ${place}`, ALLOWANCES.address],
    ];
  };

  function refill(key: string, { failures, perMs }: Allowance): Bucket {
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: failures, at };
    bucket.tokens = Math.min(failures, bucket.tokens + ((at - bucket.at) * failures) / perMs);
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

  const waitOf = (bucket: Bucket, { failures, perMs }: Allowance): number =>
    bucket.tokens >= 1 ? 0 : Math.ceil(((1 - bucket.tokens) * perMs) / failures / 1000);

  const look = (account: string, address: string) => {
    const found = keysOf(account, address).map(([key, allowance]) => ({
      bucket: refill(key, allowance),
      allowance,
    }));
    const waits = found.map(({ bucket, allowance }) => waitOf(bucket, allowance));
    return { buckets: found.map(({ bucket }) => bucket), waitS: Math.max(...waits) };
  };

  return {
    waitS: (account, address) => look(account, address).waitS,
    take(account, address) {
      const { buckets: taken, waitS } = look(account, address);
      if (waitS === 0) for (const bucket of taken) bucket.tokens -= 1;
      return waitS;
    },
    succeed(account, address) {
      for (const [key, allowance] of keysOf(account, address)) {
        const bucket = refill(key, allowance);
        bucket.tokens = Math.min(allowance.failures, bucket.tokens + 1);
      }
      buckets.delete(`pair ${account} ${networkOf(address)}`);
    },
  };
}

/** Lets everything through: for load tests. */
export const noThrottle: Throttle = { waitS: () => 0, take: () => 0, succeed: () => undefined };

/** One household has 2^64 IPv6 addresses: its /64 counts as one place. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/, '');
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right].slice(0, 4).join(':');
}
