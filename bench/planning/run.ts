import { exactDay } from '../../server/modules/trips/planning/solver/exact.ts';
import { solve } from '../../server/modules/trips/planning/solver/index.ts';
import { searchDay } from '../../server/modules/trips/planning/solver/search.ts';
import { costOf, type DayTask } from '../../server/modules/trips/planning/solver/task.ts';
import { faultsOf } from '../../server/modules/trips/planning/solver/testing/checked.ts';
import { madeUpDay, madeUpProblem } from '../../server/modules/trips/planning/solver/testing/instances.ts';
import { Histogram, type LatencySummary } from '../load/histogram.ts';
import { nearestNeighbour } from './common.ts';
import { INSTANCES, type Instance } from './instances.ts';

/** The solver alone, in this one thread; how often comes by environment, the result is printed as JSON. */
const { PLANS = '20', DAYS = '40' } = process.env;
const WARM_UP = 3;
const WEEK = { days: 7, stops: 120, required: 4, mostStops: 6 };
/** So much longer is looked for what the plans of a week are compared with. */
const LONG_STEPS = 60_000_000;
const COMPARED = 4;

export interface Outcome {
  readonly week: LatencySummary;
  readonly day: LatencySummary;
  readonly plans: number;
  readonly faults: number;
  /** Days of 8 to 12 stops: how much the search is above the exact cost, in per cent. */
  readonly aboveExact: number;
  /** Plans of a week: how much their worth is below that of a search so much longer. */
  readonly belowLong: number;
  readonly tours: readonly {
    name: string;
    stops: number;
    optimum: number;
    ours: number;
    common: number;
    ms: number;
  }[];
}

function plans() {
  const histogram = new Histogram();
  let [faults, ours, long] = [0, 0, 0];
  for (let i = -WARM_UP; i < Number(PLANS); i += 1) {
    const problem = madeUpProblem(1_000 + i, WEEK);
    const began = performance.now();
    const plan = solve(problem);
    if (i >= 0) histogram.record(performance.now() - began);
    faults += faultsOf(problem, plan).length;
    if (i < 0 || i >= COMPARED) continue;
    const worth = ({ days }: typeof plan) =>
      days.reduce(
        (sum, { visits, travelMin, waitMin }) =>
          visits.reduce((all, { id }) => all + problem.stops.find((stop) => stop.id === id)!.value, sum) -
          travelMin -
          waitMin / 2,
        0,
      );
    ours += worth(plan);
    long += Math.max(worth(plan), worth(solve(problem, LONG_STEPS)));
  }
  return { week: histogram.summary(), faults, belowLong: (1 - ours / long) * 100 };
}

function exactDays() {
  const histogram = new Histogram();
  let [exact, searched] = [0, 0];
  for (let i = 0; i < Number(DAYS); i += 1) {
    const { places: _places, ...task } = madeUpDay(2_000 + i, 8 + (i % 5), 0.3);
    const worth = task.stayMin.map(() => 1);
    const began = performance.now();
    const best = exactDay(task, worth);
    histogram.record(performance.now() - began);
    const found = searchDay(task, worth, 1);
    if (found.route.length < best.route.length) continue;
    exact += best.cost;
    searched += found.cost;
  }
  return { day: histogram.summary(), aboveExact: (searched / exact - 1) * 100 };
}

/** A tour as a day without hours that begins and ends at its first stop. */
function taskOf({ points }: Instance): DayTask {
  const [home, ...stops] = points;
  const length = (a: readonly [number, number], b: readonly [number, number]) =>
    Math.round(Math.hypot(a[0] - b[0], a[1] - b[1]));
  const fromHome = stops.map((stop) => length(home!, stop));
  return {
    ...{ startMin: 0, endMin: Number.MAX_SAFE_INTEGER, restMin: 0, stayMin: stops.map(() => 0) },
    ...{ windows: stops.map(() => null), fromStart: fromHome, toEnd: fromHome },
    leg: (from, to) => length(stops[from]!, stops[to]!),
  };
}

function tours(): Outcome['tours'] {
  return INSTANCES.map((instance) => {
    const task = taskOf(instance);
    const began = performance.now();
    const { cost } = searchDay(
      task,
      task.stayMin.map(() => 1),
      1,
    );
    const ms = performance.now() - began;
    const common = costOf(task, nearestNeighbour(task)) / 2;
    const { name, optimum, points } = instance;
    return { name, optimum, stops: points.length, ours: cost / 2, common, ms };
  });
}

const outcome: Outcome = { ...plans(), ...exactDays(), plans: Number(PLANS), tours: tours() };
process.stdout.write(`${JSON.stringify(outcome)}\n`);
