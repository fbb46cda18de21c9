import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const KM = 1_000;

/** Metres as people of this language write a distance. */
export function useDistance(): (metres: number) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const unit = (name: string) =>
      new Intl.NumberFormat(i18n.language, { style: 'unit', unit: name, maximumFractionDigits: 1 });
    const [short, long] = [unit('meter'), unit('kilometer')];
    return (metres) => (metres < KM ? short.format(metres) : long.format(metres / KM));
  }, [i18n.language]);
}
