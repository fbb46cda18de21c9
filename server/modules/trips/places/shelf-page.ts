import type { Executor } from '../../../db/dialect.ts';
import type { Place } from './place.ts';
import { readShelf } from './reading.ts';
import type { PlacePage } from './schemas.ts';
import type { Shelf } from './shelf.ts';
import { viewOf } from './views.ts';

/** Of a page that does not say how many. */
export const PAGE = 24;

/** A place's own place in the order of a shelf: where the next page goes on. */
export const cursorOf = ({ popularity, id }: Place): string => `s.${popularity}.${id}`;

/** The first page of a shelf. */
export async function firstPage(executor: Executor, shelf: Shelf): Promise<PlacePage> {
  const found = await readShelf(executor, shelf, null, PAGE + 1);
  const items = found.slice(0, PAGE);
  const last = items.at(-1);
  return { items: items.map(viewOf), nextCursor: found.length > PAGE && last ? cursorOf(last) : null };
}
