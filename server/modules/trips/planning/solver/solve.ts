import { seedsOf } from './clusters.ts';
import { partOf, tasksOf } from './days.ts';
import { EXACT_STOPS, exactDay } from './exact.ts';
import { becauseOf } from './explain.ts';
import { copyOf, emptyFilling, type Filling, fill, setRoute, worthOf } from './filling.ts';
import { inOrderOfPlaces } from './journey.ts';
import { reasonOf } from './left-out.ts';
import type { PlannedDay, PlanProblem, PlanResult } from './problem.ts';
import { seededDraws } from './random.ts';
import { searchDay } from './search.ts';
import { costOf, type DayTask, scheduleOf } from './task.ts';

/** Stops of routes that are costed for one plan: for each of its days, and at the most. */
const STEPS_A_DAY = 1_000_000;
const MOST_STEPS = 8_000_000;
/** As many of them between two breaths. */
const BREATH = 100_000;
const STARTS = 3;
/** Changes that are tried for each day and stop: a small plan is at its best long before the steps are used up. */
const TRIES = 40;
const MOST_REMOVED = 3;

/** How far the search is, from 0 to 1. */
export type Progress = number;

/**
 * A plan for some days: what to see, on which day, in which order. Days are filled by worth for time, from several beginnings;
 * then pieces are taken out and filled anew as long as the work lasts (iterated local search); at last each day is put into its
 * exact order. The same problem gives the same plan: work is counted, and chance comes from the seed.
 * @returns takes a breath now and then, so that others can be served meanwhile; at the end a plan that can be done: times,
 *   opening hours and the ends of days hold; and why the rest is not in
 */
export function* solving(
  problem: PlanProblem,
  mostSteps: number = Math.min(STEPS_A_DAY * problem.days.length, MOST_STEPS),
): Generator<Progress, PlanResult> {
  const tasks = tasksOf(problem);
  yield 0;
  const draw = seededDraws(problem.seed);
  const work = { steps: 0 };
  const best = yield* searched(yield* begun(problem, tasks, work, draw), draw, mostSteps);
  yield* finish(best, problem.seed);
  inOrderOfPlaces(best);
  return {
    days: tasks.map((task, day) => plannedDay(problem, task, best.routes[day]!)),
    leftOut: problem.stops.flatMap((stop, number) =>
      best.dayOf[number] === null ? [{ id: stop.id, reason: reasonOf(best, number) }] : [],
    ),
  };
}

/** The same in one go. */
export function solve(problem: PlanProblem, mostSteps?: number): PlanResult {
  const steps = solving(problem, mostSteps);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The best of some beginnings: once what is worth most leads, then neighbourhoods do. */
function* begun(
  problem: PlanProblem,
  tasks: readonly DayTask[],
  work: { steps: number },
  draw: () => number,
): Generator<Progress, Filling> {
  const known = emptyFilling(problem, tasks, work);
  fillRequired(known);
  const free = problem.days.flatMap(({ start, end }, day) =>
    start === null && end === null && known.routes[day]!.length === 0 ? [day] : [],
  );
  let best: Filling | null = null;
  for (let start = 0; start < STARTS; start += 1) {
    const filling = copyOf(known);
    for (const { day, stop } of start === 0 ? [] : seedsOf(problem, free, draw)) {
      if (filling.dayOf[stop] === null && filling.slots[day]![stop]) setRoute(filling, day, [stop]);
    }
    fill(filling, () => 1);
    if (best === null || worthOf(filling) > worthOf(best)) best = filling;
    yield 0;
  }
  return best!;
}

/** Only what must be in: the others are worth nothing for now. */
const fillRequired = (filling: Filling): void => fill(filling, () => 0);

function* searched(start: Filling, draw: () => number, mostSteps: number): Generator<Progress, Filling> {
  let breath = 0;
  let [current, best] = [start, start];
  let [currentWorth, bestWorth] = [worthOf(start), worthOf(start)];
  const { days, stops } = start.problem;
  const mostTries = TRIES * days.length * stops.length;
  for (let tries = 0; current.work.steps < mostSteps && tries < mostTries; tries += 1) {
    if (current.work.steps >= breath) {
      breath = current.work.steps + BREATH;
      yield current.work.steps / mostSteps;
    }
    const next = copyOf(current);
    takeOut(next, draw);
    const tastes = next.problem.stops.map(() => 0.7 + 0.6 * draw());
    fill(next, (stop) => tastes[stop]!);
    const worth = worthOf(next);
    // A little worse is gone on from, less and less so: another valley may be deeper.
    const allowance = 30 * (1 - current.work.steps / mostSteps) * draw();
    if (worth >= currentWorth - allowance) [current, currentWorth] = [next, worth];
    if (worth > bestWorth) [best, bestWorth] = [next, worth];
  }
  return copyOf(best);
}

/** A piece of one day, and often one of another. */
function takeOut(filling: Filling, draw: () => number): void {
  const full = filling.routes.flatMap((route, day) => (route.length > 0 ? [day] : []));
  for (let days = draw() < 0.4 ? 1 : 2; days > 0 && full.length > 0; days -= 1) {
    const [day] = full.splice(Math.floor(draw() * full.length), 1) as [number];
    const route = filling.routes[day]!;
    const length = Math.min(route.length, 1 + Math.floor(draw() * MOST_REMOVED));
    const from = Math.floor(draw() * (route.length - length + 1));
    const rest = [...route.slice(0, from), ...route.slice(from + length)];
    setRoute(filling, day, rest);
    // Without the piece the rest can have become impossible: a leg past it may be longer than through it.
    if (filling.costs[day] === Infinity) setRoute(filling, day, []);
  }
}

/** Each day in its best order, then what has found room, then the best order again. */
function* finish(filling: Filling, seed: number): Generator<Progress, void> {
  const reorder = function* () {
    for (const [day, route] of filling.routes.entries()) {
      const order = bestOrder(partOf(filling.tasks[day]!, route), seed).map((i) => route[i]!);
      // A search may have left something out, or found nothing better than what is there.
      const isBetter =
        order.length === route.length && costOf(filling.tasks[day]!, order) < filling.costs[day]!;
      if (isBetter) setRoute(filling, day, order);
      yield 1;
    }
  };
  yield* reorder();
  fill(filling, () => 1);
  yield* reorder();
}

/** The best order of a day's stops: exact for as many as can be, else searched. What does not fit is missing in it. */
export function bestOrder(task: DayTask, seed: number, worth: readonly number[] = task.stayMin.map(() => 1)) {
  if (task.stayMin.length <= EXACT_STOPS) return exactDay(task, worth).route;
  return searchDay(task, worth, seed).route;
}

/** A route with its times and reasons. @throws Error when it cannot be done: no such plan ever leaves */
export function plannedDay(problem: PlanProblem, task: DayTask, route: readonly number[]): PlannedDay {
  const schedule = scheduleOf(task, route);
  if (!schedule) throw new Error('A plan that cannot be done has been made');
  const { visits, travelMin, waitMin, endsAt } = schedule;
  return {
    visits: visits.map(({ stop, arrives, begins, legMin }, at) => ({
      id: problem.stops[stop]!.id,
      ...{ arrives, begins, ends: begins + task.stayMin[stop]!, legMin },
      because: becauseOf(problem, task, route, at),
    })),
    ...{ travelMin, waitMin, endsAt },
    naiveTravelMin: travelOf(
      task,
      [...route].sort((a, b) => a - b),
    ),
  };
}

/** The way alone, in minutes, whether or not it can be gone in time. */
export function travelOf(task: DayTask, route: readonly number[]): number {
  if (route.length === 0) return 0;
  const between = route.slice(1).reduce((sum, stop, i) => sum + task.leg(route[i]!, stop), 0);
  return task.fromStart[route[0]!]! + between + task.toEnd[route.at(-1)!]!;
}
