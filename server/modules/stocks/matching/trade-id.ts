import { base32 } from '../../../lib/id.ts';

const PAIRS = Array.from({ length: 32 * 32 }, (_, value) => base32(value, 2));
const TRADES = 32 ** 4;

// The time's part is the same for all trades of a moment.
let prefixAt = -1;
let prefix = '';

/**
 * The id of a trade, 16 characters that sort by time: 9 of the market's clock, 3 of the listing, 4 of the trade's number.
 * @param at epoch milliseconds
 * @param listingNo below 32,768
 * @param tradeNo of the market; a million of them must not fall into one millisecond
 */
export function tradeIdOf(at: number, listingNo: number, tradeNo: number): string {
  if (at !== prefixAt) {
    prefix = base32(at, 9);
    prefixAt = at;
  }
  const number = tradeNo % TRADES;
  return prefix + base32(listingNo, 3) + PAIRS[number >> 10] + PAIRS[number & 1023];
}
