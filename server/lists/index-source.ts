import { ProblemError } from '../http/errors.ts';
import type { SearchIndex, SearchQuery } from '../search/port.ts';
import { type Counted, inFacetOrder } from './database-source.ts';
import type { AnyList } from './list.ts';
import type { Question } from './question.ts';
import type { Asked, Wish } from './wishes.ts';

/** What an index is asked, whichever page of it. */
export type IndexQuestion = Omit<SearchQuery, 'limit' | 'cursor' | 'countTotal'>;

/**
 * The query of an index that leads to all that is wanted; null when it cannot be asked so.
 * @returns `isWhole`: it leads to nothing else, and in the same order; otherwise candidates must be judged before they
 *   are counted and put in order
 */
export function indexQuestion<Row>(
  list: AnyList,
  { sort, wishes, ids }: Question<Row>,
): { readonly query: IndexQuestion; readonly isWhole: boolean } | null {
  if (ids !== null) return null;
  const text = wishes.find(({ isText }) => isText);
  if (text ? text.asked === null : list.indexed === 'with-text') return null;
  const asked = wishes.flatMap((wish) => wish.asked ?? []);
  const names = asked.flatMap(({ facets = {} }) => Object.keys(facets));
  // Two wishes about one facet: an index knows any of the values, not all of them.
  const isWhole =
    asked.length === wishes.length && new Set(names).size === names.length && sort.inIndex !== null;
  const merged = Object.assign({}, ...asked) as Asked;
  const query: IndexQuestion = {
    q: '',
    ...merged,
    // A list counts what it shows.
    facets: {},
    within: Object.assign({}, ...asked.map(({ facets }) => facets ?? {})) as SearchQuery['facets'],
    kinds: [list.kind],
    sort: sort.inIndex ?? 'newest',
    locale: 'ko',
    countFacets: Object.keys(list.facets),
    hasTexts: false,
  };
  return { query, isWhole };
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
 * A page of candidates; the first one is counted.
 * @param cursor null: from the beginning
 * @throws IndexAway; ProblemError request.invalid-cursor
 */
export async function candidatesOf(
  index: SearchIndex,
  list: AnyList,
  question: IndexQuestion,
  cursor: string | null,
  limit: number,
): Promise<Candidates> {
  const query: SearchQuery =
    cursor === null
      ? { ...question, limit }
      : { ...question, countFacets: [], countTotal: false, cursor, limit };
  const result = await index.search(query).catch((error: unknown) => {
    const isCursor = error instanceof ProblemError && error.code === 'request.invalid-cursor';
    throw isCursor ? error : new IndexAway('The index does not answer', { cause: error });
  });
  // What was searched instead of what was typed: no row holds what was typed.
  if (result.corrected !== null) return { ids: [], nextCursor: null, counted: nothing(list) };
  return {
    ids: result.hits.map(({ id }) => id),
    nextCursor: result.nextCursor,
    counted: cursor === null ? { total: result.total, facets: facetsOf(list, result.facets) } : null,
  };
}

const COLLECTED_AT_ONCE = 200;

/**
 * All candidates, if there are no more than so many; null if there are.
 * @throws IndexAway
 */
export async function allCandidates(
  index: SearchIndex,
  list: AnyList,
  question: IndexQuestion,
  atMost: number,
): Promise<string[] | null> {
  const ids: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await candidatesOf(index, list, { ...question, countFacets: [] }, cursor, COLLECTED_AT_ONCE);
    ids.push(...page.ids);
    if (ids.length > atMost || (page.counted && page.counted.total.count > atMost)) return null;
    if (page.nextCursor === null) return ids;
    cursor = page.nextCursor;
  }
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
