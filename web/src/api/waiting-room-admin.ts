import { queryOptions } from '@tanstack/react-query';
import { adminKey, paged } from './admin.ts';
import { command, get, request } from './client.ts';
import type { Page } from './shop-admin-types.ts';
import type { RoomKind } from './waiting-room.ts';
import type { AdminRoom, RoomBody } from './waiting-room-types.ts';

export type { AdminRoom, RoomBody } from './waiting-room-types.ts';

/** Everything that an operator reads of waiting rooms hangs below this key. */
export const adminRoomsKey = [...adminKey, 'waiting-rooms'] as const;

const LIVE_MS = 2_000;
const pathOf = (kind: RoomKind, id: string): string =>
  `/admin/waiting-rooms/${kind}/${encodeURIComponent(id)}`;

export const adminRoomsQuery = (status: 'current' | 'off') =>
  paged<Page<AdminRoom>>(['waiting-rooms', 'list'], '/admin/waiting-rooms', { status });

/** One room as it stands now: what it calls changes every second. */
export const adminRoomQuery = (kind: RoomKind, id: string) =>
  queryOptions({
    queryKey: [...adminRoomsKey, kind, id],
    queryFn: ({ signal }) => get<AdminRoom>(pathOf(kind, id), undefined, signal),
    refetchInterval: LIVE_MS,
  });

export const saveRoom = (kind: RoomKind, id: string, body: RoomBody, key: string) =>
  request<AdminRoom>(pathOf(kind, id), { method: 'PUT', body, key });
export const pauseRoom = (kind: RoomKind, id: string, body: { reason: string }, key: string) =>
  command<AdminRoom>(`${pathOf(kind, id)}/pauses`, body, key);
export const resumeRoom = (kind: RoomKind, id: string, body: { reason: string }, key: string) =>
  command<AdminRoom>(`${pathOf(kind, id)}/resumptions`, body, key);
export const closeRoom = (kind: RoomKind, id: string, { reason }: { reason: string }, key: string) =>
  request<AdminRoom>(pathOf(kind, id), { method: 'DELETE', query: { reason }, key });
