import type { Point } from '../../../ui/canvas/view.ts';
import { placeAt } from '../canvas/seat-grid.ts';
import type { Drawing } from './drawing.ts';
import { indexOf } from './index-of.ts';
import { SEAT_RADIUS } from './scene.ts';
import { around, NOTHING, ofSeats, type Reach, type Selection, standing } from './selection.ts';
import { isInBox } from './transforms.ts';

/** What is under the pointer: a seat (with what a click on it takes), an area, the stage; null for nothing. */
export function hit(drawing: Drawing, point: Point, scale: number, reach: Reach): Selection | null {
  const { grid, seats } = indexOf(drawing);
  // A finger needs more than what is painted.
  const place = placeAt(grid, point, Math.max(SEAT_RADIUS + 1, 9 / scale));
  if (place !== null) return ofSeats(around(drawing, seats[place]!.id, reach));
  const area = standing(drawing).findLast((section) => isInBox(section.area, point));
  if (area !== undefined) return { ...NOTHING, areas: new Set([area.id]) };
  return drawing.stage !== null && isInBox(drawing.stage, point) ? { ...NOTHING, stage: true } : null;
}

/** Whether all of the one is in the other. */
export const isWithin = (part: Selection, whole: Selection): boolean =>
  [...part.seats].every((id) => whole.seats.has(id)) &&
  [...part.areas].every((id) => whole.areas.has(id)) &&
  (!part.stage || whole.stage);
