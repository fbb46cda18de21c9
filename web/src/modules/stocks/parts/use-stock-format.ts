import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatsFor } from '../../../i18n/format.ts';

/** Prices, money and rates as people of this language write them. @param currency of the wallets that trade */
export function stockFormatsFor(locale: string, currency = 'KRW') {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const points = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const tenths = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const formats = formatsFor(locale);
  const isWon = currency === 'KRW';
  // Play money of contests: points.
  const unit = currency === 'MDP' ? 'P' : currency;
  const sign = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '');
  const price = (value: number) => whole.format(value);
  const money = (amount: number) =>
    isWon ? formats.won(amount) : `${amount < 0 ? '−' : ''}${whole.format(Math.abs(amount))} ${unit}`;
  return {
    /** Of one share, without its unit. */
    price,
    signed: (value: number) => `${sign(value)}${whole.format(Math.abs(value))}`,
    count: price,
    /** Of an index. */
    index: (value: number) => points.format(value),
    money,
    signedMoney: (amount: number) => `${amount > 0 ? '+' : ''}${money(amount)}`,
    /** Where room is short: 12.3억원. */
    compactMoney: (amount: number) =>
      isWon ? formats.compactWon(amount) : `${compact.format(amount)} ${unit}`,
    compact: (value: number) => compact.format(value),
    /** A part of a whole, to a tenth of a percent. */
    share: (share: number) => tenths.format(share),
    /** @param share 0.0156 for +1.56 % */
    rate: (share: number) => {
      const rounded = Math.round(share * 10_000) / 10_000;
      return `${sign(rounded)}${percent.format(Math.abs(rounded))}`;
    },
  };
}

export type StockFormats = ReturnType<typeof stockFormatsFor>;

export function useStockFormat(currency = 'KRW'): StockFormats {
  const { i18n } = useTranslation();
  return useMemo(() => stockFormatsFor(i18n.language, currency), [i18n.language, currency]);
}
