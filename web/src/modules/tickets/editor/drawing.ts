import type {
  Area,
  Grade,
  HallMap,
  Localized,
  Row,
  Seat,
  Section,
} from '../../../api/tickets-admin-types.ts';

/**
 * A hall while it is drawn. The same as `HallMap`, but whatever can be selected has a number of its own, which it keeps
 * through all changes, undone ones too.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly stage: Area | null;
  readonly grades: readonly Grade[];
  readonly sections: readonly DrawnSection[];
  /** The number that what is drawn next will have. */
  readonly nextId: number;
}

export type DrawnSection = SeatedPart | StandingPart;

export interface SeatedPart {
  readonly kind: 'seated';
  readonly id: number;
  readonly key: string;
  readonly name: Localized;
  readonly rows: readonly DrawnRow[];
}

export interface StandingPart {
  readonly kind: 'standing';
  readonly id: number;
  readonly key: string;
  readonly name: Localized;
  readonly area: Area;
  readonly capacity: number;
  readonly grade: number;
}

export interface DrawnRow {
  readonly id: number;
  readonly name: string;
  readonly seats: readonly DrawnSeat[];
}

export interface DrawnSeat {
  readonly id: number;
  readonly number: string;
  readonly x: number;
  readonly y: number;
  /** Index into the grades. */
  readonly grade: number;
  readonly flags: number;
}

// The numbers of `server/modules/tickets/maps`: a map is checked here while it is drawn, and there when it is saved.
export const ACCESSIBLE = 1;
export const RESTRICTED_VIEW = 2;
export const MAX_SEATS = 60_000;
export const MIN_DISTANCE = 6;
export const MAX_SIDE = 20_000;

/** Usual distances, in map units. */
export const SEAT_DISTANCE = 10;
export const ROW_DISTANCE = 13;

/** A new hall: a stage, one grade, and room. */
export const emptyDrawing = (): Drawing => ({
  width: 600,
  height: 420,
  stage: { x: 180, y: 20, width: 240, height: 40 },
  grades: [{ key: 'R', name: { ko: 'R석', en: 'R' }, colour: 0 }],
  sections: [],
  nextId: 1,
});

export function drawingOf(map: HallMap): Drawing {
  let id = 0;
  const next = (): number => {
    id += 1;
    return id;
  };
  const seat = ([number, x, y, grade, flags = 0]: Seat): DrawnSeat => ({
    id: next(),
    number,
    x,
    y,
    grade,
    flags,
  });
  const row = ({ name, seats }: Row): DrawnRow => ({ id: next(), name, seats: seats.map(seat) });
  const section = (one: Section): DrawnSection =>
    one.kind === 'standing'
      ? { ...one, id: next() }
      : { kind: 'seated', id: next(), key: one.key, name: one.name, rows: one.rows.map(row) };
  const { width, height, stage, grades } = map;
  return { width, height, stage, grades, sections: map.sections.map(section), nextId: id + 1 };
}

/** As it is saved: lengths to a hundredth of a unit, which nobody sees and which keeps the file small. */
export function mapOf({ width, height, stage, grades, sections }: Drawing): HallMap {
  return {
    width: short(width),
    height: short(height),
    stage: stage && shortArea(stage),
    grades,
    sections: sections.map((section): Section => {
      if (section.kind === 'seated') {
        const { kind, key, name, rows } = section;
        return {
          kind,
          key,
          name,
          rows: rows.map((row) => ({ name: row.name, seats: row.seats.map(asSeat) })),
        };
      }
      const { kind, key, name, area, capacity, grade } = section;
      return { kind, key, name, area: shortArea(area), capacity, grade };
    }),
  };
}

const short = (length: number): number => Math.round(length * 100) / 100;
const shortArea = ({ x, y, width, height }: Area): Area => ({
  x: short(x),
  y: short(y),
  width: short(width),
  height: short(height),
});
const asSeat = ({ number, x, y, grade, flags }: DrawnSeat): Seat =>
  flags === 0 ? [number, short(x), short(y), grade] : [number, short(x), short(y), grade, flags];

/**
 * Every seat through a function; what comes back the same stays the same object, null takes the seat away. Rows and
 * sections without seats go with their last one.
 */
export function withSeats(
  drawing: Drawing,
  change: (seat: DrawnSeat, row: DrawnRow, section: SeatedPart) => DrawnSeat | null,
): Drawing {
  return withRows(drawing, (row, section) => {
    let isSame = true;
    const seats: DrawnSeat[] = [];
    for (const seat of row.seats) {
      const next = change(seat, row, section);
      if (next !== seat) isSame = false;
      if (next !== null) seats.push(next);
    }
    return isSame ? row : seats.length === 0 ? null : { ...row, seats };
  });
}

/** Every row through a function, likewise. */
export function withRows(
  drawing: Drawing,
  change: (row: DrawnRow, section: SeatedPart) => DrawnRow | null,
): Drawing {
  const sections: DrawnSection[] = [];
  let isSame = true;
  for (const section of drawing.sections) {
    if (section.kind === 'standing') {
      sections.push(section);
      continue;
    }
    const rows = section.rows.flatMap((row) => change(row, section) ?? []);
    const rowsAreSame =
      rows.length === section.rows.length && rows.every((row, at) => row === section.rows[at]);
    if (!rowsAreSame) isSame = false;
    if (rowsAreSame) sections.push(section);
    else if (rows.length > 0) sections.push({ ...section, rows });
  }
  return isSame ? drawing : { ...drawing, sections };
}

export const withSection = (
  drawing: Drawing,
  id: number,
  change: (section: DrawnSection) => DrawnSection,
): Drawing => ({
  ...drawing,
  sections: drawing.sections.map((section) => (section.id === id ? change(section) : section)),
});

/** What is saved: where there is no English name, the Korean one stands for it. */
export function savedMap(drawing: Drawing): HallMap {
  const { grades, sections, ...rest } = mapOf(drawing);
  const named = <T extends { readonly name: Localized }>(one: T): T => ({
    ...one,
    name: { ko: one.name.ko.trim(), en: one.name.en.trim() || one.name.ko.trim() },
  });
  return { ...rest, grades: grades.map(named), sections: sections.map(named) };
}
