import type { Executor } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import type { SearchQuery, SearchResult, SearchSort } from '../../../search/port.ts';
import { cardOf } from './cards.ts';
import type { CatalogueParts } from './parts.ts';
import { searchByRating } from './rating-order.ts';
import type { KnownCategory } from './reading.ts';
import type { Card, ProductPage, ProductSort, ProductsQuery } from './schemas.ts';
import { PRODUCT_FACETS } from './searchable.ts';

const INDEX_SORTS: Readonly<Record<Exclude<ProductSort, 'rating'>, SearchSort>> = {
  relevance: 'relevance',
  newest: 'newest',
  popular: 'popular',
  'price-asc': 'price-asc',
  'price-desc': 'price-desc',
};
/** A cursor of the database's own order. */
const BY_KEY = /^k\.([0-9A-Za-z]{1,16})$/;
const COUNTED = 10_000;

type Parts = Pick<CatalogueParts, 'index' | 'remembered' | 'database'>;

/** What is asked of the index for one page; where it begins is said beside it. */
export type Asked = Omit<SearchQuery, 'cursor'>;

/**
 * Products by what was typed, filtered and sorted: the index finds them, and they are shown as they are now. Without
 * anything to search for the database pages by key while there is no index.
 * @param at epoch milliseconds
 * @throws ProblemError shop.category-not-found; request.invalid-cursor; search.unavailable; search.too-slow
 */
export async function listProducts(
  parts: Parts,
  executor: Executor,
  query: ProductsQuery & { readonly locale: 'ko' | 'en' },
  at: number,
): Promise<ProductPage> {
  const categories = await parts.remembered.categories();
  const asked = askedOf(query, categories);
  const isPlain = asked.q === '' && isByKeyAlone(query);
  const byKey = BY_KEY.exec(query.cursor ?? '')?.[1];
  if (byKey !== undefined) {
    if (!isPlain) throw new ProblemError('request.invalid-cursor');
    return pageByKey(parts, executor, { ...asked, after: byKey }, at);
  }
  try {
    const result = await search(parts, asked, query);
    return { ...result, items: await cardsOf(parts, result.ids, query.inStock === true, at) };
  } catch (error) {
    if (!isPlain || query.cursor !== undefined || !isUnavailable(error)) throw error;
    return pageByKey(parts, executor, { ...asked, after: null }, at);
  }
}

/** Filters that the database answers along an index. */
const isByKeyAlone = ({ facet, priceFrom, priceTo, inStock }: ProductsQuery): boolean =>
  facet === undefined && priceFrom === undefined && priceTo === undefined && inStock !== true;

export const isUnavailable = (error: unknown): boolean =>
  error instanceof ProblemError && (error.code === 'search.unavailable' || error.code === 'search.too-slow');

/** @throws ProblemError shop.category-not-found */
function askedOf(
  query: ProductsQuery & { readonly locale: 'ko' | 'en' },
  categories: readonly KnownCategory[],
): Asked {
  const facets = facetsOf(query.facet);
  const shelf = query.category === undefined ? null : withAllBelow(categories, query.category);
  if (shelf?.length === 0) throw new ProblemError('shop.category-not-found');
  if (facets.category) facets.category = facets.category.flatMap((id) => withAllBelow(categories, id));
  return {
    q: query.q ?? '',
    kinds: ['product'],
    facets,
    within: {
      ...(shelf && { category: shelf }),
      ...(query.inStock === true && { availability: ['in-stock', 'pre-order'] }),
    },
    sort: INDEX_SORTS[query.sort === 'rating' ? 'popular' : (query.sort ?? 'relevance')],
    limit: query.limit ?? 24,
    locale: query.locale,
    ...(query.counts === false ? { countFacets: [], countTotal: false } : { countFacets: PRODUCT_FACETS }),
    hasTexts: false,
    ...(query.priceFrom !== undefined && { priceFrom: query.priceFrom }),
    ...(query.priceTo !== undefined && { priceTo: query.priceTo }),
  };
}

/** `['brand:a', 'brand:b']` → `{ brand: ['a', 'b'] }`. */
function facetsOf(facet: ProductsQuery['facet'] = []): Record<string, string[]> {
  const parts = [facet].flat().map((one) => ({
    name: one.slice(0, one.indexOf(':')),
    value: one.slice(one.indexOf(':') + 1),
  }));
  // A map: a facet may be called as what every object has.
  const values = Map.groupBy(parts, ({ name }) => name);
  return Object.fromEntries([...values].map(([name, ofName]) => [name, ofName.map(({ value }) => value)]));
}

/** Ids of a category and of all below it; none for one that does not exist. @param named its id or slug */
export function withAllBelow(categories: readonly KnownCategory[], named: string): string[] {
  const top = categories.find(({ id, slug }) => id === named || slug === named);
  if (!top) return [];
  const ids = new Set([top.id]);
  // Parents stand before what is below them.
  for (const { id, parentId } of categories) if (parentId !== null && ids.has(parentId)) ids.add(id);
  return [...ids];
}

type Found = Omit<ProductPage, 'items'> & { readonly ids: readonly string[] };

async function search({ index }: Parts, asked: Asked, { sort, cursor }: ProductsQuery): Promise<Found> {
  if (sort === 'rating') return searchByRating(index, asked, cursor);
  return foundIn(await index.search({ ...asked, ...(cursor !== undefined && { cursor }) }));
}

const foundIn = ({ hits, facets, total, ...result }: SearchResult): Found => ({
  ...result,
  ids: hits.map(({ id }) => id),
  total: { ...total },
  facets: Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, [...values]])),
});

/** Products as they are now, in this order; what is not on sale any more is left out. */
export async function cardsOf(
  { remembered }: Pick<Parts, 'remembered'>,
  ids: readonly string[],
  isInStock: boolean,
  at: number,
): Promise<Card[]> {
  const products = await remembered.products.getMany(ids);
  const stocks = await remembered.stocks.getMany(ids);
  return ids.flatMap((id) => {
    const product = products.get(id);
    if (product?.status !== 'on-sale') return [];
    const card = cardOf(product, stocks.get(id) ?? {}, at);
    return !isInStock || card.state === 'on-sale' || card.state === 'pre-order' ? [card] : [];
  });
}

/** The newest first, without counts of facets. */
async function pageByKey(
  parts: Parts,
  executor: Executor,
  { within: { category } = {}, limit, after }: Asked & { readonly after: string | null },
  at: number,
): Promise<ProductPage> {
  let select = executor
    .selectFrom('shop_products')
    .select('id')
    .where('status', '=', 'on-sale')
    .orderBy('id', 'desc');
  if (category) select = select.where('category_id', 'in', category);
  if (after !== null) select = select.where('id', '<', after);
  const rows = await select.limit(limit + 1).execute();
  const ids = rows.slice(0, limit).map(({ id }) => id);
  const last = ids.at(-1);
  return {
    items: await cardsOf(parts, ids, false, at),
    nextCursor: rows.length > limit && last !== undefined ? `k.${last}` : null,
    total: await countOf(executor, category),
    facets: {},
    areFacetsExact: true,
    corrected: null,
  };
}

async function countOf(
  executor: Executor,
  category: readonly string[] | undefined,
): Promise<ProductPage['total']> {
  let select = executor.selectFrom('shop_products').select('id').where('status', '=', 'on-sale');
  if (category) select = select.where('category_id', 'in', category);
  const { count } = await executor
    .selectFrom(select.limit(COUNTED + 1).as('found'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { count: Math.min(Number(count), COUNTED), isExact: Number(count) <= COUNTED };
}
