import type { Box, Point } from '../../../ui/canvas/view.ts';
import { arcThrough, type BlockShape, blockOfRows, seatsAlong, shapeIn, straight } from './arcs.ts';
import { ROW_DISTANCE, SEAT_DISTANCE } from './drawing.ts';
import type { Reach } from './selection.ts';
import { boxBetween } from './transforms.ts';

/** What the pointer does. */
export type Tool = 'select' | 'hand' | 'row' | 'arc' | 'block' | 'standing' | 'stage';

/** How the tools work, until somebody sets it otherwise. */
export interface ToolSettings {
  readonly seatDistance: number;
  readonly rowDistance: number;
  /** So many seats in a row, whatever their distance; null: as many as fit. */
  readonly seatsInRow: number | null;
  readonly curve: number;
  readonly isStaggered: boolean;
  /** What is drawn and moved keeps to a grid of so many units; 0: to none. */
  readonly snap: number;
  readonly isGridShown: boolean;
  readonly reach: Reach;
}

export const USUAL_SETTINGS: ToolSettings = {
  seatDistance: SEAT_DISTANCE,
  rowDistance: ROW_DISTANCE,
  seatsInRow: null,
  curve: 0,
  isStaggered: false,
  snap: 5,
  isGridShown: true,
  reach: 'row',
};

/** A line or rectangle that is being drawn, from where the pointer went down to where it is. */
export interface Stroke {
  readonly tool: 'row' | 'arc' | 'block' | 'standing' | 'stage';
  readonly from: Point;
  readonly to: Point;
  /** Of an arc whose ends stand: where it is bent through. */
  readonly through: Point | null;
}

/** What a stroke would leave behind: rows of seats, or an area. */
export type Traced =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Point[])[] }
  | { readonly kind: 'area'; readonly area: Box };

export function traced({ tool, from, to, through }: Stroke, settings: ToolSettings): Traced {
  if (tool === 'standing' || tool === 'stage') return { kind: 'area', area: boxBetween(from, to) };
  if (tool === 'block') return { kind: 'rows', rows: blockBetween(from, to, settings) };
  const line = through === null ? straight(from, to) : arcThrough(from, through, to);
  const spacing =
    settings.seatsInRow === null ? { distance: settings.seatDistance } : { count: settings.seatsInRow };
  return { kind: 'rows', rows: [seatsAlong(line, spacing)] };
}

function blockBetween(from: Point, to: Point, settings: ToolSettings): Point[][] {
  const box = boxBetween(from, to);
  const size = shapeIn(box.width, box.height, settings);
  return blockOfRows(box, shapeOf(size, settings));
}

export const shapeOf = (
  { rows, seats }: { rows: number; seats: number },
  { seatDistance, rowDistance, curve, isStaggered }: ToolSettings,
): BlockShape => ({ rows, seats, seatDistance, rowDistance, curve, isStaggered });

/** Whether something was drawn, and not only clicked. */
export const isDrawn = ({ tool, from, to }: Stroke): boolean =>
  tool === 'standing' || tool === 'stage'
    ? Math.abs(from.x - to.x) >= 10 && Math.abs(from.y - to.y) >= 10
    : Math.hypot(from.x - to.x, from.y - to.y) >= 4;
