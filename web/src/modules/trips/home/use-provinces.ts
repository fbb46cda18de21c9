import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { regionsQuery } from '../../../api/trips-places.ts';

/** The provinces of Korea, and what each is called for short in the reader's language. */
export function useProvinces() {
  const { i18n } = useTranslation();
  const all = useQuery(regionsQuery).data?.provinces ?? [];
  const name = (code: string): string => {
    const found = all.find((province) => province.code === code);
    return found === undefined ? '' : i18n.language === 'ko' ? found.short : found.en;
  };
  return {
    all,
    name,
    /** Several in one line. */
    names: (codes: readonly string[]): string => codes.map(name).filter(Boolean).join(' · '),
  };
}
