import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

type Time = string | number;

/** Where the halls stand: a show begins at half past seven over there, wherever its reader is. */
const ZONE = 'Asia/Seoul';

const calendar = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day of the halls’ calendar, such as `2026-11-22`. */
export const dayOf = (at: Time): string => calendar.format(new Date(at));

const DAY_MS = 86_400_000;

/** Days of the halls’ calendar from one moment to another. */
export const daysBetween = (from: Time, until: Time): number =>
  Math.round((Date.parse(dayOf(until)) - Date.parse(dayOf(from))) / DAY_MS);

/** Times of shows as people of this language write them. */
export function showTimesFor(locale: string) {
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options });
  const day = of({ month: 'long', day: 'numeric', weekday: 'short' });
  const fullDay = of({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' });
  const year = of({ year: 'numeric' });
  const shortDay = of({ month: 'numeric', day: 'numeric', weekday: 'short' });
  const span = of({ year: 'numeric', month: 'short', day: 'numeric' });
  const time = of({ hour: 'numeric', minute: '2-digit' });
  // Korean in full would name the weekday without its brackets.
  const inFull = locale.startsWith('ko')
    ? (at: Time) => `${year.format(new Date(at))} ${day.format(new Date(at))}`
    : (at: Time) => fullDay.format(new Date(at));
  const period = (first: Time, last: Time): string =>
    dayOf(first) === dayOf(last) ? inFull(first) : span.formatRange(new Date(first), new Date(last));
  const noon = (calendarDay: string): string => `${calendarDay}T12:00:00+09:00`;
  const format = (formatter: Intl.DateTimeFormat) => (at: Time) => formatter.format(new Date(at));
  return {
    day: format(day),
    shortDay: format(shortDay),
    time: format(time),
    /** With the year: for what is kept. */
    full: (at: Time) => `${inFull(at)} ${time.format(new Date(at))}`,
    moment: (at: Time) => `${day.format(new Date(at))} ${time.format(new Date(at))}`,
    /** From the first day to the last; one day alone is said once. */
    period,
    /** Of a month named by its first day. */
    month: (day: string) =>
      new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(
        new Date(`${day}T00:00:00Z`),
      ),
    /** Sunday first, as calendars of Korea have it. */
    weekdays: () =>
      Array.from({ length: 7 }, (_, index) =>
        new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'narrow' }).format(
          Date.UTC(2026, 10, 22 + index),
        ),
      ),
    /** A day of the calendar in words. */
    named: (calendarDay: string) => day.format(new Date(noon(calendarDay))),
    /** Days of the calendar as a search has them, with their years; either end may be open. */
    days: (from: string | undefined, to: string | undefined) =>
      from !== undefined && to !== undefined
        ? period(noon(from), noon(to))
        : `${from === undefined ? '' : inFull(noon(from))} ~ ${to === undefined ? '' : inFull(noon(to))}`.trim(),
  };
}

export type ShowTimes = ReturnType<typeof showTimesFor>;

export function useShowTime(): ShowTimes {
  const { i18n } = useTranslation();
  return useMemo(() => showTimesFor(i18n.language), [i18n.language]);
}
