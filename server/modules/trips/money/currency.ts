/** ISO 4217: currencies whose smallest unit is not a hundredth. */
const DIGITS = new Map([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF'].map((code) => [code, 0] as const),
  ...['UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
]);
const MILLION = 1_000_000n;
/** Some thousands of amounts are still summed exactly. */
const MOST = 1_000_000_000_000;

/** How many decimal digits the smallest unit of a currency stands for. */
const digitsOf = (currency: string): number => DIGITS.get(currency) ?? 2;

/**
 * An amount in another currency, halves upwards; never more than a million millions.
 * @param amount in the smallest unit of `from`, not negative
 * @param rateE6 what one whole unit of `from` is worth in whole units of `to`, in millionths
 * @returns in the smallest unit of `to`
 */
export function converted(amount: number, from: string, to: string, rateE6: number): number {
  if (from === to) return amount;
  const above = BigInt(amount) * BigInt(rateE6) * 10n ** BigInt(digitsOf(to));
  const below = MILLION * 10n ** BigInt(digitsOf(from));
  return Math.min(MOST, Number((above + below / 2n) / below));
}
