import type { LockedFile } from '../../files/index.ts';
import type { SeatPlan } from '../maps/seat-plan.ts';
import type { Hall, Performance, Performer, Round, StoredMap, Venue } from './show.ts';

/** How much of a round is taken, as its anchor says. */
export interface Taken {
  capacity: number;
  readonly held: number;
  readonly sold: number;
  readonly blocked: number;
  readonly waiters: number;
  /** The anchor's own time; a move is later than all that was bought before it. */
  clock: number;
  /** There is a reservation of it, whatever has become of it. */
  readonly wasSold: boolean;
  /** `reset`: its places are those of another map. */
  change: 'none' | 'new' | 'reset';
}

/** What something shows from now on. */
export interface ShownPicture {
  readonly fileId: string | null;
  /** Who wants it. */
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A round takes place at another time, and somebody had, or wanted, a place of it: they are told afterwards, page by page. */
export interface RoundMove {
  readonly roundId: string;
  /** Epoch milliseconds, by the anchor's time. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly by: string;
}

/** When a hall is in use, and by which round; epoch milliseconds. */
export interface Booking {
  readonly roundId: string;
  readonly from: number;
  readonly until: number;
}

/** The working copy of all that a batch of the lane `tickets-shows` touches. */
export interface ShowsState {
  readonly taken: Map<string, Taken>;
  readonly venues: Map<string, Venue>;
  readonly halls: Map<string, Hall>;
  readonly performers: Map<string, Performer>;
  readonly performances: Map<string, Performance>;
  /** All rounds of the performances above. */
  readonly rounds: Map<string, Round>;
  /** Of halls that rounds are to take place in. */
  readonly plans: Map<string, SeatPlan>;
  /** What else takes place in those halls, by hall. */
  readonly bookings: Map<string, Booking[]>;
  /** The number of each hall's newest map. */
  readonly mapNos: Map<string, number>;
  readonly newMaps: StoredMap[];
  readonly newMoves: RoundMove[];
  /** Performances of venues and performers, by the id of these, published or not; a bounded number of each. */
  readonly playing: Map<string, readonly string[]>;
  /** Venues with halls, and halls with rounds. */
  readonly used: Set<string>;
  /** What is not there any more when this batch is written. */
  readonly removed: {
    readonly venues: string[];
    readonly halls: string[];
    readonly performers: string[];
    readonly performances: string[];
    readonly rounds: string[];
  };
  readonly files: Map<string, LockedFile>;
  /** By the name of what shows it. */
  readonly pictures: Map<string, ShownPicture>;
}

export const emptyShows = (): ShowsState => ({
  taken: new Map(),
  venues: new Map(),
  halls: new Map(),
  performers: new Map(),
  performances: new Map(),
  rounds: new Map(),
  plans: new Map(),
  bookings: new Map(),
  mapNos: new Map(),
  newMaps: [],
  newMoves: [],
  playing: new Map(),
  used: new Set(),
  removed: { venues: [], halls: [], performers: [], performances: [], rounds: [] },
  files: new Map(),
  pictures: new Map(),
});
