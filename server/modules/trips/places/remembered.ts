import type { CreateCache } from '../../../cache/index.ts';
import type { Executor } from '../../../db/dialect.ts';
import { DISTRICTS, PROVINCES } from '../regions/index.ts';
import { shelvesOfEvent } from './events.ts';
import { countPlaces } from './reading.ts';
import { keyOfShelf, type Shelf, shelfOfKey } from './shelf.ts';
import { firstPage } from './shelf-page.ts';

/** Counts of places by district, or by province where the district is not known. */
export type Counts = Readonly<Record<string, number>>;

const ALL = 'all';

/** What is remembered of places: what everybody reads. */
export interface Remembered {
  /** The first page of a shelf, as it is sent. */
  page(shelf: Shelf): Promise<string>;
  counts(): Promise<Counts>;
  /** To be called after the commit of a change, before anybody is answered. @param shelves keys of `shelvesOfPlace` */
  changed(shelves: Iterable<string>): Promise<void>;
}

/** @param executor the primary */
export function rememberPlaces(executor: Executor, createCache: CreateCache): Remembered {
  const pages = createCache<string>({
    name: 'trips.place-pages',
    // All shelves that there are: provinces and districts, with each kind and without.
    maxEntries: (1 + PROVINCES.length + DISTRICTS.length) * 9,
    load: async (keys) => {
      const found = new Map<string, string>();
      for (const key of keys) found.set(key, JSON.stringify(await firstPage(executor, shelfOfKey(key))));
      return found;
    },
    changedBy: { 'trips.places-changed': shelvesOfEvent },
  });
  const counts = createCache<Counts>({
    name: 'trips.place-counts',
    load: async () => new Map([[ALL, await readCounts(executor)]]),
    changedBy: { 'trips.places-changed': () => [ALL] },
  });
  return {
    page: async (shelf) => (await pages.get(keyOfShelf(shelf))) ?? '',
    counts: async () => (await counts.get(ALL)) ?? {},
    changed: async (shelves) => {
      const keys = [...new Set(shelves)];
      if (keys.length === 0) return;
      await Promise.all([pages.invalidate(keys), counts.invalidate([ALL])]);
    },
  };
}

async function readCounts(executor: Executor): Promise<Counts> {
  const counts: Record<string, number> = {};
  for (const { province, district, count } of await countPlaces(executor)) {
    counts[province] = (counts[province] ?? 0) + count;
    if (district !== null) counts[district] = count;
  }
  return counts;
}
