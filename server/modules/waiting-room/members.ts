import { type Command, type Decision, type Refused, refused } from '../../engine/types.ts';
import type { RoomInput } from './input.ts';
import { type Entry, entryKey, hasLot, LATE, type Room, touch } from './room.ts';
import type { RoomState } from './state.ts';

type Of<Kind extends RoomInput['kind']> = Extract<RoomInput, { kind: Kind }>;

const isHere = (entry: Entry | undefined): entry is Entry =>
  entry?.status === 'waiting' || entry?.status === 'called' || entry?.status === 'inside';

/** What a member is told of their place; never their lot. */
const told = ({ roomId, status, arrivedAt }: Entry): Record<string, unknown> => ({
  roomId,
  status,
  arrivedAt: new Date(arrivedAt).toISOString(),
});

/** A member comes in. Whoever is in already keeps their place, on whichever device they ask. */
export function arrive(state: RoomState, command: Command<RoomInput>, input: Of<'arrive'>): Decision {
  const room = state.rooms.get(input.roomId);
  if (!room) return refused('waiting-room.not-found');
  if (room.status === 'off') return refused('waiting-room.off');
  const known = state.entries.get(entryKey(room.id, command.accountId));
  if (isHere(known)) return { accepted: true, result: told(known) };
  const at = Math.max(command.at, room.clock);
  if (at < room.lobbyAt) {
    return refused('waiting-room.not-open', { lobbyAt: new Date(room.lobbyAt).toISOString() });
  }
  const closed = refuseAtDoor(state, room, known, command.accountId, input);
  if (closed) return closed;
  touch(room, at);
  const entry = known ?? newEntry(room.id, command.accountId);
  if (entry.change === 'none') entry.change = 'changed';
  entry.turn = turnFor(room, known, input.lot);
  entry.id = command.id;
  entry.status = 'waiting';
  entry.arrivedAt = at;
  entry.admissionNo = null;
  entry.calledAt = null;
  entry.expiresAt = null;
  if (input.workAt !== null) entry.workAt = input.workAt;
  room.waiting += 1;
  state.entries.set(entryKey(room.id, entry.accountId), entry);
  return { accepted: true, result: told(entry) };
}

function refuseAtDoor(
  { persons }: RoomState,
  { door }: Room,
  known: Entry | undefined,
  accountId: string,
  { workAt }: Of<'arrive'>,
): Refused | null {
  if (door === 'person' && !persons.has(accountId)) return refused('waiting-room.door-person');
  if (door !== 'work') return null;
  const isUsed = workAt !== null && known !== undefined && known.workAt !== null && workAt <= known.workAt;
  return workAt === null || isUsed ? refused('waiting-room.door-work') : null;
}

/**
 * Before the opening a lot: all lots are drawn alike and nobody knows theirs, so their order is that of a shuffle. Whoever
 * leaves and comes back has the one that they drew. After the opening the next number.
 */
function turnFor(room: Room, known: Entry | undefined, lot: number): number {
  if (room.clock >= room.opensAt) {
    room.late += 1;
    return LATE + room.late;
  }
  if (known && hasLot(known)) return known.turn;
  room.early += 1;
  return lot;
}

const newEntry = (roomId: string, accountId: string): Entry => ({
  roomId,
  accountId,
  id: '',
  turn: 0,
  status: 'waiting',
  admissionNo: null,
  arrivedAt: 0,
  calledAt: null,
  expiresAt: null,
  workAt: null,
  change: 'new',
});

/** A member gives up their place, or what they were let in for. */
export function leave(state: RoomState, command: Command<RoomInput>, input: Of<'leave'>): Decision {
  const room = state.rooms.get(input.roomId);
  if (!room) return refused('waiting-room.not-found');
  const entry = state.entries.get(entryKey(room.id, command.accountId));
  if (!isHere(entry)) return refused('waiting-room.entry-not-found');
  touch(room, command.at);
  if (entry.status === 'waiting') room.waiting -= 1;
  entry.status = 'left';
  entry.expiresAt = null;
  entry.change = 'changed';
  return { accepted: true, result: { roomId: room.id, status: 'left' } };
}

/** Whoever was called goes in, for as long as a visit lasts. A second tab is told of the same visit. */
export function enter(state: RoomState, command: Command<RoomInput>, input: Of<'enter'>): Decision {
  const room = state.rooms.get(input.roomId);
  if (!room) return refused('waiting-room.not-found');
  if (room.status === 'off') return refused('waiting-room.off');
  const entry = state.entries.get(entryKey(room.id, command.accountId));
  if (!entry) return refused('waiting-room.entry-not-found');
  if (entry.status === 'waiting') return refused('waiting-room.not-your-turn');
  const at = Math.max(command.at, room.clock);
  if (!isHere(entry) || entry.expiresAt === null || entry.expiresAt <= at) {
    return refused('waiting-room.turn-over', { status: entry.status });
  }
  if (entry.status === 'called') {
    touch(room, at);
    entry.status = 'inside';
    entry.expiresAt = at + room.visitMs;
    entry.change = 'changed';
  }
  const { admissionNo, expiresAt } = entry;
  return { accepted: true, result: { roomId: room.id, number: admissionNo, expiresAt } };
}
