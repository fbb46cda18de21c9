import type { Box, Point } from '../../../ui/canvas/view.ts';
import { bent, handleOf, stretched } from './arcs.ts';
import type { Drawing, DrawnSeat } from './drawing.ts';
import { boxOf, chosenRows, type Selection, standing } from './selection.ts';
import { type Transform, turning } from './transforms.ts';

/** What a selection can be taken by. */
export type Handle =
  | { readonly kind: 'turn'; readonly at: Point; readonly centre: Point }
  | { readonly kind: 'bend'; readonly at: Point; readonly seats: readonly DrawnSeat[] }
  | {
      readonly kind: 'stretch';
      readonly at: Point;
      readonly end: 'first' | 'last';
      readonly seats: readonly DrawnSeat[];
    }
  /** A corner of an area or of the stage; the opposite one stays. */
  | {
      readonly kind: 'size';
      readonly at: Point;
      readonly opposite: Point;
      /** A standing section; null: the stage. */
      readonly sectionId: number | null;
    };

/** How far above the selection its handle for turning stands, in CSS pixels. */
const TURN_LIFT = 28;

export function handlesOf(drawing: Drawing, selection: Selection, scale: number): Handle[] {
  const rows = chosenRows(drawing, selection);
  const areas = standing(drawing).filter(({ id }) => selection.areas.has(id));
  const isStageAlone = selection.stage && rows.length === 0 && areas.length === 0;
  if (isStageAlone && drawing.stage !== null) return corners(drawing.stage, null);
  if (areas.length === 1 && rows.length === 0 && !selection.stage)
    return corners(areas[0]!.area, areas[0]!.id);
  const box = boxOf(drawing, selection);
  if (box === null || selection.seats.size < 2) return [];
  const turn: Handle = {
    kind: 'turn',
    at: { x: box.x + box.width / 2, y: box.y - TURN_LIFT / scale },
    centre: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
  };
  const [row] = rows;
  if (rows.length !== 1 || row === undefined || areas.length > 0) return [turn];
  const seats = row.chosen;
  const middle = handleOf(seats);
  return [
    turn,
    { kind: 'stretch', end: 'first', at: seats[0]!, seats },
    { kind: 'stretch', end: 'last', at: seats.at(-1)!, seats },
    ...(middle === null ? [] : [{ kind: 'bend', at: middle, seats } as const]),
  ];
}

function corners({ x, y, width, height }: Box, sectionId: number | null): Handle[] {
  const [right, bottom] = [x + width, y + height];
  const ends = [
    [x, y, right, bottom],
    [right, y, x, bottom],
    [right, bottom, x, y],
    [x, bottom, right, y],
  ] as const;
  return ends.map(([atX, atY, otherX, otherY]) => ({
    kind: 'size',
    at: { x: atX, y: atY },
    opposite: { x: otherX, y: otherY },
    sectionId,
  }));
}

/** The handle under the pointer. @param reach in map units */
export const handleAt = (handles: readonly Handle[], point: Point, reach: number): Handle | undefined =>
  handles.findLast(({ at }) => Math.hypot(at.x - point.x, at.y - point.y) <= reach);

/** Where the seats of a row are when its handle is pulled there. */
export function pulled(handle: Extract<Handle, { kind: 'bend' | 'stretch' }>, to: Point): Map<number, Point> {
  const { seats } = handle;
  const [first, last] = [seats[0]!, seats.at(-1)!];
  const points =
    handle.kind === 'bend'
      ? bent(seats, to)
      : handle.end === 'first'
        ? stretched(seats, to, last)
        : stretched(seats, first, to);
  return new Map(seats.map(({ id }, at) => [id, points[at] ?? seats[at]!]));
}

/** @param step of degrees that the turn keeps to; 0 for none */
export function turned(centre: Point, from: Point, to: Point, step: number): Transform {
  const angle = ({ x, y }: Point) => (Math.atan2(y - centre.y, x - centre.x) * 180) / Math.PI;
  const degrees = angle(to) - angle(from);
  return turning(centre, step === 0 ? degrees : Math.round(degrees / step) * step);
}
