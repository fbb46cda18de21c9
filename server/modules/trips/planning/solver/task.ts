/** From when until when a visit may last, minutes after midnight. */
export type Window = readonly [opens: number, closes: number];

/**
 * One day's stops by number, and what it takes to see them. All times are whole minutes. Legs are the same in both directions but
 * for those of rides; what the search takes for as long the other way round it still weighs with `costOf`.
 */
export interface DayTask {
  readonly startMin: number;
  readonly endMin: number;
  /** Of each stop: how long one stays, and how long one rests afterwards. */
  readonly stayMin: readonly number[];
  readonly restMin: number;
  /** Of each stop: a visit lies in one of them as a whole; null: at any time. In order of time. */
  readonly windows: readonly (readonly Window[] | null)[];
  /** From where the day begins, and to where it ends; all 0 where that is not said. */
  readonly fromStart: readonly number[];
  readonly toEnd: readonly number[];
  readonly leg: (from: number, to: number) => number;
  /** Of each stop: as the how many-eth it is visited, from 0; null: whenever it suits. */
  readonly places?: readonly (number | null)[];
}

/** A stop with its times: one comes, waits until `begins`, stays, rests and goes at `leaves`. */
export interface Visit {
  readonly stop: number;
  readonly arrives: number;
  readonly begins: number;
  readonly leaves: number;
  /** From the stop before it, or from where the day begins. */
  readonly legMin: number;
}

export interface Schedule {
  readonly visits: readonly Visit[];
  readonly travelMin: number;
  readonly waitMin: number;
  /** When one is where the day ends. */
  readonly endsAt: number;
  /** What routes are compared by: a minute on the way counts two, one of waiting counts one. */
  readonly cost: number;
}

/** @returns when a visit can begin at the earliest; -1: not any more */
export function beginAt(windows: readonly Window[] | null, stayMin: number, arrives: number): number {
  if (windows === null) return arrives;
  for (const [opens, closes] of windows) {
    const begins = arrives > opens ? arrives : opens;
    if (begins + stayMin <= closes) return begins;
  }
  return -1;
}

/** @returns the times of a route; null: somewhere one would come too late, or to the day's end */
export function scheduleOf(task: DayTask, route: readonly number[]): Schedule | null {
  const visits: Visit[] = [];
  let [now, travelMin, waitMin, last] = [task.startMin, 0, 0, -1];
  for (const [at, stop] of route.entries()) {
    const place = task.places?.[stop] ?? null;
    if (place !== null && place !== at) return null;
    const legMin = last < 0 ? task.fromStart[stop]! : task.leg(last, stop);
    const arrives = now + legMin;
    const begins = beginAt(task.windows[stop]!, task.stayMin[stop]!, arrives);
    if (begins < 0) return null;
    now = begins + task.stayMin[stop]! + task.restMin;
    if (now - task.restMin > task.endMin) return null;
    visits.push({ stop, arrives, begins, leaves: now, legMin });
    travelMin += legMin;
    waitMin += begins - arrives;
    last = stop;
  }
  const home = last < 0 ? 0 : task.toEnd[last]!;
  // The last rest is taken only where there is still a way to go.
  const endsAt = home === 0 && last >= 0 ? now - task.restMin : now + home;
  if (endsAt > task.endMin) return null;
  travelMin += home;
  return { visits, travelMin, waitMin, endsAt, cost: 2 * travelMin + waitMin };
}

/** The cost of `scheduleOf` without its table; Infinity where it cannot be done. */
export function costOf(task: DayTask, route: readonly number[]): number {
  let [now, cost, last] = [task.startMin, 0, -1];
  for (let at = 0; at < route.length; at += 1) {
    const stop = route[at]!;
    const place = task.places?.[stop] ?? null;
    if (place !== null && place !== at) return Infinity;
    const legMin = last < 0 ? task.fromStart[stop]! : task.leg(last, stop);
    const arrives = now + legMin;
    const begins = beginAt(task.windows[stop]!, task.stayMin[stop]!, arrives);
    if (begins < 0) return Infinity;
    const done = begins + task.stayMin[stop]!;
    if (done > task.endMin) return Infinity;
    now = done + task.restMin;
    cost += 2 * legMin + begins - arrives;
    last = stop;
  }
  if (last < 0) return 0;
  const home = task.toEnd[last]!;
  if (home > 0 && now + home > task.endMin) return Infinity;
  return cost + 2 * home;
}
