import { leavesFrom } from './days.ts';
import { type Filling, setRoute } from './filling.ts';
import { costOf } from './task.ts';

const MOST_ROUNDS = 20;

/**
 * Days that may as well be others change places when that shortens the way from one evening to the next morning. Days that begin or
 * end somewhere, or hold what belongs to its day, stay.
 */
export function inOrderOfPlaces(filling: Filling): void {
  const { problem, tasks, routes } = filling;
  const movable = problem.days.flatMap(({ start, end }, day) => {
    const isOwn = routes[day]!.some((stop) => problem.stops[stop]!.day !== null);
    return start === null && end === null && !isOwn ? [day] : [];
  });
  let order = [...routes];
  let shortest = wayBetween(filling, order);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = shortest;
    for (const [i, a] of movable.entries()) {
      for (const b of movable.slice(i + 1)) {
        for (const next of [swapped(order, a, b), turned(order, a, b, movable)]) {
          if (next === null) continue;
          const way = wayBetween(filling, next);
          const canBe = movable.every((day) => costOf(tasks[day]!, next[day]!) < Infinity);
          if (way < shortest && canBe) [order, shortest] = [next, way];
        }
      }
    }
    if (shortest === before) break;
  }
  for (const day of movable) for (const stop of routes[day]!) filling.dayOf[stop] = null;
  for (const day of movable) filling.routes[day] = [];
  for (const day of movable) setRoute(filling, day, order[day]!);
}

function swapped(order: readonly number[][], a: number, b: number): number[][] {
  const next = [...order];
  [next[a], next[b]] = [order[b]!, order[a]!];
  return next;
}

/** The days between both the other way round, each of them as well; null when one of them stays. */
function turned(
  order: readonly number[][],
  a: number,
  b: number,
  movable: readonly number[],
): number[][] | null {
  for (let day = a; day <= b; day += 1) if (!movable.includes(day)) return null;
  const middle = order.slice(a, b + 1).map((route) => [...route].reverse());
  return [...order.slice(0, a), ...middle.reverse(), ...order.slice(b + 1)];
}

function wayBetween({ problem: { days, stops, legMin }, tasks }: Filling, order: readonly number[][]) {
  let sum = order.reduce((total, route, day) => total + costOf(tasks[day]!, route) / 2, 0);
  for (let day = 1; day < order.length; day += 1) {
    const last = stops[order[day - 1]!.at(-1) ?? -1];
    const evening = days[day - 1]!.end ?? (last && leavesFrom(last));
    const morning = days[day]!.start ?? stops[order[day]![0] ?? -1]?.spot;
    if (evening && morning) sum += legMin(evening, morning);
  }
  return sum;
}
