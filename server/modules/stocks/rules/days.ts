const DAY_MS = 86_400_000;
const SEOUL_MS = 9 * 3_600_000;
const MINUTE_MS = 60_000;

/** Hours of a session, minutes after midnight of the market's place. */
export interface Hours {
  readonly openingAuction: number;
  readonly continuous: number;
  readonly closingAuction: number;
  readonly close: number;
}

/** On which days a market trades, and when. */
export interface Calendar {
  /** How far its place's clock is ahead of UTC, milliseconds. Places with summer time need a calendar per period. */
  readonly offsetMs: number;
  readonly hours: Hours;
  /** Days on which it is closed, weekends not among them: 2026-12-31. */
  readonly holidays: ReadonlySet<string>;
  /** What is above holidays and weekends for a day, an operator's word too: other hours, or null for closed. */
  readonly exceptions: ReadonlyMap<string, Hours | null>;
}

/** The day at a moment: 2026-11-22. @param at epoch milliseconds @param offsetMs of the place's clock; Seoul's without it */
export const dayOf = (at: number, offsetMs = SEOUL_MS): string =>
  new Date(at + offsetMs).toISOString().slice(0, 10);

/** When a day begins, epoch milliseconds. @param offsetMs of the place's clock; Seoul's without it */
export const startOfDay = (day: string, offsetMs = SEOUL_MS): number =>
  Date.parse(`${day}T00:00:00Z`) - offsetMs;

/** The hours at which a market trades on a day; null when it does not. */
export function hoursOn(calendar: Calendar, day: string): Hours | null {
  const exception = calendar.exceptions.get(day);
  if (exception !== undefined) return exception;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 || calendar.holidays.has(day) ? null : calendar.hours;
}

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** More days than any market is closed in a row: a calendar that is closed for ever is a mistake that must be seen. */
const LONGEST_CLOSURE_DAYS = 400;

/**
 * The trading day that is `n` trading days after another. For `n` 0 the day itself, or the next one on which it trades.
 * @throws when the calendar has no trading day for more than a year
 */
export function dayAfter(calendar: Calendar, day: string, n: number): string {
  let found = day;
  let left = n;
  for (let closed = 0; closed < LONGEST_CLOSURE_DAYS; ) {
    if (hoursOn(calendar, found) !== null) {
      if (left === 0) return found;
      left -= 1;
      closed = 0;
    } else closed += 1;
    found = shifted(found, 1);
  }
  throw new Error(`The calendar has no trading day for ${LONGEST_CLOSURE_DAYS} days before ${found}`);
}

/** A minute of a day, epoch milliseconds. */
export const minuteOf = (calendar: Calendar, day: string, minute: number): number =>
  startOfDay(day, calendar.offsetMs) + minute * MINUTE_MS;

/** The same calendar with an operator's exceptions, which are above its own. */
export const withExceptions = (
  calendar: Calendar,
  exceptions: ReadonlyMap<string, Hours | null>,
): Calendar => ({ ...calendar, exceptions: new Map([...calendar.exceptions, ...exceptions]) });
