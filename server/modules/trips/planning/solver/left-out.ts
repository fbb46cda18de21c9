import { windowsOn } from './days.ts';
import type { Filling } from './filling.ts';
import type { LeftOutReason } from './problem.ts';
import { costOf } from './task.ts';

/** Why a stop is on no day: the first of these that is true. */
export function reasonOf({ problem, tasks, routes, slots }: Filling, number: number): LeftOutReason {
  const stop = problem.stops[number]!;
  const isEverOpen = problem.days.some(({ startMin, endMin }, day) => {
    const windows = windowsOn(stop, day);
    if (windows === null) return stop.stayMin <= endMin - startMin;
    return windows.some(
      ([opens, closes]) => Math.max(opens, startMin) + stop.stayMin <= Math.min(closes, endMin),
    );
  });
  if (!isEverOpen) return 'closed';
  if (!tasks.some((task) => costOf(task, [number]) < Infinity)) return 'too-far';
  if (slots.some((of) => of[number])) return 'detour';
  const hasTime = tasks.some((task, day) => {
    const route = routes[day]!;
    if (route.length < problem.mostStops) return false;
    return route.some((_stop, at) => costOf(task, route.toSpliced(at, 0, number)) < Infinity);
  });
  return hasTime ? 'pace' : 'no-time';
}
