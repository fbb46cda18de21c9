import { type Executor, inIndex, run } from '../../db/dialect.ts';
import { LATE, NO_TURN, type Room } from './room.ts';
import { Turns } from './turns.ts';

const PAGE = 5_000;
/** It is made anew when so many of those who are counted have left, and at least this share of those who wait. */
const LEFT_AT_LEAST = 20;
const LEFT_SHARE = 0.02;
/** Not more often than this; sooner where some are missing: they drew their lots in the moment of the opening. */
const ANEW_EVERY_MS = 10_000;
const MISSING_EVERY_MS = 2_000;

/**
 * The order of those who wait in one room, as far as this instance must know it to tell somebody how many are ahead of
 * them. The order itself is in the database; this is a copy that is brought up to date, and lost with the process.
 */
export interface Queue {
  /** Reads what is new. One call at a time. @param room as it stands in the database */
  refresh(room: Room): Promise<void>;
  /** How many wait ahead of whoever has this turn. */
  ahead(turn: number): number;
  /** What it takes of memory. */
  readonly bytes: number;
}

/**
 * @param executor for heavy reads
 * @param monotonic milliseconds that only go forward
 */
export function createQueue(executor: Executor, monotonic: () => number): Queue {
  let turns = new Turns();
  let calledTurn = NO_TURN;
  /** Whoever has a greater turn came after it was read. */
  let newest = LATE;
  let madeAt = Number.NEGATIVE_INFINITY;

  async function readOn(into: Turns, roomId: string): Promise<void> {
    for (;;) {
      const page = await readTurns(executor, roomId, into.last);
      into.append(page);
      if (page.length < PAGE) return;
    }
  }

  return {
    async refresh(room) {
      if (madeAt > Number.NEGATIVE_INFINITY) await readOn(turns, room.id);
      const counted = turns.size - turns.below(room.calledTurn + 1);
      const left = counted - room.waiting;
      const isStale = left >= Math.max(LEFT_AT_LEAST, room.waiting * LEFT_SHARE);
      const everyMs = left < 0 ? MISSING_EVERY_MS : isStale ? ANEW_EVERY_MS : Number.POSITIVE_INFINITY;
      if (monotonic() - madeAt >= everyMs) {
        const fresh = new Turns();
        await readOn(fresh, room.id);
        turns = fresh;
        madeAt = monotonic();
      }
      calledTurn = room.calledTurn;
      newest = Math.max(LATE + room.late, turns.last);
    },
    ahead: (turn) => {
      const known = Math.max(0, turns.below(turn) - turns.below(calledTurn + 1));
      // Numbers after the opening have no gaps: so many have come meanwhile.
      return known + Math.max(0, turn - newest - 1);
    },
    get bytes() {
      return turns.bytes;
    },
  };
}

/** Turns behind one, ascending. Numbers after the opening become visible in their order: the room is locked for each. */
async function readTurns(executor: Executor, roomId: string, after: number): Promise<number[]> {
  const table = inIndex(executor, 'waiting_room_entries', 'waiting_room_entries_turn');
  const rows = await run<{ turn: number }>(
    executor,
    `select turn from ${table} where room_id = ? and status = 'waiting' and turn > ? order by turn limit ${PAGE}`,
    [roomId, after],
  );
  return rows.map(({ turn }) => turn);
}
