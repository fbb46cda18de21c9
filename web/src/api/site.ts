import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';
import type { Site } from './types.ts';

export const siteQuery = queryOptions({
  queryKey: ['site'],
  queryFn: ({ signal }) => get<Site>('/site', undefined, signal),
  staleTime: 10 * 60_000,
});
