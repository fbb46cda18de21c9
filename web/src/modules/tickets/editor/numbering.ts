import type { Area } from '../../../api/tickets-admin-types.ts';
import type { Point } from '../../../ui/canvas/view.ts';
import { boxAround, centreOfBox } from './transforms.ts';

/** How seats or rows are counted. */
export interface Counting {
  readonly style: 'numbers' | 'letters';
  /** The first one: 1 is 1, or A. */
  readonly start: number;
  /** Every one, or every second: the odd or the even ones from the start on. */
  readonly step: 'all' | 'odd' | 'even';
}

/** The letter of a number, from 1: A … Z, AA, AB … */
export function letterOf(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}

/** The number of a letter (AB → 28); null for what is none. */
export function numberOfLetter(text: string): number | null {
  if (!/^[A-Z]{1,3}$/.test(text)) return null;
  return [...text].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** @param at 0 for the first */
export function counted({ style, start, step }: Counting, at: number): string {
  const first = step === 'all' || start % 2 === (step === 'odd' ? 1 : 0) || start < 0 ? start : start + 1;
  const number = first + at * (step === 'all' ? 1 : 2);
  return style === 'letters' ? letterOf(number) : String(number);
}

/** Whether a row's list runs from left to right; of one that stands upright, from top to bottom. */
function runsRight(seats: readonly Point[]): boolean {
  const [first, last] = [seats[0], seats.at(-1)];
  if (first === undefined || last === undefined) return true;
  const [dx, dy] = [last.x - first.x, last.y - first.y];
  return Math.abs(dx) >= Math.abs(dy) * 0.2 ? dx >= 0 : dy >= 0;
}

/** The numbers of a row's seats, in the order of its list. */
export function numbersOf(
  seats: readonly Point[],
  counting: Counting,
  from: 'left' | 'right' | 'middle',
): string[] {
  const places = seats.map((_, at) => (runsRight(seats) ? at : seats.length - 1 - at));
  if (from === 'middle') return places.map((place) => fromMiddle(place, seats.length, counting));
  return places.map((place) => counted(counting, from === 'left' ? place : seats.length - 1 - place));
}

/** From the middle outwards, even numbers to the left and odd ones to the right, as old theatres count. */
function fromMiddle(place: number, length: number, { style, start }: Counting): string {
  const half = Math.floor(length / 2);
  const number = place < half ? 2 * (half - place) : 2 * (place - half) + 1;
  const shifted = number + start - 1;
  return style === 'letters' ? letterOf(shifted) : String(shifted);
}

/** The order of rows as one walks away from the stage: indexes into `rows`. */
export function fromStage(rows: readonly (readonly Point[])[], stage: Area | null, width: number): number[] {
  const edge =
    stage === null ? { x: width / 2, y: 0 } : { x: stage.x + stage.width / 2, y: stage.y + stage.height };
  const distances = rows.map((seats) => {
    const box = boxAround(seats);
    if (box === null) return 0;
    const centre = centreOfBox(box);
    return Math.hypot(centre.x - edge.x, centre.y - edge.y);
  });
  return rows.map((_, at) => at).toSorted((one, other) => distances[one]! - distances[other]!);
}

/** The name that follows those that are there: the letter after the last, or the number after the greatest. */
export function nextName(names: readonly string[]): string {
  const last = names.at(-1);
  if (last === undefined) return 'A';
  const taken = new Set(names);
  const letter = numberOfLetter(last);
  const tail = /^(.*?)(\d+)$/.exec(last);
  let number = letter ?? Number(tail?.[2] ?? 1);
  const head = letter === null ? (tail?.[1] ?? last) : '';
  for (;;) {
    number += 1;
    const name = letter === null ? `${head}${number}` : letterOf(number);
    if (!taken.has(name)) return name;
  }
}
