import { readFileSync } from 'node:fs';

// Linux counts in hundredths of a second on every architecture (USER_HZ).
const TICK_US = 10_000;

/**
 * CPU time that processes have used, user and system, all threads (Linux only).
 * @returns microseconds since each started; 0 where it cannot be read
 */
export function cpuTimeUs(pids: readonly number[]): number {
  let ticks = 0;
  for (const pid of pids) {
    try {
      const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name, in parentheses, may hold spaces: count fields after it. utime and stime are the 12th and 13th.
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      return 0;
    }
  }
  return ticks * TICK_US;
}
