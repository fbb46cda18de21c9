const DAY_MS = 86_400_000;

/** A date so many days after another; both `YYYY-MM-DD`. */
export const daysFrom = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days after a date another is; negative when it is before. */
export const daysUntil = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The last day of a trip; null while it has no dates, or no days. */
export const lastDayOf = (startsOn: string | null, days: number): string | null =>
  startsOn === null || days === 0 ? null : daysFrom(startsOn, days - 1);
