import type { Database } from '../../db/open.ts';
import { type Behind, type RoomKind, readBehind } from './behind.ts';
import { readRooms } from './queries.ts';
import { createQueue, type Queue } from './queue.ts';
import type { Room } from './room.ts';

/** However many ask, a room is read this often. */
const FRESH_MS = 1_000;
/** Rooms that nobody has asked about for so long are forgotten. */
const KEPT_MS = 300_000;

/** A room as pages see it: never older than a second. */
export interface Standing {
  readonly room: Room;
  readonly behind: Behind;
  /** How many wait ahead of whoever has this turn; null as long as nobody knows. */
  readonly ahead: (turn: number) => number | null;
  /** What its order takes of memory. */
  readonly bytes: number;
}

export interface Standings {
  /** @returns null when there is no such room, or nothing behind it */
  of(roomId: string): Promise<Standing | null>;
  /** What they say has changed: the next who asks reads it afresh. */
  forget(roomIds: Iterable<string>): void;
}

interface Known {
  queue: Queue | null;
  standing: Standing | null;
  readAt: number;
  askedAt: number;
  reading: Promise<Standing | null> | null;
}

/** @param now epoch milliseconds @param monotonic milliseconds that only go forward */
export function createStandings(
  database: Pick<Database, 'reader' | 'background'>,
  kinds: () => readonly RoomKind[],
  { now, monotonic }: { readonly now: () => number; readonly monotonic: () => number },
): Standings {
  const rooms = new Map<string, Known>();

  async function read(roomId: string, known: Known): Promise<Standing | null> {
    const [room] = await readRooms(database.reader, [roomId]);
    const behind = room && (await readBehind(database.reader, kinds(), [roomId])).get(roomId);
    if (!room || !behind) {
      known.queue = null;
      return null;
    }
    // Until the opening nobody is told a place: there is no order to know.
    if (room.status === 'off' || Math.max(now(), room.clock) < room.opensAt) known.queue = null;
    else {
      known.queue ??= createQueue(database.background, monotonic);
      await known.queue.refresh(room);
    }
    const { queue } = known;
    return { room, behind, ahead: (turn) => queue?.ahead(turn) ?? null, bytes: queue?.bytes ?? 0 };
  }

  function forgetOld(): void {
    for (const [roomId, { askedAt, reading }] of rooms) {
      if (!reading && askedAt < monotonic() - KEPT_MS) rooms.delete(roomId);
    }
  }

  return {
    async of(roomId) {
      let known = rooms.get(roomId);
      if (!known) {
        forgetOld();
        known = { queue: null, standing: null, readAt: Number.NEGATIVE_INFINITY, askedAt: 0, reading: null };
        rooms.set(roomId, known);
      }
      const one = known;
      one.askedAt = monotonic();
      if (monotonic() - one.readAt < FRESH_MS) return one.standing;
      one.reading ??= read(roomId, one)
        .then((standing) => {
          one.standing = standing;
          one.readAt = monotonic();
          return standing;
        })
        .finally(() => {
          one.reading = null;
        });
      return one.reading;
    },
    forget(roomIds) {
      for (const roomId of roomIds) {
        const known = rooms.get(roomId);
        if (known) known.readAt = Number.NEGATIVE_INFINITY;
      }
    },
  };
}
