import type { Spot } from '../../trip.ts';
import type { PlanProblem, PlanStop } from './problem.ts';
import type { DayTask, Window } from './task.ts';

/** Each day as a task over all stops of the problem, by their number in it. */
export function tasksOf(problem: PlanProblem): DayTask[] {
  const { days, stops, legMin, restMin } = problem;
  const matrix = stops.map(() => new Int32Array(stops.length));
  for (let i = 0; i < stops.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const [one, other] = [stops[i]!, stops[j]!];
      const minutes = legMin(leavesFrom(one), other.spot);
      matrix[i]![j] = minutes;
      const isBothWays = one.toSpot === null && other.toSpot === null;
      matrix[j]![i] = isBothWays ? minutes : legMin(leavesFrom(other), one.spot);
    }
  }
  const legs = (to: Spot | null, spotOf: (stop: PlanStop) => Spot) =>
    stops.map((stop) => (to === null ? 0 : legMin(to, spotOf(stop))));
  const stayMin = stops.map((stop) => stop.stayMin);
  return days.map(({ startMin, endMin, start, end }, day) => ({
    ...{ startMin, endMin, stayMin, restMin },
    windows: stops.map((stop) => windowsOn(stop, day)),
    fromStart: legs(start, ({ spot }) => spot),
    toEnd: legs(end, leavesFrom),
    leg: (from, to) => matrix[from]![to]!,
  }));
}

/** Where one is when a stop is done. */
export const leavesFrom = ({ spot, toSpot }: Pick<PlanStop, 'spot' | 'toSpot'>): Spot => toSpot ?? spot;

/** When a visit may be on that day: what is fixed has one time, and elsewhere none. */
export function windowsOn(stop: PlanStop, day: number): readonly Window[] | null {
  if (stop.day !== null && stop.day !== day) return [];
  if (stop.fixedAt !== null) return [[stop.fixedAt, stop.fixedAt + stop.stayMin]];
  return stop.windows[day] ?? null;
}

/** The same day with some of its stops only, which are numbered anew in the order given. */
export function partOf(task: DayTask, stops: readonly number[]): DayTask {
  return {
    ...task,
    stayMin: stops.map((stop) => task.stayMin[stop]!),
    windows: stops.map((stop) => task.windows[stop]!),
    fromStart: stops.map((stop) => task.fromStart[stop]!),
    toEnd: stops.map((stop) => task.toEnd[stop]!),
    leg: (from, to) => task.leg(stops[from]!, stops[to]!),
  };
}
