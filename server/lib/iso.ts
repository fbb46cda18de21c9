/**
 * A time as the API writes it: ISO 8601 in UTC, with thousandths.
 * @param ms epoch milliseconds
 */
export const iso = (ms: number): string => new Date(ms).toISOString();

/** The same of what may not have happened. */
export const isoOrNull = (ms: number | null | undefined): string | null => (ms == null ? null : iso(ms));
