import type { Because, PlanProblem } from './problem.ts';
import { costOf, type DayTask, scheduleOf } from './task.ts';

/** A detour of so many minutes is none. */
const ON_THE_WAY_MIN = 12;
/** What others must cost more before it is worth a word. */
const WORTH_A_WORD_MIN = 3;

/**
 * Why a stop stands there, what weighs most first. Each is a fact about this day that can be recomputed: it was compared with
 * every other place that the stop could have had in the day.
 * @param at the stop's place in the route
 */
export function becauseOf(
  problem: PlanProblem,
  task: DayTask,
  route: readonly number[],
  at: number,
): Because[] {
  const stop = problem.stops[route[at]!]!;
  const because: Because[] = [];
  if (stop.fixedAt !== null) because.push({ kind: 'fixed', at: stop.fixedAt });
  if (stop.isRequired) because.push({ kind: 'required' });
  if (route.length === 1) return [...because, { kind: 'alone' }];
  if (stop.fixedAt === null) because.push(...comparedWithOthers(task, route, at));
  because.push(...fromNeighbours(task, route, at));
  return because;
}

function comparedWithOthers(task: DayTask, route: readonly number[], at: number): Because[] {
  const number = route[at]!;
  const rest = route.toSpliced(at, 1);
  const others = rest.flatMap((_stop, place) => {
    const elsewhere = place < at ? place : place + 1;
    return costOf(task, rest.toSpliced(elsewhere, 0, number));
  });
  const nextBest = Math.min(...others);
  if (nextBest === Infinity) {
    const window = windowOf(task, route, at);
    return window ? [{ kind: 'hours', opens: window[0], closes: window[1] }] : [];
  }
  const minutes = Math.round((nextBest - costOf(task, route)) / 2);
  return minutes >= WORTH_A_WORD_MIN ? [{ kind: 'saves', minutes }] : [];
}

/** The opening hours in which the visit lies. */
function windowOf(task: DayTask, route: readonly number[], at: number) {
  const visit = scheduleOf(task, route)?.visits[at];
  const windows = task.windows[route[at]!] ?? [];
  return visit && windows.find(([opens, closes]) => visit.begins >= opens && visit.begins < closes);
}

function fromNeighbours(task: DayTask, route: readonly number[], at: number): Because[] {
  const number = route[at]!;
  const [before, behind] = [route[at - 1], route[at + 1]];
  const toHere = before === undefined ? task.fromStart[number]! : task.leg(before, number);
  const fromHere = behind === undefined ? task.toEnd[number]! : task.leg(number, behind);
  if (before !== undefined && behind !== undefined) {
    const detourMin = toHere + fromHere - task.leg(before, behind);
    return detourMin <= ON_THE_WAY_MIN ? [{ kind: 'on-the-way', detourMin: Math.max(0, detourMin) }] : [];
  }
  const isNearest = (legs: readonly number[]) =>
    legs[number]! > 0 && route.every((other) => legs[other]! >= legs[number]!);
  if (before === undefined && isNearest(task.fromStart)) return [{ kind: 'near-start', minutes: toHere }];
  if (behind === undefined && isNearest(task.toEnd)) return [{ kind: 'near-end', minutes: fromHere }];
  return [];
}
