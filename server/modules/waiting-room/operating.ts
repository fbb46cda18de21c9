import {
  type AuditNote,
  type Command,
  type Decision,
  type DomainEvent,
  type Refused,
  refused,
} from '../../engine/types.ts';
import type { Operating, RoomInput, Terms } from './input.ts';
import { NO_TURN, type Room, touch } from './room.ts';
import type { RoomState } from './state.ts';

type Save = Extract<RoomInput, { kind: 'save' }>;

/** What operators do with a room; each change says why. */
export function operate(state: RoomState, command: Command<RoomInput>, input: Operating): Decision {
  if (input.kind === 'save') return save(state, command, input);
  const room = state.rooms.get(input.roomId);
  if (!room) return refused('waiting-room.not-found');
  if (room.status === 'off') return refused('waiting-room.off');
  const statusOf = { pause: 'paused', resume: 'on', close: 'off' } as const;
  const at = touch(room, command.at);
  room.status = statusOf[input.kind];
  room.version += 1;
  room.updatedAt = at;
  // A pause is no debt: nobody is called faster for it afterwards.
  if (input.kind === 'resume') room.nextCallAt = at;
  return changed(room, { action: `waiting-room.${input.kind}`, subject: room.id, reason: input.reason });
}

/** Puts a room in front of something, or changes how it works. */
function save(state: RoomState, command: Command<RoomInput>, input: Save): Decision {
  const known = state.rooms.get(input.roomId);
  const behind = state.behind.get(input.roomId);
  if (!behind) return refused('waiting-room.not-found');
  if (input.version !== (known?.version ?? 0)) {
    return refused('waiting-room.version-conflict', { version: known?.version ?? 0 });
  }
  const at = Math.max(command.at, known?.clock ?? 0);
  const fault = faultOf(state, known, input.terms, { at, endsAt: behind.endsAt });
  if (fault) return fault;
  const room = known ?? newRoom(input.roomId, input.terms, at);
  const before = known ? termsOf(known) : null;
  if (known?.status === 'off') openAnew(known);
  Object.assign(room, input.terms);
  touch(room, at);
  room.version += 1;
  room.updatedAt = at;
  state.rooms.set(room.id, room);
  const note = { action: 'waiting-room.save', subject: room.id, reason: input.reason };
  return changed(room, note, { before, after: input.terms });
}

function faultOf(
  state: RoomState,
  room: Room | undefined,
  { lobbyAt, opensAt }: Terms,
  { at, endsAt }: { readonly at: number; readonly endsAt: number | null },
): Refused | null {
  const invalid = (reason: string): Refused => refused('waiting-room.invalid', { reason });
  if (lobbyAt > opensAt) return invalid('order');
  if (endsAt !== null && (opensAt >= endsAt || at >= endsAt)) return invalid('after-sale');
  if (room?.status === 'off') {
    // Whoever was in it last time must not be in it again with a place of then.
    return (state.leftovers.get(room.id) ?? []).length > 0 ? invalid('clearing') : null;
  }
  const hasOpened = room !== undefined && at >= room.opensAt;
  if (hasOpened && (room.opensAt !== opensAt || room.lobbyAt !== lobbyAt)) return invalid('already-open');
  return null;
}

/** A room that nobody has come into. @param at epoch milliseconds */
export const newRoom = (id: string, terms: Terms, at: number): Room => ({
  id,
  status: 'on',
  ...terms,
  early: 0,
  late: 0,
  waiting: 0,
  busy: 0,
  called: 0,
  calledTurn: NO_TURN,
  speed: 0,
  budgetAt: 0,
  nextCallAt: 0,
  clock: at,
  version: 0,
  createdAt: at,
  updatedAt: at,
  change: 'new',
});

/** Empty, as if it were new; only admission numbers go on, so that none is ever given twice. */
function openAnew(room: Room): void {
  room.status = 'on';
  room.early = 0;
  room.late = 0;
  room.waiting = 0;
  room.busy = 0;
  room.calledTurn = NO_TURN;
  room.speed = 0;
  room.budgetAt = 0;
  room.nextCallAt = 0;
}

const termsOf = ({
  lobbyAt,
  opensAt,
  insideLimit,
  perMinute,
  callMs,
  visitMs,
  door,
}: Room): Terms & Record<string, unknown> => ({
  lobbyAt,
  opensAt,
  insideLimit,
  perMinute,
  callMs,
  visitMs,
  door,
});

function changed(
  room: Room,
  note: Omit<AuditNote, 'details'>,
  details: Record<string, unknown> = {},
): Decision {
  const { id, status, lobbyAt, opensAt, version } = room;
  const event: DomainEvent = {
    name: 'waiting-room.changed',
    key: id,
    data: { roomId: id, status, lobbyAt, opensAt },
  };
  return {
    accepted: true,
    result: { roomId: id, status, version },
    events: [event],
    audit: { ...note, details },
  };
}

/** A room that is off forgets who was in it, a page at a time. */
export function clear(state: RoomState, _command: Command<RoomInput>, roomId: string): Decision {
  const room = state.rooms.get(roomId);
  const leftovers = room?.status === 'off' ? (state.leftovers.get(roomId) ?? []) : [];
  for (const entry of leftovers) entry.change = 'gone';
  return { accepted: true, result: { cleared: leftovers.length } };
}
