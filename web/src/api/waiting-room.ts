import { queryOptions } from '@tanstack/react-query';
import { command, get, request } from './client.ts';
import { learnServerTime } from './clock.ts';
import { isApiError } from './error.ts';
import type { Arrived, Entry, Room, Visit, WorkTask } from './waiting-room-types.ts';

export type * from './waiting-room-types.ts';

/** What can have a room in front of it. */
export type RoomKind = 'rounds' | 'products';

export const roomsKey = ['waiting-rooms'] as const;

const pathOf = (kind: RoomKind, id: string): string => `/waiting-rooms/${kind}/${encodeURIComponent(id)}`;

/** Each answer also says what time it is over there. */
async function timed<T extends { serverTime: string }>(load: () => Promise<T>): Promise<T> {
  const sentAtMs = Date.now();
  const data = await load();
  learnServerTime(data.serverTime, sentAtMs, Date.now());
  return data;
}

/** What is not there is an answer, too: there is no room, or one has not come in. */
async function orNull<T>(load: Promise<T>): Promise<T | null> {
  try {
    return await load;
  } catch (error) {
    if (isApiError(error) && error.status === 404) return null;
    throw error;
  }
}

const isPassing = (count: number, error: unknown): boolean =>
  count < 2 && isApiError(error) && error.retryable;

/** The room in front of something; null where there is none. */
export const roomQuery = (kind: RoomKind, id: string) =>
  queryOptions({
    queryKey: [...roomsKey, kind, id, 'room'],
    queryFn: ({ signal }) => orNull(timed(() => get<Room>(pathOf(kind, id), undefined, signal))),
    staleTime: 5_000,
    retry: isPassing,
  });

/** One's own place in it; null before one has come in. */
export const entryQuery = (kind: RoomKind, id: string) =>
  queryOptions({
    queryKey: [...roomsKey, kind, id, 'entry'],
    queryFn: ({ signal }) => orNull(timed(() => get<Entry>(`${pathOf(kind, id)}/entry`, undefined, signal))),
    staleTime: 0,
    retry: isPassing,
  });

export interface WorkDone {
  readonly challenge: string;
  readonly number: number;
}

export const enterRoom = (kind: RoomKind, id: string, work: WorkDone | null, key: string) =>
  command<Arrived>(`${pathOf(kind, id)}/entries`, work === null ? {} : { work }, key);

export const visitBehind = (kind: RoomKind, id: string, key: string) =>
  command<Visit>(`${pathOf(kind, id)}/entry/visits`, {}, key);

export const leaveRoom = (kind: RoomKind, id: string, key: string) =>
  request<{ roomId: string; status: 'left' }>(`${pathOf(kind, id)}/entry`, { method: 'DELETE', key });

export const roomWork = (kind: RoomKind, id: string, signal: AbortSignal) =>
  get<WorkTask>(`${pathOf(kind, id)}/work`, undefined, signal);

/** The topic on which a room tells how far it has come. */
export const roomTopic = (kind: RoomKind, id: string): string =>
  `waiting-room:${kind === 'rounds' ? 'round' : 'product'}:${id}`;
