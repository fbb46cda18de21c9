import { type SeatGrid, seatGrid } from '../canvas/seat-grid.ts';
import type { Drawing, DrawnRow, DrawnSeat, SeatedPart } from './drawing.ts';

/** A drawing, spread out: what is painted, clicked and counted in one go. Places are in the order of the map. */
export interface DrawingIndex {
  readonly seats: readonly DrawnSeat[];
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Index into `rows`, by place. */
  readonly rowOf: Uint32Array;
  readonly rows: readonly IndexedRow[];
  readonly placeOf: ReadonlyMap<number, number>;
  readonly grid: SeatGrid;
}

export interface IndexedRow {
  readonly section: SeatedPart;
  readonly row: DrawnRow;
  /** Its first place. */
  readonly from: number;
}

const known = new WeakMap<Drawing, DrawingIndex>();

/** Made once for each drawing: drawings are never changed. */
export function indexOf(drawing: Drawing): DrawingIndex {
  const before = known.get(drawing);
  if (before !== undefined) return before;
  const seats: DrawnSeat[] = [];
  const rows: IndexedRow[] = [];
  for (const section of drawing.sections) {
    if (section.kind === 'standing') continue;
    for (const row of section.rows) {
      rows.push({ section, row, from: seats.length });
      for (const seat of row.seats) seats.push(seat);
    }
  }
  const xs = Float64Array.from(seats, ({ x }) => x);
  const ys = Float64Array.from(seats, ({ y }) => y);
  const rowOf = new Uint32Array(seats.length);
  for (const [at, { row, from }] of rows.entries()) rowOf.fill(at, from, from + row.seats.length);
  const placeOf = new Map(seats.map(({ id }, place) => [id, place]));
  const index = { seats, xs, ys, rowOf, rows, placeOf, grid: seatGrid(xs, ys) };
  known.set(drawing, index);
  return index;
}

/** How many places there are, standing ones too, and of each grade. */
export function counts({ sections, grades }: Drawing): { total: number; byGrade: number[] } {
  const byGrade = grades.map(() => 0);
  let total = 0;
  const add = (grade: number, count: number) => {
    total += count;
    byGrade[grade] = (byGrade[grade] ?? 0) + count;
  };
  for (const section of sections) {
    if (section.kind === 'standing') add(section.grade, section.capacity);
    else for (const { seats } of section.rows) for (const { grade } of seats) add(grade, 1);
  }
  return { total, byGrade };
}
