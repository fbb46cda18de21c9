import type { Box, Point } from '../../../ui/canvas/view.ts';
import { placesIn } from '../canvas/seat-grid.ts';
import {
  type Drawing,
  type DrawnRow,
  MAX_SEATS,
  MAX_SIDE,
  MIN_DISTANCE,
  type SeatedPart,
  type StandingPart,
} from './drawing.ts';
import { counts, indexOf } from './index-of.ts';
import { boxAround, boxesMeet, centreOfBox, isInBox } from './transforms.ts';

export type FaultKind =
  | 'too-large'
  | 'size'
  | 'empty'
  | 'outside'
  | 'stage-outside'
  | 'overlap'
  | 'in-standing'
  | 'standing-overlap'
  | 'duplicate-seat'
  | 'no-number'
  | 'duplicate-row'
  | 'no-row-name'
  | 'duplicate-section'
  | 'no-section-name'
  | 'capacity'
  | 'duplicate-grade'
  | 'no-grade-name';

/** What keeps a map from being saved: which seats or section it is about, in words that the drawing knows. */
export interface Fault {
  readonly kind: FaultKind;
  readonly seatIds: readonly number[];
  readonly sectionId: number | null;
  /** Section, row or grade, as it is called. */
  readonly name: string;
  /** Where to look. */
  readonly at: Point | null;
}

/** Everything that is wrong, the same as the server would find, but all of it: one fault for each row or section. */
export function faultsOf(drawing: Drawing): Fault[] {
  const { total } = counts(drawing);
  const of = (kind: FaultKind): Fault => ({ kind, seatIds: [], sectionId: null, name: '', at: null });
  return [
    ...(total === 0 ? [of('empty')] : []),
    ...(total > MAX_SEATS ? [of('too-large')] : []),
    ...(isSide(drawing.width) && isSide(drawing.height) ? [] : [of('size')]),
    ...(drawing.stage !== null && !isInside(drawing.stage, drawing)
      ? [{ ...of('stage-outside'), at: centreOfBox(drawing.stage) }]
      : []),
    ...faultsOfGrades(drawing),
    ...faultsOfSections(drawing),
    ...drawing.sections.flatMap((section) =>
      section.kind === 'seated' ? faultsOfRows(section) : faultsOfArea(section, drawing),
    ),
    ...faultsOfPlaces(drawing),
  ];
}

const isSide = (length: number): boolean => length > 0 && length <= MAX_SIDE;
const isInside = (box: Box, { width, height }: Drawing): boolean =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;

function faultsOfGrades({ grades }: Drawing): Fault[] {
  return grades.flatMap(({ key, name }, at): Fault[] => {
    const fault = { seatIds: [], sectionId: null, name: name.ko || key, at: null };
    if (name.ko.trim() === '' || key.trim() === '') return [{ ...fault, kind: 'no-grade-name' }];
    const isTwice = grades.slice(0, at).some((other) => other.key === key || other.name.ko === name.ko);
    return isTwice ? [{ ...fault, kind: 'duplicate-grade' }] : [];
  });
}

function faultsOfSections({ sections }: Drawing): Fault[] {
  return sections.flatMap((section, at): Fault[] => {
    const fault = { ...aboutSection(section), name: section.name.ko || section.key };
    if (section.name.ko.trim() === '') return [{ ...fault, kind: 'no-section-name' }];
    const before = sections.slice(0, at);
    const isTwice = before.some(({ key, name }) => key === section.key || name.ko === section.name.ko);
    return isTwice ? [{ ...fault, kind: 'duplicate-section' }] : [];
  });
}

const aboutSection = (section: SeatedPart | StandingPart): Omit<Fault, 'kind' | 'name'> => {
  const seats = section.kind === 'seated' ? section.rows.flatMap((row) => row.seats) : [];
  const box = section.kind === 'standing' ? section.area : boxAround(seats);
  return {
    seatIds: seats.map(({ id }) => id),
    sectionId: section.id,
    at: box === null ? null : centreOfBox(box),
  };
};

function faultsOfArea(section: StandingPart, drawing: Drawing): Fault[] {
  const fault = { ...aboutSection(section), name: section.name.ko };
  const others = drawing.sections.filter(
    (other): other is StandingPart => other.kind === 'standing' && other.id < section.id,
  );
  return [
    ...(isInside(section.area, drawing) ? [] : [{ ...fault, kind: 'outside' as const }]),
    ...(Number.isInteger(section.capacity) && section.capacity > 0
      ? []
      : [{ ...fault, kind: 'capacity' as const }]),
    ...(others.some(({ area }) => boxesMeet(area, section.area))
      ? [{ ...fault, kind: 'standing-overlap' as const }]
      : []),
  ];
}

function faultsOfRows(section: SeatedPart): Fault[] {
  const names = new Set<string>();
  return section.rows.flatMap((row) => {
    const found: Fault[] = [];
    if (row.name.trim() === '') found.push(aboutRow('no-row-name', section, row, row.seats));
    else if (names.has(row.name)) found.push(aboutRow('duplicate-row', section, row, row.seats));
    names.add(row.name);
    const numbers = new Set<string>();
    const twice: DrawnRow['seats'][number][] = [];
    const bare: DrawnRow['seats'][number][] = [];
    for (const seat of row.seats) {
      if (seat.number.trim() === '') bare.push(seat);
      else if (numbers.has(seat.number)) twice.push(seat);
      numbers.add(seat.number);
    }
    if (twice.length > 0) found.push(aboutRow('duplicate-seat', section, row, twice));
    if (bare.length > 0) found.push(aboutRow('no-number', section, row, bare));
    return found;
  });
}

const aboutRow = (kind: FaultKind, section: SeatedPart, row: DrawnRow, seats: DrawnRow['seats']): Fault => ({
  kind,
  seatIds: seats.map(({ id }) => id),
  sectionId: section.id,
  name: `${section.name.ko} ${row.name}`,
  at: seats[0] ?? null,
});

/** Where seats stand: outside, on each other, among those who stand. */
function faultsOfPlaces(drawing: Drawing): Fault[] {
  const { seats, rows, rowOf, grid } = indexOf(drawing);
  const areas = drawing.sections.flatMap((section) => (section.kind === 'standing' ? [section.area] : []));
  const wrong: Record<'outside' | 'overlap' | 'in-standing', Map<number, number[]>> = {
    outside: new Map(),
    overlap: new Map(),
    'in-standing': new Map(),
  };
  const add = (kind: keyof typeof wrong, place: number) => {
    const row = rowOf[place]!;
    const known = wrong[kind].get(row);
    if (known === undefined) wrong[kind].set(row, [place]);
    else known.push(place);
  };
  for (const [place, { x, y }] of seats.entries()) {
    if (!(x >= 0 && y >= 0 && x <= drawing.width && y <= drawing.height)) add('outside', place);
    if (areas.some((area) => isWithin(area, x, y))) add('in-standing', place);
    const box = {
      x: x - MIN_DISTANCE,
      y: y - MIN_DISTANCE,
      width: 2 * MIN_DISTANCE,
      height: 2 * MIN_DISTANCE,
    };
    const isTooNear = placesIn(grid, box).some(
      (other) => other < place && Math.hypot(seats[other]!.x - x, seats[other]!.y - y) < MIN_DISTANCE,
    );
    if (isTooNear) add('overlap', place);
  }
  return Object.entries(wrong).flatMap(([kind, byRow]) =>
    [...byRow].map(([at, places]) => {
      const { section, row } = rows[at]!;
      return aboutRow(
        kind as FaultKind,
        section,
        row,
        places.map((place) => seats[place]!),
      );
    }),
  );
}

const isWithin = (area: Box, x: number, y: number): boolean =>
  isInBox(area, { x, y }) &&
  x !== area.x &&
  y !== area.y &&
  x !== area.x + area.width &&
  y !== area.y + area.height;
