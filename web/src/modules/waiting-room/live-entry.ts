import type { Entry, Room } from '../../api/waiting-room.ts';

/** How far a room has come, as its topic says it. */
export interface Moved {
  readonly called: number;
  readonly waiting: number;
  readonly perMinute: number;
}

/**
 * One's place after others were called: all of them were ahead. Who has left meanwhile is found out when the entry is
 * read again, so a place is never told too good.
 */
export function mergeMoved(entry: Entry, { called, waiting, perMinute }: Moved): Entry {
  const since = called - entry.room.called;
  if (since <= 0 || entry.status !== 'waiting') return entry;
  const ahead = entry.ahead === null ? null : Math.max(0, entry.ahead - since);
  return {
    ...entry,
    ahead,
    waiting,
    perMinute,
    expectedWaitS: ahead === null ? null : Math.ceil(((ahead + 1) * 60) / Math.max(1, perMinute)),
    room: { ...entry.room, called },
  };
}

/**
 * The room as it is now: the entry may have been read later than the room, and what time alone changes nobody tells.
 * @param nowMs the server's time, epoch milliseconds
 */
export function roomNow(room: Room, entry: Entry | null | undefined, nowMs: number): Room {
  const isNewer = entry != null && entry.serverTime > room.serverTime;
  const known = isNewer
    ? { ...room, waiting: entry.waiting, free: entry.free, status: entry.room.status }
    : room;
  const { status, lobbyAt, opensAt } = known;
  const isWaitingForTime = status === 'closed' || status === 'lobby';
  if (!isWaitingForTime) return known;
  if (nowMs >= Date.parse(opensAt)) return { ...known, status: 'open' };
  return nowMs >= Date.parse(lobbyAt) ? { ...known, status: 'lobby' } : known;
}

/**
 * Whether somebody may come in now: a room that is paused before it lets anybody in keeps its time.
 * @param nowMs the server's time, epoch milliseconds
 */
export const canComeIn = ({ status, lobbyAt }: Pick<Room, 'status' | 'lobbyAt'>, nowMs: number): boolean =>
  status === 'lobby' || status === 'open' || (status === 'paused' && nowMs >= Date.parse(lobbyAt));
