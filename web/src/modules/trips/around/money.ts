/** How many decimals the smallest unit of a currency stands for. */
function digitsOf(currency: string): number {
  try {
    return (
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    );
  } catch {
    return 2;
  }
}

/** An amount of the smallest unit as people of this language write it. */
export function moneyText(locale: string, amount: number, currency: string): string {
  const whole = amount / 10 ** digitsOf(currency);
  const number = new Intl.NumberFormat(locale);
  if (currency === 'KRW' && locale.startsWith('ko')) return `${number.format(whole)}원`;
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(whole);
  } catch {
    return `${number.format(whole)} ${currency}`;
  }
}

/**
 * An amount in another currency, in its smallest unit.
 * @param rateE6 what one whole unit of `from` is worth in whole units of `to`, in millionths
 */
export const inCurrency = (amount: number, from: string, to: string, rateE6: number): number =>
  from === to
    ? amount
    : Math.round(((amount / 10 ** digitsOf(from)) * rateE6 * 10 ** digitsOf(to)) / 1_000_000);
