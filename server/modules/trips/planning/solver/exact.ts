import type { DayTask } from './task.ts';
import { beginAt } from './task.ts';

/** Up to so many stops a day's best order is found by looking at all that can matter. */
export const EXACT_STOPS = 12;

export interface Chosen {
  readonly route: readonly number[];
  readonly cost: number;
}

/** Ways to have seen a set of stops, as columns: one label is one of them. */
class Labels {
  readonly leaves: number[] = [];
  readonly cost: number[] = [];
  readonly travel: number[] = [];
  readonly stop: number[] = [];
  readonly before: number[] = [];

  add(leaves: number, cost: number, travel: number, stop: number, before: number): number {
    this.leaves.push(leaves);
    this.cost.push(cost);
    this.travel.push(travel);
    this.stop.push(stop);
    return this.before.push(before) - 1;
  }
  route(label: number): number[] {
    const route: number[] = [];
    for (let at = label; at >= 0; at = this.before[at]!) route.push(this.stop[at]!);
    return route.reverse();
  }
}

/**
 * The best that can be made of a day, exactly: dynamic programming over the sets of stops seen and the last of them
 * (Held and Karp 1962; with time windows Dumas et al. 1995). Of one set and last stop a way is forgotten only when
 * another leaves no later after no more travel: what it may wait longer from then on, the other has waited already.
 * @param worth of each stop; what is worth most altogether is seen, and that at the least cost
 * @throws Error for more than `EXACT_STOPS`
 */
export function exactDay(task: DayTask, worth: readonly number[]): Chosen {
  const count = task.stayMin.length;
  if (count > EXACT_STOPS) throw new Error(`${count} stops are too many for the exact order`);
  const labels = new Labels();
  const states: (number[] | undefined)[] = new Array((1 << count) * count);
  for (let stop = 0; stop < count; stop += 1) extend(task, labels, states, 0, -1, stop);
  const best = { worth: 0, cost: 0, label: -1 };
  const worths = worthOfSets(worth);
  for (let seen = 1; seen < 1 << count; seen += 1) {
    for (let last = 0; last < count; last += 1) {
      for (const label of states[seen * count + last] ?? []) {
        consider(task, labels, label, worths[seen]!, best);
        for (let stop = 0; stop < count; stop += 1) {
          if ((seen & (1 << stop)) === 0) extend(task, labels, states, seen, label, stop);
        }
      }
    }
  }
  return { route: labels.route(best.label), cost: best.cost };
}

function worthOfSets(worth: readonly number[]): Float64Array {
  const sums = new Float64Array(1 << worth.length);
  for (let seen = 1; seen < sums.length; seen += 1) {
    const lowest = 31 - Math.clz32(seen & -seen);
    sums[seen] = sums[seen & (seen - 1)]! + worth[lowest]!;
  }
  return sums;
}

function consider(
  task: DayTask,
  labels: Labels,
  label: number,
  worth: number,
  best: { worth: number; cost: number; label: number },
): void {
  const home = task.toEnd[labels.stop[label]!]!;
  if (home > 0 && labels.leaves[label]! + home > task.endMin) return;
  const cost = labels.cost[label]! + 2 * home;
  if (worth < best.worth || (worth === best.worth && (cost >= best.cost || best.label < 0))) return;
  Object.assign(best, { worth, cost, label });
}

function extend(
  task: DayTask,
  labels: Labels,
  states: (number[] | undefined)[],
  seen: number,
  from: number,
  stop: number,
): void {
  const place = task.places?.[stop] ?? null;
  if (place !== null && place !== countOf(seen)) return;
  const legMin = from < 0 ? task.fromStart[stop]! : task.leg(labels.stop[from]!, stop);
  const arrives = (from < 0 ? task.startMin : labels.leaves[from]!) + legMin;
  const begins = beginAt(task.windows[stop]!, task.stayMin[stop]!, arrives);
  if (begins < 0 || begins + task.stayMin[stop]! > task.endMin) return;
  const leaves = begins + task.stayMin[stop]! + task.restMin;
  const cost = (from < 0 ? 0 : labels.cost[from]!) + 2 * legMin + begins - arrives;
  const travel = (from < 0 ? 0 : labels.travel[from]!) + legMin;
  const at = (seen | (1 << stop)) * task.stayMin.length + stop;
  const known = states[at] ?? [];
  for (const other of known) if (labels.leaves[other]! <= leaves && labels.travel[other]! <= travel) return;
  const kept = known.filter((other) => labels.leaves[other]! < leaves || labels.travel[other]! < travel);
  kept.push(labels.add(leaves, cost, travel, stop, from));
  states[at] = kept;
}

function countOf(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count += 1;
  return count;
}
