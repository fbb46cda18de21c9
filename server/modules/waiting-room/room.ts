import type { Visit } from './visit.ts';

/** What can stand behind a room. */
export type BehindKind = 'round' | 'product';
/** What a caller must show to come in: nothing, some work of their machine, or who they are. */
export type Door = 'none' | 'work' | 'person';

/**
 * A room and the order in it. It is the anchor: whoever lets somebody in, calls or sends somebody away has locked it.
 * Times are epoch milliseconds.
 */
export interface Room {
  readonly id: string;
  status: 'on' | 'paused' | 'off';
  /** Nobody may come in earlier. */
  lobbyAt: number;
  /** Whoever came before draws a lot, whoever comes later stands behind them. */
  opensAt: number;
  /** How many may be called and inside at the same time. */
  insideLimit: number;
  /** How many may be called in a minute. */
  perMinute: number;
  /** How long one who was called has to go in. */
  callMs: number;
  /** How long one may stay. */
  visitMs: number;
  door: Door;
  /** Lots that were drawn. */
  early: number;
  /** Numbers that were given to those who came after the opening. */
  late: number;
  waiting: number;
  /** Called and inside, as it was when somebody was called last. */
  busy: number;
  /** Admission numbers that were given. */
  called: number;
  /** The turn of whoever was called last: nobody waits with a smaller one. */
  calledTurn: number;
  /** Visits that end in a hundred minutes, as measured. */
  speed: number;
  /** Calls until here are paid for by `perMinute`. */
  budgetAt: number;
  nextCallAt: number;
  /** Monotonic: the opening, calls and visits are judged against it, so that a slow clock turns nothing back. */
  clock: number;
  version: number;
  readonly createdAt: number;
  updatedAt: number;
  change: 'none' | 'new' | 'changed';
}

/** Somebody's place in a room; one for each account. */
export interface Entry {
  readonly roomId: string;
  readonly accountId: string;
  /** The command that came in with it last. */
  id: string;
  /** Smaller ones are called earlier. A lot before the opening: nobody is told. */
  turn: number;
  status: Visit['status'];
  admissionNo: number | null;
  arrivedAt: number;
  calledAt: number | null;
  /** Of the call, or of the visit. */
  expiresAt: number | null;
  /** When the work was set that opened the door last: no work opens it twice. */
  workAt: number | null;
  change: 'none' | 'new' | 'changed' | 'gone';
}

/** Turns of those who come after the opening begin here: behind every lot, and still exact as a number. */
export const LATE = 2 ** 52;
export const LOT_BYTES = 6;
/** Nobody was called. */
export const NO_TURN = -1;
/** How often a room calls. */
export const CALL_EVERY_MS = 1_000;

export const entryKey = (roomId: string, accountId: string): string => `${roomId}/${accountId}`;
export const hasLot = ({ turn }: Pick<Entry, 'turn'>): boolean => turn < LATE;

/** @returns the parts of a room's id; null for a text that is none */
export function partsOf(roomId: string): { readonly kind: BehindKind; readonly id: string } | null {
  const [kind, id] = roomId.split(':');
  return (kind === 'round' || kind === 'product') && id ? { kind, id } : null;
}

/** The room's time, which never goes back, moved on to a command. @param at epoch milliseconds */
export function touch(room: Room, at: number): number {
  if (at > room.clock) room.clock = at;
  if (room.change === 'none') room.change = 'changed';
  return room.clock;
}

/** How many visits end in a minute at the least: each ends when its time is over. */
export const leastSpeed = ({ insideLimit, callMs, visitMs }: Room): number =>
  (insideLimit * 60_000) / (callMs + visitMs);
