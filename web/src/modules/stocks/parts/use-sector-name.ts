import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

/** The sectors that have a name of their own here; another one, of an operator, is shown as it was written. */
export function useSectorName(): (sector: string) => string {
  const { t } = useTranslation();
  return (sector) => {
    const key = `stocks.sector.${sector}`;
    return i18next.exists(key) ? t(key as 'stocks.sector.chips') : sector;
  };
}
