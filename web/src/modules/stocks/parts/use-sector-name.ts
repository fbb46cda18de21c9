import { useTranslation } from 'react-i18next';
import { SECTORS } from './sectors.ts';

/** The sectors that have a name of their own here; another one, of an operator, is shown as it was written. */
export function useSectorName(): (sector: string) => string {
  const { t } = useTranslation();
  return (sector) => {
    const known = SECTORS.find((one) => one === sector);
    return known === undefined ? sector : t(`stocks.sector.${known}`);
  };
}
