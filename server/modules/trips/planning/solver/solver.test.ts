import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenSeed } from '../../../../../test/simulation/random.ts';
import { exactDay } from './exact.ts';
import type { PlanProblem, PlanStop } from './problem.ts';
import { searchDay } from './search.ts';
import { solve } from './solve.ts';
import { costOf, type DayTask, scheduleOf } from './task.ts';
import { branchAndBound } from './testing/branch-and-bound.ts';
import { bruteForce, faultsOf } from './testing/checked.ts';
import { madeUpDay, madeUpProblem } from './testing/instances.ts';

const seed = chosenSeed();
const ofSeed = (runs: number) => ({ numRuns: runs, seed });
const alike = (task: DayTask) => task.stayMin.map(() => 1);
const anySeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const tightness = fc.constantFrom(0, 0.3, 0.6, 1);

describe('the exact order of a day', () => {
  test('is that of brute force up to 7 stops, windows and locks and what is left out included', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 1, max: 7 }), tightness, (made, count, tight) => {
        const task = madeUpDay(made, count, tight);
        const worth = task.stayMin.map((_stay, i) => (i % 3 === 0 ? 5 : 1));
        const found = exactDay(task, worth);
        expect(found.cost).toBe(found.route.length === 0 ? 0 : costOf(task, found.route));
        const sum = found.route.reduce((total, stop) => total + worth[stop]!, 0);
        expect({ worth: sum, cost: found.cost }).toEqual(bruteForce(task, worth));
      }),
      ofSeed(150),
    );
  });

  test('is that of brute force at 8 and 9 stops', () => {
    for (let made = 0; made < 6; made += 1) {
      const task = madeUpDay(seed + made, 8 + (made % 2), 0.3 + 0.1 * made);
      const found = exactDay(task, alike(task));
      expect({ worth: found.route.length, cost: found.cost }, `SEED=${seed}`).toEqual(
        bruteForce(task, alike(task)),
      );
    }
  });

  test('is that of another exact method up to 12 stops', () => {
    for (let made = 0; made < 8; made += 1) {
      const { places: _places, ...task } = madeUpDay(
        seed + made,
        10 + (made % 3),
        [0, 0.4, 0.8, 1][made % 4]!,
      );
      const found = exactDay(task, alike(task));
      const whole = branchAndBound(task);
      // The other method knows only whole days: where there is one, both have found the same.
      if (whole === null) expect(found.route.length, `SEED=${seed}`).toBeLessThan(task.stayMin.length);
      else expect(found.cost, `SEED=${seed}`).toBe(whole);
    }
  });

  test('waits for a door rather than going round it only as far as that is shorter', () => {
    // Two stops 10 minutes apart; the nearer one opens at ten.
    const task: DayTask = {
      ...{ startMin: 540, endMin: 1080, stayMin: [60, 60], restMin: 0, windows: [[[600, 720]], null] },
      ...{ fromStart: [5, 15], toEnd: [0, 0], leg: () => 10 },
    };
    expect(exactDay(task, [1, 1]).route).toEqual([1, 0]);
    expect(scheduleOf(task, [1, 0])).toMatchObject({ travelMin: 25, waitMin: 0, cost: 50 });
  });

  test('is refused for more than 12 stops', () => {
    const task = madeUpDay(1, 13, 0);
    expect(() => exactDay(task, alike(task))).toThrow('13 stops');
  });
});

describe('the searched order of a day', () => {
  test('can be done, has nothing twice, and is near the exact one', () => {
    let [exact, searched] = [0, 0];
    for (let made = 0; made < 10; made += 1) {
      const { places: _places, ...task } = madeUpDay(seed + made, 9, 0.3);
      const best = exactDay(task, alike(task));
      const found = searchDay(task, alike(task), 1, 60_000);
      expect(costOf(task, found.route), `SEED=${seed}`).toBe(found.cost);
      expect(new Set(found.route).size).toBe(found.route.length);
      expect(found.route.length).toBeLessThanOrEqual(best.route.length);
      if (found.route.length < best.route.length) continue;
      exact += best.cost;
      searched += found.cost;
    }
    expect(searched / exact, `SEED=${seed}`).toBeLessThan(1.05);
  });

  test('holds windows and locks with 30 stops, and is the same again', () => {
    fc.assert(
      fc.property(anySeed, tightness, (made, tight) => {
        const task = madeUpDay(made, 30, tight);
        const found = searchDay(task, alike(task), made, 5_000);
        if (found.route.length > 0) expect(costOf(task, found.route)).toBeLessThan(Infinity);
        expect(new Set(found.route).size).toBe(found.route.length);
        expect(searchDay(task, alike(task), made, 5_000)).toEqual(found);
      }),
      ofSeed(12),
    );
  });
});

describe('a plan', () => {
  const shapes = fc.record({
    days: fc.integer({ min: 1, max: 5 }),
    stops: fc.integer({ min: 0, max: 40 }),
    required: fc.integer({ min: 0, max: 9 }),
    hours: fc.constantFrom(0, 0.5, 1),
    spreadKm: fc.constantFrom(3, 25, 300),
    mostStops: fc.integer({ min: 1, max: 14 }),
  });

  test('can always be done: hours, stays, ends of days, fixed times, nothing twice, each stop in or out', () => {
    fc.assert(
      fc.property(anySeed, shapes, (made, shape) => {
        const problem = madeUpProblem(made, shape);
        expect(faultsOf(problem, solve(problem, 8_000))).toEqual([]);
      }),
      ofSeed(80),
    );
  });

  test('is the same for the same problem, and never worse for more work', () => {
    const problem = madeUpProblem(seed, { days: 3, stops: 40 });
    expect(solve(problem, 50_000)).toEqual(solve(problem, 50_000));
    const value = (steps: number) =>
      solve(problem, steps).days.reduce(
        (sum, day) =>
          sum + day.visits.reduce((all, { id }) => all + pointsOf(problem, id), 0) - day.travelMin,
        0,
      );
    expect(value(400_000), `SEED=${seed}`).toBeGreaterThanOrEqual(value(1) * 0.97);
  });

  test('of nothing is empty', () => {
    const problem = madeUpProblem(1, { days: 2, stops: 0 });
    expect(solve(problem)).toMatchObject({ days: [{ visits: [] }, { visits: [] }], leftOut: [] });
  });

  test('has what must be seen, or says why not', () => {
    const [open, shut, far, long] = ['open', 'shut', 'far', 'long'].map((id) => stopOf(id));
    const problem = problemOf([
      { ...open!, isRequired: true },
      { ...shut!, isRequired: true, windows: [[]] },
      { ...far!, isRequired: true, spot: { lat: 30, lng: 127 } },
      { ...long!, stayMin: 700, windows: [[[540, 600]]] },
    ]);
    expect(solve(problem).days[0]!.visits.map(({ id }) => id)).toEqual(['open']);
    expect(solve(problem).leftOut).toEqual([
      { id: 'shut', reason: 'closed' },
      { id: 'far', reason: 'too-far' },
      { id: 'long', reason: 'closed' },
    ]);
  });

  test('says whether it is time, pace or the way that kept something out', () => {
    const many = Array.from({ length: 4 }, (_, i) => stopOf(`S${i}`, i * 0.001));
    expect(solve({ ...problemOf(many), mostStops: 2 }).leftOut.map(({ reason }) => reason)).toEqual([
      'pace',
      'pace',
    ]);
    const long = many.map((stop) => ({ ...stop, stayMin: 300 }));
    expect(solve(problemOf(long)).leftOut.map(({ reason }) => reason)).toEqual([
      'no-time',
      'no-time',
      'no-time',
    ]);
    const aside = { ...stopOf('aside', 1), value: 5 };
    expect(solve(problemOf([...many.slice(0, 2), aside])).leftOut).toEqual([
      { id: 'aside', reason: 'detour' },
    ]);
  });

  test('explains each stop with what can be counted again', () => {
    const noon = { ...stopOf('noon', 0.02), day: 0, fixedAt: 720 };
    const late = { ...stopOf('late', 0.01), windows: [[[900, 1000]] as const] };
    const plan = solve(
      problemOf([late, noon, stopOf('must', 0.03)].map((stop) => ({ ...stop, isRequired: true }))),
    );
    const because = new Map(plan.days[0]!.visits.map((visit) => [visit.id, visit.because]));
    expect(because.get('noon')).toContainEqual({ kind: 'fixed', at: 720 });
    expect(because.get('late')).toContainEqual({ kind: 'hours', opens: 900, closes: 1000 });
    expect(because.get('must')).toContainEqual({ kind: 'required' });
  });

  test('goes on from where a ride has led', () => {
    const ride = { ...stopOf('ride'), toSpot: { lat: 37.5, lng: 130 }, isRequired: true };
    const there = [3.1, 3.2, 3.3].map((east) => ({ ...stopOf(`E${east}`, east), isRequired: true }));
    const problem = problemOf([...there, ride]);
    const plan = solve(problem);
    expect(faultsOf(problem, plan)).toEqual([]);
    expect(plan.days[0]!.visits.map(({ id, legMin }) => [id, legMin])).toEqual([
      ...[
        ['ride', 0],
        ['E3.1', 10],
        ['E3.2', 10],
        ['E3.3', 10],
      ],
    ]);
  });

  test('turns days round for a shorter way between evening and morning', () => {
    // Three towns in a row; the middle one is worth most and is found first.
    const towns = [1, 0, 2].map((at, i) => ({
      ...stopOf(`T${i}`, at),
      value: 300 - i,
      windows: [null, null, null],
    }));
    const day = { startMin: 540, endMin: 660, start: null, end: null };
    const plan = solve({ ...problemOf(towns), days: [day, day, day], mostStops: 1 });
    const order = plan.days.map(({ visits }) => visits[0]!.id);
    expect([order, [...order].reverse()]).toContainEqual(['T1', 'T0', 'T2']);
  });
});

const pointsOf = ({ stops }: PlanProblem, id: string): number => stops.find((stop) => stop.id === id)!.value;

const stopOf = (id: string, east = 0): PlanStop => ({
  ...{ id, spot: { lat: 37.5, lng: 127 + east }, toSpot: null },
  ...{ stayMin: 60, value: 60, isRequired: false },
  ...{ day: null, fixedAt: null, windows: [null] },
});

const problemOf = (stops: readonly PlanStop[]): PlanProblem => ({
  days: [{ startMin: 540, endMin: 1080, start: { lat: 37.5, lng: 127 }, end: null }],
  ...{ stops, mostStops: 6, restMin: 0, seed: 1 },
  legMin: (from, to) => Math.round(100 * Math.hypot(from.lat - to.lat, from.lng - to.lng)),
});
