import type { AdminRoom, RoomBody } from '../../../api/waiting-room-admin.ts';
import { fromRoomClock, toRoomClock } from '../room-time.ts';

/** What is typed; times as `datetime-local` has them, by the clock by which the room's times are told. */
export interface RoomDraft {
  readonly lobbyAt: string;
  readonly opensAt: string;
  readonly insideLimit: string;
  readonly perMinute: string;
  readonly callS: string;
  readonly visitS: string;
  readonly door: RoomBody['door'];
}

/** As the server has them. */
export const LIMITS = {
  insideLimit: { from: 1, to: 20_000 },
  perMinute: { from: 1, to: 60_000 },
  callS: { from: 10, to: 900 },
  visitS: { from: 30, to: 7_200 },
} as const;
export type Limit = keyof typeof LIMITS;

export const draftOf = (room: AdminRoom): RoomDraft => ({
  lobbyAt: toRoomClock(room.roomId, room.lobbyAt),
  opensAt: toRoomClock(room.roomId, room.opensAt),
  insideLimit: String(room.insideLimit),
  perMinute: String(room.perMinute),
  callS: String(room.callS),
  visitS: String(room.visitS),
  door: room.door,
});

const isGood = (text: string, { from, to }: { from: number; to: number }): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= from && Number(text) <= to;

/** What is wrong, by field. */
export function faultsOf(
  draft: RoomDraft,
  roomId: string,
): Partial<Record<Limit | 'lobbyAt' | 'opensAt', 'range' | 'time' | 'order'>> {
  const faults: ReturnType<typeof faultsOf> = {};
  for (const name of Object.keys(LIMITS) as Limit[]) {
    if (!isGood(draft[name], LIMITS[name])) faults[name] = 'range';
  }
  const lobbyAt = fromRoomClock(roomId, draft.lobbyAt);
  const opensAt = fromRoomClock(roomId, draft.opensAt);
  if (Number.isNaN(lobbyAt)) faults.lobbyAt = 'time';
  if (Number.isNaN(opensAt)) faults.opensAt = 'time';
  if (lobbyAt > opensAt) faults.lobbyAt = 'order';
  return faults;
}

/**
 * What is sent. A time that was not touched is sent as it was: the field knows no thousandths of a second.
 * @param draft without faults
 */
export function bodyOf(draft: RoomDraft, room: AdminRoom, reason: string): RoomBody {
  const time = (name: 'lobbyAt' | 'opensAt'): string =>
    draft[name] === toRoomClock(room.roomId, room[name])
      ? room[name]
      : new Date(fromRoomClock(room.roomId, draft[name])).toISOString();
  return {
    lobbyAt: time('lobbyAt'),
    opensAt: time('opensAt'),
    insideLimit: Number(draft.insideLimit),
    perMinute: Number(draft.perMinute),
    callS: Number(draft.callS),
    visitS: Number(draft.visitS),
    door: draft.door,
    version: room.version,
    reason,
  };
}
