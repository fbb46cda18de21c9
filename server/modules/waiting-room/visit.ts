import { type Executor, selectMany, updateMany } from '../../db/dialect.ts';
import { type Refused, refused } from '../../engine/types.ts';

/** What a signed admission says: who may go in where, until when. It is good only while its visit lasts. */
export interface Admission {
  readonly roomId: string;
  readonly accountId: string;
  /** Its number in its room: the first who was called has 1. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** A member's place in a room, as a sale sees it. */
export interface Visit {
  readonly roomId: string;
  readonly accountId: string;
  readonly admissionNo: number | null;
  readonly expiresAt: number | null;
  status: 'waiting' | 'called' | 'inside' | 'done' | 'left' | 'lapsed';
  change: 'none' | 'changed';
}

/** The rooms in front of what a batch sells, and the visits of those who buy. */
export interface Visits {
  /** Rooms that nobody passes without an admission. */
  readonly guarded: Set<string>;
  /** By `roomId/accountId`. */
  readonly visits: Map<string, Visit>;
}

export const roomOfRound = (roundId: string): string => `round:${roundId}`;
export const roomOfProduct = (productId: string): string => `product:${productId}`;

export const noVisits = (): Visits => ({ guarded: new Set(), visits: new Map() });

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

/** Why an admission does not open the door. */
type Reason = 'missing' | 'foreign' | 'expired' | 'over';

/**
 * Whether somebody may buy now: the room is off, or their visit lasts and the admission is theirs.
 * @param at epoch milliseconds
 * @returns null when they may; else `admission.required`
 */
export function judgeVisit(
  visits: Visits,
  roomId: string,
  accountId: string,
  admission: Admission | null,
  at: number,
): Refused | null {
  if (!visits.guarded.has(roomId)) return null;
  const reason = faultOf(visits, roomId, accountId, admission, at);
  return reason && refused('admission.required', { roomId, reason });
}

function faultOf(
  { visits }: Visits,
  roomId: string,
  accountId: string,
  admission: Admission | null,
  at: number,
): Reason | null {
  if (!admission) return 'missing';
  if (admission.roomId !== roomId || admission.accountId !== accountId) return 'foreign';
  if (admission.expiresAt <= at) return 'expired';
  const visit = visits.get(`${roomId}/${accountId}`);
  // The row has the last word: a token outlives a visit that was ended.
  if (visit?.status !== 'inside' || visit.admissionNo !== admission.number) return 'over';
  return visit.expiresAt !== null && visit.expiresAt <= at ? 'expired' : null;
}

/** They have what they came for: their place inside is free again. Without a visit nothing happens. */
export function endVisit(visits: Visits, roomId: string, accountId: string): void {
  const visit = visits.visits.get(`${roomId}/${accountId}`);
  if (visit?.status !== 'inside') return;
  visit.status = 'done';
  visit.change = 'changed';
}

/** Writes the visits that have ended. */
export async function writeVisits(tx: Executor, { visits }: Visits): Promise<void> {
  const ended: [string, null, string, string][] = [];
  for (const { roomId, accountId, status, change } of visits.values()) {
    if (change === 'changed') ended.push([status, null, roomId, accountId]);
  }
  await updateMany(tx, 'waiting_room_entries', ['room_id', 'account_id'], ['status', 'expires_at'], ended);
}
