import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const DAY_MS = 86_400_000;

/** The day that lies so many days after another; both `YYYY-MM-DD`, no clock of any place in it. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days lie between two, counted with both. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1;

/** A trip's days as people of this language write them: 3월 7일 (토) – 9일 (월). */
export function tripDatesFor(locale: string) {
  // Days of a calendar: the same wherever the reader is.
  const day = new Intl.DateTimeFormat(locale, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  });
  const short = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const withYear = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const at = (text: string) => new Date(`${text}T00:00:00Z`);
  return {
    day: (text: string) => day.format(at(text)),
    short: (text: string) => short.format(at(text)),
    /** From the first day to the last; a year is said where it is not `thisYear`. */
    range: (startsOn: string, days: number, thisYear: string) => {
      const format = startsOn.startsWith(thisYear) ? day : withYear;
      if (days <= 1) return format.format(at(startsOn));
      return format.formatRange(at(startsOn), at(dayAfter(startsOn, days - 1)));
    },
  };
}

export function useTripDates() {
  const { i18n } = useTranslation();
  return useMemo(() => tripDatesFor(i18n.language), [i18n.language]);
}
