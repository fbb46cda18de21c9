import type { JobRunsTable } from '../../server/db/schema.ts';

/** What of a run its progress is told by. */
export type Progress = Pick<
  JobRunsTable,
  'status' | 'done' | 'failed' | 'total' | 'per_second' | 'checkpoint'
>;

const BAR_WIDTH = 24;
/** Where nobody watches a terminal, a line as often as this. */
const LINE_EVERY_MS = 3_000;

const number = (value: number): string => value.toLocaleString('en-US');

/** `1 h 05 min`, `2 min 05 s`, `9 s` */
export function spell(seconds: number): string {
  const whole = Math.round(seconds);
  const [h, min, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (h > 0) return `${h} h ${String(min).padStart(2, '0')} min`;
  return min > 0 ? `${min} min ${String(s).padStart(2, '0')} s` : `${s} s`;
}

/** One line: bar and percent where there is an end in sight, counts, rate, and how long it will take. */
export function progressLine({ status, done, failed, total, per_second, checkpoint }: Progress): string {
  if (status === 'waiting') return 'waits for an instance that takes it up';
  const behind = done + failed;
  const parts: string[] = [];
  if (total !== null && total > 0) {
    // An estimate may be too low: a bar that is full says nothing more.
    const share = Math.min(1, behind / total);
    const full = Math.floor(share * BAR_WIDTH);
    parts.push(`[${'#'.repeat(full)}${'.'.repeat(BAR_WIDTH - full)}] ${Math.floor(share * 100)} %`);
  }
  parts.push(total === null ? `${number(behind)} items` : `${number(behind)} of ${number(total)}`);
  if (failed > 0) parts.push(`${number(failed)} failed`);
  if (per_second !== null && per_second > 0) {
    parts.push(`${number(Math.round(per_second))}/s`);
    if (total !== null && total > behind) parts.push(`${spell((total - behind) / per_second)} left`);
  }
  if (total === null && checkpoint !== null) parts.push(`at ${checkpoint}`);
  return parts.join('  ');
}

/** Where progress is written: a terminal, or a file that somebody reads later. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * Shows a run's progress: one line that is rewritten, or where there is no terminal a new one every few seconds.
 * @param now milliseconds
 */
export function createProgress(screen: Screen, now: () => number) {
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show(progress: Progress): void {
      const line = progressLine(progress);
      if (screen.isTTY) {
        // Cut, because a line that wraps could not be rewritten.
        screen.write(`\r\u001b[K${line.slice(0, (screen.columns ?? 80) - 1)}`);
      } else if (now() - shownAt >= LINE_EVERY_MS) {
        shownAt = now();
        screen.write(`${line}\n`);
      }
    },
    /** The last word, on a line of its own. */
    end(text: string): void {
      screen.write(screen.isTTY ? `\r\u001b[K${text}\n` : `${text}\n`);
    },
  };
}
