import { cleaned } from '../../api/search.ts';
import type { SearchSort } from '../../api/types.ts';
import { textOf, textsOf } from '../../routes/plain-search.ts';

export const sorts: readonly SearchSort[] = [
  'relevance',
  'newest',
  'oldest',
  'popular',
  'price-asc',
  'price-desc',
];

/** A search as it stands in the address: one that can be handed on, and that the way back leads to. */
export type SearchAddress = { q?: string };
export type KindAddress = SearchAddress & {
  /** Each as `name:value`. */
  facet?: string[];
  priceFrom?: string;
  priceTo?: string;
  sort?: SearchSort;
};

const FACET = /^[a-z][A-Za-z0-9-]{0,39}:\P{Cc}{1,79}$/u;
const MAX_FACETS = 20;
const PRICE = /^\d{1,12}$/;

export function searchAddress(search: Record<string, unknown>): SearchAddress {
  const q = cleaned(textOf(search, 'q') ?? '');
  return q === '' ? {} : { q };
}

/** What no server would take (a price that is no number, a sort that there is not) is left out. */
export function kindAddress(search: Record<string, unknown>): KindAddress {
  const facet = textsOf(search, 'facet')
    .filter((one) => FACET.test(one))
    .slice(0, MAX_FACETS);
  const [priceFrom, priceTo] = [textOf(search, 'priceFrom'), textOf(search, 'priceTo')];
  const sort = sorts.find((one) => one === search.sort);
  return {
    ...searchAddress(search),
    ...(facet.length > 0 && { facet }),
    ...(priceFrom !== undefined && PRICE.test(priceFrom) && { priceFrom }),
    ...(priceTo !== undefined && PRICE.test(priceTo) && { priceTo }),
    ...(sort !== undefined && sort !== 'relevance' && { sort }),
  };
}
