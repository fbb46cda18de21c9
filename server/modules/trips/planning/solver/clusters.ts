import type { PlanProblem } from './problem.ts';

const ROUNDS = 8;
const KM_OF_A_DEGREE = 111.2;

/**
 * A stop to begin each free day with: stops are parted into as many neighbourhoods as there are such days (k-means, what is worth
 * more weighs more), and the best of each stands for it.
 * @param days those that have nothing yet that says where they are
 */
export function seedsOf(
  { stops }: PlanProblem,
  days: readonly number[],
  draw: () => number,
): { readonly day: number; readonly stop: number }[] {
  const free = stops.flatMap((stop, number) => (stop.day === null && stop.value > 0 ? [number] : []));
  if (days.length === 0 || free.length < days.length) return [];
  const shrink = Math.cos((stops[free[0]!]!.spot.lat * Math.PI) / 180);
  const points = free.map((number) => {
    const { spot, value } = stops[number]!;
    return {
      ...{ number, value },
      ...{ x: spot.lng * KM_OF_A_DEGREE * shrink, y: spot.lat * KM_OF_A_DEGREE },
    };
  });
  let centres = spreadOut(points, days.length, draw);
  let parts: (typeof points)[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    parts = centres.map(() => []);
    for (const point of points) parts[nearest(centres, point)]!.push(point);
    centres = parts.map((part, i) => (part.length === 0 ? centres[i]! : middleOf(part)));
  }
  return parts.flatMap((part, i) => {
    const best = part.reduce<(typeof points)[number] | null>(
      (a, b) => (a && a.value >= b.value ? a : b),
      null,
    );
    return best ? [{ day: days[i]!, stop: best.number }] : [];
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

const apart = (a: { x: number; y: number }, b: { x: number; y: number }): number =>
  (a.x - b.x) ** 2 + (a.y - b.y) ** 2;

const nearest = (centres: readonly { x: number; y: number }[], point: Point): number =>
  centres.reduce((best, centre, i) => (apart(centre, point) < apart(centres[best]!, point) ? i : best), 0);

function middleOf(part: readonly Point[]): { x: number; y: number } {
  const weight = part.reduce((sum, { value }) => sum + value, 0);
  const along = (of: (point: Point) => number) =>
    part.reduce((sum, point) => sum + of(point) * point.value, 0) / weight;
  return { x: along(({ x }) => x), y: along(({ y }) => y) };
}

/** k-means++: each next centre is drawn, what is far from the others more likely. */
function spreadOut(points: readonly Point[], count: number, draw: () => number): { x: number; y: number }[] {
  const centres: { x: number; y: number }[] = [
    points.reduce((best, point) => (point.value > best.value ? point : best)),
  ];
  while (centres.length < count) {
    const weights = points.map((point) => apart(centres[nearest(centres, point)]!, point) * point.value);
    let rest = draw() * weights.reduce((sum, weight) => sum + weight, 0);
    const chosen = weights.findIndex((weight) => {
      rest -= weight;
      return rest < 0;
    });
    centres.push(points[chosen < 0 ? points.length - 1 : chosen]!);
  }
  return centres;
}
