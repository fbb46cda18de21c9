import type { Box, Point } from '../../../ui/canvas/view.ts';

/** Finds places by where they are: cells of one size, each with the numbers of the places whose middles are in it. */
export interface SeatGrid {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  readonly x: number;
  readonly y: number;
  /** `from[c]` up to, not including, `from[c + 1]` are the indexes into `order` of cell c. */
  readonly from: Uint32Array;
  readonly order: Uint32Array;
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
}

/** @param cell in map units; about two seats wide is quick for clicks and for rectangles alike */
export function seatGrid(xs: ArrayLike<number>, ys: ArrayLike<number>, cell = 24): SeatGrid {
  let [x, y, right, bottom] = [0, 0, 0, 0];
  for (let place = 0; place < xs.length; place += 1) {
    const [px, py] = [xs[place] as number, ys[place] as number];
    if (place === 0) [x, y, right, bottom] = [px, py, px, py];
    else {
      if (px < x) x = px;
      else if (px > right) right = px;
      if (py < y) y = py;
      else if (py > bottom) bottom = py;
    }
  }
  // Places far out make the cells larger, not the grid endless.
  const size = Math.max(cell, Math.sqrt(((right - x + cell) * (bottom - y + cell)) / 250_000));
  const columns = Math.floor((right - x) / size) + 1;
  const rows = Math.floor((bottom - y) / size) + 1;
  const cellOf = (place: number): number =>
    Math.floor(((ys[place] as number) - y) / size) * columns + Math.floor(((xs[place] as number) - x) / size);
  const from = new Uint32Array(columns * rows + 1);
  for (let place = 0; place < xs.length; place += 1) from[cellOf(place) + 1]! += 1;
  for (let at = 1; at < from.length; at += 1) from[at]! += from[at - 1]!;
  const next = from.slice();
  const order = new Uint32Array(xs.length);
  for (let place = 0; place < xs.length; place += 1) order[next[cellOf(place)]!++] = place;
  return { cell: size, columns, rows, x, y, from, order, xs, ys };
}

/** Every place whose middle is in the box, in no particular order. */
export function placesIn(grid: SeatGrid, box: Box): number[] {
  const found: number[] = [];
  const [left, right] = [columnOf(grid, box.x), columnOf(grid, box.x + box.width)];
  const [top, bottom] = [rowOf(grid, box.y), rowOf(grid, box.y + box.height)];
  for (let row = top; row <= bottom; row += 1) {
    const line = row * grid.columns;
    for (let at = grid.from[line + left]!; at < grid.from[line + right + 1]!; at += 1) {
      const place = grid.order[at]!;
      const [x, y] = [grid.xs[place] as number, grid.ys[place] as number];
      if (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) found.push(place);
    }
  }
  return found;
}

/** The nearest place within `reach` map units; null where there is none. */
export function placeAt(grid: SeatGrid, point: Point, reach: number): number | null {
  let best: number | null = null;
  let least = reach * reach;
  for (const place of placesIn(grid, {
    x: point.x - reach,
    y: point.y - reach,
    width: 2 * reach,
    height: 2 * reach,
  })) {
    const distance =
      ((grid.xs[place] as number) - point.x) ** 2 + ((grid.ys[place] as number) - point.y) ** 2;
    if (distance <= least) [best, least] = [place, distance];
  }
  return best;
}

const columnOf = (grid: SeatGrid, x: number): number =>
  Math.min(grid.columns - 1, Math.max(0, Math.floor((x - grid.x) / grid.cell)));
const rowOf = (grid: SeatGrid, y: number): number =>
  Math.min(grid.rows - 1, Math.max(0, Math.floor((y - grid.y) / grid.cell)));
