import type { Point } from '../../../ui/canvas/view.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const STEP: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};
/** What lies aside counts so much more than what lies ahead. */
const ASIDE = 2;

/** The nearest one that lies in that direction; null at the edge. */
export function neighbour<One extends { readonly middle: Point }>(
  from: One,
  all: readonly One[],
  direction: Direction,
): One | null {
  const step = STEP[direction];
  let best: One | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const one of all) {
    const [dx, dy] = [one.middle.x - from.middle.x, one.middle.y - from.middle.y];
    const ahead = dx * step.x + dy * step.y;
    const aside = Math.abs(dx * step.y) + Math.abs(dy * step.x);
    if (one === from || ahead <= 0 || aside > ahead * 2) continue;
    const distance = ahead + ASIDE * aside;
    if (distance < least) [best, least] = [one, distance];
  }
  return best;
}
