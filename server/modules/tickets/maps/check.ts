import { placesIn } from './compile.ts';
import {
  ACCESSIBLE,
  type Area,
  type HallMap,
  MAX_SEATS,
  RESTRICTED_VIEW,
  type Row,
  type Section,
} from './hall-map.ts';
import { overlapOf } from './overlap.ts';

/** Why a map cannot be sold by. */
export type MapFault =
  | 'too-large'
  | 'empty'
  | 'not-a-number'
  | 'size'
  | 'outside'
  | 'overlap'
  | 'grade'
  | 'colour'
  | 'flags'
  | 'capacity'
  | 'duplicate-grade'
  | 'duplicate-section'
  | 'duplicate-row'
  | 'duplicate-seat';

/** What is wrong with a map, and where: a JSON pointer into it. */
export interface MapProblem {
  readonly ok: false;
  readonly reason: MapFault;
  readonly where: string;
}
export type MapCheck = { readonly ok: true; readonly seats: number } | MapProblem;

/** No side of a map is longer, in map units. */
export const MAX_SIDE = 20_000;
const COLOURS = 8;
const FLAGS = ACCESSIBLE | RESTRICTED_VIEW;

const fault = (reason: MapFault, where: string): MapProblem => ({ ok: false, reason, where });

/** Whether seats can be sold by a map. One that is too large is refused before any seat of it is looked at. */
export function checkMap(map: HallMap): MapCheck {
  // What is less than nothing makes no room for what is too much.
  const seats = map.sections.reduce((sum, section) => sum + Math.abs(placesIn(section)), 0);
  if (!(seats <= MAX_SEATS)) return fault('too-large', '/sections');
  return (
    checkSize(map) ??
    checkGrades(map) ??
    checkSections(map) ??
    checkPlaces(map) ??
    overlap(map) ?? { ok: true, seats }
  );
}

const isLength = (value: number): boolean => Number.isFinite(value) && value > 0;
const isPosition = (value: number): boolean => Number.isFinite(value) && value >= 0;

function checkSize({ width, height, stage, sections }: HallMap): MapProblem | undefined {
  if (!isLength(width) || width > MAX_SIDE) return fault('size', '/width');
  if (!isLength(height) || height > MAX_SIDE) return fault('size', '/height');
  if (stage && !isInside(stage, { width, height })) return fault('outside', '/stage');
  return sections.length === 0 ? fault('empty', '/sections') : undefined;
}

function isInside({ x, y, width, height }: Area, map: Pick<HallMap, 'width' | 'height'>): boolean {
  const isArea = isPosition(x) && isPosition(y) && isLength(width) && isLength(height);
  return isArea && x + width <= map.width && y + height <= map.height;
}

function checkGrades({ grades }: HallMap): MapProblem | undefined {
  if (grades.length === 0) return fault('empty', '/grades');
  const wrong = grades.findIndex(
    ({ colour }) => !Number.isInteger(colour) || colour < 0 || colour >= COLOURS,
  );
  if (wrong >= 0) return fault('colour', `/grades/${wrong}`);
  const twice = secondOf(grades.map(({ key }) => key)) ?? secondOf(grades.map(({ name }) => name.ko));
  return twice === undefined ? undefined : fault('duplicate-grade', `/grades/${twice}`);
}

function checkSections({ sections }: HallMap): MapProblem | undefined {
  const twice = secondOf(sections.map(({ key }) => key)) ?? secondOf(sections.map(({ name }) => name.ko));
  if (twice !== undefined) return fault('duplicate-section', `/sections/${twice}`);
  for (const [index, section] of sections.entries()) {
    const where = `/sections/${index}`;
    if (section.kind === 'standing') continue;
    if (section.rows.length === 0) return fault('empty', where);
    const row = secondOf(section.rows.map(({ name }) => name));
    if (row !== undefined) return fault('duplicate-row', `${where}/rows/${row}`);
  }
  return undefined;
}

function checkPlaces(map: HallMap): MapProblem | undefined {
  for (const [index, section] of map.sections.entries()) {
    const problem = checkSection(map, section, `/sections/${index}`);
    if (problem) return problem;
  }
  return undefined;
}

function checkSection(map: HallMap, section: Section, where: string): MapProblem | undefined {
  if (section.kind === 'seated') {
    for (const [index, row] of section.rows.entries()) {
      const problem = checkRow(map, row, `${where}/rows/${index}`);
      if (problem) return problem;
    }
    return undefined;
  }
  if (!isInside(section.area, map)) return fault('outside', where);
  if (!Number.isInteger(section.capacity) || section.capacity < 1) return fault('capacity', where);
  return map.grades[section.grade] ? undefined : fault('grade', where);
}

function checkRow({ grades, width, height }: HallMap, { seats }: Row, where: string): MapProblem | undefined {
  if (seats.length === 0) return fault('empty', where);
  for (const [index, [, x, y, grade, flags = 0]] of seats.entries()) {
    const seat = `${where}/seats/${index}`;
    if (!Number.isFinite(x) || !Number.isFinite(y)) return fault('not-a-number', seat);
    if (x < 0 || y < 0 || x > width || y > height) return fault('outside', seat);
    if (!grades[grade]) return fault('grade', seat);
    if (!Number.isInteger(flags) || flags < 0 || (flags & ~FLAGS) !== 0) return fault('flags', seat);
  }
  const twice = secondOf(seats.map(([number]) => number));
  return twice === undefined ? undefined : fault('duplicate-seat', `${where}/seats/${twice}`);
}

function overlap(map: HallMap): MapProblem | undefined {
  const where = overlapOf(map);
  return where === undefined ? undefined : fault('overlap', where);
}

/** The index of the first value that was there before. */
function secondOf(values: readonly string[]): number | undefined {
  const known = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (known.has(value)) return index;
    known.add(value);
  }
  return undefined;
}
