import type { Point } from '../../../ui/canvas/view.ts';

/** How far a leg bends to its right, as a part of its length: the way back does not cover the way there. */
const BEND = 0.08;
const MAX_BEND_PX = 36;

/** Where the curve from one to the other is pulled to. Screen or map units, as its ends are. @param most of the bend */
export function bendOf(from: Point, to: Point, most: number = MAX_BEND_PX): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return from;
  // The curve itself goes half as far as the point that pulls it.
  const bend = 2 * Math.min(length * BEND, most);
  return { x: (from.x + to.x) / 2 - (dy / length) * bend, y: (from.y + to.y) / 2 + (dx / length) * bend };
}

/** The middle of that curve, and where it leads there, in degrees. */
export function middleOf(from: Point, to: Point, pull: Point): Point & { readonly turn: number } {
  return {
    x: (from.x + 2 * pull.x + to.x) / 4,
    y: (from.y + 2 * pull.y + to.y) / 4,
    turn: (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI,
  };
}
