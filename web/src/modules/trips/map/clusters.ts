import type { Point } from '../../../ui/canvas/view.ts';

/** Pins that would stand on each other, shown as one. */
export interface Cluster {
  /** Of the pin that came first: the same at the same scale, however the map is moved. */
  readonly id: string;
  readonly ids: readonly string[];
  /** Map units. */
  readonly at: Point;
}

interface Placed extends Point {
  readonly id: string;
}

/** Steps of zoom at which pins and names are placed anew; in between nothing jumps, and a frame has little to do. */
const STEPS_PER_DOUBLING = 2;
export const gatheredAt = (scale: number): number =>
  2 ** (Math.floor(Math.log2(scale) * STEPS_PER_DOUBLING) / STEPS_PER_DOUBLING);

/**
 * Every pin is in one cluster, alone or with others that are nearer than `radius` to the first of them.
 * @param pins the most important first: they stay where they are
 * @param radius CSS pixels; 0: nothing is gathered
 * @param alone pins that are never hidden among others
 */
export function clustersOf(
  pins: readonly Placed[],
  scale: number,
  radius: number,
  alone: ReadonlySet<string> = new Set(),
): Cluster[] {
  const reach = radius / gatheredAt(scale);
  const cells = new Map<string, { seed: Placed; members: Placed[] }[]>();
  const found: { seed: Placed; members: Placed[] }[] = [];
  const cellOf = (value: number): number => Math.floor(value / reach);
  for (const pin of pins) {
    if (reach === 0 || alone.has(pin.id)) {
      found.push({ seed: pin, members: [pin] });
      continue;
    }
    const [column, row] = [cellOf(pin.x), cellOf(pin.y)];
    const near = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => cells.get(`${column + dx},${row + dy}`) ?? []),
    );
    const home = near.find(({ seed }) => Math.hypot(seed.x - pin.x, seed.y - pin.y) < reach);
    if (home !== undefined) {
      home.members.push(pin);
      continue;
    }
    const own = { seed: pin, members: [pin] };
    found.push(own);
    const key = `${column},${row}`;
    cells.set(key, [...(cells.get(key) ?? []), own]);
  }
  return found.map(({ seed, members }) => ({
    id: seed.id,
    ids: members.map(({ id }) => id),
    at: {
      x: members.reduce((sum, { x }) => sum + x, 0) / members.length,
      y: members.reduce((sum, { y }) => sum + y, 0) / members.length,
    },
  }));
}
