import { type Box, type Size, seenBox, type View } from '../../../ui/canvas/view.ts';
import { WORLD, WORLD_CORNER } from './projection.ts';

/** A square picture of the map, in map units. */
export interface Tile {
  readonly key: string;
  readonly url: string;
  readonly box: Box;
}

/** A map unit is a pixel of tiles at this zoom. */
const UNIT_ZOOM = 8;
const MOST_ZOOM = 18;
/** More than a large screen shows; it bounds what a strange screen asks of somebody's server. */
const MOST_TILES = 120;

const filled = (template: string, z: number, x: number, y: number): string =>
  template.replaceAll('{z}', String(z)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y));

/** The tiles that cover what is seen, sharp or a little finer. @param ratio pixels of the screen per CSS pixel */
export function tilesIn(template: string, view: View, screen: Size, ratio = 1): Tile[] {
  const wanted = UNIT_ZOOM + Math.log2(view.scale) + (ratio > 1.5 ? 0.5 : 0);
  const z = Math.min(MOST_ZOOM, Math.max(0, Math.round(wanted)));
  const count = 2 ** z;
  const size = WORLD / count;
  const seen = seenBox(view, screen);
  const at = (value: number, corner: number): number => Math.floor((value - corner) / size);
  const [left, right] = [at(seen.x, WORLD_CORNER.x), at(seen.x + seen.width, WORLD_CORNER.x)];
  const top = Math.max(0, at(seen.y, WORLD_CORNER.y));
  const bottom = Math.min(count - 1, at(seen.y + seen.height, WORLD_CORNER.y));
  const tiles: Tile[] = [];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right && tiles.length < MOST_TILES; x += 1) {
      // The world goes round.
      const column = ((x % count) + count) % count;
      tiles.push({
        key: `${z}/${x}/${y}`,
        url: filled(template, z, column, y),
        box: { x: WORLD_CORNER.x + x * size, y: WORLD_CORNER.y + y * size, width: size, height: size },
      });
    }
  }
  return tiles;
}
