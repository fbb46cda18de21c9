import { Cron } from 'croner';

/** Schedules are read as clocks in Korea show them. */
export const TIME_ZONE = 'Asia/Seoul';
const MAX_LENGTH = 100;
/** Each run takes a lease and reads a page, also when there is nothing to do. */
const MIN_GAP_MS = 5_000;
/** One more than a minute has seconds: a pattern's closest two times are among so many. */
const LOOKED_AT = 61;
/** What patterns are made of. No `?` (it stands for the moment of reading), no nicknames, no line breaks. */
const PATTERN = /^[0-9A-Za-z*,/#+ -]+$/;

/** @throws when the pattern cannot be read */
const read = (schedule: string): Cron => {
  if (!PATTERN.test(schedule)) throw new Error('a pattern is made of five or six fields');
  return new Cron(schedule, { timezone: TIME_ZONE, mode: '5-or-6-parts' });
};

/**
 * When a schedule comes next.
 * @param afterMs epoch milliseconds
 * @returns epoch milliseconds, later than `afterMs`; null for a schedule of null, or one that never comes
 * @throws when the pattern cannot be read
 */
export function nextTime(schedule: string | null, afterMs: number): number | null {
  if (schedule === null) return null;
  return read(schedule).nextRun(new Date(afterMs))?.getTime() ?? null;
}

/**
 * Why operators cannot use a schedule, for their eyes; null when they can.
 * @param nowMs epoch milliseconds
 */
export function faultOfSchedule(schedule: string, nowMs: number): string | null {
  if (schedule.length > MAX_LENGTH) return `it is longer than ${MAX_LENGTH} characters`;
  let times: number[];
  try {
    times = read(schedule)
      .nextRuns(LOOKED_AT, new Date(nowMs))
      .map((time) => time.getTime());
  } catch (error) {
    return (error as Error).message.replace(/^CronPattern: /, '');
  }
  if (times.length === 0) return 'it never comes';
  const tooSoon = times.some((time, i) => i > 0 && time - times[i - 1]! < MIN_GAP_MS);
  return tooSoon ? `it comes more often than every ${MIN_GAP_MS / 1000} seconds` : null;
}
