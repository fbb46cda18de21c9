import type { SearchQuery, SearchResult } from '../port.ts';
import type { Reading } from '../reading.ts';
import type { Connection } from './connection.ts';
import { type Filters, filtersOf } from './filters.ts';
import type { Looked } from './looking.ts';
import { type Plan, planOf } from './plan.ts';
import { smallSet } from './small-set.ts';
import { countAll } from './totals.ts';

type Counts = Pick<SearchResult, 'total' | 'facets' | 'areFacetsExact'>;

/** What a first page is told with: how many there are, and of which facets. */
export function countPage(
  connection: Connection,
  query: SearchQuery,
  reading: Reading | null,
  found: { readonly plan: Plan; readonly filters: Filters; readonly small: readonly Looked[] | null },
): Counts {
  const others = query.countFacets.filter((name) => !Object.hasOwn(query.facets, name));
  const { total, facets } = countAll(connection, found.plan, found.filters, found.small, others);
  const chosen = countChosen(connection, query, reading);
  return {
    total,
    facets: { ...facets, ...chosen.facets },
    areFacetsExact: total.isExact && chosen.areFacetsExact,
  };
}

/** Facets that are chosen from, each counted with all conditions but its own. */
export function countChosen(
  connection: Connection,
  query: SearchQuery,
  reading: Reading | null,
): Omit<Counts, 'total'> {
  const counted = query.countFacets
    .filter((name) => Object.hasOwn(query.facets, name))
    .map((name) => {
      const { [name]: _own, ...facets } = query.facets;
      const filters = filtersOf(connection, { ...query, facets });
      const plan = planOf(reading, filters);
      return countAll(connection, plan, filters, smallSet(connection, plan, filters, query.sort), [name]);
    });
  return {
    facets: Object.assign({}, ...counted.map(({ facets }) => facets)) as SearchResult['facets'],
    areFacetsExact: counted.every(({ total }) => total.isExact),
  };
}
