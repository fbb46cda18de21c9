import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { command, get, request } from './client.ts';
import type {
  ChangesAnswer,
  EditAnswer,
  EditBody,
  HistoryPage,
  LegsView,
  PresenceAnswer,
  TripAnswer,
} from './trips-types.ts';

/** Everything about trips. */
export const tripsKey = ['trips'] as const;
/** Of one trip, beside the document that its store keeps. */
export const tripKey = (tripId: string) => [...tripsKey, tripId] as const;

export const readTrip = (tripId: string) => get<TripAnswer>(`/trips/${tripId}`);

/** What came after a sequence of the trip. */
export const readChanges = (tripId: string, after: number) =>
  get<ChangesAnswer>(`/trips/${tripId}/changes`, { after });

export const sendEdit = async (tripId: string, body: EditBody, key: string) =>
  (await command<EditAnswer>(`/trips/${tripId}/edits`, body, key)).data;

/** Tells the others what I look at; forgotten when it is not said again. */
export const tellPresence = (tripId: string, body: { client: string; entryId: string | null }) =>
  request<PresenceAnswer>(`/trips/${tripId}/presence`, { method: 'PUT', body });

/** Other dates: days are added or taken away at the end; `keep` says whether what is planned keeps its order or its date. */
export const changeDates = (
  tripId: string,
  body: { startsOn: string; endsOn: string; keep: 'order' | 'dates' },
  key: string,
) => command<EditAnswer>(`/trips/${tripId}/dates`, body, key);

/** The ways of each day as they were at a sequence of the trip; until they are there, those before are shown. */
export const legsQuery = (tripId: string, sequence: number) =>
  queryOptions({
    queryKey: [...tripKey(tripId), 'legs', sequence],
    queryFn: ({ signal }) => get<LegsView>(`/trips/${tripId}/legs`, undefined, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Who changed what, the newest first. */
export const historyQuery = (tripId: string) =>
  infiniteQueryOptions({
    queryKey: [...tripKey(tripId), 'history'],
    queryFn: ({ pageParam, signal }) =>
      get<HistoryPage>(`/trips/${tripId}/history`, { cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 0,
  });
