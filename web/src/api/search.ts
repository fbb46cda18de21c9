import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { currentLocale } from '../i18n/index.ts';
import { get } from './client.ts';
import { isApiError } from './error.ts';
import type { Groups, KindPage, SearchSort, SuggestionList } from './types.ts';

const searchKey = ['search'] as const;
const MAX_LENGTH = 200;

/** What was typed as the server takes it: one line, of a bounded length. */
export const cleaned = (typed: string): string =>
  typed
    // What is pasted may have line breaks and worse.
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_LENGTH);

/** Whether an answer says that there is no search for now, or none for such a query: the rest of the app works. */
const isSearchDown = (error: unknown): boolean =>
  isApiError(error) && (error.code === 'search.unavailable' || error.code === 'search.too-slow');

const common = {
  // A list that is being typed into tells at once what is wrong; it asks again by itself where waiting may help.
  retry: (count: number, error: Error) =>
    count < 1 && isApiError(error) && error.retryable && !isSearchDown(error),
  staleTime: 30_000,
} as const;
const AGAIN_MS = 5000;
const whileUnavailable = (error: unknown): number | false =>
  isApiError(error) && error.code === 'search.unavailable' ? AGAIN_MS : false;

/** The first of each kind. */
export const groupsQuery = (q: string, limit?: number) =>
  queryOptions({
    ...common,
    queryKey: [...searchKey, 'groups', q, limit, currentLocale()],
    queryFn: ({ signal }) => get<Groups>('/search', { q, limit, locale: currentLocale() }, signal),
    refetchInterval: ({ state }) => whileUnavailable(state.error),
  });

/** Titles of what is being typed, half syllables too. */
export const suggestionsQuery = (q: string, limit?: number) =>
  queryOptions({
    ...common,
    queryKey: [...searchKey, 'suggestions', q, limit, currentLocale()],
    queryFn: ({ signal }) =>
      get<SuggestionList>('/search/suggestions', { q, limit, locale: currentLocale() }, signal),
  });

export type KindFilter = {
  q: string;
  /** Each as `name:value`. */
  facet: readonly string[];
  priceFrom?: number | undefined;
  priceTo?: number | undefined;
  sort?: SearchSort | undefined;
};

/** All of one kind, page by page; while filters change, the list that was there stays. */
export const kindQuery = (kind: string, filter: KindFilter) =>
  infiniteQueryOptions({
    ...common,
    queryKey: [...searchKey, 'kind', kind, filter, currentLocale()],
    queryFn: ({ pageParam, signal }) =>
      get<KindPage>(
        `/search/${encodeURIComponent(kind)}`,
        { ...filter, locale: currentLocale(), cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => whileUnavailable(state.error),
  });
