import type { Value } from '../../db/rows.ts';
import type { WaitingRoomEntriesTable, WaitingRoomsTable } from '../../db/tables/waiting-room.ts';
import type { Entry, Room } from './room.ts';

export const ROOM_COLUMNS = [
  ...[
    'id',
    'created_at',
    'status',
    'lobby_at',
    'opens_at',
    'inside_limit',
    'per_minute',
    'call_ms',
    'visit_ms',
  ],
  ...[
    'door',
    'early',
    'late',
    'waiting',
    'busy',
    'called',
    'called_turn',
    'speed',
    'budget_at',
    'next_call_at',
  ],
  ...['clock', 'version', 'updated_at'],
];
/** All but the first two, which never change. */
export const ROOM_CHANGES = ROOM_COLUMNS.slice(2);

export const roomOf = (row: WaitingRoomsTable): Room => ({
  id: row.id,
  status: row.status,
  lobbyAt: row.lobby_at,
  opensAt: row.opens_at,
  insideLimit: row.inside_limit,
  perMinute: row.per_minute,
  callMs: row.call_ms,
  visitMs: row.visit_ms,
  door: row.door,
  early: row.early,
  late: row.late,
  waiting: row.waiting,
  busy: row.busy,
  called: row.called,
  calledTurn: row.called_turn,
  speed: row.speed,
  budgetAt: row.budget_at,
  nextCallAt: row.next_call_at,
  clock: row.clock,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  change: 'none',
});

export const roomChanges = (r: Room): Value[] => [
  ...[r.status, r.lobbyAt, r.opensAt, r.insideLimit, r.perMinute, r.callMs, r.visitMs],
  ...[r.door, r.early, r.late, r.waiting, r.busy, r.called, r.calledTurn, r.speed, r.budgetAt, r.nextCallAt],
  ...[r.clock, r.version, r.updatedAt],
];

export const ENTRY_COLUMNS = [
  ...[
    'room_id',
    'account_id',
    'id',
    'turn',
    'status',
    'admission_no',
    'arrived_at',
    'called_at',
    'expires_at',
  ],
  'work_at',
];
export const ENTRY_KEYS = ['room_id', 'account_id'];
/** All but the key. */
export const ENTRY_CHANGES = ENTRY_COLUMNS.slice(2);

export const entryOf = (row: WaitingRoomEntriesTable): Entry => ({
  roomId: row.room_id,
  accountId: row.account_id,
  id: row.id,
  turn: row.turn,
  status: row.status,
  admissionNo: row.admission_no,
  arrivedAt: row.arrived_at,
  calledAt: row.called_at,
  expiresAt: row.expires_at,
  workAt: row.work_at,
  change: 'none',
});

export const entryChanges = (e: Entry): Value[] => [
  ...[e.id, e.turn, e.status, e.admissionNo, e.arrivedAt, e.calledAt, e.expiresAt, e.workAt],
];
