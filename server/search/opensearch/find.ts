import { markTitle, snippetOf } from '../highlight.ts';
import type { FacetValue, SearchHit, SearchQuery, SearchResult, Suggestion } from '../port.ts';
import { correctedReading, type Reading, readingsOf } from '../reading.ts';
import type { AskAll, Found, RawHit } from './ask.ts';
import { corrected, nearestTo, slipsIn } from './correct.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { facetPattern, facetValue, type Shown } from './entries.ts';
import { everything, filterClauses, groupsOf, sortClauses, titleGroups } from './plan.ts';

/** So many are counted, at the most. */
const COUNTED = 10_000;
const FACET_VALUES = 100;
/** What is shown besides the texts of an entry, which are kept only to be found by. */
const SOURCE = ['kind', 'id', 'price', 'at', 'shown'];
const NOTHING: SearchResult = {
  hits: [],
  nextCursor: null,
  total: { count: 0, isExact: true },
  facets: {},
  areFacetsExact: true,
  corrected: null,
};

/** One page of what is found. */
export async function find(askAll: AskAll, query: SearchQuery): Promise<SearchResult> {
  const readings = readingsOf(query.q);
  if (query.cursor !== undefined) return laterPage(askAll, query, readings, query.cursor);
  // Nothing to look for shows everything; something that holds neither letter nor digit is nowhere.
  if (readings.length === 0) return query.q.trim() === '' ? firstPage(askAll, query, null, 0) : NOTHING;
  const page = await firstPage(askAll, query, readings[0]!, 0);
  return page.hits.length > 0 ? page : otherwise(askAll, query, readings.slice(1), page);
}

/**
 * What may have been meant instead: all other readings, and near words, are looked for in one request.
 * @param empty the page of the first reading, which holds nothing but what other choices of facets would find
 */
async function otherwise(
  askAll: AskAll,
  query: SearchQuery,
  readings: readonly Reading[],
  empty: SearchResult,
): Promise<SearchResult> {
  const filters = filterClauses(query);
  const slips = slipsIn(query.q);
  const found = await askAll([
    ...readings.map((reading) => probeOf(everything(reading, filters))),
    ...slips.map((slip) => nearestTo(slip, filters)),
  ]);
  const first = readings.findIndex((_, i) => found[i]!.total.count > 0);
  if (first >= 0) return firstPage(askAll, query, readings[first]!, first + 1);
  const words = corrected(slips, found.slice(readings.length));
  return words === null ? empty : firstPage(askAll, query, correctedReading(words), words.join(' '));
}

async function firstPage(
  askAll: AskAll,
  query: SearchQuery,
  reading: Reading | null,
  name: number | string,
): Promise<SearchResult> {
  const filters = filterClauses(query);
  const chosen = query.countFacets.filter((facet) => Object.hasOwn(query.facets, facet));
  const others = query.countFacets.filter((facet) => !chosen.includes(facet));
  const [counted, ...found] = await askAll([
    countOf(everything(reading, filters), others, query.countTotal),
    // A facet that is chosen from is counted with all conditions but its own.
    ...chosen.map((facet) => countOf(everything(reading, filterClauses(without(query, facet))), [facet])),
    ...groupsOf(reading, filters, query.sort).map((group) => pageOf(group, query)),
  ]);
  const groups = found.slice(chosen.length);
  const ofChosen = found.slice(0, chosen.length);
  const total = query.countTotal === false && others.length === 0 ? guessOf(groups) : counted!.total;
  const facets = [facetsOf(others, counted!), ...ofChosen.map((one, i) => facetsOf([chosen[i]!], one))];
  return {
    ...resultOf(query, reading, groups, { reading: name, group: 0, total }),
    facets: Object.assign({}, ...facets) as SearchResult['facets'],
    areFacetsExact: [...(others.length > 0 ? [counted!] : []), ...ofChosen].every((one) => one.total.isExact),
  };
}

function without(query: SearchQuery, facet: string): SearchQuery {
  const { [facet]: _own, ...facets } = query.facets;
  return { ...query, facets };
}

async function laterPage(
  askAll: AskAll,
  query: SearchQuery,
  readings: readonly Reading[],
  text: string,
): Promise<SearchResult> {
  const cursor = readCursor(query, text, sortClauses(query.sort).length);
  const reading =
    typeof cursor.reading === 'string'
      ? correctedReading(cursor.reading.split(' '))
      : (readings[cursor.reading] ?? null);
  const groups = groupsOf(reading, filterClauses(query), query.sort).slice(cursor.group);
  const found = await askAll(
    groups.map((group, i) => pageOf(group, query, i === 0 ? cursor.after : undefined)),
  );
  return resultOf(query, reading, found, cursor);
}

function countOf(everything: object, facets: readonly string[], countTotal = true): object {
  if (facets.length === 0) {
    return { query: everything, size: 0, track_total_hits: countTotal ? COUNTED : false };
  }
  const aggs = Object.fromEntries(
    facets.map((name, i) => [
      `f${i}`,
      { terms: { field: 'facets', size: FACET_VALUES, include: facetPattern(name) } },
    ]),
  );
  // The index is stored best first: what is counted is what is seen first.
  return { query: everything, size: 0, track_total_hits: true, terminate_after: COUNTED, aggs };
}

/** Whether there is one. */
const probeOf = (query: object): object => ({ query, size: 0, track_total_hits: 1, terminate_after: 1 });

const pageOf = (group: object, { sort, limit }: SearchQuery, after?: Cursor['after']): object => ({
  query: group,
  size: limit + 1,
  sort: sortClauses(sort),
  track_total_hits: false,
  _source: SOURCE,
  ...(after && { search_after: after }),
});

const guessOf = (groups: readonly Found[]): SearchResult['total'] => ({
  count: groups.reduce((sum, { hits }) => sum + hits.length, 0),
  isExact: false,
});

function resultOf(
  query: SearchQuery,
  reading: Reading | null,
  groups: readonly Found[],
  from: Pick<Cursor, 'reading' | 'group' | 'total'>,
): SearchResult {
  const found = groups.flatMap(({ hits }, i) => hits.map((hit) => ({ hit, group: from.group + i })));
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = found.length > shown.length && last !== undefined;
  return {
    hits: shown.map(({ hit }) => hitOf(hit, reading, query)),
    nextCursor: hasMore ? writeCursor(query, { ...from, group: last.group, after: last.hit.sort }) : null,
    total: from.total,
    facets: {},
    areFacetsExact: true,
    corrected: reading?.corrected ?? null,
  };
}

function facetsOf(names: readonly string[], { buckets }: Found): SearchResult['facets'] {
  return Object.fromEntries(
    names.map((name, i): [string, FacetValue[]] => [
      name,
      (buckets[`f${i}`] ?? []).map(({ key, count }) => ({ value: facetValue(key), count })),
    ]),
  );
}

interface Source {
  readonly kind: string;
  readonly id: string;
  readonly price: number | null;
  readonly at: number;
  readonly shown: Shown;
}

function hitOf(
  { source }: RawHit,
  reading: Reading | null,
  { locale, hasTexts = true }: Pick<SearchQuery, 'locale' | 'hasTexts'>,
): SearchHit {
  const { kind, id, price, at, shown } = source as unknown as Source;
  const words = reading?.words ?? [];
  return {
    ...{ kind, id, price, at },
    title: hasTexts ? markTitle(shown.title[locale], words) : [],
    snippet: hasTexts ? snippetOf(shown.text[locale], words) : [],
    link: shown.link,
    picture: shown.picture,
  };
}

/** Titles that begin with what is being typed, then those that hold it. */
export async function suggest(
  askAll: AskAll,
  q: string,
  kinds: readonly string[],
  locale: 'ko' | 'en',
  limit: number,
): Promise<Suggestion[]> {
  const filters = filterClauses({ kinds, facets: {} });
  const shownAs = { size: limit, sort: sortClauses('relevance'), track_total_hits: false, _source: SOURCE };
  const [first, ...others] = readingsOf(q);
  // As it stands, and only then whatever else it may mean.
  for (const readings of [first ? [first] : [], others]) {
    if (readings.length === 0) continue;
    const groups = readings.map((reading) => titleGroups(reading, filters));
    const found = await askAll(groups.flat().map((query) => ({ query, ...shownAs })));
    for (const [i, reading] of readings.entries()) {
      const size = groups[i]!.length;
      const hits = found.slice(i * size, (i + 1) * size).flatMap((group) => group.hits);
      if (hits.length > 0) return hits.slice(0, limit).map((hit) => suggestionOf(hit, reading, locale));
    }
  }
  return [];
}

function suggestionOf(hit: RawHit, reading: Reading, locale: 'ko' | 'en'): Suggestion {
  const { kind, id, title, link } = hitOf(hit, reading, { locale });
  return { kind, id, title, link };
}
