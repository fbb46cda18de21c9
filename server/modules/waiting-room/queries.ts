import {
  deleteMany,
  type Executor,
  inIndex,
  insertMany,
  run,
  selectMany,
  updateMany,
} from '../../db/dialect.ts';
import type { WaitingRoomEntriesTable, WaitingRoomsTable } from '../../db/tables/waiting-room.ts';
import type { Command } from '../../engine/types.ts';
import { type Behind, type RoomKind, readBehind } from './behind.ts';
import { allowedNow } from './calling.ts';
import { isOperating, type RoomInput } from './input.ts';
import { type Entry, entryKey, type Room } from './room.ts';
import {
  ENTRY_CHANGES,
  ENTRY_COLUMNS,
  ENTRY_KEYS,
  entryChanges,
  entryOf,
  ROOM_CHANGES,
  ROOM_COLUMNS,
  roomChanges,
  roomOf,
} from './rows.ts';
import { emptyRooms, type RoomState } from './state.ts';

const DUE_AT_ONCE = 1_000;
const CLEARED_AT_ONCE = 1_000;

/** What the lane asks of other modules. */
export interface RoomPorts {
  readonly kinds: () => readonly RoomKind[];
  /** Which of these members have shown who they are. */
  readonly personVerified: (executor: Executor, accountIds: readonly string[]) => Promise<Set<string>>;
}

/**
 * Loads all that a batch touches. The rooms are locked; their entries hang on them. Only who is inside can be changed by
 * others, who pay: those are locked, too, where a command may send them away.
 */
export async function prefetchRooms(
  tx: Executor,
  commands: readonly Command<RoomInput>[],
  ports: RoomPorts,
): Promise<RoomState> {
  const state = emptyRooms();
  for (const room of await readRooms(tx, new Set(commands.map(({ input }) => input.roomId)), true)) {
    state.rooms.set(room.id, room);
  }
  await loadEntries(tx, state, commands);
  await loadPersons(tx, state, commands, ports);
  for (const { at, input } of commands) {
    const room = state.rooms.get(input.roomId);
    if (room && input.kind === 'call') await loadCalling(tx, state, room, input.free, at);
    if (room?.status === 'off' && (input.kind === 'clear' || input.kind === 'save')) {
      await loadLeftovers(tx, state, room);
    }
  }
  const operated = commands.filter(({ input }) => isOperating(input)).map(({ input }) => input.roomId);
  const behind = operated.length > 0 ? await readBehind(tx, ports.kinds(), new Set(operated)) : new Map();
  return { ...state, behind: behind as Map<string, Behind> };
}

/** Rooms by id, in the order of their ids. */
export async function readRooms(executor: Executor, ids: Iterable<string>, lock = false): Promise<Room[]> {
  const rows = await selectMany<WaitingRoomsTable>(
    executor,
    { table: 'waiting_rooms', columns: ROOM_COLUMNS, keys: ['id'], index: 'PRIMARY', lock },
    Array.from(ids, (id) => [id]),
  );
  return rows.map(roomOf);
}

type EntryKey = readonly [roomId: string, accountId: string];

/** Entries by room and account. */
export async function readEntries(
  executor: Executor,
  keys: readonly EntryKey[],
  lock = false,
): Promise<Entry[]> {
  const rows = await selectMany<WaitingRoomEntriesTable>(
    executor,
    { table: 'waiting_room_entries', columns: ENTRY_COLUMNS, keys: ENTRY_KEYS, index: 'PRIMARY', lock },
    keys,
  );
  return rows.map(entryOf);
}

async function loadEntries(
  tx: Executor,
  state: RoomState,
  commands: readonly Command<RoomInput>[],
): Promise<void> {
  const keys: EntryKey[] = [];
  const departing = new Set<string>();
  for (const { accountId, input } of commands) {
    const isTheirs = input.kind === 'arrive' || input.kind === 'enter' || input.kind === 'leave';
    if (!isTheirs || !state.rooms.has(input.roomId)) continue;
    keys.push([input.roomId, accountId]);
    if (input.kind === 'leave') departing.add(entryKey(input.roomId, accountId));
  }
  const found = await readEntries(tx, keys);
  for (const entry of found) state.entries.set(entryKey(entry.roomId, entry.accountId), entry);
  await lockInside(
    tx,
    state,
    found.filter(({ roomId, accountId }) => departing.has(entryKey(roomId, accountId))),
  );
}

/** Reads those of some entries once more, locked, who are inside and may be paying in this moment. */
async function lockInside(tx: Executor, state: RoomState, entries: readonly Entry[]): Promise<void> {
  const inside = entries.filter(({ status }) => status === 'inside');
  for (const entry of await readEntries(
    tx,
    inside.map(({ roomId, accountId }) => [roomId, accountId]),
    true,
  )) {
    state.entries.set(entryKey(entry.roomId, entry.accountId), entry);
  }
}

/** Only for rooms that ask who somebody is. */
async function loadPersons(
  tx: Executor,
  state: RoomState,
  commands: readonly Command<RoomInput>[],
  { personVerified }: RoomPorts,
): Promise<void> {
  const asked = commands.filter(
    ({ input }) => input.kind === 'arrive' && state.rooms.get(input.roomId)?.door === 'person',
  );
  if (asked.length === 0) return;
  const ids = [...new Set(asked.map(({ accountId }) => accountId))];
  for (const id of await personVerified(tx, ids)) state.persons.add(id);
}

/** What is due in a room, and as many of those who are next as it may call. */
async function loadCalling(
  tx: Executor,
  state: RoomState,
  room: Room,
  free: number,
  commandAt: number,
): Promise<void> {
  const at = Math.max(commandAt, room.clock);
  if (room.nextCallAt > at || room.status === 'off' || state.calling.has(room.id)) return;
  const busy = await count(tx, room.id, ['called', 'inside']);
  const found = await readDue(tx, room.id, at);
  await lockInside(tx, state, found);
  const due = found.map((entry) => known(state, entry));
  // The share of those who buy matters only where what is left sets the limit.
  const isShort = free < room.insideLimit;
  const done = isShort ? await count(tx, room.id, ['done']) : 0;
  const over = isShort ? done + (await count(tx, room.id, ['left', 'lapsed'])) : 0;
  const visits = { busy: busy - due.length, done, over: over + due.length };
  const allowed = allowedNow(room, { ...visits, free }, at);
  const next = allowed > 0 ? (await readNext(tx, room.id, allowed)).map((entry) => known(state, entry)) : [];
  state.calling.set(room.id, { busy, done, over, due, next });
}

/** The one copy of an entry that all commands of a batch share. */
function known(state: RoomState, entry: Entry): Entry {
  const key = entryKey(entry.roomId, entry.accountId);
  const copy = state.entries.get(key) ?? entry;
  state.entries.set(key, copy);
  return copy;
}

/** How many entries of a room are in one of these states. */
async function count(
  executor: Executor,
  roomId: string,
  statuses: readonly Entry['status'][],
): Promise<number> {
  const table = inIndex(executor, 'waiting_room_entries', 'waiting_room_entries_turn');
  const places = statuses.map(() => '?').join(', ');
  const rows = await run<{ total: number }>(
    executor,
    `select count(*) as total from ${table} where room_id = ? and status in (${places})`,
    [roomId, ...statuses],
  );
  return Number(rows[0]?.total ?? 0);
}

async function readDue(executor: Executor, roomId: string, at: number): Promise<Entry[]> {
  const table = inIndex(executor, 'waiting_room_entries', 'waiting_room_entries_expires');
  const rows = await run<WaitingRoomEntriesTable>(
    executor,
    `select ${ENTRY_COLUMNS.join(', ')} from ${table} where room_id = ? and expires_at <= ?
      order by expires_at limit ${DUE_AT_ONCE}`,
    [roomId, at],
  );
  return rows.map(entryOf);
}

async function readNext(executor: Executor, roomId: string, limit: number): Promise<Entry[]> {
  const table = inIndex(executor, 'waiting_room_entries', 'waiting_room_entries_turn');
  const rows = await run<WaitingRoomEntriesTable>(
    executor,
    `select ${ENTRY_COLUMNS.join(', ')} from ${table} where room_id = ? and status = 'waiting'
      order by turn, account_id limit ${limit}`,
    [roomId],
  );
  return rows.map(entryOf);
}

async function loadLeftovers(tx: Executor, state: RoomState, room: Room): Promise<void> {
  const table = inIndex(tx, 'waiting_room_entries', 'PRIMARY');
  const rows = await run<WaitingRoomEntriesTable>(
    tx,
    `select ${ENTRY_COLUMNS.join(', ')} from ${table} where room_id = ? order by account_id limit ${CLEARED_AT_ONCE}`,
    [room.id],
  );
  state.leftovers.set(
    room.id,
    rows.map((row) => known(state, entryOf(row))),
  );
}

/** Writes what has changed, entries in the order of their keys. */
export async function writeRooms(tx: Executor, { rooms, entries }: RoomState): Promise<void> {
  const made: Room[] = [];
  const changed: Room[] = [];
  for (const room of rooms.values()) {
    if (room.change === 'new') made.push(room);
    else if (room.change === 'changed') changed.push(room);
  }
  await insertMany(
    tx,
    'waiting_rooms',
    ROOM_COLUMNS,
    made.map((room) => [room.id, room.createdAt, ...roomChanges(room)]),
  );
  await updateMany(
    tx,
    'waiting_rooms',
    ['id'],
    ROOM_CHANGES,
    changed.map((room) => [...roomChanges(room), room.id]),
  );
  await writeEntries(tx, entries);
}

async function writeEntries(tx: Executor, entries: RoomState['entries']): Promise<void> {
  const by = { new: [] as Entry[], changed: [] as Entry[], gone: [] as Entry[] };
  for (const entry of entries.values()) if (entry.change !== 'none') by[entry.change].push(entry);
  for (const list of [by.new, by.changed, by.gone]) list.sort(byKey);
  await insertMany(
    tx,
    'waiting_room_entries',
    ENTRY_COLUMNS,
    by.new.map((entry) => [entry.roomId, entry.accountId, ...entryChanges(entry)]),
  );
  await updateMany(
    tx,
    'waiting_room_entries',
    ENTRY_KEYS,
    ENTRY_CHANGES,
    by.changed.map((entry) => [...entryChanges(entry), entry.roomId, entry.accountId]),
  );
  await deleteMany(
    tx,
    'waiting_room_entries',
    ENTRY_KEYS,
    by.gone.map((entry) => [entry.roomId, entry.accountId]),
    { where: {}, atMost: {} },
  );
}

const byKey = (a: Entry, b: Entry): number =>
  a.roomId === b.roomId ? (a.accountId < b.accountId ? -1 : 1) : a.roomId < b.roomId ? -1 : 1;
