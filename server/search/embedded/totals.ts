import type { SearchResult } from '../port.ts';
import type { Connection } from './connection.ts';
import { type Filters, RANGE_CONDITION, rangeValues } from './filters.ts';
import { candidatesBehind, type Looked, Looker, sourceOf, sourceValues } from './looking.ts';
import type { Plan } from './plan.ts';
import { facetsOf } from './stored.ts';

/** Counting stops here, */
const COUNTED = 10_000;
/** or after the first so many, when it has taken too long: terms that are common and hardly meet are slow to count. */
const COUNTED_AT_ONCE = 1_000;
const ENOUGH_MS = 3;
/** So many of those that terms alone do not prove are looked at, to count them. */
const COUNTED_BY_LOOKING = 100;
/** Of each facet, the most frequent values are told. */
const MAX_VALUES = 50;

/** The facets are counted as exactly as the total. */
type Counts = Pick<SearchResult, 'total' | 'facets'>;

/**
 * How many there are, and of which facets, among so many candidates; exact when there are no more than those.
 * @param small all that was found, where that is known
 * @param facets names of those to count
 */
export function countAll(
  connection: Connection,
  plan: Plan,
  filters: Filters,
  small: readonly Looked[] | null,
  facets: readonly string[],
): Counts {
  if (small !== null)
    return ofTexts(
      small.map((one) => one.facets),
      true,
      facets,
    );
  if (!plan.whole.isExact) return countByLooking(connection, plan, filters, facets);
  return facets.length > 0 || filters.range !== null
    ? countByEntries(connection, plan, filters, facets)
    : countTerms(connection, plan);
}

/** Counts candidates part by part, until there are enough. @returns whether all were counted */
function countInParts(
  count: (behind: number) => { readonly candidates: number; readonly last: number },
): boolean {
  const startedAt = performance.now();
  let behind = -1;
  for (let counted = 0; counted < COUNTED; counted += COUNTED_AT_ONCE) {
    const { candidates, last } = count(behind);
    if (candidates < COUNTED_AT_ONCE) return true;
    if (performance.now() - startedAt > ENOUGH_MS) return false;
    behind = last;
  }
  return false;
}

function countTerms(connection: Connection, { whole }: Plan): Counts {
  let count = 0;
  const isExact = countInParts((behind) => {
    const { n, last } = connection.get<{ n: number; last: number | null }>(
      `select count(*) as n, max(id) as last from (${sourceOf(whole.expression)})`,
      ...sourceValues(whole.expression, behind, COUNTED_AT_ONCE),
    )!;
    count += n;
    return { candidates: n, last: last ?? behind };
  });
  return { total: { count, isExact }, facets: {} };
}

/** Entries with the same facets are counted in the database: there are few kinds of them. */
function countByEntries(
  connection: Connection,
  plan: Plan,
  filters: Filters,
  names: readonly string[],
): Counts {
  const { expression } = plan.whole;
  const counts = new Map<string, number>();
  let count = 0;
  const isExact = countInParts((behind) => {
    const rows = connection.all<{ facets: string; candidates: number; n: number | null; last: number }>(
      `select e.facets, count(*) as candidates, sum(${RANGE_CONDITION}) as n, max(f.id) as last
       from (${sourceOf(expression)}) f join entries e on e.id = f.id group by e.facets`,
      ...rangeValues(filters.range),
      ...sourceValues(expression, behind, COUNTED_AT_ONCE),
    );
    let [candidates, last] = [0, behind];
    for (const row of rows) {
      candidates += row.candidates;
      last = Math.max(last, row.last);
      count += row.n ?? 0;
      counts.set(row.facets, (counts.get(row.facets) ?? 0) + (row.n ?? 0));
    }
    return { candidates, last };
  });
  return { total: { count, isExact }, facets: facetCounts([...counts], names) };
}

/** Terms alone do not prove a longer word: so many candidates are looked at. */
function countByLooking(
  connection: Connection,
  plan: Plan,
  filters: Filters,
  names: readonly string[],
): Counts {
  const looker = new Looker(plan, filters, false);
  const { expression } = plan.whole;
  const candidates = candidatesBehind(connection, looker, expression, -1, COUNTED_BY_LOOKING + 1);
  const looked = candidates.slice(0, COUNTED_BY_LOOKING).flatMap((one) => looker.judge(one)?.facets ?? []);
  return ofTexts(looked, candidates.length <= COUNTED_BY_LOOKING, names);
}

function ofTexts(texts: readonly string[], isExact: boolean, names: readonly string[]): Counts {
  return {
    total: { count: texts.length, isExact },
    facets: facetCounts(
      texts.map((text) => [text, 1] as const),
      names,
    ),
  };
}

function facetCounts(
  counted: readonly (readonly [facets: string, count: number])[],
  names: readonly string[],
): SearchResult['facets'] {
  const values = new Map(names.map((name) => [name, new Map<string, number>()]));
  for (const [text, count] of names.length === 0 ? [] : counted) {
    for (const [name, value] of facetsOf(text)) {
      const known = values.get(name);
      if (known && count > 0) known.set(value, (known.get(value) ?? 0) + count);
    }
  }
  return Object.fromEntries(
    [...values].map(([name, counts]) => [
      name,
      [...counts]
        .map(([value, count]) => ({ value, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
        .slice(0, MAX_VALUES),
    ]),
  );
}
