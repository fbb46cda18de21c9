import type { Localized } from '../../../api/tickets-admin-types.ts';
import type { Point } from '../../../ui/canvas/view.ts';
import type { Changed } from './changes.ts';
import {
  type Drawing,
  type DrawnRow,
  type DrawnSection,
  type SeatedPart,
  type StandingPart,
  withRows,
  withSeats,
} from './drawing.ts';
import { type Counting, counted, fromStage, nextName, numbersOf } from './numbering.ts';
import { chosenRows, ofSeats, type Selection, standing } from './selection.ts';

/** The chosen seats of each row, numbered anew. */
export function numbered(
  drawing: Drawing,
  selection: Selection,
  counting: Counting,
  from: 'left' | 'right' | 'middle',
): Drawing {
  const numbers = new Map<number, string>();
  for (const { chosen } of chosenRows(drawing, selection)) {
    const own = numbersOf(chosen, counting, from);
    for (const [at, { id }] of chosen.entries()) numbers.set(id, own[at]!);
  }
  return withSeats(drawing, (seat) => {
    const number = numbers.get(seat.id);
    return number === undefined || number === seat.number ? seat : { ...seat, number };
  });
}

/** The rows that have chosen seats, named anew; each section begins afresh. They are sold in the order of their names. */
export function rowsNamed(
  drawing: Drawing,
  selection: Selection,
  counting: Counting,
  isFromStage: boolean,
): Drawing {
  const names = new Map<number, string>();
  const chosen = chosenRows(drawing, selection);
  for (const sectionId of new Set(chosen.map(({ section }) => section.id))) {
    const rows = chosen.filter(({ section }) => section.id === sectionId).map(({ row }) => row);
    const order = fromStage(
      rows.map(({ seats }) => seats),
      drawing.stage,
      drawing.width,
    );
    if (!isFromStage) order.reverse();
    for (const [place, at] of order.entries()) names.set(rows[at]!.id, counted(counting, place));
  }
  return withRows(drawing, (row) => {
    const name = names.get(row.id);
    return name === undefined || name === row.name ? row : { ...row, name };
  });
}

export const rowNamed = (drawing: Drawing, rowId: number, name: string): Drawing =>
  withRows(drawing, (row) => (row.id === rowId ? { ...row, name } : row));

/** The chosen seats, taken out of their rows and into a section; a row's name stays where it is free there. */
export function inSection(
  drawing: Drawing,
  selection: Selection,
  target: number | { key: string; name: Localized },
): Drawing {
  const moving = chosenRows(drawing, selection);
  if (moving.length === 0) return drawing;
  let id = drawing.nextId;
  const stays = (section: DrawnSection): DrawnSection | null => {
    if (section.kind === 'standing' || section.id === target) return section;
    const rows = section.rows.flatMap((row) => {
      const seats = row.seats.filter((seat) => !selection.seats.has(seat.id));
      return seats.length === row.seats.length ? [row] : seats.length === 0 ? [] : [{ ...row, seats }];
    });
    return rows.length === 0 ? null : { ...section, rows };
  };
  const old = drawing.sections.find((one): one is SeatedPart => one.kind === 'seated' && one.id === target);
  const base: SeatedPart =
    old ??
    (typeof target === 'number'
      ? { kind: 'seated', id: target, key: '', name: { ko: '', en: '' }, rows: [] }
      : { kind: 'seated', id: id++, ...target, rows: [] });
  const names = base.rows.map(({ name }) => name);
  const arriving = moving
    .filter(({ section }) => section.id !== base.id)
    .map(({ row, chosen }): DrawnRow => {
      const name = names.includes(row.name) ? nextName(names) : row.name;
      names.push(name);
      const isWhole = chosen.length === row.seats.length;
      return { id: isWhole ? row.id : id++, name, seats: chosen };
    });
  const full = { ...base, rows: [...base.rows, ...arriving] };
  const sections = drawing.sections.flatMap((section) =>
    section.id === base.id ? [full] : (stays(section) ?? []),
  );
  return { ...drawing, sections: old ? sections : [...sections, full], nextId: id };
}

/** Rows that lie in one line (two halves of a hall) become one row with an aisle; the first one's name stays. */
export function joinedRows(drawing: Drawing, selection: Selection): Drawing {
  const rows = chosenRows(drawing, selection);
  const first = rows[0];
  if (first === undefined || rows.length < 2) return drawing;
  const gone = new Set(rows.slice(1).map(({ row }) => row.id));
  const seats = inLine(rows.flatMap(({ row }) => row.seats));
  return withRows(drawing, (row) =>
    row.id === first.row.id ? { ...row, seats } : gone.has(row.id) ? null : row,
  );
}

/** In the order in which they stand along the line through the two that are furthest apart. */
function inLine<T extends Point>(seats: readonly T[]): T[] {
  const [first] = seats;
  if (first === undefined) return [];
  const furthest = (from: Point): T =>
    seats.reduce((best, seat) =>
      Math.hypot(seat.x - from.x, seat.y - from.y) > Math.hypot(best.x - from.x, best.y - from.y)
        ? seat
        : best,
    );
  const ends = [furthest(first), furthest(furthest(first))].toSorted((one, other) => one.x - other.x);
  const [from, to] = ends as [T, T];
  const along = ({ x, y }: Point) => (x - from.x) * (to.x - from.x) + (y - from.y) * (to.y - from.y);
  return seats.toSorted((one, other) => along(one) - along(other));
}

/** What is chosen, as something that can be put down again: rows with the names of their sections. */
export interface Clip {
  readonly rows: readonly { readonly sectionId: number; readonly row: DrawnRow }[];
  readonly areas: readonly StandingPart[];
}

export const clipOf = (drawing: Drawing, selection: Selection): Clip => ({
  rows: chosenRows(drawing, selection).map(({ section, row, chosen }) => ({
    sectionId: section.id,
    row: { ...row, seats: chosen },
  })),
  areas: standing(drawing).filter(({ id }) => selection.areas.has(id)),
});

/**
 * Puts a clip down again: rows into the sections they came from, under names that are free there, or into `sectionId`.
 * @param transform where each of its seats and areas goes
 */
export function pasted(
  drawing: Drawing,
  clip: Clip,
  transform: (point: Point) => Point,
  sectionId: number | null = null,
): Changed {
  let id = drawing.nextId;
  const fallback = drawing.sections.find((section) => section.kind === 'seated')?.id ?? null;
  const isThere = (wanted: number) =>
    drawing.sections.some((section) => section.kind === 'seated' && section.id === wanted);
  const added = new Map<number, DrawnRow[]>();
  const seatIds: number[] = [];
  for (const { sectionId: home, row } of clip.rows) {
    const target = sectionId ?? (isThere(home) ? home : fallback);
    if (target === null) continue;
    const seats = row.seats.map((seat) => ({ ...seat, ...transform(seat), id: id++ }));
    seatIds.push(...seats.map((seat) => seat.id));
    added.set(target, [...(added.get(target) ?? []), { ...row, id: id++, seats }]);
  }
  const sections = drawing.sections.map((section): DrawnSection => {
    const rows = section.kind === 'seated' ? added.get(section.id) : undefined;
    if (section.kind === 'standing' || rows === undefined) return section;
    const names = section.rows.map(({ name }) => name);
    const named = rows.map((row) => {
      const name = names.includes(row.name) ? nextName(names) : row.name;
      names.push(name);
      return { ...row, name };
    });
    return { ...section, rows: [...section.rows, ...named] };
  });
  const areas = clip.areas.map((area): StandingPart => {
    const centre = { x: area.area.x + area.area.width / 2, y: area.area.y + area.area.height / 2 };
    const next = transform(centre);
    const key = freeKey([...sections.map((one) => one.key)], area.key);
    return {
      ...area,
      id: id++,
      key,
      name: twice(area.name, key),
      area: { ...area.area, x: area.area.x + next.x - centre.x, y: area.area.y + next.y - centre.y },
    };
  });
  return {
    drawing: { ...drawing, sections: [...sections, ...areas], nextId: id },
    selection: { ...ofSeats(seatIds), areas: new Set(areas.map((area) => area.id)) },
  };
}

/** The name with the key's last letter, in the place of its own where it ends with one. */
function twice({ ko, en }: Localized, key: string): Localized {
  const letter = key.replace(/^.*-/, '');
  const again = (name: string) =>
    / [A-Z]{1,2}$/.test(name) ? name.replace(/[A-Z]+$/, letter) : `${name} ${letter}`;
  return { ko: again(ko), en: again(en) };
}

function freeKey(keys: readonly string[], wanted: string): string {
  const prefix = wanted.replace(/[A-Z]+$/, '');
  let letter = wanted.slice(prefix.length) || 'A';
  while (keys.includes(`${prefix}${letter}`)) letter = nextName([letter]);
  return `${prefix}${letter}`;
}
