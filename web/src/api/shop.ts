import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';
import { learnServerTime } from './clock.ts';
import { isApiError } from './error.ts';
import type {
  CardList,
  CategoryList,
  Collection,
  Product,
  ProductPage,
  ProductSort,
  Ranking,
  ShopDropList,
  ShopHome,
} from './shop-types.ts';

export type * from './shop-types.ts';

/** What the shop shows hangs below this key. */
const shopKey = ['shop', 'catalogue'] as const;

/** An answer about what opens at a time also says what time it is over there. */
async function timed<T extends { serverNow: string }>(load: () => Promise<T>): Promise<T> {
  const sentAtMs = Date.now();
  const data = await load();
  learnServerTime(data.serverNow, sentAtMs, Date.now());
  return data;
}

export const shopHomeQuery = queryOptions({
  queryKey: [...shopKey, 'home'],
  queryFn: ({ signal }) => timed(() => get<ShopHome>('/shop/home', undefined, signal)),
  staleTime: 30_000,
});

export const categoriesQuery = queryOptions({
  queryKey: [...shopKey, 'categories'],
  queryFn: ({ signal }) => get<CategoryList>('/shop/categories', undefined, signal),
  staleTime: 5 * 60_000,
});

export const productQuery = (productId: string) =>
  queryOptions({
    queryKey: [...shopKey, 'product', productId],
    queryFn: ({ signal }) =>
      timed(() => get<Product>(`/shop/products/${encodeURIComponent(productId)}`, undefined, signal)),
  });

export const collectionQuery = (slug: string) =>
  queryOptions({
    queryKey: [...shopKey, 'collection', slug],
    queryFn: ({ signal }) =>
      get<Collection>(`/shop/collections/${encodeURIComponent(slug)}`, undefined, signal),
    staleTime: 30_000,
  });

export const rankingsQuery = (list: Ranking, category?: string) =>
  queryOptions({
    queryKey: [...shopKey, 'rankings', list, category ?? ''],
    queryFn: ({ signal }) => get<CardList>('/shop/rankings', { list, category }, signal),
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });

export const shopDropsQuery = queryOptions({
  queryKey: [...shopKey, 'drops'],
  queryFn: ({ signal }) => timed(() => get<ShopDropList>('/shop/drops', undefined, signal)),
});

export type ProductFilter = {
  q?: string | undefined;
  category?: string | undefined;
  /** Each as `name:value`. */
  facet?: readonly string[] | undefined;
  priceFrom?: number | undefined;
  priceTo?: number | undefined;
  inStock?: boolean | undefined;
  sort?: ProductSort | undefined;
};

const PAGE = 24;

/** Products page by page; while filters change, the list that was there stays. */
export const productsQuery = (filter: ProductFilter) =>
  infiniteQueryOptions({
    queryKey: [...shopKey, 'products', filter],
    queryFn: ({ pageParam, signal }) =>
      get<ProductPage>('/shop/products', { ...filter, cursor: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    // Whoever comes back finds the list as it was, at the place where they left it.
    staleTime: 60_000,
    gcTime: 30 * 60_000,
    retry: (count, error) => count < 1 && isApiError(error) && error.retryable,
  });

/** The few best for what is being typed. */
export const foundProductsQuery = (q: string) =>
  queryOptions({
    queryKey: [...shopKey, 'found', q],
    queryFn: ({ signal }) => get<ProductPage>('/shop/products', { q, limit: 6, counts: false }, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
