import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { categoriesQuery } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { useKindWords } from '../../search/kind-words.tsx';

/** In this order; the category has a menu of its own, and what is in stock a switch. */
const SHOWN: readonly string[] = ['brand', 'price', 'rating', 'badge'];

/** Facets and their values in words: bands of prices, stars, and categories by their names. */
export function useFacetWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useKindWords();
  const local = useLocal();
  const categories = useQuery(categoriesQuery).data?.items;
  const band = (value: string): string => {
    const [from = '', to = ''] = value.split('-');
    if (to === '') return t('shop.list.priceFrom', { amount: format.compactWon(Number(from)) });
    if (Number(from) === 0) return t('shop.list.priceBelow', { amount: format.compactWon(Number(to)) });
    return `${format.compactWon(Number(from))} ~ ${format.compactWon(Number(to))}`;
  };
  const names: Record<string, (value: string) => string> = {
    price: band,
    rating: (value) => t('shop.list.starsFrom', { stars: value }),
    category: (value) => {
      const category = categories?.find(({ categoryId, slug }) => categoryId === value || slug === value);
      return category === undefined ? value : local(category.name);
    },
  };
  return {
    inOrder: (facets: readonly string[]) => SHOWN.filter((name) => facets.includes(name)),
    facet: words.facet,
    value: (name: string, value: string) => names[name]?.(value) ?? words.value(name, value),
    /** Bands and stars have an order of their own; everything else stands by how much there is. */
    sorted: <T extends { value: string }>(name: string, values: readonly T[]): readonly T[] =>
      name === 'price'
        ? values.toSorted((a, b) => Number.parseInt(a.value, 10) - Number.parseInt(b.value, 10))
        : name === 'rating'
          ? values.toSorted((a, b) => Number(b.value) - Number(a.value))
          : values,
  };
}
