import type { Box, Point } from '../../../ui/canvas/view.ts';
import { placesIn } from '../canvas/seat-grid.ts';
import type { Drawing, DrawnSeat, StandingPart } from './drawing.ts';
import { type IndexedRow, indexOf } from './index-of.ts';
import { boxAround, isInBox } from './transforms.ts';

/** What is chosen, by number; it outlives changes, because numbers do. */
export interface Selection {
  readonly seats: ReadonlySet<number>;
  /** Standing sections. */
  readonly areas: ReadonlySet<number>;
  readonly stage: boolean;
}

export const NOTHING: Selection = { seats: new Set(), areas: new Set(), stage: false };
/** How much one click takes. */
export type Reach = 'seat' | 'row' | 'section';

export const isEmpty = ({ seats, areas, stage }: Selection): boolean =>
  seats.size === 0 && areas.size === 0 && !stage;

export const ofSeats = (ids: Iterable<number>): Selection => ({ ...NOTHING, seats: new Set(ids) });

/** Only what is still there. */
export function present(drawing: Drawing, selection: Selection): Selection {
  const { placeOf } = indexOf(drawing);
  const areas = new Set(standing(drawing).map(({ id }) => id));
  const seats = [...selection.seats].filter((id) => placeOf.has(id));
  const kept = [...selection.areas].filter((id) => areas.has(id));
  const stage = selection.stage && drawing.stage !== null;
  const isWhole = seats.length === selection.seats.size && kept.length === selection.areas.size;
  return isWhole && stage === selection.stage
    ? selection
    : { seats: new Set(seats), areas: new Set(kept), stage };
}

export const standing = ({ sections }: Drawing): StandingPart[] =>
  sections.filter((section): section is StandingPart => section.kind === 'standing');

/** What a click on this seat takes. */
export function around(drawing: Drawing, seatId: number, reach: Reach): number[] {
  if (reach === 'seat') return [seatId];
  const { placeOf, rowOf, rows } = indexOf(drawing);
  const at = placeOf.get(seatId);
  const own = at === undefined ? undefined : rows[rowOf[at]!];
  if (own === undefined) return [];
  return (reach === 'row' ? [own.row] : own.section.rows).flatMap(({ seats }) => seats.map(({ id }) => id));
}

/** What a rectangle takes: every seat whose middle is in it (with its row or section), areas that are wholly in it. */
export function inside(drawing: Drawing, box: Box, reach: Reach): Selection {
  const index = indexOf(drawing);
  const hit = placesIn(index.grid, box);
  const whole = (area: Box) =>
    isInBox(box, area) && isInBox(box, { x: area.x + area.width, y: area.y + area.height });
  const seats = new Set<number>();
  if (reach === 'seat') for (const place of hit) seats.add(index.seats[place]!.id);
  else {
    const rows = new Set(hit.map((place) => index.rowOf[place]!));
    const sections = new Set([...rows].map((at) => index.rows[at]!.section.id));
    for (const [at, { row, section }] of index.rows.entries()) {
      if (reach === 'row' ? rows.has(at) : sections.has(section.id))
        for (const { id } of row.seats) seats.add(id);
    }
  }
  return {
    seats,
    areas: new Set(standing(drawing).flatMap(({ id, area }) => (whole(area) ? [id] : []))),
    stage: drawing.stage !== null && whole(drawing.stage),
  };
}

export const everything = (drawing: Drawing): Selection => ({
  seats: new Set(indexOf(drawing).placeOf.keys()),
  areas: new Set(standing(drawing).map(({ id }) => id)),
  stage: false,
});

/** Both; with `isToggled`, what is in both is in neither. */
export function joined(one: Selection, other: Selection, isToggled: boolean): Selection {
  const sets = (a: ReadonlySet<number>, b: ReadonlySet<number>): Set<number> => {
    const all = new Set(a);
    const isAllThere = [...b].every((id) => a.has(id));
    for (const id of b) {
      if (isToggled && isAllThere) all.delete(id);
      else all.add(id);
    }
    return all;
  };
  return {
    seats: sets(one.seats, other.seats),
    areas: sets(one.areas, other.areas),
    stage: isToggled ? one.stage !== other.stage : one.stage || other.stage,
  };
}

/** A row, and which of its seats are chosen. */
export interface ChosenRow extends IndexedRow {
  readonly chosen: readonly DrawnSeat[];
}

/** What was worked out last: panels and painting ask the same, several times a frame. */
let last: { drawing: Drawing; seats: ReadonlySet<number>; rows: readonly ChosenRow[] } | null = null;

/** The chosen seats, by row, in the order of the map. */
export function chosenRows(drawing: Drawing, { seats }: Selection): readonly ChosenRow[] {
  if (seats.size === 0) return [];
  if (last?.drawing === drawing && last.seats === seats) return last.rows;
  const rows = indexOf(drawing).rows.flatMap((one): ChosenRow[] => {
    const chosen = one.row.seats.filter(({ id }) => seats.has(id));
    return chosen.length === 0 ? [] : [{ ...one, chosen }];
  });
  last = { drawing, seats, rows };
  return rows;
}

export function boxOf(drawing: Drawing, selection: Selection): Box | null {
  const corners = ({ x, y, width, height }: Box): Point[] => [
    { x, y },
    { x: x + width, y: y + height },
  ];
  return boxAround([
    ...chosenRows(drawing, selection).flatMap(({ chosen }) => chosen),
    ...standing(drawing)
      .filter(({ id }) => selection.areas.has(id))
      .flatMap(({ area }) => corners(area)),
    ...(selection.stage && drawing.stage !== null ? corners(drawing.stage) : []),
  ]);
}
