import type { SearchResult } from '../port.ts';
import type { Connection } from './connection.ts';
import { type Filters, RANGE_CONDITION, rangeValues } from './filters.ts';
import { idsBehind, type Looked, Looker } from './looking.ts';
import type { Plan } from './plan.ts';
import { facetsOf } from './stored.ts';

/** Counting stops here. */
const COUNTED = 10_000;
/** So many of those that terms alone do not prove are looked at, to count them. */
const COUNTED_BY_LOOKING = 500;
/** Of each facet, the most frequent values are told. */
const MAX_VALUES = 50;

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

const source = ({ whole }: Plan): string =>
  whole.expression === null
    ? `select id from entries limit ${COUNTED + 1}`
    : `select rowid as id from fulltext where fulltext match ? limit ${COUNTED + 1}`;
const sourceValues = ({ whole }: Plan): string[] => (whole.expression === null ? [] : [whole.expression]);

function countTerms(connection: Connection, plan: Plan): Counts {
  const { n } = connection.get<{ n: number }>(
    `select count(*) as n from (${source(plan)})`,
    ...sourceValues(plan),
  )!;
  return { total: { count: Math.min(n, COUNTED), isExact: n <= COUNTED }, facets: {} };
}

/** Entries with the same facets are counted in the database: there are few kinds of them. */
function countByEntries(
  connection: Connection,
  plan: Plan,
  filters: Filters,
  names: readonly string[],
): Counts {
  const rows = connection.all<{ facets: string; n: number; candidates: number }>(
    `select e.facets, count(*) as candidates, sum(${RANGE_CONDITION}) as n
     from (${source(plan)}) f join entries e on e.id = f.id group by e.facets`,
    ...rangeValues(filters.range),
    ...sourceValues(plan),
  );
  const candidates = rows.reduce((sum, row) => sum + row.candidates, 0);
  const count = rows.reduce((sum, row) => sum + (row.n ?? 0), 0);
  const counted = rows.map(({ facets, n }) => [facets, n ?? 0] as const);
  return {
    total: { count: Math.min(count, COUNTED), isExact: candidates <= COUNTED },
    facets: facetCounts(counted, names),
  };
}

/** Terms alone do not prove a longer word: so many candidates are looked at. */
function countByLooking(
  connection: Connection,
  plan: Plan,
  filters: Filters,
  names: readonly string[],
): Counts {
  const looker = new Looker(connection, plan, filters);
  const ids = idsBehind(connection, plan.whole.expression, -1, COUNTED_BY_LOOKING + 1);
  const found = ids.slice(0, COUNTED_BY_LOOKING).flatMap((id) => looker.look(id)?.facets ?? []);
  return ofTexts(found, ids.length <= COUNTED_BY_LOOKING, names);
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
