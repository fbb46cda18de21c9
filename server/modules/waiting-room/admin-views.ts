import { type Executor, run } from '../../db/dialect.ts';
import type { WaitingRoomsTable } from '../../db/tables/waiting-room.ts';
import { idCursor, type Page, pageOf } from '../../http/page.ts';
import { iso } from '../../lib/iso.ts';
import { type Behind, type RoomKind, readBehind } from './behind.ts';
import { paceOf } from './calling.ts';
import { newRoom } from './operating.ts';
import { readRooms } from './queries.ts';
import { partsOf, type Room } from './room.ts';
import { ROOM_COLUMNS, roomOf } from './rows.ts';
import type { AdminRoom } from './schemas.ts';
import { behindView, statusAt } from './views.ts';

type Counts = AdminRoom['counts'];

/** How many are in which state, by room. */
async function readCounts(executor: Executor, roomIds: readonly string[]): Promise<Map<string, Counts>> {
  const counts = new Map<string, Counts>();
  for (const roomId of roomIds) {
    const rows = await run<{ status: keyof Counts; total: number }>(
      executor,
      'select status, count(*) as total from waiting_room_entries where room_id = ? group by status',
      [roomId],
    );
    const own: Counts = { waiting: 0, called: 0, inside: 0, done: 0, left: 0, lapsed: 0 };
    for (const { status, total } of rows) own[status] = Number(total);
    counts.set(roomId, own);
  }
  return counts;
}

/** What the views of operators read with. */
export interface AdminReading {
  /** For heavy reads. */
  readonly background: Executor;
  readonly kinds: readonly RoomKind[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Rooms, the newest opening first. */
export async function listRooms(
  executor: Executor,
  reading: AdminReading,
  query: { readonly status: 'current' | 'off'; readonly cursor?: string; readonly limit: number },
): Promise<Page<AdminRoom>> {
  const cursor = cursorOf(query.cursor);
  const statuses = query.status === 'off' ? "('off')" : "('on', 'paused')";
  const behind = cursor ? 'and (opens_at < ? or (opens_at = ? and id < ?))' : '';
  const rows = await run<WaitingRoomsTable>(
    executor,
    `select ${ROOM_COLUMNS.join(', ')} from waiting_rooms where status in ${statuses} ${behind}
      order by opens_at desc, id desc limit ${query.limit + 1}`,
    cursor ? [cursor.opensAt, cursor.opensAt, cursor.id] : [],
  );
  const page = pageOf(
    rows.map(roomOf),
    query.limit,
    ({ opensAt, id }) => `${opensAt}_${id}`,
    (room) => room,
  );
  return { ...page, items: await viewsOf(executor, reading, page.items) };
}

function cursorOf(text: string | undefined): { opensAt: number; id: string } | null {
  const cursor = idCursor(text);
  if (cursor === null) return null;
  const [opensAt = '', ...id] = cursor.split('_');
  return { opensAt: Number(opensAt) || 0, id: id.join('_') };
}

/** How a room works that nobody has set up yet. */
const USUAL = {
  lobbyMs: 30 * 60_000,
  insideLimit: 500,
  perMinute: 600,
  callMs: 120_000,
  visitMs: 600_000,
};

/** A room that is not there yet, as it would usually be: before the sale, half an hour for those who come early. */
function proposalFor(roomId: string, { startsAt }: Behind, now: number): Room {
  const opensAt = Math.max(startsAt ?? 0, now);
  const { lobbyMs, ...usual } = USUAL;
  const proposal = { ...usual, lobbyAt: Math.max(now, opensAt - lobbyMs), opensAt, door: 'none' as const };
  return { ...newRoom(roomId, proposal, now), status: 'off' };
}

/** One room as operators see it; a proposal, of version 0, where there is none yet. */
export async function readRoom(
  executor: Executor,
  reading: AdminReading,
  roomId: string,
): Promise<AdminRoom | null> {
  const rooms = await readRooms(executor, [roomId]);
  const behind =
    rooms.length > 0 ? undefined : (await readBehind(executor, reading.kinds, [roomId])).get(roomId);
  if (behind) rooms.push(proposalFor(roomId, behind, reading.now));
  const [view] = await viewsOf(executor, reading, rooms);
  return view ?? null;
}

async function viewsOf(
  executor: Executor,
  { background, kinds, now }: AdminReading,
  rooms: readonly Room[],
): Promise<AdminRoom[]> {
  const ids = rooms.map(({ id }) => id);
  const behind = await readBehind(executor, kinds, ids);
  const counts = await readCounts(background, ids);
  return rooms.map((room) => viewOf(room, behind.get(room.id), counts.get(room.id)!, now));
}

function viewOf(room: Room, behind: Behind | undefined, counts: Counts, now: number): AdminRoom {
  const { kind, id } = partsOf(room.id)!;
  return {
    roomId: room.id,
    kind: kind === 'round' ? 'rounds' : 'products',
    id,
    behind: behind ? behindView(behind) : null,
    status: statusAt(room, now),
    lobbyAt: iso(room.lobbyAt),
    opensAt: iso(room.opensAt),
    insideLimit: room.insideLimit,
    perMinute: room.perMinute,
    callS: room.callMs / 1_000,
    visitS: room.visitMs / 1_000,
    door: room.door,
    version: room.version,
    free: behind?.free ?? 0,
    counts,
    early: room.early,
    late: room.late,
    admissions: room.called,
    calledPerMinute: paceOf(room),
    endedPerMinute: room.speed / 100,
    updatedAt: iso(room.updatedAt),
    serverTime: iso(now),
  };
}
