import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Answer, command, get, request } from './client.ts';
import { isApiError } from './error.ts';
import type {
  Boundaries,
  OwnPlaceBody,
  Place,
  PlaceFilter,
  PlacePage,
  Regions,
  Spot,
} from './trips-places-types.ts';

import type { EditAnswer, EditBody } from './trips-types.ts';

export type * from './trips-places-types.ts';

/** Places hang below this key. */
const placesKey = ['trips', 'places'] as const;
export const ownPlacesKey = ['trips', 'my-places'] as const;
const named = (id: string): string => encodeURIComponent(id);

/** Provinces and districts by name, and how many places each has. */
export const regionsQuery = queryOptions({
  queryKey: ['trips', 'regions'],
  queryFn: ({ signal }) => get<Regions>('/trips/regions', undefined, signal),
  // The worker of offline pages has them where there is no network.
  networkMode: 'offlineFirst',
  staleTime: 10 * 60_000,
  gcTime: 60 * 60_000,
});

/** The shapes of provinces and districts: as long as the page is open they stay as they are. */
export const boundariesQuery = queryOptions({
  queryKey: ['trips', 'boundaries'],
  queryFn: async ({ client, signal }) => {
    // Their address says which version it is: a browser that has it asks nobody.
    const { boundaries } = await client.ensureQueryData(regionsQuery);
    const v = new URL(boundaries, location.origin).searchParams.get('v') ?? undefined;
    return get<Boundaries>('/trips/boundaries', { v }, signal);
  },
  networkMode: 'offlineFirst',
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** As much as the server gives at once. */
const MOST = 200;

/** Places page by page, in pages that the server remembers; while filters change, the list that was there stays. */
export const placesQuery = (filter: PlaceFilter) =>
  infiniteQueryOptions({
    queryKey: [...placesKey, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      get<PlacePage>('/trips/places', { ...filter, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 30 * 60_000,
    retry: (count, error) => count < 1 && isApiError(error) && error.retryable,
  });

/** All places of a region, or that were found: for a map, and to be counted. */
export const placesAtOnceQuery = (filter: PlaceFilter) =>
  queryOptions({
    queryKey: [...placesKey, 'at-once', filter],
    queryFn: ({ signal }) => get<PlacePage>('/trips/places', { ...filter, limit: MOST }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: (count, error) => count < 1 && isApiError(error) && error.retryable,
  });

export const placeQuery = (placeId: string) =>
  queryOptions({
    queryKey: [...placesKey, 'one', placeId],
    queryFn: ({ signal }) => get<Place>(`/trips/places/${named(placeId)}`, undefined, signal),
    staleTime: 60_000,
  });

/** What lies around a place, the nearest first; itself among it. */
export const placesNearQuery = ({ lat, lng }: Spot) =>
  queryOptions({
    queryKey: [...placesKey, 'near', lat, lng],
    queryFn: ({ signal }) => get<PlacePage>('/trips/places', { near: `${lat},${lng}`, limit: 8 }, signal),
    staleTime: 10 * 60_000,
  });

/** An edit that puts a place into a trip which is not open here. */
export const addPlaceToTrip = (tripId: string, body: EditBody, key: string): Promise<Answer<EditAnswer>> =>
  command<EditAnswer>(`/trips/${named(tripId)}/edits`, body, key);

// ---- one's own ----

export const ownPlacesQuery = queryOptions({
  queryKey: ownPlacesKey,
  queryFn: ({ signal }) => get<{ items: Place[] }>('/trips/my-places', undefined, signal),
});
export const addOwnPlace = (body: OwnPlaceBody, key: string): Promise<Answer<Place>> =>
  command<Place>('/trips/my-places', body, key);
export const changeOwnPlace = (placeId: string, body: OwnPlaceBody, key: string): Promise<Answer<Place>> =>
  request<Place>(`/trips/my-places/${named(placeId)}`, { method: 'PUT', body, key });
export const removeOwnPlace = (placeId: string, key: string): Promise<Answer<unknown>> =>
  request(`/trips/my-places/${named(placeId)}`, { method: 'DELETE', key });
