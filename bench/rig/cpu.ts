import { readFileSync } from 'node:fs';

// Linux counts in hundredths of a second on every architecture (USER_HZ).
const TICK_US = 10_000;

/**
 * CPU time that processes have used, user and system, all threads (Linux only).
 * @returns microseconds since each started; those that cannot be read count nothing
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
      // Ended, or not on Linux.
    }
  }
  return ticks * TICK_US;
}

/** CPU time that the whole machine has spent on work of any kind, or was denied by its host; microseconds. */
export function machineTimeUs(): number {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    // user, nice, system, idle, iowait, irq, softirq, steal
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return (user + nice + system + irq + softirq + steal) * TICK_US;
  } catch {
    return 0;
  }
}
