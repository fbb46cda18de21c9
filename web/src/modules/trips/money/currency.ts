import type { CostFields } from '../../../api/trips-types.ts';

/** ISO 4217, as the server reckons: currencies whose smallest unit is no hundredth. Browsers go by what is in use, and say none of rupiah. */
const WHOLE = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
const THOUSANDTHS = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');
const E6 = 1_000_000;

/** How many digits stand behind the point of a currency. */
export const digitsOf = (currency: string): number =>
  WHOLE.includes(currency) ? 0 : THOUSANDTHS.includes(currency) ? 3 : 2;

/** What a cost comes to in the trip's currency, in its smallest unit: as the server reckons. */
export function inTripCurrency(
  cost: Pick<CostFields, 'amount' | 'currency' | 'rateE6'>,
  tripCurrency: string,
): number {
  if (cost.currency === tripCurrency) return cost.amount;
  const above = BigInt(cost.amount) * BigInt(cost.rateE6) * 10n ** BigInt(digitsOf(tripCurrency));
  const below = BigInt(E6) * 10n ** BigInt(digitsOf(cost.currency));
  return Number((above + below / 2n) / below);
}

/** An amount of the smallest unit as people of this language write it. */
export function moneyText(locale: string, amount: number, currency: string): string {
  const digits = digitsOf(currency);
  return new Intl.NumberFormat(locale, {
    ...{ style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits },
  }).format(amount / 10 ** digits);
}
