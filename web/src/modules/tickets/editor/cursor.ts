import type { Point } from '../../../ui/canvas/view.ts';
import type { Drawing } from './drawing.ts';
import { indexOf } from './index-of.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const WAYS: Record<Direction, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** The seat that one would reach for in that direction: near, and not too far off the way. */
export function neighbour(drawing: Drawing, seatId: number | null, direction: Direction): number | null {
  const { seats, placeOf } = indexOf(drawing);
  const here = seatId === null ? undefined : seats[placeOf.get(seatId) ?? -1];
  if (here === undefined) return seats[0]?.id ?? null;
  const way = WAYS[direction];
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const seat of seats) {
    const [dx, dy] = [seat.x - here.x, seat.y - here.y];
    const along = dx * way.x + dy * way.y;
    if (along < 1) continue;
    const aside = Math.abs(dx * way.y - dy * way.x);
    const far = along + 3 * aside;
    if (far < least) [best, least] = [seat.id, far];
  }
  return best ?? here.id;
}
