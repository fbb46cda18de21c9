import { textOf } from '../../../../routes/plain-search.ts';

/** Days of the operator’s calendar, both included, as they stand in the address. */
export type RangeAddress = { days?: string; from?: string; to?: string };

export const PRESETS = ['7', '30', '90'] as const;
const USUAL_DAYS = 30;
const MAX_DAYS = 366;
/** Of a year that is written out: whoever types one names the years 2, 20 and 202 on the way. */
const DAY = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

export function rangeAddress(search: Record<string, unknown>): RangeAddress {
  const [days, from, to] = ['days', 'from', 'to'].map((name) => textOf(search, name));
  return {
    ...(days !== undefined && PRESETS.some((one) => one === days) && { days }),
    ...(from !== undefined && isDay(from) && { from }),
    ...(to !== undefined && isDay(to) && { to }),
  };
}

const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text));
const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The day that it is in Korea, which is the day that sales are counted by. */
export const koreanDay = (atMs: number): string => new Date(atMs + 9 * 3_600_000).toISOString().slice(0, 10);

/**
 * The period that is asked for: two days that make sense, else so many days until today.
 * @param today the newest day that there can be
 */
export function rangeOf(address: RangeAddress, today: string): { from: string; to: string } {
  const { from, to } = address;
  if (from !== undefined && to !== undefined && from <= to) {
    const earliest = shifted(to, 1 - MAX_DAYS);
    return { from: from < earliest ? earliest : from, to };
  }
  const days = Number(address.days ?? USUAL_DAYS);
  return { from: shifted(today, 1 - days), to: today };
}

/** As it becomes when one of its days is changed: a day beyond the other one takes it along. null: not both are days. */
export function daysOf(
  now: { from: string; to: string },
  wished: { from: string; to: string },
): { from: string; to: string } | null {
  const { from, to } = wished;
  if (!isDay(from) || !isDay(to)) return null;
  if (from <= to) return { from, to };
  return from === now.from ? { from: to, to } : { from, to: from };
}

/** The period of the same length before it. */
export function rangeBefore({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return { from: shifted(from, -days), to: shifted(from, -1) };
}

/** What is chosen among the usual periods; null for one of one’s own. */
export const presetOf = (address: RangeAddress): string | null =>
  address.from !== undefined && address.to !== undefined && address.from <= address.to
    ? null
    : (address.days ?? String(USUAL_DAYS));
