import { type Executor, selectMany, updateMany } from '../../db/dialect.ts';
import { noVisits, type Visit, type Visits } from './visit.ts';

/**
 * Loads which of the rooms are on, and, locked, the visits of these members. Called before all else is locked; the rooms
 * themselves are not: who is inside changes many times a second, whether a room is on hardly ever, and a change counts
 * from the next batch on.
 * @param wanted which member wants to pass which room; a room that does not exist guards nothing
 */
export async function prefetchVisits(
  tx: Executor,
  wanted: readonly { readonly roomId: string; readonly accountId: string }[],
): Promise<Visits> {
  const state = noVisits();
  if (wanted.length === 0) return state;
  const rooms = await selectMany<{ id: string; status: string }>(
    tx,
    { table: 'waiting_rooms', columns: ['id', 'status'], keys: ['id'], index: 'PRIMARY', lock: false },
    wanted.map(({ roomId }) => [roomId]),
  );
  for (const { id, status } of rooms) if (status !== 'off') state.guarded.add(id);
  const guests = wanted.filter(({ roomId }) => state.guarded.has(roomId));
  // Only who is inside may buy, and only a row that is there may be locked.
  const present = await readVisits(
    tx,
    guests.map(({ roomId, accountId }) => [roomId, accountId]),
    false,
  );
  const inside = present.filter(({ status }) => status === 'inside');
  const locked = await readVisits(
    tx,
    inside.map(({ roomId, accountId }) => [roomId, accountId]),
    true,
  );
  for (const visit of locked) state.visits.set(`${visit.roomId}/${visit.accountId}`, visit);
  return state;
}

interface VisitRow {
  readonly room_id: string;
  readonly account_id: string;
  readonly status: Visit['status'];
  readonly admission_no: number | null;
  readonly expires_at: number | null;
}

async function readVisits(
  tx: Executor,
  keys: readonly (readonly [roomId: string, accountId: string])[],
  lock: boolean,
): Promise<Visit[]> {
  const rows = await selectMany<VisitRow>(
    tx,
    {
      table: 'waiting_room_entries',
      columns: ['room_id', 'account_id', 'status', 'admission_no', 'expires_at'],
      keys: ['room_id', 'account_id'],
      index: 'PRIMARY',
      lock,
    },
    keys,
  );
  return rows.map((row) => ({
    roomId: row.room_id,
    accountId: row.account_id,
    admissionNo: row.admission_no,
    expiresAt: row.expires_at,
    status: row.status,
    change: 'none',
  }));
}

/** Writes the visits that have ended. */
export async function writeVisits(tx: Executor, { visits }: Visits): Promise<void> {
  const ended: [string, null, string, string][] = [];
  for (const { roomId, accountId, status, change } of visits.values()) {
    if (change === 'changed') ended.push([status, null, roomId, accountId]);
  }
  await updateMany(tx, 'waiting_room_entries', ['room_id', 'account_id'], ['status', 'expires_at'], ended);
}
