import type { Box, Point } from '../../../ui/canvas/view.ts';

/** The smallest box around the points; null for none. */
export function boxAround(points: Iterable<Point>): Box | null {
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

export const centreOfBox = ({ x, y, width, height }: Box): Point => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** The box between two corners, whichever they are. */
export const boxBetween = (one: Point, other: Point): Box => ({
  x: Math.min(one.x, other.x),
  y: Math.min(one.y, other.y),
  width: Math.abs(one.x - other.x),
  height: Math.abs(one.y - other.y),
});

export const isInBox = ({ x, y, width, height }: Box, point: Point): boolean =>
  point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;

export const boxesMeet = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** What every selected point goes through. */
export type Transform = (point: Point) => Point;

export const moving =
  (dx: number, dy: number): Transform =>
  ({ x, y }) => ({ x: x + dx, y: y + dy });

/** @param degrees with the clock, as y grows downwards */
export function turning(centre: Point, degrees: number): Transform {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return ({ x, y }) => {
    const [dx, dy] = [x - centre.x, y - centre.y];
    return { x: centre.x + dx * cos - dy * sin, y: centre.y + dx * sin + dy * cos };
  };
}

/** @param axis 'x' swaps left and right, 'y' before and behind */
export const mirroring =
  (centre: Point, axis: 'x' | 'y'): Transform =>
  ({ x, y }) =>
    axis === 'x' ? { x: 2 * centre.x - x, y } : { x, y: 2 * centre.y - y };

/** @param step 0 for no grid */
export const snapped = (length: number, step: number): number =>
  step === 0 ? length : Math.round(length / step) * step;
export const snappedPoint = ({ x, y }: Point, step: number): Point => ({
  x: snapped(x, step),
  y: snapped(y, step),
});

export type Side = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** How far each box moves so that they are in line with each other on that side. */
export function aligning(boxes: readonly Box[], side: Side): Point[] {
  const all = boxAround(
    boxes.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
  );
  if (all === null) return [];
  const moves: Record<Side, (box: Box) => Point> = {
    left: ({ x }) => ({ x: all.x - x, y: 0 }),
    right: ({ x, width }) => ({ x: all.x + all.width - x - width, y: 0 }),
    centre: ({ x, width }) => ({ x: all.x + all.width / 2 - x - width / 2, y: 0 }),
    top: ({ y }) => ({ x: 0, y: all.y - y }),
    bottom: ({ y, height }) => ({ x: 0, y: all.y + all.height - y - height }),
    middle: ({ y, height }) => ({ x: 0, y: all.y + all.height / 2 - y - height / 2 }),
  };
  return boxes.map(moves[side]);
}

/** How far each box moves so that their middles are evenly apart; the outermost stay. */
export function spreading(boxes: readonly Box[], axis: 'x' | 'y'): Point[] {
  const middles = boxes.map((box) => centreOfBox(box)[axis]);
  const order = middles.map((_, at) => at).toSorted((one, other) => middles[one]! - middles[other]!);
  const [first, last] = [middles[order[0] ?? 0] ?? 0, middles[order.at(-1) ?? 0] ?? 0];
  const step = boxes.length < 2 ? 0 : (last - first) / (boxes.length - 1);
  const moves: Point[] = boxes.map(() => ({ x: 0, y: 0 }));
  for (const [place, at] of order.entries()) {
    const move = first + place * step - middles[at]!;
    moves[at] = axis === 'x' ? { x: move, y: 0 } : { x: 0, y: move };
  }
  return moves;
}
