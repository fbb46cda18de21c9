import { fromKorean, toKorean } from '../korean-time.ts';

/** Shows on several days, at the same times of the day. Days are of the halls' calendar. */
export interface Series {
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  /** 0 (Sunday) to 6. */
  readonly weekdays: readonly number[];
  /** HH:MM. */
  readonly times: readonly string[];
}

/** When it can be bought. */
export interface Window {
  /** As an <input type="datetime-local"> has it, by the clock of the halls. */
  readonly saleFrom: string;
  /** How long before it begins the sale ends. */
  readonly untilHoursBefore: number;
}

/** No body takes more. */
export const MAX_ROUNDS = 200;
const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]?\d|2[0-3]):[0-5]\d$/;

/** The times that somebody typed, in order, each once; null when one of them is no time. */
export function timesOf(text: string): string[] | null {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  if (parts.length === 0 || parts.some((part) => !TIME.test(part))) return null;
  return [...new Set(parts.map((part) => part.padStart(5, '0')))].sort();
}

/** The beginnings of a series, in order: as an <input type="datetime-local"> has them, by the clock of the halls. */
export function startsOf({ from, to, weekdays, times }: Series): string[] {
  if (!DAY.test(from) || !DAY.test(to)) return [];
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  const starts: string[] = [];
  for (let day = first; day <= last && starts.length <= MAX_ROUNDS; day += DAY_MS) {
    if (!weekdays.includes(new Date(day).getUTCDay())) continue;
    for (const time of times) starts.push(`${new Date(day).toISOString().slice(0, 10)}T${time}`);
  }
  return starts;
}

/** What is sent for one beginning; null while a time of it makes no sense. */
export function roundTimes(
  start: string,
  { saleFrom, untilHoursBefore }: Window,
): { startsAt: string; saleFrom: string; saleUntil: string } | null {
  const [startsAt, opens] = [fromKorean(start), fromKorean(saleFrom)];
  if (startsAt === null || opens === null) return null;
  const until = new Date(Date.parse(startsAt) - untilHoursBefore * 3_600_000).toISOString();
  return opens < until ? { startsAt, saleFrom: opens, saleUntil: until } : null;
}

/** A week from today, and a first day of sale: tomorrow at two, when most sales open. @param now epoch milliseconds */
export const usualTimes = (now: number): { day: string; saleFrom: string } => ({
  day: toKorean(now + 14 * DAY_MS).slice(0, 10),
  saleFrom: `${toKorean(now + DAY_MS).slice(0, 10)}T14:00`,
});
