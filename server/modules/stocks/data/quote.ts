import type { Localized } from '../../../lib/localized.ts';
import type { IndexChain, Market, Phase } from '../market.ts';
import type { Moved } from './moved.ts';

/** So many minutes stand in the small picture of a day. */
export const SPARK = 60;
const MINUTE_MS = 60_000;

/** A symbol as lists show it: what it is, and how it stands. */
export interface Quote {
  readonly symbol: string;
  readonly listingNo: number;
  readonly seasonId: string | null;
  readonly board: Market['board'];
  readonly schedule: Market['schedule'];
  readonly currency: string;
  readonly name: Localized;
  readonly about: Localized;
  readonly sector: string;
  readonly color: string;
  readonly sharesIssued: number;
  readonly listedAt: number;
  isListed: boolean;
  sequence: number;
  /** Epoch milliseconds, the market's own. */
  clock: number;
  /** The trading day, as in Seoul. */
  day: string;
  phase: Phase;
  phaseEndsAt: number | null;
  reference: number;
  lower: number;
  upper: number;
  last: number;
  /** How it counts in its index; null: by its price as it is. */
  chain: IndexChain | null;
  open: number;
  high: number;
  low: number;
  volume: number;
  amount: number;
  /** The last prices of minutes, oldest first: [minute, price]. */
  spark: (readonly [minute: number, price: number])[];
}

/** How far the newest price is from the reference. */
export const changeOf = ({ last, reference }: Pick<Quote, 'last' | 'reference'>): number => last - reference;
/** The same as a share of the reference: 0.0312 is 3.12 %. */
export const changeRateOf = ({ last, reference }: Pick<Quote, 'last' | 'reference'>): number =>
  reference === 0 ? 0 : Math.round(((last - reference) / reference) * 1_000_000) / 1_000_000;

/** What happened to a quote of which more must be read. */
export type Heard = 'known' | 'applied' | 'unsure';

/**
 * Takes over what happened. An event says how the session stands as a whole, so one that is missed costs nothing; but a
 * day that began, or a phase that might have been missed, must be read.
 */
export function applyToQuote(quote: Quote, moved: Moved): Heard {
  if (moved.sequence <= quote.sequence) return 'known';
  const isNext = moved.sequence === quote.sequence + 1;
  quote.sequence = moved.sequence;
  quote.clock = moved.at;
  const { last, open, high, low, volume, amount, chain = null } = moved.quote;
  Object.assign(quote, { last, open, high, low, volume, amount, chain });
  for (const [, price, , , at] of moved.trades) {
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    if (quote.spark.at(-1)?.[0] === minute) quote.spark.pop();
    quote.spark.push([minute, price]);
  }
  if (quote.spark.length > SPARK) quote.spark = quote.spark.slice(-SPARK);
  if (moved.phase) {
    quote.phase = moved.phase.to;
    quote.phaseEndsAt = moved.phase.phaseEndsAt;
  }
  // Limits that were set by hand are in no event.
  const isPlain = moved.levels.length + moved.trades.length + moved.orders.length > 0;
  return isNext && isPlain && moved.phase?.from !== 'closed' ? 'applied' : 'unsure';
}

export type RankedBy = 'amount' | 'volume' | 'rise' | 'fall';

/** By what a ranking sorts, the greatest first. */
export const rankOf = (by: RankedBy, quote: Quote): number => {
  switch (by) {
    case 'amount':
      return quote.amount;
    case 'volume':
      return quote.volume;
    case 'rise':
      return changeRateOf(quote);
    case 'fall':
      return -changeRateOf(quote);
  }
};
