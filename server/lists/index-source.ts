import { ProblemError } from '../http/errors.ts';
import type { SearchIndex, SearchQuery } from '../search/port.ts';
import { type Counted, inFacetOrder } from './database-source.ts';
import type { AnyList } from './list.ts';
import type { Question } from './question.ts';
import type { Asked, Wish } from './wishes.ts';

/** The query of an index that leads to a superset of what is wanted; null when it cannot be asked so. */
export function indexQuery<Row>(
  list: AnyList,
  { sort, wishes, ids }: Question<Row>,
): Omit<SearchQuery, 'limit' | 'cursor'> | null {
  if (sort.inIndex === null || ids !== null) return null;
  if (list.indexed === 'with-text' && !wishes.some(({ isText }) => isText)) return null;
  const asked = wishes.flatMap((wish) => wish.asked ?? []);
  // What it cannot be asked is judged on the rows; but then most of its candidates may be in vain.
  if (asked.length < wishes.length) return null;
  const names = asked.flatMap(({ facets = {} }) => Object.keys(facets));
  // Two wishes about one facet: an index knows any of the values, not all of them.
  if (new Set(names).size < names.length) return null;
  const merged = Object.assign({}, ...asked) as Asked;
  return {
    q: '',
    ...merged,
    facets: Object.assign({}, ...asked.map(({ facets }) => facets ?? {})) as SearchQuery['facets'],
    kinds: [list.kind],
    sort: sort.inIndex,
    locale: 'ko',
    countFacets: Object.keys(list.facets),
  };
}

export interface Candidates {
  readonly ids: readonly string[];
  readonly nextCursor: string | null;
  /** Of the whole search; only with its first page. */
  readonly counted: Counted | null;
}

/** The index does not answer: it is not there, is being made, or takes too long. The database does then. */
export class IndexAway extends Error {
  override readonly name = 'IndexAway';
}

/**
 * A page of candidates.
 * @throws IndexAway; ProblemError request.invalid-cursor
 */
export async function candidatesOf(
  index: SearchIndex,
  list: AnyList,
  query: SearchQuery,
): Promise<Candidates> {
  const result = await index.search(query).catch((error: unknown) => {
    const isCursor = error instanceof ProblemError && error.code === 'request.invalid-cursor';
    throw isCursor ? error : new IndexAway('The index does not answer', { cause: error });
  });
  // What was searched instead of what was typed: no row holds what was typed.
  if (result.corrected !== null) return { ids: [], nextCursor: null, counted: nothing(list) };
  return {
    ids: result.hits.map(({ id }) => id),
    nextCursor: result.nextCursor,
    counted:
      query.cursor === undefined ? { total: result.total, facets: facetsOf(list, result.facets) } : null,
  };
}

const facetsOf = (list: AnyList, facets: Awaited<ReturnType<SearchIndex['search']>>['facets']) =>
  Object.fromEntries(
    Object.keys(list.facets).map((name) => [
      name,
      inFacetOrder((facets[name] ?? []).map((one) => ({ ...one }))),
    ]),
  );

export const nothing = (list: AnyList): Counted => ({
  total: { count: 0, isExact: true },
  facets: Object.fromEntries(Object.keys(list.facets).map((name) => [name, []])),
});

/** Rows of which all wishes hold, as the database has them now. */
export const fitting = <Row>(rows: readonly Row[], wishes: readonly Wish<Row>[]): Row[] =>
  rows.filter((row) => wishes.every((wish) => wish.holds(row)));
