import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { command, get, type Query } from './client.ts';
import type {
  AdminCancelReservationBody,
  AdminRefundBody,
  AdminReservation,
  AdminReservationPage,
} from './tickets-reservation-types.ts';
import type { AdminReviewPage } from './tickets-types.ts';

/** What operators see of reservations, and of what is said about shows. */
export const deskKey = ['admin', 'tickets', 'desk'] as const;

export const adminReservationsQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: [...deskKey, 'reservations', query],
    queryFn: ({ pageParam, signal }) =>
      get<AdminReservationPage>('/admin/tickets/reservations', { ...query, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

const pathOf = (reservationId: string): string =>
  `/admin/tickets/reservations/${encodeURIComponent(reservationId)}`;

export const adminReservationQuery = (reservationId: string) =>
  queryOptions({
    queryKey: [...deskKey, 'reservation', reservationId],
    queryFn: ({ signal }) => get<AdminReservation>(pathOf(reservationId), undefined, signal),
  });

export const cancelReservationFor = (reservationId: string, body: AdminCancelReservationBody, key: string) =>
  command<unknown>(`${pathOf(reservationId)}/cancellations`, body, key);
export const refundReservation = (reservationId: string, body: AdminRefundBody, key: string) =>
  command<unknown>(`${pathOf(reservationId)}/refunds`, body, key);

export const adminShowReviewsQuery = (query: { status?: string | undefined; rating?: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: [...deskKey, 'reviews', query],
    queryFn: ({ pageParam, signal }) =>
      get<AdminReviewPage>('/admin/tickets/reviews', { ...query, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Takes what somebody said off the pages, or puts it back; whoever wrote it is told why. */
export const moderateShowReview = (
  reviewId: string,
  isHidden: boolean,
  body: { reason: string },
  key: string,
) => command<unknown>(`/admin/tickets/reviews/${reviewId}/${isHidden ? 'hidings' : 'showings'}`, body, key);
