export type Period = 'day' | 'month';
export interface Spent {
  readonly profit: number;
  readonly fee: number;
  readonly tax: number;
}

/** Days as they are, or put together by month; the newest first. @returns keys `2026-11-22` or `2026-11` */
export function byPeriod<P extends Spent & { readonly day: string }>(
  days: readonly P[],
  period: Period,
): (Spent & { key: string })[] {
  const groups = Map.groupBy(days, ({ day }) => (period === 'day' ? day : day.slice(0, 7)));
  const sumOf = (group: readonly P[], name: keyof Spent): number =>
    group.reduce((sum, one) => sum + one[name], 0);
  return [...groups]
    .map(([key, group]) => ({
      key,
      profit: sumOf(group, 'profit'),
      fee: sumOf(group, 'fee'),
      tax: sumOf(group, 'tax'),
    }))
    .sort((a, b) => (a.key < b.key ? 1 : -1));
}

/** From the first day on until today. @param today of Seoul, such as `2026-11-22` @param days how many, today with them */
export function spanOf(today: string, days: number): { from: string; to: string } {
  const from = new Date(Date.parse(`${today}T00:00:00Z`) - (days - 1) * 86_400_000);
  return { from: from.toISOString().slice(0, 10), to: today };
}

const seoul = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short' });
/** The exchange's calendar day. @param atMs epoch milliseconds */
export const dayInSeoul = (atMs: number): string => seoul.format(atMs);

const DAY_MS = 86_400_000;
/** As the server takes them. */
const MOST_DAYS = 366;

/** Why some days cannot be asked for; null when they can. */
export function flawOfSpan({ from, to }: { from: string; to: string }): 'none' | 'order' | 'long' | null {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  if (Number.isNaN(first) || Number.isNaN(last)) return 'none';
  if (first > last) return 'order';
  return last - first > MOST_DAYS * DAY_MS ? 'long' : null;
}
