import type { PlanProblem } from './problem.ts';
import { costOf, type DayTask } from './task.ts';

/** What a required stop is worth: more than all others together. */
const REQUIRED = 1_000_000;

interface Slot {
  readonly at: number;
  /** By how much the day's cost grows. */
  readonly more: number;
}

/** Days that are being filled: where each stop that is not in yet would best go is known for each day. */
export interface Filling {
  readonly problem: PlanProblem;
  readonly tasks: readonly DayTask[];
  routes: number[][];
  costs: number[];
  /** For each day and each stop that is not in: its best place there; null: none. */
  slots: (Slot | null)[][];
  dayOf: (number | null)[];
  /** Of all that share it: stops of routes that have been costed. */
  readonly work: { steps: number };
}

export function emptyFilling(
  problem: PlanProblem,
  tasks: readonly DayTask[],
  work: { steps: number },
): Filling {
  const filling: Filling = {
    ...{ problem, tasks, work },
    routes: tasks.map(() => []),
    costs: tasks.map(() => 0),
    slots: tasks.map(() => []),
    dayOf: problem.stops.map(() => null),
  };
  for (const day of tasks.keys()) lookAt(filling, day);
  return filling;
}

export const copyOf = (filling: Filling): Filling => ({
  ...filling,
  routes: filling.routes.map((route) => [...route]),
  costs: [...filling.costs],
  // A day's slots are made anew when the day changes, and never changed.
  slots: [...filling.slots],
  dayOf: [...filling.dayOf],
});

/** Makes a day's route anew and finds where each other stop would go there. */
export function setRoute(filling: Filling, day: number, route: number[]): void {
  for (const stop of filling.routes[day]!) filling.dayOf[stop] = null;
  for (const stop of route) filling.dayOf[stop] = day;
  filling.routes[day] = route;
  filling.costs[day] = costOf(filling.tasks[day]!, route);
  lookAt(filling, day);
}

function lookAt({ problem, tasks, routes, costs, slots, work }: Filling, day: number): void {
  const [task, route, cost] = [tasks[day]!, [...routes[day]!], costs[day]!];
  const isFull = route.length >= problem.mostStops;
  // Beyond the pace goes only what must be, and then nothing else is in.
  const isForced = route.every((stop) => problem.stops[stop]!.isRequired);
  const has = new Set(route);
  slots[day] = problem.stops.map((stop, number) => {
    if (has.has(number) || (isFull && !(stop.isRequired && isForced))) return null;
    if (task.windows[number]?.length === 0) return null;
    let best: Slot | null = null;
    for (let at = 0; at <= route.length; at += 1) {
      work.steps += route.length + 1;
      route.splice(at, 0, number);
      const more = costOf(task, route) - cost;
      route.splice(at, 1);
      if (more < (best?.more ?? Infinity)) best = { at, more };
    }
    return best;
  });
}

/**
 * Puts in what is worth its way, best first: worth for the time that it takes, required stops with the fewest days before all.
 * @param taste of each stop: a factor on its value, so that another run finds another plan
 */
export function fill(filling: Filling, taste: (stop: number) => number): void {
  const { problem, slots } = filling;
  for (;;) {
    let best = { rank: 0, stop: -1, day: -1 };
    for (const [stop, { isRequired, value, stayMin }] of problem.stops.entries()) {
      if (filling.dayOf[stop] !== null) continue;
      let [day, more, fits] = [-1, Infinity, 0];
      for (let other = 0; other < slots.length; other += 1) {
        const slot = slots[other]![stop];
        if (!slot) continue;
        fits += 1;
        if (slot.more < more) [day, more] = [other, slot.more];
      }
      if (day < 0) continue;
      const gain = value * taste(stop) - more / 2;
      const rank = isRequired
        ? REQUIRED / fits - more
        : gain / (stayMin + problem.restMin + Math.max(0, more / 2) + 1);
      if (rank > best.rank || (isRequired && best.stop < 0)) best = { rank, stop, day };
    }
    if (best.stop < 0) return;
    const route = [...filling.routes[best.day]!];
    route.splice(slots[best.day]![best.stop]!.at, 0, best.stop);
    setRoute(filling, best.day, route);
  }
}

/** What plans are compared by: the worth of what is in, less the minutes on the way and half of those of waiting. */
export function worthOf({ problem, routes, costs }: Filling): number {
  const value = routes
    .flat()
    .reduce(
      (sum, stop) => sum + (problem.stops[stop]!.isRequired ? REQUIRED : problem.stops[stop]!.value),
      0,
    );
  return value - costs.reduce((sum, cost) => sum + cost / 2, 0);
}
