import type { PlanProblem, PlanResult } from '../problem.ts';
import type { DayTask } from '../task.ts';

/** Everything that is wrong with a plan, found from the problem alone: it uses nothing of the solver. */
export function faultsOf(problem: PlanProblem, plan: PlanResult): string[] {
  const faults: string[] = [];
  const byId = new Map(problem.stops.map((stop) => [stop.id, stop]));
  const seen = new Set<string>();
  for (const [day, { visits, endsAt }] of plan.days.entries()) {
    const { startMin, endMin, start, end } = problem.days[day]!;
    let [now, here] = [startMin, start];
    for (const { id, arrives, begins, ends, legMin } of visits) {
      const stop = byId.get(id)!;
      const say = (what: string) => faults.push(`day ${day}, ${id}: ${what}`);
      if (seen.has(id)) say('twice');
      seen.add(id);
      const leg = here === null ? 0 : problem.legMin(here, stop.spot);
      if (legMin !== leg) say(`a leg of ${legMin} instead of ${leg}`);
      if (arrives !== now + leg) say(`comes at ${arrives} instead of ${now + leg}`);
      if (begins < arrives) say('begins before one is there');
      if (ends - begins !== stop.stayMin) say('another stay');
      if (ends > endMin) say('after the day');
      if (stop.day !== null && stop.day !== day) say('on another day');
      if (stop.fixedAt !== null) {
        if (begins !== stop.fixedAt) say(`at ${begins} though fixed at ${stop.fixedAt}`);
      } else {
        const windows = stop.windows[day] ?? null;
        if (windows && !windows.some(([opens, closes]) => begins >= opens && ends <= closes)) say('closed');
      }
      [now, here] = [ends + problem.restMin, stop.toSpot ?? stop.spot];
    }
    if (visits.length > 0) {
      const home = end && here ? problem.legMin(here, end) : 0;
      if (endsAt !== (home === 0 ? now - problem.restMin : now + home))
        faults.push(`day ${day} ends wrongly`);
      if (endsAt > endMin) faults.push(`day ${day} is too long`);
    }
    const free = visits.filter(({ id }) => !byId.get(id)!.isRequired).length;
    if (free > 0 && visits.length > problem.mostStops) faults.push(`day ${day} has too many stops`);
  }
  for (const { id } of problem.stops) {
    const isOut = plan.leftOut.some((out) => out.id === id);
    if (isOut === seen.has(id)) faults.push(`${id}: ${isOut ? 'in and out' : 'neither in nor out'}`);
  }
  return faults;
}

/** The least cost at which most of the stops can be seen, by trying every order of every choice. */
export function bruteForce(task: DayTask, mostWorth: readonly number[]): { worth: number; cost: number } {
  const count = task.stayMin.length;
  const best = { worth: 0, cost: 0 };
  const used = new Array<boolean>(count).fill(false);
  const go = (last: number, leaves: number, cost: number, worth: number, at: number): void => {
    if (last >= 0) {
      const home = task.toEnd[last]!;
      const total = cost + 2 * home;
      const isBetter = worth > best.worth || (worth === best.worth && total < best.cost);
      if ((home === 0 || leaves + home <= task.endMin) && isBetter)
        Object.assign(best, { worth, cost: total });
    }
    for (let stop = 0; stop < count; stop += 1) {
      const place = task.places?.[stop] ?? null;
      if (used[stop] || (place !== null && place !== at)) continue;
      const leg = last < 0 ? task.fromStart[stop]! : task.leg(last, stop);
      const arrives = (last < 0 ? task.startMin : leaves) + leg;
      const stay = task.stayMin[stop]!;
      const window = (task.windows[stop] ?? [[0, Infinity] as const]).find(
        ([opens, closes]) => Math.max(opens, arrives) + stay <= closes,
      );
      if (!window) continue;
      const begins = Math.max(window[0], arrives);
      if (begins + stay > task.endMin) continue;
      used[stop] = true;
      const spent = cost + 2 * leg + begins - arrives;
      go(stop, begins + stay + task.restMin, spent, worth + mostWorth[stop]!, at + 1);
      used[stop] = false;
    }
  };
  go(-1, 0, 0, 0, 0);
  return best;
}
