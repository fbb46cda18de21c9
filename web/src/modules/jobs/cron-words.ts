/** A schedule in a shape that can be said in words; times are those of the schedule's own zone. */
export type CronWords =
  | { shape: 'seconds' | 'minutes' | 'hours'; every: number }
  /** Each hour, so many minutes past. */
  | { shape: 'hourly'; minute: number }
  | { shape: 'daily'; at: string[] }
  /** Each hour from the first to the last, so many minutes past. */
  | { shape: 'between'; from: number; to: number; minute: number }
  /** Days of the week from 0, Sunday. */
  | { shape: 'weekly'; days: number[]; at: string[] }
  | { shape: 'monthly'; day: number; at: string[] };

const STEP = /^\*\/([1-9]\d?)$/;
const NUMBER = /^\d{1,2}$/;

/**
 * Says what people mean by the usual patterns of five fields, or six with seconds in front.
 * @returns null for whatever is better shown as it is written
 */
export function cronWords(pattern: string): CronWords | null {
  const fields = pattern.trim().split(/\s+/);
  if (fields.length === 5) fields.unshift('0');
  if (fields.length !== 6) return null;
  const [second, minute, hour, day, month, weekday] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  if (month !== '*') return null;
  const everyDay = day === '*' && weekday === '*';
  if (everyDay && hour === '*') return withinHour(second, minute);
  const start = numberOf(second);
  const minutes = numberOf(minute);
  if (start !== 0 || minutes === null) return null;
  const every = stepOf(hour);
  if (everyDay && every !== null) return minutes === 0 ? { shape: 'hours', every } : null;
  const span = spanOf(hour);
  if (everyDay && span !== null) return { shape: 'between', ...span, minute: minutes };
  const hours = listOf(hour, 23);
  if (hours === null) return null;
  const at = hours.map((one) => `${pad(one)}:${pad(minutes)}`);
  if (everyDay) return { shape: 'daily', at };
  if (day === '*') {
    const days = listOf(weekday, 7);
    return days === null ? null : { shape: 'weekly', days: [...new Set(days.map((one) => one % 7))], at };
  }
  const only = numberOf(day);
  return weekday === '*' && only !== null && only >= 1 && only <= 31
    ? { shape: 'monthly', day: only, at }
    : null;
}

function withinHour(second: string, minute: string): CronWords | null {
  const seconds = second === '*' ? 1 : stepOf(second);
  if (minute === '*' && seconds !== null) return { shape: 'seconds', every: seconds };
  if (numberOf(second) !== 0) return null;
  const minutes = minute === '*' ? 1 : stepOf(minute);
  if (minutes !== null) return { shape: 'minutes', every: minutes };
  const past = numberOf(minute);
  return past !== null && past < 60 ? { shape: 'hourly', minute: past } : null;
}

const pad = (value: number): string => String(value).padStart(2, '0');
const numberOf = (field: string): number | null => (NUMBER.test(field) ? Number(field) : null);
const stepOf = (field: string): number | null => {
  const step = STEP.exec(field)?.[1];
  return step === undefined ? null : Number(step);
};

function spanOf(field: string): { from: number; to: number } | null {
  const [from, to, ...more] = field.split('-').map(numberOf);
  if (from == null || to == null || more.length > 0) return null;
  return from < to && to <= 23 ? { from, to } : null;
}

function listOf(field: string, max: number): number[] | null {
  const values = field.split(',').map(numberOf);
  return values.every((value) => value !== null && value <= max) ? (values as number[]) : null;
}
