import type { Localized } from '../../../lib/localized.ts';
import type { Spot } from '../trip.ts';

export const PLACE_KINDS = [
  'sight',
  'culture',
  'festival',
  'course',
  'leisure',
  'lodging',
  'shopping',
  'food',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Who has written a place: the sample that comes with Madang, an import, an operator, or a member for themselves. */
export type PlaceSource = 'sample' | 'import' | 'operator' | 'member';

/** Open from (included) until (not included), in minutes after midnight; beyond 1,440: into the next morning. */
export type OpenWindow = readonly [from: number, until: number];

/** When a place is usually open. Holidays are not in it. */
export interface OpeningHours {
  /** Day and night, every day; `week` is empty then. */
  readonly isAlways: boolean;
  /** Monday first, seven of them; a day without a window is a closed day. */
  readonly week: readonly (readonly OpenWindow[])[];
}

/** What is said of a place. Plain data. */
export interface PlaceFacts {
  readonly kind: PlaceKind;
  readonly name: Localized;
  readonly about: Localized;
  readonly address: string;
  readonly spot: Spot;
  /** Null: nobody has told us. */
  readonly hours: OpeningHours | null;
  /** In which months there is something to see, 1 to 12; empty: all year. */
  readonly months: readonly number[];
  /** On hours and months, for people: `usually early October`. */
  readonly note: Localized;
  /** How long people usually stay, in minutes. */
  readonly stayMin: number;
  readonly phone: string;
  readonly url: string;
  /** Address of a picture elsewhere; null without one. */
  readonly picture: string | null;
  /** 0 to 1,000. */
  readonly popularity: number;
}

export interface Place extends PlaceFacts {
  readonly id: string;
  readonly source: PlaceSource;
  /** Its id at its source. */
  readonly sourceId: string;
  /** Whose own it is; null: everybody's. */
  readonly ownerId: string | null;
  /** Codes of Statistics Korea; derived from where it is, but for what a source says. */
  readonly province: string;
  readonly district: string | null;
  readonly stamp: string;
  /** Epoch milliseconds. */
  readonly editedAt: number | null;
  readonly version: number;
  readonly changedAt: number;
  readonly hiddenAt: number | null;
}

export const MAX_POPULARITY = 1_000;
const DAYS = 7;
const DAY_MIN = 1_440;

/** Whether hours make sense: seven days, windows in order, none beyond the next noon. */
export function areHoursValid({ isAlways, week }: OpeningHours): boolean {
  if (isAlways) return week.length === 0;
  return (
    week.length === DAYS &&
    week.every((windows) =>
      windows.every(
        ([from, until], i) =>
          Number.isInteger(from) &&
          Number.isInteger(until) &&
          from >= (windows[i - 1]?.[1] ?? 0) &&
          from < DAY_MIN &&
          until > from &&
          until <= DAY_MIN * 1.5,
      ),
    )
  );
}

/**
 * When a place is open on a date.
 * @param date `YYYY-MM-DD`
 * @returns empty: closed, or not its months; null: nobody knows, or day and night
 */
export function windowsOn(
  { hours, months }: Pick<PlaceFacts, 'hours' | 'months'>,
  date: string,
): readonly OpenWindow[] | null {
  if (months.length > 0 && !months.includes(Number(date.slice(5, 7)))) return [];
  if (hours === null || hours.isAlways) return null;
  return hours.week[weekdayOf(date)] ?? [];
}

/** 0 is Monday. @param date `YYYY-MM-DD` */
const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + DAYS - 1) % DAYS;
