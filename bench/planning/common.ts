import { costOf, type DayTask } from '../../server/modules/trips/planning/solver/task.ts';

/** What planners commonly do: the nearest stop next, then 2-opt until it no longer helps. */
export function nearestNeighbour(task: DayTask): number[] {
  const left = new Set(task.stayMin.keys());
  let route: number[] = [];
  while (left.size > 0) {
    const last = route.at(-1);
    const way = (stop: number) => (last === undefined ? task.fromStart[stop]! : task.leg(last, stop));
    const next = [...left].reduce((best, stop) => (way(stop) < way(best) ? stop : best));
    left.delete(next);
    route.push(next);
  }
  for (let helped = true; helped; ) {
    helped = false;
    for (let from = 0; from < route.length - 1; from += 1) {
      for (let to = from + 1; to < route.length; to += 1) {
        const next = [
          ...route.slice(0, from),
          ...route.slice(from, to + 1).reverse(),
          ...route.slice(to + 1),
        ];
        if (costOf(task, next) >= costOf(task, route)) continue;
        route = next;
        helped = true;
      }
    }
  }
  return route;
}
