import type { DayTask } from '../task.ts';

/**
 * The least cost of seeing all stops of a day, by depth first search that gives up where even the shortest legs that are left would
 * cost too much, or lead to a stop or to the day’s end too late: another way to the same truth as the dynamic programme.
 * @returns null when not all of them can be seen
 */
export function branchAndBound(task: DayTask): number | null {
  const count = task.stayMin.length;
  const all = Array.from({ length: count }, (_, i) => i);
  const shortest = all.map((stop) =>
    Math.min(
      task.fromStart[stop]!,
      ...all.filter((other) => other !== stop).map((other) => task.leg(other, stop)),
    ),
  );
  let best = Infinity;
  const go = (last: number, leaves: number, cost: number, open: readonly number[]): void => {
    if (open.length === 0) {
      const home = task.toEnd[last]!;
      if (home === 0 || leaves + home <= task.endMin) best = Math.min(best, cost + 2 * home);
      return;
    }
    if (cost + 2 * open.reduce((sum, stop) => sum + shortest[stop]!, 0) >= best) return;
    if (isTooLate(leaves, open)) return;
    const nearFirst = open.toSorted((a, b) => legTo(last, a) - legTo(last, b));
    for (const stop of nearFirst) {
      const arrives = leaves + legTo(last, stop);
      const stay = task.stayMin[stop]!;
      const windows = task.windows[stop] ?? [[0, Number.MAX_SAFE_INTEGER] as const];
      const window = windows.find(([opens, closes]) => Math.max(opens, arrives) + stay <= closes);
      if (!window) continue;
      const begins = Math.max(window[0], arrives);
      if (begins + stay > task.endMin) continue;
      const spent = cost + 2 * (arrives - leaves) + begins - arrives;
      go(
        stop,
        begins + stay + task.restMin,
        spent,
        open.filter((other) => other !== stop),
      );
    }
  };
  /** `leaves` has the rest behind the last stop in it already. */
  const isTooLate = (leaves: number, open: readonly number[]): boolean => {
    const whole = open.reduce((sum, stop) => sum + shortest[stop]! + task.stayMin[stop]!, 0);
    if (leaves + whole + task.restMin * (open.length - 1) > task.endMin) return true;
    return open.some((stop) => {
      const ends = leaves + shortest[stop]! + task.stayMin[stop]!;
      return task.windows[stop]?.every(([, closes]) => ends > closes) === true;
    });
  };
  const legTo = (last: number, stop: number) => (last < 0 ? task.fromStart[stop]! : task.leg(last, stop));
  go(-1, task.startMin, 0, all);
  return best === Infinity ? null : best;
}
