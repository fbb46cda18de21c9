/** Two days, both included, each as `2026-11-22`; empty where none is named. */
export type DaySpan = { from: string; to: string };

/** Whether the last day is before the first. */
export const isTurned = ({ from, to }: DaySpan): boolean => from !== '' && to !== '' && from > to;

/**
 * The moments that the server is asked for: from the beginning of the first day on, and before the end of the last, by
 * the calendar of this device. Both days must be days, or empty.
 */
export const momentsOf = ({ from, to }: DaySpan): { from: string | undefined; to: string | undefined } => ({
  from: startOf(from, 0),
  // The day that one names is meant as a whole; the server's end is no part of the period.
  to: startOf(to, 1),
});

/** The first moment of a day, or of one after it. */
function startOf(day: string, daysLater: number): string | undefined {
  if (day === '') return undefined;
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + daysLater);
  return at.toISOString();
}
