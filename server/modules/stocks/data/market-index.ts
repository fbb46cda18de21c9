/** What a market is worth: of each of its listings the price, the shares, and its share of the index' base. */
export interface Weighted {
  readonly last: number;
  readonly reference: number;
  readonly sharesIssued: number;
  /** By how much of the base it is weighed, see `baseOf`. */
  readonly base: number;
}

/** Where an index begins. */
const INDEX_BASE = 1_000;

export interface MarketIndex {
  readonly index: number;
  /** Since the reference prices of the day, in points. */
  readonly change: number;
  /** The same as a share of it: −0.08 is 8 % down. */
  readonly changeRate: number;
}

/**
 * An index weighed by value: what all shares are worth now, against what they were worth when they came. Rounded to a
 * hundredth of a point.
 */
export function marketIndex(listings: readonly Weighted[]): MarketIndex {
  let value = 0;
  let before = 0;
  let base = 0;
  for (const { last, reference, sharesIssued, base: own } of listings) {
    value += last * sharesIssued;
    before += reference * sharesIssued;
    base += own;
  }
  if (base === 0 || before === 0) return { index: INDEX_BASE, change: 0, changeRate: 0 };
  const index = (INDEX_BASE * value) / base;
  const reference = (INDEX_BASE * before) / base;
  return {
    index: hundredth(index),
    change: hundredth(hundredth(index) - hundredth(reference)),
    changeRate: Math.round(((value - before) / before) * 1_000_000) / 1_000_000,
  };
}

/** A listing with the last prices of its minutes, oldest first. */
interface Traced extends Weighted {
  readonly spark: readonly (readonly [minute: number, price: number])[];
}

/** The index at the minutes in which anything was traded, oldest first. A price stands until there is another one. */
export function indexSpark(listings: readonly Traced[]): number[] {
  const minutes = new Set(listings.flatMap(({ spark }) => spark.map(([minute]) => minute)));
  const prices = listings.map(({ spark, last }) => spark[0]?.[1] ?? last);
  const next = listings.map(() => 0);
  return [...minutes]
    .sort((a, b) => a - b)
    .map((minute) => {
      for (const [i, { spark }] of listings.entries()) {
        for (let at = next[i]!; at < spark.length && spark[at]![0] <= minute; at += 1) {
          prices[i] = spark[at]![1];
          next[i] = at + 1;
        }
      }
      return marketIndex(listings.map((one, i) => ({ ...one, last: prices[i]! }))).index;
    });
}

const hundredth = (value: number): number => Math.round(value * 100) / 100;

/**
 * The base of a listing that comes to others: so much that the index does not move by its coming.
 * @param value what all of its shares are worth, in the smallest unit
 * @param others those that have a base already
 */
export function baseOf(value: number, others: readonly Weighted[]): number {
  let total = 0;
  let base = 0;
  for (const { last, sharesIssued, base: own } of others) {
    total += last * sharesIssued;
    base += own;
  }
  return total === 0 || base === 0 ? value : Math.max(1, Math.round((value * base) / total));
}
