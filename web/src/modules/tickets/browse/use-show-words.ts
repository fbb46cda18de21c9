import { useTranslation } from 'react-i18next';
import type { ShowCard } from '../../../api/tickets-types.ts';
import { useFormat } from '../../../i18n/format.ts';

/** Genres, regions and prices in words; what this version has no word for keeps its own name. */
export function useShowWords() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const named = (group: 'genre' | 'region' | 'performer.kind', name: string): string => {
    const key = `tickets.${group}.${name}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : name;
  };
  return {
    genre: (name: string) => named('genre', name),
    region: (name: string) => named('region', name),
    performer: (kind: string) => named('performer.kind', kind),
    /** From the cheapest to the dearest grade. */
    price: ({ priceFrom, priceTo }: Pick<ShowCard, 'priceFrom' | 'priceTo'>): string | null => {
      if (priceFrom === null) return null;
      if (priceTo !== null && priceTo > priceFrom) {
        return `${format.won(priceFrom)} ~ ${format.won(priceTo)}`;
      }
      return priceFrom === 0 ? t('tickets.show.priceFree') : format.won(priceFrom);
    },
    age: (years: number) =>
      years === 0 ? t('tickets.show.ageAll') : t('tickets.show.ageFrom', { count: years }),
  };
}
