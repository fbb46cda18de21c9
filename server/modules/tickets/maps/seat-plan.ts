import type { HallMap, Section } from './hall-map.ts';

/** One run of neighbours without an aisle between them: places `from` up to, not including, `to`. */
export interface Block {
  readonly section: number;
  /** Index of the row in its section. */
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A hall's map, made ready for decisions. Places have numbers from 0 in the order of the map: sections, rows, seats;
 * a standing section takes as many as it has room for. The number of a place is never another's in the same map.
 */
export interface SeatPlan {
  readonly mapId: string;
  readonly map: HallMap;
  readonly capacity: number;
  /** Grade of each place, index into the map's grades. */
  readonly gradeOf: Uint8Array;
  readonly sectionOf: Uint16Array;
  /** Index of its block; standing places have none (-1). */
  readonly blockOf: Int32Array;
  readonly flagsOf: Uint8Array;
  readonly blocks: readonly Block[];
  /** How far from the middle of the stage's edge, in map units: the smaller the better, within a grade. */
  readonly distanceOf: Float32Array;
  /** First place of each section. */
  readonly sectionFrom: readonly number[];
}

/** What stands on a ticket. */
export interface SeatLabel {
  readonly section: Section['name'];
  /** Null where one stands. */
  readonly row: string | null;
  readonly number: string;
  readonly grade: string;
}
