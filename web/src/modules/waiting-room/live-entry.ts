import type { Entry } from '../../api/waiting-room.ts';

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
