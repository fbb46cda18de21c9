import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type * as around from '../../../server/modules/trips/around/schemas.ts';
import type * as editing from '../../../server/modules/trips/editing/schemas.ts';
import type * as people from '../../../server/modules/trips/people/schemas.ts';
import { type Answer, command, get, getBlob, type Query, request } from './client.ts';
import { tripKey, tripsKey } from './trips.ts';
import type { TripEntry, TripHead, TripPerson } from './trips-types.ts';
import { type UploadOptions, upload } from './upload.ts';

type Page<T> = { items: T[]; nextCursor: string | null };

export type TripState = 'active' | 'past' | 'deleted';
export type TripSummary = editing.TripSummary;
export type NewTrip = editing.NewTrip;

export const myTripsKey = [...tripsKey, 'mine'] as const;
const pathOf = (tripId: string): string => `/trips/${encodeURIComponent(tripId)}`;

const paged = <T>(key: readonly unknown[], path: string, query: Query = {}) =>
  infiniteQueryOptions({
    queryKey: [...tripsKey, ...key, query],
    queryFn: ({ pageParam, signal }) => get<Page<T>>(path, { ...query, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
const send = <T>(
  method: 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown,
  key: string,
): Promise<Answer<T>> => request<T>(path, { method, key, ...(body === undefined ? {} : { body }) });

// ---- mine ----

export const myTripsQuery = (state: TripState) => paged<TripSummary>(['mine'], '/trips', { state });
export const createTrip = (body: NewTrip, key: string) => command<{ tripId: string }>('/trips', body, key);
export const deleteTrip = (tripId: string, key: string) => send('DELETE', pathOf(tripId), undefined, key);
export const restoreTrip = (tripId: string, key: string) =>
  command<{ tripId: string }>(`${pathOf(tripId)}/restorations`, undefined, key);

// ---- who comes along ----

export const addCompanion = (tripId: string, body: { name: string }, key: string) =>
  command<TripPerson>(`${pathOf(tripId)}/people`, body, key);
export const changePerson = (
  tripId: string,
  personId: string,
  body: { role?: 'editor' | 'viewer'; name?: string },
  key: string,
) => send<TripPerson>('PATCH', `${pathOf(tripId)}/people/${encodeURIComponent(personId)}`, body, key);
export type PartQuery = people.PartQuery;
/** @param shown how the person stands, as whoever presses has seen it */
export const removePerson = (tripId: string, personId: string, shown: PartQuery, key: string) =>
  request(`${pathOf(tripId)}/people/${encodeURIComponent(personId)}`, {
    ...{ method: 'DELETE', key, query: { ...shown } },
  });
export const handOn = (tripId: string, body: { personId: string }, key: string) =>
  command(`${pathOf(tripId)}/owner`, body, key);

// ---- links ----

export type TripLink = people.TripLink;
export type NewLink = people.LinkBody;
export type Invitation = people.Invitation;
export const linksKey = (tripId: string) => [...tripKey(tripId), 'links'] as const;
export const linksQuery = (tripId: string) =>
  queryOptions({
    queryKey: linksKey(tripId),
    queryFn: ({ signal }) => get<{ items: TripLink[] }>(`${pathOf(tripId)}/links`, undefined, signal),
  });
export const makeLink = (tripId: string, body: NewLink, key: string) =>
  command<people.NewTripLink>(`${pathOf(tripId)}/links`, body, key);
export const revokeLink = (tripId: string, linkId: string, key: string) =>
  send('DELETE', `${pathOf(tripId)}/links/${encodeURIComponent(linkId)}`, undefined, key);

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: [...tripsKey, 'invitation', token],
    queryFn: ({ signal }) => get<Invitation>(`/trips/join/${encodeURIComponent(token)}`, undefined, signal),
  });
export const joinTrip = (token: string, body: { personId?: string }, key: string) =>
  command<{ tripId: string }>(`/trips/join/${encodeURIComponent(token)}`, body, key);

// ---- public ----

export const setVisibility = (tripId: string, body: { visibility: 'private' | 'public' }, key: string) =>
  send('PUT', `${pathOf(tripId)}/visibility`, body, key);
export const copyTrip = (
  body: { tripId?: string; token?: string; title?: string; startsOn?: string },
  key: string,
) => command<{ tripId: string }>('/trips/copies', body, key);

// ---- files ----

export type TripFile = around.TripFile;
export const filesQuery = (tripId: string) =>
  queryOptions({
    queryKey: [...tripKey(tripId), 'files'],
    queryFn: ({ signal }) => get<{ items: TripFile[] }>(`${pathOf(tripId)}/files`, undefined, signal),
  });
const filePath = (tripId: string, fileId: string) => `${pathOf(tripId)}/files/${encodeURIComponent(fileId)}`;
/** The file itself. @param width of a picture, in pixels: one that is as wide is enough */
export const fileQuery = (tripId: string, fileId: string, width?: number) =>
  queryOptions({
    queryKey: [...tripKey(tripId), 'file', fileId, width ?? 0],
    queryFn: ({ signal }) => getBlob(filePath(tripId, fileId), { width }, signal),
    // A file never changes.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5 * 60_000,
  });
export const addFile = (tripId: string, file: Blob, options: UploadOptions) =>
  upload<TripFile>(`${pathOf(tripId)}/files`, file, options);
export const removeFile = (tripId: string, fileId: string, key: string) =>
  send('DELETE', filePath(tripId, fileId), undefined, key);

// ---- what others have published ----

export type PublicTrip = around.PublicTrip;
/** With entries as the pages of a trip know them. */
type Read<T> = Omit<T, 'head' | 'entries'> & { head: TripHead; entries: TripEntry[] };
export type PublicTripDetail = Read<around.PublicTripDetail>;
export type TripComment = around.TripComment;
export type ExploreQuery = { region?: string; days?: string; sort?: 'new' | 'liked'; q?: string };

const publicKey = [...tripsKey, 'public'] as const;
const publicPath = (tripId: string) => `/trips/public/${encodeURIComponent(tripId)}`;
export const publicTripsQuery = (query: ExploreQuery) =>
  paged<PublicTrip>(['public'], '/trips/public', query);
export const publicTripKey = (tripId: string) => [...publicKey, 'one', tripId] as const;
export const publicTripQuery = (tripId: string) =>
  queryOptions({
    queryKey: publicTripKey(tripId),
    queryFn: ({ signal }) => get<PublicTripDetail>(publicPath(tripId), undefined, signal),
  });
export const likeTrip = (tripId: string, isLiked: boolean, key: string) =>
  send<{ isLiked: boolean; likes: number }>(
    isLiked ? 'PUT' : 'DELETE',
    `${publicPath(tripId)}/like`,
    undefined,
    key,
  );
export const tripCommentsQuery = (tripId: string) =>
  paged<TripComment>(['public', 'one', tripId, 'comments'], `${publicPath(tripId)}/comments`);
export const writeTripComment = (tripId: string, body: { text: string }, key: string) =>
  command<TripComment>(`${publicPath(tripId)}/comments`, body, key);
export const deleteTripComment = (tripId: string, commentId: string, key: string) =>
  send('DELETE', `${publicPath(tripId)}/comments/${encodeURIComponent(commentId)}`, undefined, key);

// ---- by a read link ----

export type SharedTrip = Read<around.SharedTrip>;
export const sharedTripQuery = (token: string) =>
  queryOptions({
    queryKey: [...tripsKey, 'shared', token],
    queryFn: ({ signal }) => get<SharedTrip>(`/trips/shared/${encodeURIComponent(token)}`, undefined, signal),
  });
