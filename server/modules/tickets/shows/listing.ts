import { ProblemError } from '../../../http/errors.ts';
import { cardOf, roundsOnSale } from './cards.ts';
import type { ShowsParts } from './parts.ts';
import type { Free, PublicPerformance } from './reading.ts';
import type { Remembered } from './remembered.ts';
import type { Card, PerformancePage, PerformancesQuery } from './schemas.ts';
import type { Shelved } from './shelf.ts';

type Sort = NonNullable<PerformancesQuery['sort']>;
type Query = PerformancesQuery & { readonly locale: 'ko' | 'en' };

/** So many of the shows that a search finds are looked through. */
const MAX_FOUND = 100;
/** Rounds of a show that are asked for places, before all are: most shows have some in the first ones. */
const ASKED_FIRST = 4;
const CURSOR = /^(soon|popular|rating|newest|found)\.(-?[0-9.e+]{1,24})\.([0-9A-Za-z]{0,16})$/;

/** What shows are sorted by, the smallest first; where it is the same, the newest. */
const KEYS: Readonly<Record<Sort, (show: Shelved) => number>> = {
  // What nobody knows the time of yet comes last.
  soon: ({ firstAt }) => firstAt ?? Number.MAX_SAFE_INTEGER,
  popular: ({ sold }) => -sold,
  rating: ({ ratings, ratingSum }) => (ratings === 0 ? 0 : -Math.round((ratingSum / ratings) * 1_000)),
  newest: () => 0,
};

/** Cards of shows in this order; those that are not to be seen are left out. @param at epoch milliseconds */
export async function cardsOf(remembered: Remembered, ids: readonly string[], at: number): Promise<Card[]> {
  const shows = await remembered.performances.getMany(ids);
  const [venues, free] = await Promise.all([
    remembered.venues.getMany([...shows.values()].map(({ venueId }) => venueId)),
    freeOf(remembered, [...shows.values()], at),
  ]);
  return ids.flatMap((id) => {
    const show = shows.get(id);
    return show ? [cardOf(show, venues.get(show.venueId), free, at)] : [];
  });
}

/** Free places of as many rounds as it takes to know which shows have any. */
async function freeOf(
  { free }: Remembered,
  shows: readonly PublicPerformance[],
  at: number,
): Promise<Map<string, Free>> {
  const onSale = shows.map((show) => roundsOnSale(show, at).map(({ id }) => id));
  const found = await free.getMany(onSale.flatMap((ids) => ids.slice(0, ASKED_FIRST)));
  const rest = onSale.filter((ids) => ids.length > ASKED_FIRST && ids.every((id) => !found.get(id)?.[0]));
  if (rest.length === 0) return found;
  return new Map([...found, ...(await free.getMany(rest.flat()))]);
}

/**
 * Shows by what was typed, filtered and sorted, a page at a time.
 * @param at epoch milliseconds
 * @throws ProblemError request.invalid-cursor; search.unavailable; search.too-slow
 */
export async function listPerformances(
  parts: Pick<ShowsParts, 'remembered' | 'index'>,
  query: Query,
  at: number,
): Promise<PerformancePage> {
  const { remembered } = parts;
  const shelf = await shelfOf(remembered, query, at);
  const searched = query.q?.trim() ? await found(parts, query) : null;
  const sort = query.sort ?? (searched ? 'found' : 'soon');
  const rank = new Map((searched?.ids ?? []).map((id, place) => [id, place]));
  const keyOf = sort === 'found' ? ({ id }: Shelved) => rank.get(id) ?? 0 : KEYS[sort];
  const sorted = shelf
    .filter(({ id }) => !searched || rank.has(id))
    .map((show) => ({ id: show.id, key: keyOf(show) }))
    .sort((a, b) => a.key - b.key || (a.id < b.id ? 1 : -1));
  const { items, nextCursor } = await pageOf(remembered, sorted, query, sort, at);
  return {
    ...{ items, nextCursor },
    total: { count: sorted.length, isExact: !isFine(query) && (searched?.isWhole ?? true) },
    corrected: searched?.corrected ?? null,
    serverTime: new Date(at).toISOString(),
  };
}

/** Conditions that only a show's rounds can answer. */
const isFine = ({ from, to, onSale }: Query): boolean =>
  from !== undefined || to !== undefined || onSale === true;

/** What is shown and may fit: what its rounds say is judged later, for as many as a page needs. */
async function shelfOf(remembered: Remembered, query: Query, at: number): Promise<readonly Shelved[]> {
  const { genre, region, venueId, performerId, onSale } = query;
  const all = await remembered.shelf();
  const venues =
    region === undefined ? null : await remembered.venues.getMany(all.map((show) => show.venueId));
  const bill = performerId === undefined ? null : new Set(await remembered.byPerformer.get(performerId));
  const [from, to] = [momentOf(query.from) ?? at, momentOf(query.to)];
  return all.filter(
    (show) =>
      (genre === undefined || show.genre === genre) &&
      (venueId === undefined || show.venueId === venueId) &&
      (venues === null || venues.get(show.venueId)?.region === region) &&
      (bill === null || bill.has(show.id)) &&
      (onSale !== true || ((show.saleFrom ?? at + 1) <= at && at < (show.saleUntil ?? 0))) &&
      (show.lastAt === undefined ? query.from === undefined && to === null : show.lastAt >= from) &&
      (to === null || (show.firstAt ?? to) < to),
  );
}

const momentOf = (time: string | undefined): number | null => (time === undefined ? null : Date.parse(time));

interface Found {
  readonly ids: readonly string[];
  readonly corrected: string | null;
  readonly isWhole: boolean;
}

async function found({ index }: Pick<ShowsParts, 'index'>, { q = '', locale }: Query): Promise<Found> {
  const { hits, corrected, nextCursor } = await index.search({
    ...{ q, locale, kinds: ['performance'], facets: {}, sort: 'relevance' },
    ...{ limit: MAX_FOUND, countFacets: [], countTotal: false },
  });
  return { ids: hits.map(({ id }) => id), corrected, isWhole: nextCursor === null };
}

interface Sorted {
  readonly id: string;
  readonly key: number;
}

async function pageOf(
  remembered: Remembered,
  sorted: readonly Sorted[],
  query: Query,
  sort: Sort | 'found',
  at: number,
): Promise<Pick<PerformancePage, 'items' | 'nextCursor'>> {
  const { limit = 24 } = query;
  let next = startOf(sorted, query.cursor, sort);
  const items: Card[] = [];
  while (items.length < limit && next < sorted.length) {
    const part = sorted.slice(next, next + limit - items.length);
    next += part.length;
    const ids = isFine(query) ? await playing(remembered, part, query, at) : part.map(({ id }) => id);
    const cards = await cardsOf(remembered, ids, at);
    items.push(...cards.filter(({ state }) => query.onSale !== true || state === 'on-sale'));
  }
  const last = sorted[next - 1];
  const nextCursor = next < sorted.length && last ? `${sort}.${last.key}.${last.id}` : null;
  return { items, nextCursor };
}

function startOf(sorted: readonly Sorted[], cursor: string | undefined, sort: Sort | 'found'): number {
  if (cursor === undefined) return 0;
  const [, of, key = '', id = ''] = CURSOR.exec(cursor) ?? [];
  if (of !== sort) throw new ProblemError('request.invalid-cursor');
  const after = sorted.findIndex((one) => one.key > Number(key) || (one.key === Number(key) && one.id < id));
  return after < 0 ? sorted.length : after;
}

/** Those that have a round within the time that is asked for. */
async function playing(
  { performances }: Remembered,
  part: readonly Sorted[],
  query: Query,
  at: number,
): Promise<string[]> {
  const shows = await performances.getMany(part.map(({ id }) => id));
  const [from, to] = [momentOf(query.from) ?? at, momentOf(query.to) ?? Number.POSITIVE_INFINITY];
  const isWithin = query.from !== undefined || query.to !== undefined;
  return part.flatMap(({ id }) => {
    const rounds = shows.get(id)?.rounds ?? [];
    const fits = rounds.some(
      ({ status, startsAt }) => status === 'scheduled' && startsAt >= from && startsAt < to,
    );
    return !isWithin || fits ? [id] : [];
  });
}
