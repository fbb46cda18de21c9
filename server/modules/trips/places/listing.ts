import type { Executor } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import type { SearchIndex } from '../../../search/port.ts';
import type { Bounds } from './grid.ts';
import { metresBetween } from './grid.ts';
import { type Place, windowsOn } from './place.ts';
import { type After, placesById, placesNear, placesWithin, readShelf } from './reading.ts';
import type { PlaceCard, PlacePage, PlacesQuery } from './schemas.ts';
import type { Shelf } from './shelf.ts';
import { cursorOf, PAGE } from './shelf-page.ts';
import { nearCard, viewOf } from './views.ts';

const CURSOR = /^s\.([0-9]{1,10})\.([0-9A-Za-z_-]{1,36})$/;
/** Rows that one page looks at before it ends early: so much does `openOn` throw away at the most. */
const MAX_LOOKED_AT = 600;
/** Of a search that is narrowed to a part of the map. */
const MAX_FOUND = 100;
const MAX_LIMIT_SEARCHED = 50;

interface Parts {
  readonly index: SearchIndex;
}
type Asked = PlacesQuery & { readonly locale: 'ko' | 'en' };

/** What is asked for without a word, a place on the map or a date: it is remembered as it is sent. */
export const isPlain = ({ q, near, bounds, openOn, cursor, limit = PAGE }: PlacesQuery): boolean =>
  !q?.trim() && limit === PAGE && [near, bounds, openOn, cursor].every((one) => one === undefined);

export const shelfOf = ({ province, district, kind }: PlacesQuery): Shelf => ({
  province: province ?? null,
  district: district ?? null,
  kind: kind ?? null,
});

/**
 * Places by what was typed, where they are and when they are open, a page at a time.
 * @throws ProblemError request.invalid; request.invalid-cursor; search.unavailable; search.too-slow
 */
export async function listPlaces(parts: Parts, executor: Executor, query: Asked): Promise<PlacePage> {
  const { near, bounds, openOn, limit = PAGE } = query;
  const isOpen = (place: Place) => openOn === undefined || windowsOn(place, openOn)?.length !== 0;
  if (query.q?.trim()) return searched(parts, executor, query, isOpen);
  const kind = query.kind ?? null;
  if (near !== undefined) {
    const fits = (place: Place) => isOpen(place) && isWithin(query, place);
    const found = await placesNear(executor, spotOf(near), kind, limit, fits);
    return { items: found.map(nearCard), nextCursor: null };
  }
  if (bounds !== undefined) {
    const found = await placesWithin(executor, boundsOf(bounds), kind, openOn ? MAX_LOOKED_AT : limit);
    const fitting = found.filter((place) => isOpen(place) && isWithin(query, place));
    return { items: fitting.slice(0, limit).map(viewOf), nextCursor: null };
  }
  return shelved(executor, query, isOpen);
}

/** Along the order of a shelf; what is closed is left out, so a page may end early and the next one go on. */
async function shelved(
  executor: Executor,
  query: Asked,
  isOpen: (place: Place) => boolean,
): Promise<PlacePage> {
  const { limit = PAGE } = query;
  const items: Place[] = [];
  let after = afterOf(query.cursor);
  for (let lookedAt = 0; lookedAt < MAX_LOOKED_AT; ) {
    const wanted = limit - items.length + 1;
    const found = await readShelf(executor, shelfOf(query), after, wanted);
    for (const [i, place] of found.entries()) {
      // There is one more: the page ends before it.
      if (items.length === limit) return pageOf(items, found[i - 1] ?? items.at(-1)!);
      if (isOpen(place)) items.push(place);
    }
    if (found.length < wanted) return pageOf(items, null);
    lookedAt += found.length;
    const last = found.at(-1)!;
    after = { shown: last.popularity, id: last.id };
    if (items.length === limit) {
      const more = await readShelf(executor, shelfOf(query), after, 1);
      return pageOf(items, more.length > 0 ? last : null);
    }
    if (lookedAt >= MAX_LOOKED_AT) return pageOf(items, last);
  }
  return pageOf(items, null);
}

const pageOf = (items: readonly Place[], last: Place | null): PlacePage => ({
  items: items.map(viewOf),
  nextCursor: last === null ? null : cursorOf(last),
});

function afterOf(cursor: string | undefined): After | null {
  if (cursor === undefined) return null;
  const [, shown, id] = CURSOR.exec(cursor) ?? [];
  if (shown === undefined || id === undefined) throw new ProblemError('request.invalid-cursor');
  return { shown: Number(shown), id };
}

/** What the index finds, as it is now, in the index's order; near a point: the nearest of what it finds first. */
async function searched(
  { index }: Parts,
  executor: Executor,
  query: Asked,
  isOpen: (place: Place) => boolean,
): Promise<PlacePage> {
  const { q = '', locale, province, district, kind, near, bounds, cursor, limit = PAGE } = query;
  const isMapped = near !== undefined || bounds !== undefined;
  const result = await index.search({
    ...{ q, locale, kinds: ['place'], sort: 'relevance', countFacets: [], countTotal: false },
    facets: {
      ...(province !== undefined && { province: [province] }),
      ...(district !== undefined && { district: [district] }),
      ...(kind !== undefined && { placeKind: [kind] }),
    },
    limit: isMapped ? MAX_FOUND : Math.min(limit, MAX_LIMIT_SEARCHED),
    ...(cursor !== undefined && !isMapped && { cursor }),
  });
  const places = await placesById(
    executor,
    result.hits.map(({ id }) => id),
  );
  const within = bounds === undefined ? null : boundsOf(bounds);
  const spot = near === undefined ? null : spotOf(near);
  const items = result.hits.flatMap(({ id }): PlaceCard[] => {
    const place = places.get(id);
    if (!place || place.ownerId !== null || place.hiddenAt !== null) return [];
    if (!isOpen(place) || !isWithin(query, place) || (within && !contains(within, place))) return [];
    return [spot ? nearCard({ place, metres: Math.round(metresBetween(spot, place.spot)) }) : viewOf(place)];
  });
  if (spot) items.sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0));
  return { items: items.slice(0, limit), nextCursor: isMapped ? null : result.nextCursor };
}

const isWithin = ({ province, district, kind }: PlacesQuery, place: Place): boolean =>
  (province === undefined || place.province === province) &&
  (district === undefined || place.district === district) &&
  (kind === undefined || place.kind === kind);

const contains = ({ south, west, north, east }: Bounds, { spot: { lat, lng } }: Place): boolean =>
  lat >= south && lat <= north && lng >= west && lng <= east;

function spotOf(near: string): { lat: number; lng: number } {
  const [lat = 0, lng = 0] = near.split(',').map(Number);
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) throw invalid('near', 'must be on the globe');
  return { lat, lng };
}

function boundsOf(text: string): Bounds {
  const [south = 0, west = 0, north = 0, east = 0] = text.split(',').map(Number);
  const isOnGlobe = south >= -90 && north <= 90 && west >= -180 && east <= 180;
  if (!isOnGlobe || south > north || west > east) {
    throw invalid('bounds', 'must be south,west,north,east on the globe');
  }
  return { south, west, north, east };
}

const invalid = (param: string, message: string): ProblemError =>
  new ProblemError('request.invalid', { errors: [{ in: 'querystring', path: `/${param}`, message }] });
