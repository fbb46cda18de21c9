import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as around from '../../../server/modules/trips/around/admin-schemas.ts';
import type * as places from '../../../server/modules/trips/places/admin-schemas.ts';
import { adminKey, paged } from './admin.ts';
import { command, get, type Query, request } from './client.ts';
import type { TripEntry } from './trips-types.ts';

export type AdminTripSummary = around.AdminTripSummary;
export type AdminTrip = Omit<around.AdminTrip, 'entries'> & { entries: TripEntry[] };
export type AdminTripComment = around.AdminTripComment;
export type TripsOverview = Static<typeof around.TripsOverview>;
export type AdminPlace = places.AdminPlace;
export type NewPlaceBody = places.NewPlaceBody;
type PlaceBody = Static<typeof places.PlaceBody>;
type AdminTripsPage = Static<typeof around.AdminTripsPage>;
type AdminTripCommentsPage = Static<typeof around.AdminTripCommentsPage>;
type AdminPlacesPage = Static<typeof places.AdminPlacesPage>;
type Reason = { reason: string };

const ROOT = '/admin/trips';
/** Everything that an operator reads of trips hangs below this key. */
export const tripsAdminKey = [...adminKey, 'trips'] as const;

/** While conditions change, the list that was there stays. */
const searched = <P extends { nextCursor: string | null }>(name: string, path: string, query: Query) => ({
  ...paged<P>(['trips', name], path, query),
  placeholderData: keepPreviousData,
});

export const tripsOverviewQuery = queryOptions({
  queryKey: [...tripsAdminKey, 'overview'],
  queryFn: ({ signal }) => get<TripsOverview>(`${ROOT}/overview`, undefined, signal),
});
export const adminTripsQuery = (query: Query) => searched<AdminTripsPage>('list', ROOT, query);
export const adminTripQuery = (tripId: string) =>
  queryOptions({
    queryKey: [...tripsAdminKey, 'one', tripId],
    queryFn: ({ signal }) => get<AdminTrip>(`${ROOT}/${encodeURIComponent(tripId)}`, undefined, signal),
  });
export const adminTripCommentsQuery = (query: Query) =>
  searched<AdminTripCommentsPage>('comments', `${ROOT}/comments`, query);
export const adminPlacesQuery = (query: Query) =>
  searched<AdminPlacesPage>('places', `${ROOT}/places`, query);
export const adminPlaceQuery = (placeId: string) =>
  queryOptions({
    queryKey: [...tripsAdminKey, 'place', placeId],
    queryFn: ({ signal }) =>
      get<AdminPlace>(`${ROOT}/places/${encodeURIComponent(placeId)}`, undefined, signal),
  });

/** What can be kept from the public, and put back. */
export type Moderated = 'trips' | 'comments' | 'places';
const pathOf = (what: Moderated, id: string): string =>
  what === 'trips' ? `${ROOT}/${encodeURIComponent(id)}` : `${ROOT}/${what}/${encodeURIComponent(id)}`;

/** Hides it, or shows it again; whoever it is of is told why. */
export const moderateTrips = (what: Moderated, id: string, isHiding: boolean, body: Reason, key: string) =>
  command(`${pathOf(what, id)}/${isHiding ? 'hidings' : 'showings'}`, body, key);

export const makePlace = (body: NewPlaceBody, key: string) =>
  command<AdminPlace>(`${ROOT}/places`, body, key);
export const changePlace = (placeId: string, body: PlaceBody, key: string) =>
  request<AdminPlace>(`${ROOT}/places/${encodeURIComponent(placeId)}`, { method: 'PUT', body, key });

/** The job that reads places from the national tourism API. */
export const IMPORT_JOB = 'trips.import-places';
