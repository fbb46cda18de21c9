import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { command, get, request } from './client.ts';
import { learnServerTime } from './clock.ts';
import { isApiError } from './error.ts';
import type {
  Performance,
  PerformancePage,
  PerformerPage,
  ReviewBody,
  ReviewPage,
  ReviewSort,
  ShowReview,
  ShowSort,
  TicketsHome,
  VenuePage,
  Waiting,
  WaitingList,
  WishBody,
} from './tickets-types.ts';

export type * from './tickets-types.ts';

/** What is on, as everybody sees it, hangs below this key. */
const showsKey = ['tickets', 'shows'] as const;
export const showReviewsKey = ['tickets', 'reviews'] as const;
export const waitlistKey = ['tickets', 'waitlist'] as const;

/** An answer about what opens at a time also says what time it is over there. */
async function timed<T extends { serverTime: string }>(load: () => Promise<T>): Promise<T> {
  const sentAtMs = Date.now();
  const data = await load();
  learnServerTime(data.serverTime, sentAtMs, Date.now());
  return data;
}
const named = (id: string): string => encodeURIComponent(id);

export const ticketsHomeQuery = queryOptions({
  queryKey: [...showsKey, 'home'],
  queryFn: ({ signal }) => timed(() => get<TicketsHome>('/tickets/home', undefined, signal)),
  staleTime: 30_000,
});

export const performanceQuery = (performanceId: string) =>
  queryOptions({
    queryKey: [...showsKey, 'performance', performanceId],
    queryFn: ({ signal }) =>
      timed(() => get<Performance>(`/tickets/performances/${named(performanceId)}`, undefined, signal)),
  });

export const venueQuery = (venueId: string) =>
  queryOptions({
    queryKey: [...showsKey, 'venue', venueId],
    queryFn: ({ signal }) => get<VenuePage>(`/tickets/venues/${named(venueId)}`, undefined, signal),
    staleTime: 60_000,
  });

export const performerQuery = (performerId: string) =>
  queryOptions({
    queryKey: [...showsKey, 'performer', performerId],
    queryFn: ({ signal }) =>
      get<PerformerPage>(`/tickets/performers/${named(performerId)}`, undefined, signal),
    staleTime: 60_000,
  });

export type ShowFilter = {
  q?: string | undefined;
  genre?: string | undefined;
  region?: string | undefined;
  /** ISO 8601. */
  from?: string | undefined;
  to?: string | undefined;
  onSale?: boolean | undefined;
  venueId?: string | undefined;
  performerId?: string | undefined;
  sort?: ShowSort | undefined;
};

const PAGE = 24;

/** Performances page by page; while filters change, the list that was there stays. */
export const performancesQuery = (filter: ShowFilter) =>
  infiniteQueryOptions({
    queryKey: [...showsKey, 'performances', filter],
    queryFn: ({ pageParam, signal }) =>
      get<PerformancePage>('/tickets/performances', { ...filter, cursor: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    // Whoever comes back finds the list as it was, at the place where they left it.
    staleTime: 60_000,
    gcTime: 30 * 60_000,
    retry: (count, error) => count < 1 && isApiError(error) && error.retryable,
  });

/** The few best for what is being typed. */
export const foundPerformancesQuery = (q: string) =>
  queryOptions({
    queryKey: [...showsKey, 'found', q],
    queryFn: ({ signal }) => get<PerformancePage>('/tickets/performances', { q, limit: 6 }, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });

// ---- reviews -----------------------------------------------------------------------------------

export const showReviewsQuery = (performanceId: string, sort: ReviewSort, rating: number | undefined) =>
  infiniteQueryOptions({
    queryKey: [...showReviewsKey, performanceId, sort, rating],
    queryFn: ({ pageParam, signal }) =>
      get<ReviewPage>(
        `/tickets/performances/${named(performanceId)}/reviews`,
        { sort, rating, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const writeShowReview = (performanceId: string, body: ReviewBody, key: string) =>
  command<ShowReview>(`/tickets/performances/${performanceId}/reviews`, body, key);
export const changeShowReview = (reviewId: string, body: ReviewBody, key: string) =>
  request<ShowReview>(`/tickets/reviews/${reviewId}`, { method: 'PUT', body, key });
export const deleteShowReview = (reviewId: string, key: string) =>
  request<void>(`/tickets/reviews/${reviewId}`, { method: 'DELETE', key });
export const markShowReview = (reviewId: string, isHelpful: boolean, key: string) =>
  request<void>(`/tickets/reviews/${reviewId}/helpful`, { method: isHelpful ? 'PUT' : 'DELETE', key });

// ---- the waiting list --------------------------------------------------------------------------

export const myWaitingQuery = queryOptions({
  queryKey: [...waitlistKey, 'mine'],
  queryFn: ({ signal }) => get<WaitingList>('/tickets/waitlist', undefined, signal),
});
/** The member's own place in one round's list. */
export const waitingQuery = (roundId: string) =>
  queryOptions({
    queryKey: [...waitlistKey, 'round', roundId],
    queryFn: ({ signal }) => get<Waiting>(`/tickets/rounds/${named(roundId)}/waitlist`, undefined, signal),
  });
export const joinWaitlist = (roundId: string, body: WishBody, key: string) =>
  command<Waiting>(`/tickets/rounds/${roundId}/waitlist`, body, key);
export const leaveWaitlist = (roundId: string, key: string) =>
  request<void>(`/tickets/rounds/${roundId}/waitlist`, { method: 'DELETE', key });
