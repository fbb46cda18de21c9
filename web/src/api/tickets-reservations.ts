import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { command, get } from './client.ts';
import { learnServerTime } from './clock.ts';
import type {
  CancellationPreview,
  CancelReservationBody,
  HandedOn,
  HandOnBody,
  PayReservationBody,
  Reservation,
  ReservationFilter,
  ReservationPage,
  ReservationPlaced,
} from './tickets-reservation-types.ts';

export type * from './tickets-reservation-types.ts';

/** What members have reserved, and what lets them in. */
export const reservationsKey = ['tickets', 'reservations'] as const;
export const ticketsMineKey = ['tickets', 'mine'] as const;

const statusesOf: Record<ReservationFilter, readonly string[] | undefined> = {
  all: undefined,
  'to-pay': ['awaiting-payment'],
  paid: ['paid'],
  ended: ['cancelled', 'expired'],
};

export const reservationsQuery = (filter: ReservationFilter) =>
  infiniteQueryOptions({
    queryKey: [...reservationsKey, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      get<ReservationPage>(
        '/tickets/reservations',
        { status: statusesOf[filter], cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** A reservation that waits for its payment also says what time it is over there. */
export const reservationQuery = (reservationId: string) =>
  queryOptions({
    queryKey: [...reservationsKey, 'one', reservationId],
    queryFn: async ({ signal }) => {
      const sentAtMs = Date.now();
      const path = `/tickets/reservations/${encodeURIComponent(reservationId)}`;
      const reservation = await get<Reservation>(path, undefined, signal);
      learnServerTime(reservation.serverTime, sentAtMs, Date.now());
      return reservation;
    },
  });

/** What giving back each of its places would cost now, of those that can be given back. */
export const cancellationQuery = (reservationId: string) =>
  queryOptions({
    queryKey: [...reservationsKey, 'cancellation', reservationId],
    queryFn: ({ signal }) =>
      get<CancellationPreview>(
        `/tickets/reservations/${encodeURIComponent(reservationId)}/cancellation`,
        undefined,
        signal,
      ),
    staleTime: 0,
    gcTime: 0,
  });

export const cancelReservation = (reservationId: string, body: CancelReservationBody, key: string) =>
  command<Reservation>(`/tickets/reservations/${reservationId}/cancellations`, body, key);
export const payReservation = (reservationId: string, body: PayReservationBody, key: string) =>
  command<ReservationPlaced>(`/tickets/reservations/${reservationId}/payments`, body, key);
export const handOn = (reservationId: string, body: HandOnBody, key: string) =>
  command<HandedOn>(`/tickets/reservations/${reservationId}/transfers`, body, key);
