import type { Spot } from '../../trip.ts';
import type { Window } from './task.ts';

/** A day to be filled. Minutes after midnight. */
export interface PlanDay {
  readonly startMin: number;
  readonly endMin: number;
  /** Null: the day begins at its first stop, and ends at its last. */
  readonly start: Spot | null;
  readonly end: Spot | null;
}

/** Something that may be seen. */
export interface PlanStop {
  readonly id: string;
  readonly spot: Spot;
  /** Of a ride: where one is when it is over; null: still at `spot`. */
  readonly toSpot: Spot | null;
  readonly stayMin: number;
  /** How many minutes on the way it is worth. */
  readonly value: number;
  /** It is left out only when it cannot be reached, and that is said. */
  readonly isRequired: boolean;
  /** The one day on which it may be; null: any. */
  readonly day: number | null;
  /** Begins then and not otherwise; only together with `day`. */
  readonly fixedAt: number | null;
  /** For each day: when it is open; null: not known, or always. */
  readonly windows: readonly (readonly Window[] | null)[];
}

export interface PlanProblem {
  readonly days: readonly PlanDay[];
  readonly stops: readonly PlanStop[];
  /** Stops a day; those that are required may be more. */
  readonly mostStops: number;
  /** After each stop. */
  readonly restMin: number;
  /** Whole minutes, the same in both directions. */
  readonly legMin: (from: Spot, to: Spot) => number;
  readonly seed: number;
}

/** Why a stop stands where it stands. */
export type Because =
  /** Somebody has said so: at this time. */
  | { readonly kind: 'fixed'; readonly at: number }
  | { readonly kind: 'required' }
  /** Its doors leave no other place in the day. */
  | { readonly kind: 'hours'; readonly opens: number; readonly closes: number }
  /** Between the stops before and behind it; going there makes the way so many minutes longer. */
  | { readonly kind: 'on-the-way'; readonly detourMin: number }
  /** From where the day begins there is nothing nearer; the same for where it ends. */
  | { readonly kind: 'near-start' | 'near-end'; readonly minutes: number }
  /** At the next best place in the day the way and the waiting would be so much longer. */
  | { readonly kind: 'saves'; readonly minutes: number }
  | { readonly kind: 'alone' };

export interface PlannedVisit {
  readonly id: string;
  readonly arrives: number;
  readonly begins: number;
  /** When the visit ends, without the rest. */
  readonly ends: number;
  readonly legMin: number;
  readonly because: readonly Because[];
}

export interface PlannedDay {
  readonly visits: readonly PlannedVisit[];
  readonly travelMin: number;
  readonly waitMin: number;
  readonly endsAt: number;
  /** The way in the order in which the stops were given, whether or not that can be done in time. */
  readonly naiveTravelMin: number;
}

export type LeftOutReason =
  /** Closed on each of the days, or never open as long as one stays. */
  | 'closed'
  /** There and back alone takes longer than a day has. */
  | 'too-far'
  /** It fits into an empty day, but into none of these any more. */
  | 'no-time'
  /** There is time, but the days have as many stops as were wished. */
  | 'pace'
  /** There is time, but the detour is longer than it is worth. */
  | 'detour';

export interface PlanResult {
  readonly days: readonly PlannedDay[];
  readonly leftOut: readonly { readonly id: string; readonly reason: LeftOutReason }[];
}
