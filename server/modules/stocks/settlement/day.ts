const SEOUL_MS = 9 * 3_600_000;

/** The day that it is in Seoul, which knows no summer time: 2026-11-22. @param at epoch milliseconds */
export const dayOf = (at: number): string => new Date(at + SEOUL_MS).toISOString().slice(0, 10);

/** When a day begins in Seoul, epoch milliseconds. */
export const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) - SEOUL_MS;
