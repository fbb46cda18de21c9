import type { IndexChain } from '../market.ts';

/** What a market is worth: of each of its listings the price, the shares, and its share of the index' base. */
export interface Weighted {
  readonly last: number;
  readonly reference: number;
  readonly sharesIssued: number;
  /** By how much of the base it is weighed, see `baseOf`. */
  readonly base: number;
  /** How its price counts; null: as it is. */
  readonly chain: IndexChain | null;
}

/** What all shares of a listing count at a price of now, in the smallest unit. */
export const countedValue = (
  { sharesIssued, chain }: Pick<Weighted, 'sharesIssued' | 'chain'>,
  price: number,
): number => price * sharesIssued * (chain?.factor ?? 1);

const MINUTE_MS = 60_000;
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
  for (const listing of listings) {
    value += countedValue(listing, listing.last);
    before += countedValue(listing, listing.reference);
    base += listing.base;
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
  const prices = listings.map(({ spark, last, chain }) =>
    spark[0] ? chainedPrice(chain, spark[0]) : last * (chain?.factor ?? 1),
  );
  const next = listings.map(() => 0);
  return [...minutes]
    .sort((a, b) => a - b)
    .map((minute) => {
      for (const [i, { spark, chain }] of listings.entries()) {
        for (let at = next[i]!; at < spark.length && spark[at]![0] <= minute; at += 1) {
          prices[i] = chainedPrice(chain, spark[at]!);
          next[i] = at + 1;
        }
      }
      return marketIndex(listings.map((one, i) => ({ ...one, last: prices[i]!, chain: null }))).index;
    });
}

/** What a price of a minute counts: one of before the chain's last link by the factor of then. */
function chainedPrice(chain: IndexChain | null, [minute, price]: readonly [number, number]): number {
  if (chain === null) return price;
  return price * (minute + MINUTE_MS > chain.at ? chain.factor : chain.before);
}

const hundredth = (value: number): number => Math.round(value * 100) / 100;

/**
 * The base of a listing that comes to others: so much that the index does not move by its coming.
 * @param value what all of its shares count, in the smallest unit
 * @param others those that have a base already
 */
export function baseOf(value: number, others: readonly Weighted[]): number {
  let total = 0;
  let base = 0;
  for (const other of others) {
    total += countedValue(other, other.last);
    base += other.base;
  }
  const own = total === 0 || base === 0 ? value : (value * base) / total;
  return Math.max(1, Math.round(own));
}
