import { ProblemError } from '../../http/problem-error.ts';
import type { SearchQuery, SearchResult, Suggestion } from '../port.ts';
import { type Reading, readingsOf } from '../reading.ts';
import { idOfPlace, orderOf, sortCandidates, walkInOrder } from './by-key.ts';
import { type Found, findByRelevance, type Place } from './by-relevance.ts';
import type { Connection } from './connection.ts';
import { correctionOf } from './corrections.ts';
import { countChosen, countPage } from './counts.ts';
import { cursorOf, type Position, positionOf } from './cursor.ts';
import { type Filters, filtersOf } from './filters.ts';
import { countUpTo, type Looked } from './looking.ts';
import { type Plan, planOf } from './plan.ts';
import { hitsOf, suggestionsOf } from './show.ts';
import { pageOfSmallSet, smallSet } from './small-set.ts';

/** So many candidates are sorted; of more, the order's own index is walked along. */
const SORTED = 5_000;

const NOTHING: SearchResult = {
  hits: [],
  nextCursor: null,
  total: { count: 0, isExact: true },
  facets: {},
  areFacetsExact: true,
  corrected: null,
};

/**
 * Answers a query. Whatever was typed, a bounded number of terms is looked up and a bounded number of candidates
 * looked at.
 * @throws ProblemError request.invalid-cursor
 */
export function search(connection: Connection, query: SearchQuery): SearchResult {
  return connection.transaction('begin', () => {
    const filters = filtersOf(connection, query);
    const readings: (Reading | null)[] = query.q.trim() === '' ? [null] : readingsOf(query.q);
    if (query.cursor !== undefined) {
      const position = positionOf({ ...query, cursor: query.cursor });
      const reading =
        position.reading < readings.length ? readings[position.reading]! : correctionOf(connection, query.q);
      if (reading === null && readings[0] !== null) throw new ProblemError('request.invalid-cursor');
      return answer(connection, query, filters, reading, position.reading, position);
    }
    for (const [i, reading] of readings.entries()) {
      const result = answer(connection, query, filters, reading, i, null);
      if (result.hits.length > 0 || result.nextCursor !== null) return result;
    }
    const corrected = readings.length > 0 && readings[0] !== null ? correctionOf(connection, query.q) : null;
    if (corrected !== null) {
      const result = answer(connection, query, filters, corrected, readings.length, null);
      if (result.hits.length > 0 || result.nextCursor !== null) return result;
    }
    return nothingOf(connection, query, readings[0]);
  });
}

/** Nothing: but what another choice of a facet would find is told. @param reading undefined: none of what was typed */
function nothingOf(
  connection: Connection,
  query: SearchQuery,
  reading: Reading | null | undefined,
): SearchResult {
  if (reading === undefined || query.countTotal === false) return NOTHING;
  return { ...NOTHING, ...countChosen(connection, query, reading) };
}

function answer(
  connection: Connection,
  query: SearchQuery,
  filters: Filters,
  reading: Reading | null,
  readingNo: number,
  after: Position | null,
): SearchResult {
  const plan = planOf(reading, filters);
  // Each tier is a part of the whole: where that is empty, no tier need be looked up.
  if (plan.words.length > 0 && countUpTo(connection, plan.whole.expression, 1) === 0) return NOTHING;
  const order = orderOf(query.sort);
  const small = smallSet(connection, plan, filters, query.sort);
  const { places, stoppedAt } = pageOf(connection, query, plan, filters, small, after);
  const shown = places.slice(0, query.limit);
  const counts =
    after === null && query.countTotal !== false
      ? countPage(connection, query, reading, { plan, filters, small })
      : {
          total: { count: after?.count ?? 0, isExact: after?.isExact ?? false },
          facets: {},
          areFacetsExact: true,
        };
  // Counting may have stopped before it came to what is shown.
  const { count, isExact } = counts.total;
  const total = { count: isExact ? count : Math.max(count, shown.length), isExact };
  const end: Place | null = places.length > query.limit ? shown.at(-1)! : stoppedAt;
  return {
    hits: hitsOf(
      connection,
      shown.map((place) => idOfPlace(order, place)),
      plan.words,
      query,
    ),
    nextCursor: end && cursorOf(query, { reading: readingNo, ...end, ...total }),
    ...counts,
    total,
    corrected: reading?.corrected ?? null,
  };
}

function pageOf(
  connection: Connection,
  { sort, limit }: SearchQuery,
  plan: Plan,
  filters: Filters,
  small: readonly Looked[] | null,
  after: Place | null,
): Found {
  const wanted = limit + 1;
  const order = orderOf(sort);
  if (small !== null) return pageOfSmallSet(small, order, sort === 'relevance', after, wanted);
  if (order === null) {
    const ordered = sort === 'popular' ? inOneTier(plan) : plan;
    return findByRelevance(connection, ordered, filters, after, wanted);
  }
  const { expression, isExact } = plan.whole;
  if (expression !== null && isExact && countUpTo(connection, expression, SORTED + 1) <= SORTED) {
    return sortCandidates(connection, expression, filters, order, after, wanted);
  }
  return walkInOrder(connection, plan, filters, order, after, wanted);
}

const inOneTier = (plan: Plan): Plan => ({
  ...plan,
  tiers: [{ tier: 0, ...plan.whole }],
  tierOf: (forms) => (plan.tierOf(forms) === null ? null : 0),
});

/** Titles that begin with, or hold, what is being typed. */
export function suggest(
  connection: Connection,
  typed: string,
  kinds: readonly string[],
  locale: 'ko' | 'en',
  limit: number,
): Suggestion[] {
  return connection.transaction('begin', () => {
    const filters = filtersOf(connection, {
      q: typed,
      kinds,
      facets: {},
      sort: 'relevance',
      limit,
      locale,
      countFacets: [],
    });
    const suggestions: Suggestion[] = [];
    const seen = new Set<number>();
    for (const reading of readingsOf(typed)) {
      // Another keyboard layout only where this one means nothing.
      if (seen.size >= limit || (seen.size > 0 && reading.corrected !== null)) break;
      const plan = planOf(reading, filters);
      const titles: Plan = { ...plan, tiers: plan.tiers.filter(({ tier }) => tier < 2) };
      const { places } = findByRelevance(connection, titles, filters, null, limit);
      const fresh = places
        .map(({ id }) => id)
        .filter((id) => !seen.has(id))
        .slice(0, limit - seen.size);
      for (const id of fresh) seen.add(id);
      suggestions.push(...suggestionsOf(connection, fresh, plan.words, locale));
    }
    return suggestions;
  });
}
