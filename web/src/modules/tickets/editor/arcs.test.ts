import { expect, test } from 'vitest';
import {
  arcThrough,
  bent,
  blockOfRows,
  distanceOf,
  handleOf,
  seatsAlong,
  shapeIn,
  straight,
  stretched,
} from './arcs.ts';

const A = { x: 0, y: 0 };
const B = { x: 90, y: 0 };
const gaps = (seats: { x: number; y: number }[]) =>
  seats.slice(1).map((seat, at) => distanceOf(seat, seats[at]!));

test('a straight row has so many seats, or as many as fit', () => {
  expect(seatsAlong(straight(A, B), { distance: 10 })).toHaveLength(10);
  expect(seatsAlong(straight(A, { x: 89, y: 0 }), { distance: 10 })).toHaveLength(9);
  expect(seatsAlong(straight(A, B), { count: 4 }).map(({ x }) => x)).toEqual([0, 30, 60, 90]);
  expect(seatsAlong(straight(A, A), { count: 1 })).toEqual([A]);
});

test('an arc goes from end to end through its third point, whichever side that is on', () => {
  for (const through of [
    { x: 45, y: 20 },
    { x: 45, y: -20 },
    { x: 30, y: 60 },
    { x: 45, y: -80 },
  ]) {
    const line = arcThrough(A, through, B);
    const seats = seatsAlong(line, { count: 181 });
    expect(distanceOf(seats[0]!, A)).toBeLessThan(1e-6);
    expect(distanceOf(seats.at(-1)!, B)).toBeLessThan(1e-6);
    expect(Math.min(...seats.map((seat) => distanceOf(seat, through)))).toBeLessThan(1.2);
    const [least, most] = [Math.min(...gaps(seats)), Math.max(...gaps(seats))];
    expect(most - least).toBeLessThan(1e-6);
  }
});

test('three points in one line make a straight row', () => {
  expect(arcThrough(A, { x: 45, y: 0 }, B).length).toBe(90);
  expect(arcThrough(A, A, A).length).toBe(0);
});

test('a row with an aisle is bent as a whole, and the aisle stays', () => {
  const row = [0, 10, 20, 44, 54, 64].map((x) => ({ x, y: 0 }));
  const round = bent(row, { x: 32, y: 15 });
  expect(round[0]).toEqual({ x: 0, y: 0 });
  expect(distanceOf(round.at(-1)!, { x: 64, y: 0 })).toBeLessThan(1e-6);
  const [usual, , aisle] = gaps(round);
  expect(aisle! / usual!).toBeCloseTo(2.4, 1);
  expect(handleOf(round)!.y).toBeGreaterThan(12);
});

test('a row is stretched and turned to new ends', () => {
  const row = [0, 10, 20].map((x) => ({ x, y: 0 }));
  expect(stretched(row, { x: 5, y: 5 }, { x: 5, y: 45 })).toEqual([
    { x: 5, y: 5 },
    { x: 5, y: 25 },
    { x: 5, y: 45 },
  ]);
});

test('a block has its rows behind each other, shifted and bent as asked', () => {
  const shape = { rows: 3, seats: 11, seatDistance: 10, rowDistance: 13, curve: 0, isStaggered: true };
  const straightBlock = blockOfRows({ x: 50, y: 50 }, shape);
  expect(straightBlock.map((row) => row[0])).toEqual([
    { x: 50, y: 50 },
    { x: 55, y: 63 },
    { x: 50, y: 76 },
  ]);
  const round = blockOfRows({ x: 50, y: 50 }, { ...shape, curve: 0.2, isStaggered: false });
  for (const row of round) {
    // The middle stands behind the ends, the ends as far as each other, nobody too near.
    expect(row[5]!.y).toBeGreaterThan(row[0]!.y + 10);
    expect(row[0]!.y).toBeCloseTo(row[10]!.y);
    for (const gap of gaps(row)) expect(gap).toBeCloseTo(10, 0);
  }
  for (let seat = 0; seat < 11; seat += 1)
    expect(distanceOf(round[0]![seat]!, round[1]![seat]!)).toBeGreaterThan(12.9);
  expect(shapeIn(100, -27, shape)).toEqual({ rows: 3, seats: 11 });
});
