/** One month of a calendar: weeks from Sunday on; null before the first and after the last day. */
export type Month = { first: string; weeks: (string | null)[][] };

const two = (value: number): string => String(value).padStart(2, '0');

/** @param day any day of it, such as `2026-11-22` */
export function monthOf(day: string): Month {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const before = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells: (string | null)[] = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: days }, (_, index) => `${year}-${two(month)}-${two(index + 1)}`),
  ];
  while (cells.length % 7 !== 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return { first: `${year}-${two(month)}-01`, weeks };
}

/** The first day of the month before or after. */
export function monthBeside(first: string, step: 1 | -1): string {
  const [year = 0, month = 1] = first.split('-').map(Number);
  const beside = new Date(Date.UTC(year, month - 1 + step, 1));
  return `${beside.getUTCFullYear()}-${two(beside.getUTCMonth() + 1)}-01`;
}
