import type { SeatPlan } from '../maps/seat-plan.ts';
import { FREE, type Occupancy } from '../state.ts';
import { rankOf, type Standing, standingOf, type WindowGroup, type Windows, windowsOf } from './windows.ts';

/** How many free windows are looked at for one that leaves no single places beside it. */
const LOOKED_AT = 24;

/** What is looked for: some neighbours of these grades, in these sections (indices; null for any). */
export interface Search {
  readonly width: number;
  readonly grades: ReadonlySet<number>;
  readonly sections: ReadonlySet<number> | null;
  /** Places that the same choice has taken already. */
  readonly without: ReadonlySet<number>;
}

/** What is left beside a window: 2: a single place; 1: two runs in which pairs leave one each; 0: nothing of the kind. */
type Waste = 0 | 1 | 2;

interface Hit {
  readonly score: number;
  readonly waste: Waste;
  /** The window's first place; -1 for places where one stands. */
  readonly start: number;
  readonly standing: Standing | null;
}

/** Something to choose from: a group of windows, or a section in which one stands. */
type Candidate =
  | { readonly rank: number; readonly group: number; readonly standing: null }
  | { readonly rank: number; readonly group: -1; readonly standing: StandingPlaces };

interface StandingPlaces extends Standing {
  /** No place before it is free. */
  cursor: number;
  free: number;
}

/**
 * Where places are free in a round, for one batch: which windows are surely taken is remembered and not looked at again.
 * Windows stand best first, so each search begins where the one before it found something. Places that move are told to it.
 */
export class FreeRuns {
  readonly #plan: SeatPlan;
  readonly #states: Buffer;
  /** By width: of each group, the first window that may be free. */
  readonly #cursors = new Map<number, { readonly windows: Windows; readonly next: Int32Array }>();
  readonly #standing: StandingPlaces[];

  constructor(plan: SeatPlan, states: Buffer) {
    this.#plan = plan;
    this.#states = states;
    this.#standing = standingOf(plan).map((section) => {
      let free = 0;
      for (let seat = section.from; seat < section.to; seat += 1) if (states[seat] === FREE) free += 1;
      return { ...section, cursor: section.from, free };
    });
  }

  /** A place is free again. */
  freed(seat: number): void {
    for (const [width, { windows, next }] of this.#cursors) {
      const { groupOf, positionOf } = windows;
      for (let start = Math.max(0, seat - width + 1); start <= seat; start += 1) {
        const group = groupOf[start]!;
        if (group >= 0 && positionOf[start]! < next[group]!) next[group] = positionOf[start]!;
      }
    }
    const standing = this.#standingAt(seat);
    if (!standing) return;
    standing.free += 1;
    if (seat < standing.cursor) standing.cursor = seat;
  }

  /** A place is free no more. */
  taken(seat: number): void {
    const standing = this.#standingAt(seat);
    if (standing) standing.free -= 1;
  }

  #standingAt(seat: number): StandingPlaces | undefined {
    return this.#standing.find(({ from, to }) => seat >= from && seat < to);
  }

  /**
   * The best places that are free: of the best grade, then those that leave no single places beside them, then the nearest.
   * @returns their numbers, ascending; null when there are none
   */
  best(search: Search): number[] | null {
    const { windows, next } = this.#cursorsFor(search.width);
    const candidates = this.#candidates(windows, search);
    for (let i = 0; i < candidates.length; ) {
      const { rank } = candidates[i]!;
      let best: Hit | null = null;
      for (; i < candidates.length && candidates[i]!.rank === rank; i += 1) {
        const one = candidates[i]!;
        const hit = one.standing
          ? standingHit(one.standing, search)
          : this.#windowHit(windows.groups[one.group]!, one.group, next, search);
        if (hit && (!best || isBetter(hit, best))) best = hit;
      }
      if (best) return this.#placesOf(best, search);
    }
    return null;
  }

  #cursorsFor(width: number) {
    let cursors = this.#cursors.get(width);
    if (!cursors) {
      const windows = windowsOf(this.#plan, width);
      cursors = { windows, next: new Int32Array(windows.groups.length) };
      this.#cursors.set(width, cursors);
    }
    return cursors;
  }

  /** Those that will do, the best rank first; groups stand in that order already. */
  #candidates({ groups }: Windows, { grades, sections }: Search): Candidate[] {
    const found: Candidate[] = [];
    for (const [group, one] of groups.entries()) {
      if (sections && !sections.has(one.section)) continue;
      if (one.grades.every((grade) => grades.has(grade))) {
        found.push({ rank: one.rank, group, standing: null });
      }
    }
    const seated = found.length;
    for (const standing of this.#standing) {
      if (sections && !sections.has(standing.section)) continue;
      if (!grades.has(standing.grade)) continue;
      found.push({ rank: rankOf(standing.grade, false), group: -1, standing });
    }
    if (found.length > seated) found.sort((a, b) => a.rank - b.rank);
    return found;
  }

  #windowHit(group: WindowGroup, index: number, next: Int32Array, search: Search): Hit | null {
    const { starts, scores } = group;
    let best: Hit | null = null;
    let position = next[index]!;
    while (position < starts.length && !this.#isFree(starts[position]!, search.width)) position += 1;
    next[index] = position;
    for (let seen = 0; position < starts.length && seen < LOOKED_AT; position += 1) {
      const start = starts[position]!;
      if (!this.#isFree(start, search.width) || isIn(search.without, start, search.width)) continue;
      seen += 1;
      const waste = this.#wasteOf(start, search);
      if (best && best.waste <= waste) continue;
      best = { score: scores[position]! / search.width, waste, start, standing: null };
      if (waste === 0) return best;
    }
    return best;
  }

  #isFree(start: number, width: number): boolean {
    const states = this.#states;
    for (let seat = start; seat < start + width; seat += 1) if (states[seat] !== FREE) return false;
    return true;
  }

  #wasteOf(start: number, { width, without }: Search): Waste {
    const { from, to } = this.#plan.blocks[this.#plan.blockOf[start]!]!;
    const isLeft = (seat: number): boolean => this.#states[seat] === FREE && !without.has(seat);
    let before = 0;
    while (start - before > from && isLeft(start - before - 1)) before += 1;
    const end = start + width;
    let after = 0;
    while (end + after < to && isLeft(end + after)) after += 1;
    if (before === 1 || after === 1) return 2;
    return before % 2 === 1 && after % 2 === 1 ? 1 : 0;
  }

  #placesOf({ start, standing }: Hit, { width, without }: Search): number[] {
    if (!standing) return Array.from({ length: width }, (_, i) => start + i);
    const places = this.#standing.find(({ section }) => section === standing.section)!;
    while (places.cursor < places.to && this.#states[places.cursor] !== FREE) places.cursor += 1;
    const found: number[] = [];
    for (let seat = places.cursor; found.length < width; seat += 1) {
      if (this.#states[seat] === FREE && !without.has(seat)) found.push(seat);
    }
    return found;
  }
}

/** Where one stands nobody has neighbours: as many as are wanted, wherever there is room. */
function standingHit(standing: StandingPlaces, { width, without }: Search): Hit | null {
  let free = standing.free;
  for (const seat of without) if (seat >= standing.from && seat < standing.to) free -= 1;
  return free < width ? null : { score: standing.score, waste: 0, start: -1, standing };
}

const isBetter = (one: Hit, other: Hit): boolean =>
  one.waste === other.waste ? one.score < other.score : one.waste < other.waste;

function isIn(places: ReadonlySet<number>, start: number, width: number): boolean {
  if (places.size === 0) return false;
  for (let seat = start; seat < start + width; seat += 1) if (places.has(seat)) return true;
  return false;
}

/** One for each working copy: it is as good as the batch that it was made for, and goes with it. */
const known = new WeakMap<Occupancy, FreeRuns>();

/** The free runs of a working copy, where somebody has asked for them. */
export const runsOf = (occupancy: Occupancy): FreeRuns | undefined => known.get(occupancy);

/** The free runs of a working copy, made when they are asked for first. */
export function freeRuns(plan: SeatPlan, occupancy: Occupancy): FreeRuns {
  let runs = known.get(occupancy);
  if (!runs) {
    runs = new FreeRuns(plan, occupancy.states);
    known.set(occupancy, runs);
  }
  return runs;
}
