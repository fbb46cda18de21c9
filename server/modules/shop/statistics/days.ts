const KOREA_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;

/** The day in Korea of a moment (epoch milliseconds), as `2026-11-21`. Korea has had no summer time since 1988. */
export const dayOf = (ms: number): string => new Date(ms + KOREA_MS).toISOString().slice(0, 10);

/** So many days after a day; before it when negative. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days there are from one to another, both included. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1;
