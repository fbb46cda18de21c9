import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AddBookingBody,
  Booking,
  BookingAdded,
  Bookings,
  NearShows,
} from '../../../server/modules/trips/bookings/schemas.ts';
import type {
  Balances,
  Noted,
  PaymentBody,
  SettleBody,
  Settled,
} from '../../../server/modules/trips/money/schemas.ts';
import type { ExchangeRates, Weather } from '../../../server/modules/trips/outside/schemas.ts';
import type { ImportBody, Imported } from '../../../server/modules/trips/papers/schemas.ts';
import { command, get, request } from './client.ts';
import { tripKey, tripsKey } from './trips.ts';

export type {
  AddBookingBody,
  Balances,
  Booking,
  Bookings,
  ImportBody,
  Imported,
  NearShows,
  PaymentBody,
  SettleBody,
  Settled,
  Weather,
};
export type Suggestion = Balances['suggestions'][number];
export type Standing = Balances['people'][number];

/** Who owes whom, as of a sequence of the trip; until it is there, what was before it is shown. */
export const balancesQuery = (tripId: string, sequence: number) =>
  queryOptions({
    queryKey: [...tripKey(tripId), 'balances', sequence],
    queryFn: ({ signal }) => get<Balances>(`/trips/${tripId}/balances`, undefined, signal),
    placeholderData: keepPreviousData,
  });

export const settle = (tripId: string, body: SettleBody, key: string) =>
  command<Settled>(`/trips/${tripId}/settlements`, body, key);

export const notePayment = (tripId: string, body: PaymentBody, key: string) =>
  command<Noted>(`/trips/${tripId}/payments`, body, key);

export const removePayment = (tripId: string, paymentId: string, key: string) =>
  request<Noted>(`/trips/${tripId}/payments/${paymentId}`, { method: 'DELETE', key });

const HOUR_MS = 3_600_000;

/** What a currency is worth in others; nothing where the installation asks nobody. */
export const ratesQuery = (base: string) =>
  queryOptions({
    queryKey: [...tripsKey, 'rates', base],
    queryFn: ({ signal }) => get<ExchangeRates>('/trips/rates', { base }, signal),
    staleTime: HOUR_MS,
  });

/** The weather of a trip's days; it follows where its places are, but need not be asked with each edit. */
export const weatherQuery = (tripId: string) =>
  queryOptions({
    queryKey: [...tripKey(tripId), 'weather'],
    queryFn: ({ signal }) => get<Weather>(`/trips/${tripId}/weather`, undefined, signal),
    staleTime: HOUR_MS / 4,
  });

/** What an import would bring; makes nothing. */
export const previewImport = async (body: ImportBody, lang: 'ko' | 'en') =>
  (await request<Imported>('/trips/imports', { method: 'POST', body, query: { dryRun: true, lang } })).data;

export const importTrip = (body: ImportBody, lang: 'ko' | 'en', key: string) =>
  command<Imported>('/trips/imports', body, key, { lang });

/** What is booked on a trip, and what of mine could be. */
export const bookingsQuery = (tripId: string, lang: 'ko' | 'en') =>
  queryOptions({
    queryKey: [...tripKey(tripId), 'bookings', lang],
    queryFn: ({ signal }) => get<Bookings>(`/trips/${tripId}/bookings`, { lang }, signal),
    staleTime: 0,
  });

export const addBooking = (tripId: string, body: AddBookingBody, key: string) =>
  command<BookingAdded>(`/trips/${tripId}/bookings`, body, key);

/** What plays near the plan of a day. */
export const nearShowsQuery = (tripId: string, dayId: string, lang: 'ko' | 'en') =>
  queryOptions({
    queryKey: [...tripKey(tripId), 'shows', dayId, lang],
    queryFn: ({ signal }) => get<NearShows>(`/trips/${tripId}/shows`, { dayId, lang }, signal),
  });
