import { type Executor, run } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { Lane } from '../../engine/index.ts';
import type { Round } from '../../jobs/rounds.ts';
import type { MakeId } from '../../lib/id.ts';
import { type Behind, type RoomKind, readBehind } from './behind.ts';
import { type RoomInput, SYSTEM } from './input.ts';
import type { RoomState } from './state.ts';

const EVERY_MS = 250;
const ROOMS_AT_ONCE = 50;
/** A room is taken down by itself so long after its sale, for those who look what became of it. */
const KEPT_AFTER_SALE_MS = 3_600_000;
/** One behind which there is nothing to be seen may be waiting for it to be shown again. */
const KEPT_WITHOUT_SALE_MS = 7 * 86_400_000;
/** What stands behind a quiet room is looked at this often. */
const LOOK_EVERY_MS = 60_000;

export interface CallingParts {
  readonly database: Database;
  readonly lane: Lane<RoomInput, RoomState>;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly kinds: () => readonly RoomKind[];
}

interface DueRoom {
  readonly id: string;
  readonly status: string;
  readonly waiting: number;
  readonly opens_at: number;
  /** The end of a call or a visit that is next, of those who were called. */
  readonly due: number | null;
}

/** Ends what is due and calls whoever is next, in every room. */
export function callingRound(parts: CallingParts): Round {
  const looked = new Map<string, number>();
  return { name: 'call-visitors', everyMs: EVERY_MS, run: () => callDue(parts, looked) };
}

/**
 * Has each room that is due decided in the lane, which asks again: of several instances one does it.
 * @param looked when what stands behind a quiet room was looked at last, by its id
 * @returns true when there is more to do at once
 */
export async function callDue(parts: CallingParts, looked = new Map<string, number>()): Promise<boolean> {
  const { database, lane, now, kinds } = parts;
  const at = now();
  const rooms = await dueRooms(database.reader, at);
  const active = rooms.filter(({ id, status, waiting, opens_at: opensAt, due }) => {
    if (status === 'off') return true;
    const isBusy = (status === 'on' && waiting > 0 && opensAt <= at) || (due !== null && due <= at);
    return isBusy || (looked.get(id) ?? 0) <= at - LOOK_EVERY_MS;
  });
  if (active.length === 0) return false;
  const behind = await readBehind(
    database.reader,
    kinds(),
    active.map(({ id }) => id),
  );
  const submit = (name: string, input: RoomInput) => {
    const id = parts.makeId();
    return lane.submit({ id, at, accountId: SYSTEM, key: id, name, input, fingerprint: '' });
  };
  let isMore = false;
  for (const { id: roomId, status, opens_at: opensAt } of active) {
    looked.set(roomId, at);
    const sale = behind.get(roomId);
    if (status === 'off') {
      await submit('waiting-room.clear', { kind: 'clear', roomId });
      isMore = true;
    } else if (isOver(sale, opensAt, at)) {
      const reason = sale ? 'Its sale is over' : 'What stood behind it is gone';
      await submit('waiting-room.close', { kind: 'close', roomId, reason });
    } else if (sale) {
      await submit('waiting-room.call', { kind: 'call', roomId, free: sale.free });
    }
  }
  return isMore;
}

const isOver = (sale: Behind | undefined, opensAt: number, at: number): boolean =>
  sale
    ? sale.endsAt !== null && sale.endsAt <= at - KEPT_AFTER_SALE_MS
    : opensAt <= at - KEPT_WITHOUT_SALE_MS;

/** Rooms that may call or end something, and those that are off and not empty yet. */
async function dueRooms(executor: Executor, at: number): Promise<DueRoom[]> {
  return run<DueRoom>(
    executor,
    `select r.id, r.status, r.waiting, r.opens_at,
        (select min(e.expires_at) from waiting_room_entries e where e.room_id = r.id and e.expires_at <= ?) as due
      from waiting_rooms r where r.status in ('on', 'paused') and r.next_call_at <= ?
      union all
      select r.id, r.status, r.waiting, r.opens_at, null from waiting_rooms r
      where r.status = 'off' and exists (select 1 from waiting_room_entries e where e.room_id = r.id)
      limit ${ROOMS_AT_ONCE}`,
    [at, at],
  );
}
