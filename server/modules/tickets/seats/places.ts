import {
  BLOCKED,
  FREE,
  HELD,
  type Occupancy,
  ownedKey,
  type RoundOnSale,
  type SeatState,
  SOLD,
  type TicketsState,
} from '../state.ts';
import { runsOf } from './free-runs.ts';

/** A place and what it has become, as events tell it. */
export type SeatChange = readonly [seat: number, state: string];

/** What everybody who looks at a round is told when places of it have moved. */
export interface Moved {
  /** The round's, after it. */
  readonly sequence: number;
  readonly changes: readonly SeatChange[];
  /** Places that are free, after it. */
  readonly free: number;
}

export const freeIn = ({
  capacity,
  held,
  sold,
  blocked,
}: Pick<Occupancy, 'capacity' | 'held' | 'sold' | 'blocked'>): number => capacity - held - sold - blocked;

/**
 * Turns places from one state to another. The caller has asked whether they are what they should be. Who frees places
 * calls `freeSeats`, so that those who wait have them first.
 * @returns what is told of it, under the round's next number
 */
export function takeSeats(
  { id, occupancy }: Pick<RoundOnSale, 'id' | 'occupancy'>,
  seats: readonly number[],
  from: SeatState,
  to: SeatState,
): Moved {
  const { states } = occupancy;
  const text = String.fromCharCode(to);
  const runs = runsOf(occupancy);
  const changes: SeatChange[] = [];
  for (const seat of seats) {
    if (states[seat] !== from) throw new Error(`The place ${seat} of ${id} is ${states[seat]}, not ${from}`);
    states[seat] = to;
    changes.push([seat, text]);
    if (to === FREE) runs?.freed(seat);
    else if (from === FREE) runs?.taken(seat);
  }
  count(occupancy, from, -seats.length);
  count(occupancy, to, seats.length);
  occupancy.sequence += 1;
  occupancy.touched = true;
  return { sequence: occupancy.sequence, changes, free: freeIn(occupancy) };
}

function count(occupancy: Occupancy, state: SeatState, by: number): void {
  if (state === HELD) occupancy.held += by;
  else if (state === SOLD) occupancy.sold += by;
  else if (state === BLOCKED) occupancy.blocked += by;
}

/**
 * Notes that a member has more or fewer places of a round, held and bought ones together. Where nobody asks in this batch
 * how many they have, nothing is kept.
 */
export function countPlaces(state: TicketsState, roundId: string, accountId: string, by: number): void {
  if (state.owned.size === 0) return;
  const key = ownedKey(roundId, accountId);
  const owned = state.owned.get(key);
  if (owned !== undefined) state.owned.set(key, owned + by);
}

/** From now on the round's time is not behind this one. */
export function noteTime({ occupancy }: Pick<RoundOnSale, 'occupancy'>, at: number): void {
  if (at <= occupancy.clock) return;
  occupancy.clock = at;
  occupancy.touched = true;
}
