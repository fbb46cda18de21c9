import type { Localized } from '../../../lib/localized.ts';

/**
 * A hall as it is drawn: a document that is never changed once a round stands on it. Lengths are in map units, of
 * which 10 are the usual distance between two neighbouring seats; x grows to the right, y away from the stage.
 */
export interface HallMap {
  readonly width: number;
  readonly height: number;
  readonly stage: Area | null;
  /** What a seat may cost by; the order is that of the price list, best first. */
  readonly grades: readonly Grade[];
  readonly sections: readonly Section[];
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Grade {
  /** Short, unique within the map: the prices of rounds name it. */
  readonly key: string;
  readonly name: Localized;
  /** Which of the eight colours of the seat maps. */
  readonly colour: number;
}

export type Section = SeatedSection | StandingSection;

export interface SeatedSection {
  readonly kind: 'seated';
  readonly key: string;
  readonly name: Localized;
  readonly rows: readonly Row[];
}

/** General admission: places without a seat, numbered in the order in which they let people in. */
export interface StandingSection {
  readonly kind: 'standing';
  readonly key: string;
  readonly name: Localized;
  readonly area: Area;
  readonly capacity: number;
  /** Index into the grades. */
  readonly grade: number;
}

export interface Row {
  readonly name: string;
  /** From one end to the other: who stands next to whom in this list may be neighbours. */
  readonly seats: readonly Seat[];
}

/** Its number in the row, its middle, its grade (index) and what is special (`SeatFlag`, added up; absent: nothing). */
export type Seat =
  | readonly [number: string, x: number, y: number, grade: number]
  | readonly [number: string, x: number, y: number, grade: number, flags: number];

/** A place for a wheelchair. */
export const ACCESSIBLE = 1;
/** Something stands in the way of the view. */
export const RESTRICTED_VIEW = 2;

/** No hall is larger; a stadium's stands have some fifty thousand. */
export const MAX_SEATS = 60_000;
/** Neighbours' middles are never nearer, in map units. */
export const MIN_DISTANCE = 6;
