import type { HallMap } from '../../../api/tickets-admin-types.ts';
import { type Drawing, drawingOf, MAX_SEATS } from './drawing.ts';

/** A map that somebody else wrote: what a drawing needs must be there; whether it can be sold by, the faults say. */
export function readMap(text: string): Drawing | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isMap(value) ? drawingOf(value) : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isName = (value: unknown): boolean => isObject(value) && isText(value.ko) && isText(value.en);
const isArea = (value: unknown): boolean =>
  isObject(value) && [value.x, value.y, value.width, value.height].every(isNumber);
const isGradeAt = (value: unknown, grades: readonly unknown[]): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < grades.length;

function isMap(value: unknown): value is HallMap {
  if (!isObject(value) || !isNumber(value.width) || !isNumber(value.height)) return false;
  const { grades, sections } = value;
  if (!(value.stage === null || isArea(value.stage))) return false;
  if (!Array.isArray(grades) || grades.length === 0 || grades.length > 20 || !Array.isArray(sections))
    return false;
  const isGrade = (grade: unknown): boolean =>
    isObject(grade) && isText(grade.key) && isName(grade.name) && isNumber(grade.colour);
  let seats = 0;
  const isSeat = (seat: unknown): boolean => {
    seats += 1;
    if (!Array.isArray(seat) || seats > MAX_SEATS) return false;
    const [number, x, y, grade, flags = 0] = seat;
    return isText(number) && isNumber(x) && isNumber(y) && isGradeAt(grade, grades) && isNumber(flags);
  };
  const isRow = (row: unknown): boolean =>
    isObject(row) && isText(row.name) && Array.isArray(row.seats) && row.seats.every(isSeat);
  const isSection = (section: unknown): boolean => {
    if (!isObject(section) || !isText(section.key) || !isName(section.name)) return false;
    return section.kind === 'standing'
      ? isArea(section.area) && isNumber(section.capacity) && isGradeAt(section.grade, grades)
      : section.kind === 'seated' && Array.isArray(section.rows) && section.rows.every(isRow);
  };
  return grades.every(isGrade) && sections.every(isSection);
}
