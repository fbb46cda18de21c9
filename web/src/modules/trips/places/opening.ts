import type { OpeningHours } from '../../../api/trips-places.ts';

/** When it is open, and in which months there is something to see. */
export interface Opening {
  readonly hours: OpeningHours | null;
  /** 1 to 12; empty: all year. */
  readonly months: readonly number[];
}

/** A moment of the Korean calendar: where the places are, wherever the reader is. */
export interface KoreanTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** After midnight. */
  readonly minute: number;
}

export type OpenState =
  | { readonly is: 'unknown' | 'always' | 'out-of-season' | 'closed-today' | 'over' }
  /** Until so many minutes after the midnight before. */
  | { readonly is: 'open'; readonly untilMin: number }
  | { readonly is: 'later'; readonly fromMin: number };

const KOREA_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;
const DAY_MIN = 1_440;
const DAYS = 7;

export function koreanTime(nowMs: number): KoreanTime {
  const there = new Date(nowMs + KOREA_MS);
  return { date: there.toISOString().slice(0, 10), minute: there.getUTCHours() * 60 + there.getUTCMinutes() };
}

/** 0 is Monday, as in opening hours. @param date `YYYY-MM-DD` */
export const weekdayOf = (date: string): number =>
  (new Date(`${date}T00:00:00Z`).getUTCDay() + DAYS - 1) % DAYS;

const isInSeason = ({ months }: Opening, date: string): boolean =>
  months.length === 0 || months.includes(Number(date.slice(5, 7)));
const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);

/** Whether one can go in, then. */
export function openStateAt(place: Opening, { date, minute }: KoreanTime): OpenState {
  const { hours } = place;
  // A night that began yesterday may not be over.
  const late =
    hours === null || hours.isAlways || !isInSeason(place, dayBefore(date))
      ? undefined
      : hours.week[weekdayOf(dayBefore(date))]?.find(([, until]) => until! - DAY_MIN > minute);
  if (late !== undefined) return { is: 'open', untilMin: late[1]! - DAY_MIN };
  if (!isInSeason(place, date)) return { is: 'out-of-season' };
  if (hours === null) return { is: 'unknown' };
  if (hours.isAlways) return { is: 'always' };
  const today = hours.week[weekdayOf(date)] ?? [];
  if (today.length === 0) return { is: 'closed-today' };
  const next = today.find(([, until]) => until! > minute);
  if (next === undefined) return { is: 'over' };
  return next[0]! <= minute ? { is: 'open', untilMin: next[1]! } : { is: 'later', fromMin: next[0]! };
}
