import type { Row, Seat } from '../maps/hall-map.ts';

/** Usual distance between neighbours, in map units. */
const PITCH = 10;

interface InRow {
  readonly name: string;
  /** Index into the map's grades; by the seat's place in the row and the row's length where it differs within the row. */
  readonly grade: number | ((place: number, length: number) => number);
  /** Number of its first seat. */
  readonly first?: number;
  /** What is special, by number. */
  readonly flags?: Readonly<Record<number, number>>;
}

const seatOf = (row: InRow, place: number, length: number, x: number, y: number): Seat => {
  const number = (row.first ?? 1) + place;
  const grade = typeof row.grade === 'number' ? row.grade : row.grade(place, length);
  const flags = row.flags?.[number];
  const at = [Math.round(x), Math.round(y)] as const;
  return flags === undefined ? [String(number), ...at, grade] : [String(number), ...at, grade, flags];
};

/**
 * A straight row, in groups with aisles between them.
 * @param groups seats of each group
 * @param aisle width of an aisle beyond the usual distance, in map units
 */
export function straightRow(
  row: InRow & { x: number; y: number; groups: readonly number[]; aisle: number },
): Row {
  const length = row.groups.reduce((sum, group) => sum + group, 0);
  const seats: Seat[] = [];
  let x = row.x;
  for (const group of row.groups) {
    for (let i = 0; i < group; i += 1) {
      seats.push(seatOf(row, seats.length, length, x, row.y));
      x += PITCH;
    }
    x += row.aisle;
  }
  return { name: row.name, seats };
}

/**
 * A row on an arc around a middle: as many seats as fit.
 * @param from degrees, 0 to the right, growing clockwise as y grows downwards; seats go from `from` to `to`
 */
export function arcRow(
  row: InRow & { cx: number; cy: number; radius: number; from: number; to: number },
): Row {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const sweep = radians(Math.abs(row.to - row.from));
  const length = Math.floor((sweep * row.radius) / PITCH) + 1;
  const step = (radians(row.to) - radians(row.from)) / Math.max(1, length - 1);
  const seats = Array.from({ length }, (_, i): Seat => {
    const angle = radians(row.from) + i * step;
    const x = row.cx + row.radius * Math.cos(angle);
    return seatOf(row, i, length, x, row.cy + row.radius * Math.sin(angle));
  });
  return { name: row.name, seats };
}

/** Rows one behind the other. */
export const rowsOf = (count: number, make: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, i) => make(i));
