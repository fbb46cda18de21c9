import type { Behind } from './behind.ts';
import type { Entry, Room } from './room.ts';

/** What is known of a room that is about to call. */
export interface Calling {
  /** Called and inside. */
  readonly busy: number;
  /** Visits in which something was bought. */
  readonly done: number;
  /** Visits and places that came to an end, however they did. */
  readonly over: number;
  /** Those whose call or visit is over. */
  readonly due: readonly Entry[];
  /** Those who are next, in order of their turn. */
  readonly next: readonly Entry[];
}

/** The working copy of all rows that a batch of the lane `waiting-room` touches. */
export interface RoomState {
  readonly rooms: Map<string, Room>;
  /** By `roomId/accountId`. */
  readonly entries: Map<string, Entry>;
  /** Members who have shown who they are, of those who come to a door that asks for it. */
  readonly persons: Set<string>;
  /** What stands behind rooms that operators change, by the room's id. */
  readonly behind: Map<string, Behind>;
  readonly calling: Map<string, Calling>;
  /** Rooms that are off, with the entries that are cleared next; an empty list: there are none left. */
  readonly leftovers: Map<string, readonly Entry[]>;
}

export const emptyRooms = (): RoomState => ({
  rooms: new Map(),
  entries: new Map(),
  persons: new Set(),
  behind: new Map(),
  calling: new Map(),
  leftovers: new Map(),
});
