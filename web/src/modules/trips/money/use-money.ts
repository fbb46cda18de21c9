import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { moneyText } from './currency.ts';

/** Amounts of any currency, as people of this language write them; won as everywhere in the app. */
export function useMoney(): (amount: number, currency: string) => string {
  const format = useFormat();
  const { i18n } = useTranslation();
  return useMemo(
    () => (amount, currency) =>
      currency === 'KRW' ? format.won(amount) : moneyText(i18n.language, amount, currency),
    [format, i18n.language],
  );
}
