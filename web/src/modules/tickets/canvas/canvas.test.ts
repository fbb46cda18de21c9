import { expect, test } from 'vitest';
import { placeAt, placesIn, seatGrid } from './seat-grid.ts';

test('places are found by point and by rectangle, as a search through all of them finds them', () => {
  const xs = Array.from({ length: 900 }, (_, place) => (place % 30) * 10 + 5);
  const ys = Array.from({ length: 900 }, (_, place) => Math.floor(place / 30) * 12 - 40);
  const grid = seatGrid(xs, ys);
  const box = { x: 52, y: -10, width: 100, height: 66 };
  const all = xs.flatMap((x, place) => {
    const y = ys[place]!;
    return x >= 52 && x <= 152 && y >= -10 && y <= 56 ? [place] : [];
  });
  expect(placesIn(grid, box).toSorted((one, other) => one - other)).toEqual(all);
  expect(placeAt(grid, { x: 28, y: 9 }, 6)).toBe(4 * 30 + 2);
  expect(placeAt(grid, { x: 30, y: -60 }, 6)).toBe(null);
  expect(placesIn(seatGrid([], []), box)).toEqual([]);
});
