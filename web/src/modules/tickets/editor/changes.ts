import type { Localized } from '../../../api/tickets-admin-types.ts';
import type { Box, Point } from '../../../ui/canvas/view.ts';
import {
  type Drawing,
  type DrawnRow,
  type DrawnSeat,
  type SeatedPart,
  type StandingPart,
  withRows,
  withSeats,
} from './drawing.ts';
import { nextName } from './numbering.ts';
import { chosenRows, isEmpty, NOTHING, ofSeats, type Selection } from './selection.ts';
import { aligning, boxAround, type Side, spreading, type Transform } from './transforms.ts';

/** What a change makes of a drawing, and what is chosen afterwards. */
export interface Changed {
  readonly drawing: Drawing;
  readonly selection: Selection;
}

/** Where new seats go, and what they cost. */
export interface Pen {
  /** A seated section; null makes one. */
  readonly sectionId: number | null;
  readonly grade: number;
}

/** Names for what is drawn, by the reader of the other language too. */
export interface Words {
  readonly section: (letter: string) => Localized;
  readonly standing: (letter: string) => Localized;
}

const seatedIn = (drawing: Drawing, id: number | null): SeatedPart | undefined =>
  drawing.sections.find((one): one is SeatedPart => one.kind === 'seated' && one.id === id);

/** A key and a name that no section has yet. */
function freeName(
  { sections }: Drawing,
  naming: (letter: string) => Localized,
  prefix = '',
): { key: string; name: Localized } {
  const keys = new Set(sections.map(({ key }) => key));
  const names = new Set(sections.map(({ name }) => name.ko));
  let letter = 'A';
  while (keys.has(`${prefix}${letter}`) || names.has(naming(letter).ko)) letter = nextName([letter]);
  return { key: `${prefix}${letter}`, name: naming(letter) };
}

/** Rows, drawn into a section: named after the ones that are there, numbered from the left. */
export function addRows(
  drawing: Drawing,
  rows: readonly (readonly Point[])[],
  pen: Pen,
  words: Words,
): Changed {
  const drawn = rows.filter((seats) => seats.length > 0);
  if (drawn.length === 0) return { drawing, selection: NOTHING };
  let id = drawing.nextId;
  const old = seatedIn(drawing, pen.sectionId);
  const section: SeatedPart = old ?? {
    kind: 'seated',
    id: id++,
    ...freeName(drawing, words.section),
    rows: [],
  };
  const names = section.rows.map(({ name }) => name);
  const added = drawn.map((points): DrawnRow => {
    const name = nextName(names);
    names.push(name);
    return {
      id: id++,
      name,
      seats: points.map(({ x, y }, at) => ({
        id: id++,
        number: String(at + 1),
        x,
        y,
        grade: pen.grade,
        flags: 0,
      })),
    };
  });
  const full = { ...section, rows: [...section.rows, ...added] };
  const sections = old
    ? drawing.sections.map((one) => (one === old ? full : one))
    : [...drawing.sections, full];
  return {
    drawing: { ...drawing, sections, nextId: id },
    selection: ofSeats(added.flatMap(({ seats }) => seats.map((seat) => seat.id))),
  };
}

export function addStanding(drawing: Drawing, area: Box, grade: number, words: Words): Changed {
  const section: StandingPart = {
    kind: 'standing',
    id: drawing.nextId,
    ...freeName(drawing, words.standing, 'standing-'),
    area,
    // Some four people to the square metre, where two seats' distance is one metre.
    capacity: Math.max(1, Math.round((area.width * area.height) / 100)),
    grade,
  };
  return {
    drawing: { ...drawing, sections: [...drawing.sections, section], nextId: drawing.nextId + 1 },
    selection: { ...NOTHING, areas: new Set([section.id]) },
  };
}

export function removed(drawing: Drawing, selection: Selection): Changed {
  if (isEmpty(selection)) return { drawing, selection };
  const kept = drawing.sections.filter(({ id }) => !selection.areas.has(id));
  const rest = withSeats({ ...drawing, sections: kept }, (seat) =>
    selection.seats.has(seat.id) ? null : seat,
  );
  return { drawing: selection.stage ? { ...rest, stage: null } : rest, selection: NOTHING };
}

/** Seats go through the transform by their middles; areas and the stage by theirs, they never turn. */
export function transformed(drawing: Drawing, selection: Selection, transform: Transform): Drawing {
  const shifted = (area: Box): Box => {
    const centre = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
    const next = transform(centre);
    return { ...area, x: area.x + next.x - centre.x, y: area.y + next.y - centre.y };
  };
  const moved = withSeats(drawing, (seat) =>
    selection.seats.has(seat.id) ? { ...seat, ...transform(seat) } : seat,
  );
  if (selection.areas.size === 0 && !selection.stage) return moved;
  return {
    ...moved,
    stage: selection.stage && moved.stage !== null ? shifted(moved.stage) : moved.stage,
    sections: moved.sections.map((section) =>
      section.kind === 'standing' && selection.areas.has(section.id)
        ? { ...section, area: shifted(section.area) }
        : section,
    ),
  };
}

/** The chosen seats of each row as one piece. */
export function aligned(drawing: Drawing, selection: Selection, side: Side | 'x' | 'y'): Drawing {
  const rows = chosenRows(drawing, selection);
  const boxes = rows.flatMap(({ chosen }) => boxAround(chosen) ?? []);
  const moves = side === 'x' || side === 'y' ? spreading(boxes, side) : aligning(boxes, side);
  const moveOf = new Map(rows.flatMap(({ chosen }, at) => chosen.map(({ id }) => [id, moves[at]!] as const)));
  return withSeats(drawing, (seat) => {
    const move = moveOf.get(seat.id);
    return move === undefined || (move.x === 0 && move.y === 0)
      ? seat
      : { ...seat, x: seat.x + move.x, y: seat.y + move.y };
  });
}

/** The chosen seats of one row, put to other places one by one. */
export function placed(drawing: Drawing, points: ReadonlyMap<number, Point>): Drawing {
  return withSeats(drawing, (seat) => {
    const point = points.get(seat.id);
    return point === undefined ? seat : { ...seat, x: point.x, y: point.y };
  });
}

const withChosen = (
  drawing: Drawing,
  selection: Selection,
  change: (seat: DrawnSeat) => DrawnSeat,
): Drawing => withSeats(drawing, (seat) => (selection.seats.has(seat.id) ? change(seat) : seat));

/** Painted in a grade; standing areas too. */
export function graded(drawing: Drawing, selection: Selection, grade: number): Drawing {
  const painted = withChosen(drawing, selection, (seat) =>
    seat.grade === grade ? seat : { ...seat, grade },
  );
  return {
    ...painted,
    sections: painted.sections.map((section) =>
      section.kind === 'standing' && selection.areas.has(section.id) ? { ...section, grade } : section,
    ),
  };
}

export const flagged = (drawing: Drawing, selection: Selection, flag: number, isOn: boolean): Drawing =>
  withChosen(drawing, selection, (seat) => {
    const flags = isOn ? seat.flags | flag : seat.flags & ~flag;
    return flags === seat.flags ? seat : { ...seat, flags };
  });

/** An aisle behind each chosen seat: what follows in its row steps aside, along the row. */
export function withAisles(drawing: Drawing, selection: Selection, width: number): Drawing {
  return withRows(drawing, (row) => {
    const { seats } = row;
    let [dx, dy] = [0, 0];
    let isSame = true;
    const next = seats.map((seat, at) => {
      const moved = dx === 0 && dy === 0 ? seat : { ...seat, x: seat.x + dx, y: seat.y + dy };
      if (moved !== seat) isSame = false;
      const after = seats[at + 1];
      // Behind a run of chosen seats there is one aisle, not one behind each.
      if (selection.seats.has(seat.id) && after !== undefined && !selection.seats.has(after.id)) {
        const gap = Math.hypot(after.x - seat.x, after.y - seat.y) || 1;
        dx += ((after.x - seat.x) / gap) * width;
        dy += ((after.y - seat.y) / gap) * width;
      }
      return moved;
    });
    return isSame ? row : { ...row, seats: next };
  });
}
