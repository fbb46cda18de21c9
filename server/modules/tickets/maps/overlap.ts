import { type Area, type HallMap, MIN_DISTANCE, type StandingSection } from './hall-map.ts';

type Standing = readonly [section: number, area: Area];

/**
 * Where two places of a map are in each other's way, as a JSON pointer to the later one: seats nearer than `MIN_DISTANCE`, a seat
 * in an area where people stand, two such areas over each other. A grid finds them: each seat is held against those of nine cells.
 */
export function overlapOf(map: HallMap): string | undefined {
  const standing = map.sections.flatMap((section, index): Standing[] =>
    section.kind === 'standing' ? [[index, section.area]] : [],
  );
  for (const [at, [index, area]] of standing.entries()) {
    if (standing.slice(0, at).some(([, other]) => meet(area, other))) return `/sections/${index}`;
  }
  return overlapOfSeats(map, standing);
}

function overlapOfSeats({ sections, width }: HallMap, standing: readonly Standing[]): string | undefined {
  const across = Math.ceil(width / MIN_DISTANCE) + 3;
  const cells = new Map<number, number[]>();
  for (const [s, section] of sections.entries()) {
    if (section.kind === 'standing') continue;
    for (const [r, { seats }] of section.rows.entries()) {
      for (const [n, [, x, y]] of seats.entries()) {
        const cell = Math.floor(y / MIN_DISTANCE) * across + Math.floor(x / MIN_DISTANCE);
        const isTooNear =
          isNear(cells, cell, across, x, y) || standing.some(([, area]) => isWithin(area, x, y));
        if (isTooNear) return `/sections/${s}/rows/${r}/seats/${n}`;
        const known = cells.get(cell);
        if (known) known.push(x, y);
        else cells.set(cell, [x, y]);
      }
    }
  }
  return undefined;
}

function isNear(
  cells: ReadonlyMap<number, readonly number[]>,
  cell: number,
  across: number,
  x: number,
  y: number,
): boolean {
  for (const row of [cell - across, cell, cell + across]) {
    for (const near of [row - 1, row, row + 1]) {
      const places = cells.get(near);
      if (!places) continue;
      for (let at = 0; at < places.length; at += 2) {
        if (Math.hypot(x - places[at]!, y - places[at + 1]!) < MIN_DISTANCE) return true;
      }
    }
  }
  return false;
}

const isWithin = ({ x, y, width, height }: StandingSection['area'], px: number, py: number): boolean =>
  px > x && px < x + width && py > y && py < y + height;

const meet = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
