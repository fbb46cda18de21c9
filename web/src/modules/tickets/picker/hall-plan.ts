import type { HallMap, HallSection } from '../../../api/tickets-seats.ts';
import type { Box, Point } from '../../../ui/canvas/view.ts';
import { type SeatGrid, seatGrid } from '../canvas/seat-grid.ts';

/** A row of seats: places `from` up to, not including, `to`. */
export interface PlanRow {
  readonly section: number;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface PlanSection {
  readonly index: number;
  readonly section: HallSection;
  readonly from: number;
  readonly to: number;
  /** Index of the grade that most of its places have. */
  readonly grade: number;
  /** Its rows, as indexes into all rows; empty where one stands. */
  readonly rows: { readonly from: number; readonly to: number };
  readonly box: Box;
  /** Around its seats, in map units. */
  readonly outline: readonly Point[];
}

/** A hall's map as the picker reads it. Places are numbered as the server numbers them: sections, rows, seats. */
export interface HallPlan {
  readonly map: HallMap;
  readonly capacity: number;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly gradeOf: Uint8Array;
  readonly flagsOf: Uint8Array;
  readonly sectionOf: Uint16Array;
  /** Index of its row; -1 where one stands. */
  readonly rowOf: Int32Array;
  /** Neighbours have the same; an aisle parts two blocks. -1 where one stands. */
  readonly blockOf: Int32Array;
  readonly rows: readonly PlanRow[];
  readonly sections: readonly PlanSection[];
  /** Of seats alone: its numbers are indexes into `seated`. */
  readonly grid: SeatGrid;
  readonly seated: Uint32Array;
  /** How far apart neighbours usually are, in map units. */
  readonly spacing: number;
}

/** Neighbours that are further apart than this many times what is usual have an aisle between them. */
const AISLE = 1.6;
const USUAL = 10;

type Growing = {
  -readonly [K in 'xs' | 'ys' | 'gradeOf' | 'flagsOf' | 'sectionOf' | 'rowOf' | 'blockOf']: HallPlan[K];
} & { readonly map: HallMap; rows: PlanRow[]; blocks: number; gaps: number[] };

export function hallPlan(map: HallMap): HallPlan {
  const capacity = map.sections.reduce((sum, section) => sum + placesIn(section), 0);
  const plan: Growing = {
    map,
    xs: new Float32Array(capacity),
    ys: new Float32Array(capacity),
    gradeOf: new Uint8Array(capacity),
    flagsOf: new Uint8Array(capacity),
    sectionOf: new Uint16Array(capacity),
    rowOf: new Int32Array(capacity).fill(-1),
    blockOf: new Int32Array(capacity).fill(-1),
    rows: [],
    blocks: 0,
    gaps: [],
  };
  const sections: PlanSection[] = [];
  let place = 0;
  for (const [index, section] of map.sections.entries()) {
    const from = place;
    const firstRow = plan.rows.length;
    place += placesIn(section);
    plan.sectionOf.fill(index, from, place);
    if (section.kind === 'standing') addStanding(plan, section, from, place);
    else addRows(plan, section, index, from);
    const { box, outline } = shapeOf(plan, section, from, place);
    sections.push({
      ...{ index, section, from, to: place, box, outline },
      grade: commonest(plan.gradeOf.subarray(from, place)),
      rows: { from: firstRow, to: plan.rows.length },
    });
  }
  const seated = Uint32Array.from(plan.rows.flatMap(({ from, to }) => numbers(from, to)));
  const { blocks: _blocks, gaps, ...rest } = plan;
  return {
    ...rest,
    capacity,
    sections,
    seated,
    grid: seatGrid(pickFrom(plan.xs, seated), pickFrom(plan.ys, seated)),
    spacing: middleOf(gaps) ?? USUAL,
  };
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);
const pickFrom = (values: Float32Array, places: Uint32Array): Float32Array =>
  Float32Array.from(places, (place) => values[place]!);

function commonest(grades: Uint8Array): number {
  const counts = new Map<number, number>();
  for (const grade of grades) counts.set(grade, (counts.get(grade) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

const placesIn = (section: HallSection): number =>
  section.kind === 'standing'
    ? section.capacity
    : section.rows.reduce((sum, { seats }) => sum + seats.length, 0);

const middleOf = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];

function addStanding(
  plan: Growing,
  { area, grade }: Extract<HallSection, { kind: 'standing' }>,
  from: number,
  to: number,
): void {
  plan.gradeOf.fill(grade, from, to);
  plan.xs.fill(area.x + area.width / 2, from, to);
  plan.ys.fill(area.y + area.height / 2, from, to);
}

function addRows(
  plan: Growing,
  { rows }: Extract<HallSection, { kind: 'seated' }>,
  section: number,
  from: number,
): void {
  const gaps = rows.map(({ seats }) =>
    seats.slice(1).map(([, x, y], at) => Math.hypot(x - seats[at]![1], y - seats[at]![2])),
  );
  const all = gaps.flat();
  const usual = middleOf(all) ?? USUAL;
  for (const gap of all) plan.gaps.push(gap);
  let place = from;
  for (const [at, { name, seats }] of rows.entries()) {
    const between = gaps[at] ?? [];
    const apart = AISLE * (between.length > 1 ? (middleOf(between) ?? usual) : usual);
    plan.rows.push({ section, name, from: place, to: place + seats.length });
    plan.blocks += 1;
    for (const [index, [, x, y, grade, flags = 0]] of seats.entries()) {
      if (index > 0 && (between[index - 1] ?? 0) > apart) plan.blocks += 1;
      plan.xs[place] = x;
      plan.ys[place] = y;
      plan.gradeOf[place] = grade;
      plan.flagsOf[place] = flags;
      plan.rowOf[place] = plan.rows.length - 1;
      plan.blockOf[place] = plan.blocks;
      place += 1;
    }
  }
}

/** Around seats: their convex hull, pushed out so that no seat is cut. */
function shapeOf(
  { xs, ys }: Growing,
  section: HallSection,
  from: number,
  to: number,
): { box: Box; outline: Point[] } {
  if (section.kind === 'standing') {
    const { x, y, width, height } = section.area;
    const outline = [
      { x, y },
      { x: x + width, y },
      { x: x + width, y: y + height },
      { x, y: y + height },
    ];
    return { box: section.area, outline };
  }
  const pad = 8;
  const corners: Point[] = [];
  for (let place = from; place < to; place += 1) {
    const [x, y] = [xs[place]!, ys[place]!];
    corners.push({ x: x - pad, y: y - pad }, { x: x + pad, y: y - pad });
    corners.push({ x: x - pad, y: y + pad }, { x: x + pad, y: y + pad });
  }
  const outline = hullOf(corners);
  const [left, top] = [Math.min(...outline.map(({ x }) => x)), Math.min(...outline.map(({ y }) => y))];
  return {
    outline,
    box: {
      x: left,
      y: top,
      width: Math.max(...outline.map(({ x }) => x)) - left,
      height: Math.max(...outline.map(({ y }) => y)) - top,
    },
  };
}

/** The convex hull (monotone chain: Andrew 1979), in order around. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

const turn = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
