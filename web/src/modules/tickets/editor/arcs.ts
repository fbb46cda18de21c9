import type { Point } from '../../../ui/canvas/view.ts';

/** How seats stand along a line: so many, evenly from end to end, or as many as fit at that distance (map units). */
export type Spacing = { readonly count: number } | { readonly distance: number };

/** No row has more. */
const MAX_IN_ROW = 500;

const between = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});
export const distanceOf = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

/** A line that bends evenly, from 0 (its beginning) to its length; straight where nothing bends it. */
export interface Line {
  readonly length: number;
  readonly at: (distance: number) => Point;
}

export function straight(from: Point, to: Point): Line {
  const length = distanceOf(from, to);
  return { length, at: (distance) => (length === 0 ? from : between(from, to, distance / length)) };
}

/** The arc of the circle through three points, from the first over `through` to the last. */
export function arcThrough(from: Point, through: Point, to: Point): Line {
  const chord = distanceOf(from, to);
  // Twice the triangle's area: how far `through` stands off the chord.
  const off = (to.x - from.x) * (through.y - from.y) - (to.y - from.y) * (through.x - from.x);
  if (chord === 0 || Math.abs(off) < 1e-3 * chord * Math.max(1, chord)) return straight(from, to);
  const centre = centreOf(from, through, to);
  const radius = distanceOf(centre, from);
  const angle = (point: Point) => Math.atan2(point.y - centre.y, point.x - centre.x);
  const start = angle(from);
  // y grows downwards, so a positive `off` has `through` on the way that grows against the clock.
  const turn = (to: number) => ((((to - start) * -Math.sign(off)) % TURN) + TURN) % TURN;
  const sweep = turn(angle(to)) * -Math.sign(off);
  return {
    length: Math.abs(sweep) * radius,
    at: (distance) => {
      const here = start + (Math.sign(sweep) * distance) / radius;
      return { x: centre.x + radius * Math.cos(here), y: centre.y + radius * Math.sin(here) };
    },
  };
}

const TURN = 2 * Math.PI;

function centreOf(a: Point, b: Point, c: Point): Point {
  const d = 2 * (a.x * (b.y - c.y) + b.x * (c.y - a.y) + c.x * (a.y - b.y));
  const [a2, b2, c2] = [a, b, c].map(({ x, y }) => x * x + y * y) as [number, number, number];
  return {
    x: (a2 * (b.y - c.y) + b2 * (c.y - a.y) + c2 * (a.y - b.y)) / d,
    y: (a2 * (c.x - b.x) + b2 * (a.x - c.x) + c2 * (b.x - a.x)) / d,
  };
}

/** Where the seats of a row along this line stand. */
export function seatsAlong(line: Line, spacing: Spacing): Point[] {
  if ('count' in spacing) {
    const count = Math.min(MAX_IN_ROW, Math.max(1, Math.floor(spacing.count)));
    const step = count === 1 ? 0 : line.length / (count - 1);
    return Array.from({ length: count }, (_, at) => line.at(at * step));
  }
  // A hair's breadth more than nothing, so that a line as long as nine gaps has ten seats.
  const count = Math.min(MAX_IN_ROW, Math.floor(line.length / spacing.distance + 1e-6) + 1);
  return Array.from({ length: count }, (_, at) => line.at(at * spacing.distance));
}

/** The same row with its ends where they are and bent through a point; aisles stay in proportion. */
export function bent(seats: readonly Point[], through: Point): Point[] {
  const [first, last] = [seats[0], seats.at(-1)];
  if (first === undefined || last === undefined || seats.length < 3) return [...seats];
  const line = arcThrough(first, through, last);
  const along = alongOf(seats);
  const whole = along.at(-1) ?? 0;
  return along.map((distance) => line.at(whole === 0 ? 0 : (distance / whole) * line.length));
}

/** The same row, turned and stretched until its ends are there. */
export function stretched(seats: readonly Point[], from: Point, to: Point): Point[] {
  const [first, last] = [seats[0], seats.at(-1)];
  if (first === undefined || last === undefined) return [];
  const old = { x: last.x - first.x, y: last.y - first.y };
  const square = old.x ** 2 + old.y ** 2;
  if (square === 0) return seats.map(() => from);
  const now = { x: to.x - from.x, y: to.y - from.y };
  // Turning and stretching is one multiplication of complex numbers: now / old.
  const re = (now.x * old.x + now.y * old.y) / square;
  const im = (now.y * old.x - now.x * old.y) / square;
  return seats.map(({ x, y }) => {
    const [dx, dy] = [x - first.x, y - first.y];
    return { x: from.x + dx * re - dy * im, y: from.y + dx * im + dy * re };
  });
}

/** How far along its row each seat is. */
function alongOf(seats: readonly Point[]): number[] {
  let sum = 0;
  return seats.map((seat, at) => {
    const before = seats[at - 1];
    if (before !== undefined) sum += distanceOf(before, seat);
    return sum;
  });
}

/** The middle of a row's own line: where it is bent by. */
export function handleOf(seats: readonly Point[]): Point | null {
  if (seats.length < 3) return null;
  const along = alongOf(seats);
  const half = (along.at(-1) ?? 0) / 2;
  const at = along.findIndex((distance) => distance >= half);
  const [before, after] = [seats[at - 1], seats[at]];
  if (before === undefined || after === undefined) return null;
  const gap = along[at]! - along[at - 1]!;
  return between(before, after, gap === 0 ? 0 : (half - along[at - 1]!) / gap);
}

export interface BlockShape {
  readonly rows: number;
  readonly seats: number;
  readonly seatDistance: number;
  readonly rowDistance: number;
  /** How far the middle of the first row stands behind its ends, as a share of its width, 0 (straight) to 0.5. */
  readonly curve: number;
  /** Every second row is shifted by half a seat. */
  readonly isStaggered: boolean;
}

/** Rows one behind the other, away from the stage; the first seat of the first row is where the block begins. */
export function blockOfRows(corner: Point, shape: BlockShape): Point[][] {
  const { rows, seats, seatDistance, rowDistance, curve, isStaggered } = shape;
  const width = (seats - 1) * seatDistance;
  const centreX = corner.x + width / 2;
  const depth = width * Math.min(0.5, Math.max(0, curve));
  const radius = depth < 0.01 ? null : (width * width) / 4 / (2 * depth) + depth / 2;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: seats }, (_, seat) => {
      const along = seat * seatDistance - width / 2 + (isStaggered && row % 2 === 1 ? seatDistance / 2 : 0);
      const behind = row * rowDistance;
      if (radius === null) return { x: centreX + along, y: corner.y + behind };
      // All rows share the middle of the first one's circle, which stands before the stage.
      const own = radius + behind;
      const angle = along / own;
      return {
        x: centreX + own * Math.sin(angle),
        y: corner.y + depth - radius + own * Math.cos(angle),
      };
    }),
  );
}

/** How many rows and seats a dragged rectangle has room for. */
export function shapeIn(
  width: number,
  height: number,
  { seatDistance, rowDistance }: Pick<BlockShape, 'seatDistance' | 'rowDistance'>,
): { rows: number; seats: number } {
  const fits = (length: number, distance: number, max: number) =>
    Math.min(max, Math.max(1, Math.floor(Math.abs(length) / distance + 1e-6) + 1));
  return { rows: fits(height, rowDistance, 200), seats: fits(width, seatDistance, MAX_IN_ROW) };
}
