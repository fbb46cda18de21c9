import type { Chosen } from './exact.ts';
import { afterMove, afterReversal, movesOf } from './moves.ts';
import { seededDraws } from './random.ts';
import { costOf, type DayTask } from './task.ts';

/** Changes of a route that may be weighed for one day, before the best so far has to do. */
const STEPS = 3_000_000;
const NEIGHBOURS = 10;

export interface Hunt {
  readonly task: DayTask;
  readonly worth: readonly number[];
  /** Of each stop the nearest others, nearest first. */
  readonly neighbours: readonly (readonly number[])[];
  readonly draw: () => number;
  readonly mostSteps: number;
  steps: number;
}

/**
 * A good order for a day of many stops: cheapest insertion, then 2-opt and moves of short pieces until nothing helps, then
 * again from a shaken route (iterated local search), as long as the steps last. What fits nowhere is left out.
 * @param worth of each stop: what is worth more is placed first
 * @param seed of the shaking
 */
export function searchDay(
  task: DayTask,
  worth: readonly number[],
  seed: number,
  mostSteps: number = STEPS,
): Chosen {
  const neighbours = neighboursOf(task);
  const hunt: Hunt = { task, worth, neighbours, draw: seededDraws(seed), mostSteps, steps: 0 };
  const order = urgentFirst(task, worth);
  const grown = insertAll({ ...hunt, task: freed(task) }, [], order);
  let current = improve(hunt, insertAll(hunt, placed(hunt, grown), order));
  let best = current;
  while (hunt.steps < mostSteps && current.length > 3) {
    const found = improve(hunt, insertAll(hunt, shaken(hunt, current), order));
    if (compare(hunt, found, current) >= 0) current = found;
    if (compare(hunt, current, best) > 0) best = current;
  }
  return { route: best, cost: costOf(task, best) };
}

/** Above 0: the first is better, by worth and then by cost. */
function compare({ task, worth }: Hunt, first: readonly number[], second: readonly number[]): number {
  const sum = (route: readonly number[]) => route.reduce((total, stop) => total + worth[stop]!, 0);
  return sum(first) - sum(second) || costOf(task, second) - costOf(task, first);
}

/** The day without stops that must be so many-eth: while a route grows nothing has its place yet. */
const freed = ({ places: _places, ...task }: DayTask): DayTask => task;

/** Those with a place are put there; what then makes the day impossible goes, what is worth least first. */
function placed(hunt: Hunt, route: readonly number[]): number[] {
  const { task, worth } = hunt;
  const { places } = task;
  if (!places?.some((place) => place !== null)) return [...route];
  const result = route.filter((stop) => places[stop] === null);
  const locked = places.flatMap((place, stop) => (place === null ? [] : [{ place, stop }]));
  for (const { place, stop } of locked.sort((a, b) => a.place - b.place)) result.splice(place, 0, stop);
  while (result.length > 0 && costOf(task, result) === Infinity) {
    const open = result.filter((stop) => places[stop] === null);
    const cheapest = (open.length > 0 ? open : result).reduce((a, b) => (worth[b]! < worth[a]! ? b : a));
    result.splice(result.indexOf(cheapest), 1);
  }
  return result;
}

function neighboursOf({ stayMin, leg }: DayTask): number[][] {
  const all = stayMin.map((_stay, stop) => stop);
  return all.map((stop) =>
    all
      .filter((other) => other !== stop)
      .sort((a, b) => leg(stop, a) - leg(stop, b) || a - b)
      .slice(0, NEIGHBOURS),
  );
}

/** What is worth most first, and of those what has the least time to be seen. */
function urgentFirst({ windows, stayMin }: DayTask, worth: readonly number[]): number[] {
  const slack = windows.map((of, stop) =>
    of === null ? Infinity : of.reduce((total, [opens, closes]) => total + closes - opens, -stayMin[stop]!),
  );
  return stayMin
    .map((_stay, stop) => stop)
    .sort((a, b) => worth[b]! - worth[a]! || slack[a]! - slack[b]! || a - b);
}

/** Each missing stop where it costs least, if it fits anywhere. */
function insertAll(hunt: Hunt, route: readonly number[], order: readonly number[]): number[] {
  const result = [...route];
  const has = new Set(result);
  for (const stop of order) {
    if (has.has(stop)) continue;
    let [bestAt, bestCost] = [-1, Infinity];
    for (let at = 0; at <= result.length; at += 1) {
      hunt.steps += 1;
      result.splice(at, 0, stop);
      const cost = costOf(hunt.task, result);
      if (cost < bestCost) [bestAt, bestCost] = [at, cost];
      result.splice(at, 1);
    }
    if (bestAt >= 0) result.splice(bestAt, 0, stop);
  }
  return result;
}

/** 2-opt and moved pieces, the first that helps, until none does. */
function improve(hunt: Hunt, start: readonly number[]): number[] {
  let route = [...start];
  let cost = costOf(hunt.task, route);
  for (let helped = true; helped && hunt.steps < hunt.mostSteps; ) {
    helped = false;
    for (const move of movesOf(hunt, route)) {
      const next = move.kind === 'reverse' ? afterReversal(route, move) : afterMove(route, move);
      const nextCost = costOf(hunt.task, next);
      if (nextCost >= cost) continue;
      [route, cost, helped] = [next, nextCost, true];
      break;
    }
  }
  return route;
}

/** Two neighbouring pieces of the route change places (a double bridge over a short stretch). */
function shaken({ task, draw }: Hunt, route: readonly number[]): number[] {
  const longest = Math.min(route.length, 30);
  for (let tries = 0; tries < 10; tries += 1) {
    const from = Math.floor(draw() * (route.length - 2));
    const middle = from + 1 + Math.floor(draw() * Math.min(longest, route.length - from - 2));
    const to = middle + 1 + Math.floor(draw() * Math.min(longest, route.length - middle - 1));
    const next = [
      ...route.slice(0, from),
      ...route.slice(middle, to),
      ...route.slice(from, middle),
      ...route.slice(to),
    ];
    if (costOf(task, next) < Infinity) return next;
  }
  // Where windows hold everything in its place, two stops make room for others.
  const out = new Set([Math.floor(draw() * route.length), Math.floor(draw() * route.length)]);
  const rest = route.filter((_stop, at) => !out.has(at));
  return costOf(task, rest) < Infinity ? rest : [...route];
}
