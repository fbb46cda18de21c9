import { ACCESSIBLE, RESTRICTED_VIEW } from '../maps/hall-map.ts';
import type { SeatPlan } from '../maps/seat-plan.ts';

/** A place with a restricted view comes after all others of its grade. */
const BEHIND = 1e6;

/**
 * Windows of one width (so many neighbours) that are alike for whoever chooses: in one section, of the same grades, with or
 * without places for wheelchairs; the best first.
 */
export interface WindowGroup {
  readonly section: number;
  /** Grades of its places, as indices. */
  readonly grades: readonly number[];
  /** Groups of a lower rank are better: grades decide, and places for wheelchairs are for those who need them. */
  readonly rank: number;
  /** First places of the windows. */
  readonly starts: Int32Array;
  /** How good each of them is, in the order of `starts`: the smaller the better. */
  readonly scores: Float64Array;
}

/** All windows of one width in a map. */
export interface Windows {
  readonly groups: readonly WindowGroup[];
  /** Which group the window that begins at a place is in; -1 where none begins. */
  readonly groupOf: Int32Array;
  /** Where in its group. */
  readonly positionOf: Int32Array;
}

/** A section in which one stands; its places are alike. */
export interface Standing {
  readonly section: number;
  readonly grade: number;
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

interface Prepared {
  readonly byWidth: Map<number, Windows>;
  readonly standing: readonly Standing[];
}

/** Maps never change: what was worked out once for a plan stays with it. */
const prepared = new WeakMap<SeatPlan, Prepared>();

function preparedFor(plan: SeatPlan): Prepared {
  let known = prepared.get(plan);
  if (!known) {
    known = { byWidth: new Map(), standing: standingIn(plan) };
    prepared.set(plan, known);
  }
  return known;
}

/** Sections in which one stands. */
export const standingOf = (plan: SeatPlan): readonly Standing[] => preparedFor(plan).standing;

/** Windows of so many neighbours; worked out when they are asked for first. */
export function windowsOf(plan: SeatPlan, width: number): Windows {
  const { byWidth } = preparedFor(plan);
  let known = byWidth.get(width);
  if (!known) {
    known = findWindows(plan, width);
    byWidth.set(width, known);
  }
  return known;
}

function standingIn(plan: SeatPlan): Standing[] {
  return plan.map.sections.flatMap((section, index) => {
    if (section.kind !== 'standing') return [];
    const from = plan.sectionFrom[index]!;
    const to = from + section.capacity;
    return [{ section: index, grade: section.grade, from, to, score: plan.distanceOf[from] ?? 0 }];
  });
}

interface Found {
  readonly section: number;
  readonly grades: readonly number[];
  readonly rank: number;
  readonly windows: { readonly start: number; readonly score: number }[];
}

function findWindows(plan: SeatPlan, width: number): Windows {
  const found = new Map<string, Found>();
  for (const { section, from, to } of plan.blocks) {
    for (let start = from; start + width <= to; start += 1) addWindow(plan, found, section, start, width);
  }
  const groupOf = new Int32Array(plan.capacity).fill(-1);
  const positionOf = new Int32Array(plan.capacity);
  const groups = [...found.values()]
    .sort((a, b) => a.rank - b.rank || a.section - b.section)
    .map(({ windows, ...group }, index): WindowGroup => {
      windows.sort((a, b) => a.score - b.score || a.start - b.start);
      for (const [position, { start }] of windows.entries()) {
        groupOf[start] = index;
        positionOf[start] = position;
      }
      return {
        ...group,
        starts: Int32Array.from(windows, ({ start }) => start),
        scores: Float64Array.from(windows, ({ score }) => score),
      };
    });
  return { groups, groupOf, positionOf };
}

function addWindow(
  plan: SeatPlan,
  found: Map<string, Found>,
  section: number,
  start: number,
  width: number,
): void {
  const grades: number[] = [];
  let score = 0;
  let flags = 0;
  for (let seat = start; seat < start + width; seat += 1) {
    const grade = plan.gradeOf[seat]!;
    if (!grades.includes(grade)) grades.push(grade);
    const own = plan.flagsOf[seat]!;
    flags |= own;
    score += plan.distanceOf[seat]! + (own & RESTRICTED_VIEW ? BEHIND : 0);
  }
  grades.sort((a, b) => a - b);
  const isAccessible = (flags & ACCESSIBLE) !== 0;
  const key = `${section} ${grades} ${isAccessible}`;
  let group = found.get(key);
  if (!group) {
    group = { section, grades, rank: rankOf(grades.at(-1)!, isAccessible), windows: [] };
    found.set(key, group);
  }
  group.windows.push({ start, score });
}

const MOST_GRADES = 1_000;

/** @param worst index of the worst grade */
export const rankOf = (worst: number, isAccessible: boolean): number =>
  worst + (isAccessible ? MOST_GRADES : 0);
