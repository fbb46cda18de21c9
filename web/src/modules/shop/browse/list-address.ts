import { cleaned } from '../../../api/search.ts';
import type { ProductFilter, ProductSort } from '../../../api/shop.ts';
import { textOf, textsOf } from '../../../routes/plain-search.ts';

export const productSorts: readonly ProductSort[] = [
  'relevance',
  'popular',
  'newest',
  'rating',
  'price-asc',
  'price-desc',
];

/** A list of products as it stands in the address: one that can be handed on, and that the way back leads to. */
export type ListAddress = {
  q?: string;
  /** Each as `name:value`. */
  facet?: string[];
  priceFrom?: string;
  priceTo?: string;
  inStock?: 'true';
  sort?: ProductSort;
};

const FACET = /^[a-z][A-Za-z0-9-]{0,39}:\P{Cc}{1,79}$/u;
const MAX_FACETS = 20;
const PRICE = /^\d{1,12}$/;

/** What no server would take (a price that is no number, a sort that there is not) is left out. */
export function listAddress(search: Record<string, unknown>): ListAddress {
  const q = cleaned(textOf(search, 'q') ?? '');
  const facet = textsOf(search, 'facet')
    .filter((one) => FACET.test(one))
    .slice(0, MAX_FACETS);
  const [priceFrom, priceTo] = [textOf(search, 'priceFrom'), textOf(search, 'priceTo')];
  const sort = productSorts.find((one) => one === textOf(search, 'sort'));
  return {
    ...(q !== '' && { q }),
    ...(facet.length > 0 && { facet }),
    ...(priceFrom !== undefined && PRICE.test(priceFrom) && { priceFrom }),
    ...(priceTo !== undefined && PRICE.test(priceTo) && { priceTo }),
    ...(textOf(search, 'inStock') === 'true' && { inStock: 'true' as const }),
    ...(sort !== undefined && { sort }),
  };
}

const amount = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

/** How it stands where nothing was chosen: a search by what fits best, a shelf by what people like. */
export const usualSort = (address: ListAddress): ProductSort =>
  address.q === undefined ? 'popular' : 'relevance';

export const filterOf = (address: ListAddress, category?: string): ProductFilter => ({
  q: address.q,
  category,
  facet: address.facet,
  priceFrom: amount(address.priceFrom),
  priceTo: amount(address.priceTo),
  inStock: address.inStock === 'true' || undefined,
  sort: address.sort ?? usualSort(address),
});

/** So many filters are chosen; the two ends of a price are one. */
export const chosenCount = ({ facet = [], priceFrom, priceTo, inStock }: ListAddress): number =>
  facet.length + (priceFrom !== undefined || priceTo !== undefined ? 1 : 0) + (inStock === undefined ? 0 : 1);
