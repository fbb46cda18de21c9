import type { Command, Decision, DomainEvent } from '../../engine/types.ts';
import type { RoomInput } from './input.ts';
import { CALL_EVERY_MS, type Entry, leastSpeed, type Room, touch } from './room.ts';
import type { Calling, RoomState } from './state.ts';

/** Called in one go at the most: what one event tells. */
const CALLED_AT_ONCE = 1_000;
/** Calls that were not used for so long are lost: a quiet minute is not made up for by a rush. */
const SAVED_MS = 2_000;
/** The measured speed follows what happens within about so long. */
const SPEED_MS = 60_000;
/** Before so many visits have ended, everybody is taken for somebody who buys. */
const VISITS_TO_JUDGE = 20;
/** However few buy, no more than so many are called for each free place. */
const MOST_FOR_EACH = 4;

/** How many calls its pace leaves a room now. @param at epoch milliseconds */
function budgetOf({ perMinute, budgetAt }: Pick<Room, 'perMinute' | 'budgetAt'>, at: number): number {
  const everyMs = 60_000 / perMinute;
  const savedMs = Math.max(SAVED_MS, everyMs);
  return Math.floor((at - Math.max(budgetAt, at - savedMs)) / everyMs);
}

/**
 * How many may be called and inside for what is left: one for each free place; more, where it has shown that not
 * everybody who goes in buys.
 */
export function invitedFor(
  free: number,
  { called }: Pick<Room, 'called'>,
  { busy, done, over }: Pick<Calling, 'busy' | 'done' | 'over'>,
): number {
  // Numbers go on when a room is put up anew; those of then say nothing of those who come now.
  const ended = Math.min(called - busy, over);
  const share = ended < VISITS_TO_JUDGE ? 1 : Math.max(1 / MOST_FOR_EACH, done / ended);
  return Math.ceil(free / share);
}

/** How many may be called now. @param at epoch milliseconds, by the room's clock */
export function allowedNow(
  room: Room,
  { free, ...visits }: Pick<Calling, 'busy' | 'done' | 'over'> & { readonly free: number },
  at: number,
): number {
  if (room.status !== 'on' || at < room.opensAt) return 0;
  const places = Math.min(room.insideLimit, invitedFor(free, room, visits)) - visits.busy;
  return Math.max(0, Math.min(places, budgetOf(room, at), CALLED_AT_ONCE));
}

/** Ends what is due and calls whoever is next. Whichever instance comes second finds that it was done. */
export function call(
  state: RoomState,
  command: Command<RoomInput>,
  { roomId, free }: Extract<RoomInput, { kind: 'call' }>,
): Decision {
  const room = state.rooms.get(roomId);
  const calling = state.calling.get(roomId);
  if (!room || !calling || room.nextCallAt > Math.max(command.at, room.clock)) {
    return { accepted: true, result: { called: 0, lapsed: 0 } };
  }
  const sinceMs = room.speed === 0 ? 0 : command.at - (room.nextCallAt - CALL_EVERY_MS);
  const at = touch(room, command.at);
  const lapsed = lapse(calling.due, at);
  const busy = calling.busy - lapsed;
  measure(room, Math.max(0, room.busy - busy), sinceMs);
  const allowed = allowedNow(room, { busy, done: calling.done, over: calling.over + lapsed, free }, at);
  const called = calling.next.filter(({ status }) => status === 'waiting').slice(0, allowed);
  for (const entry of called) callOne(room, entry, at);
  spend(room, called.length, at);
  room.busy = busy + called.length;
  // At the opening they are called at once, not when the second is over.
  room.nextCallAt = at < room.opensAt ? Math.min(at + CALL_EVERY_MS, room.opensAt) : at + CALL_EVERY_MS;
  const events = called.length + lapsed > 0 ? [calledEvent(room, called)] : [];
  return { accepted: true, result: { called: called.length, lapsed }, events };
}

function lapse(due: readonly Entry[], at: number): number {
  let lapsed = 0;
  for (const entry of due) {
    // What was left or paid for meanwhile has no end any more.
    if (entry.expiresAt === null || entry.expiresAt > at) continue;
    entry.status = 'lapsed';
    entry.expiresAt = null;
    entry.change = 'changed';
    lapsed += 1;
  }
  return lapsed;
}

function callOne(room: Room, entry: Entry, at: number): void {
  room.called += 1;
  room.waiting -= 1;
  room.calledTurn = Math.max(room.calledTurn, entry.turn);
  entry.status = 'called';
  entry.admissionNo = room.called;
  entry.calledAt = at;
  entry.expiresAt = at + room.callMs;
  entry.change = 'changed';
}

function spend(room: Room, calls: number, at: number): void {
  const everyMs = 60_000 / room.perMinute;
  const from = Math.max(room.budgetAt, at - Math.max(SAVED_MS, everyMs));
  room.budgetAt = Math.ceil(from + calls * everyMs);
}

/** Visits that end in a minute: the last of them count most. */
function measure(room: Room, ended: number, sinceMs: number): void {
  const least = leastSpeed(room) * 100;
  if (sinceMs <= 0) {
    room.speed = Math.ceil(least);
    return;
  }
  const weight = 1 - Math.exp(-sinceMs / SPEED_MS);
  const now = (ended * 60_000 * 100) / sinceMs;
  room.speed = Math.round(Math.max(least, room.speed + (now - room.speed) * weight));
}

const calledEvent = (room: Room, called: readonly Entry[]): DomainEvent => ({
  name: 'waiting-room.called',
  key: room.id,
  data: {
    roomId: room.id,
    entries: called.map(({ accountId, admissionNo }) => [accountId, admissionNo]),
    callUntil: called[0]?.expiresAt ?? null,
    called: room.called,
    waiting: room.waiting,
    perMinute: paceOf(room),
  },
});

/** How many are called in a minute now: as many as the operator allows, or as visits end once all places are taken. */
export function paceOf(room: Room): number {
  const { perMinute, speed, insideLimit, busy } = room;
  return busy < insideLimit ? perMinute : Math.min(perMinute, Math.max(1, Math.round(speed / 100)));
}
