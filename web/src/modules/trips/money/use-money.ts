import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { digitsOf } from './draft.ts';

/** Amounts of any currency, as people of this language write them; won as everywhere in the app. */
export function useMoney(): (amount: number, currency: string) => string {
  const format = useFormat();
  const { i18n } = useTranslation();
  return useMemo(
    () => (amount, currency) =>
      currency === 'KRW'
        ? format.won(amount)
        : new Intl.NumberFormat(i18n.language, { style: 'currency', currency }).format(
            amount / 10 ** digitsOf(currency),
          ),
    [format, i18n.language],
  );
}
