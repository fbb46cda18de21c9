import type { Executor } from '../db/dialect.ts';
import { type DatabaseLimits, reach } from './database-source.ts';
import { type IndexQuestion, indexQuestion } from './index-source.ts';
import type { AnyList } from './list.ts';
import { narrowPaths, orderedPath, type Path } from './paths.ts';
import type { Question } from './question.ts';
import type { TableSizes } from './table-sizes.ts';

/** Who finds the rows of a query, and how. */
export type Choice<Row> =
  /** Whole names: only these may be. */
  | { readonly how: 'named'; readonly ids: readonly string[] }
  /** Few rows: each is looked at, and put in order. */
  | { readonly how: 'few'; readonly path: Path<Row> }
  /** Along an index of the database, in the order of the sort. */
  | {
      readonly how: 'walk';
      readonly path: Path<Row>;
      /** Asked instead, if the next rows along the path do not fill the page. */
      readonly otherwise: IndexQuestion | null;
    }
  | { readonly how: 'index'; readonly query: IndexQuestion }
  /** All that the search index finds, if it is little: to be judged or put in order by what only the database knows. */
  | { readonly how: 'collect'; readonly query: IndexQuestion; readonly otherwise: Path<Row> };

/** Where rows are counted, and what is known of it. */
export interface Looking {
  readonly finder: Executor;
  readonly limits: Pick<DatabaseLimits, 'smallRows'>;
  readonly sizes?: TableSizes;
}

/**
 * Chooses, in this order:
 * 1. a whole name (an id, an e-mail, a payment key): the database;
 * 2. an index of the database answers all of it and comes in the order of the sort: the database;
 * 3. no more than `smallRows` rows to look at, by some condition or in the whole table: the database;
 * 4. text, and the search index is there: the search index, or what it finds, put in order;
 * 5. anything else: the database, along the order of the sort; and the search index where the first rows there do
 *    not fill the page: what is asked is rare then, and only the conditions together lead to it.
 * @param hasIndex whether a search index may be asked
 */
export async function choose<Row>(
  list: AnyList,
  question: Question<Row>,
  looking: Looking,
  hasIndex: boolean,
): Promise<Choice<Row>> {
  if (question.ids !== null) return { how: 'named', ids: question.ids };
  const ordered = orderedPath(list, question);
  if (ordered.rest.length === 0) return { how: 'walk', path: ordered, otherwise: null };
  const few = await fewest(list, narrowPaths(list, question), looking);
  if (few) return { how: 'few', path: few };
  return byIndex(list, question, hasIndex) ?? { how: 'walk', path: ordered, otherwise: null };
}

/** A row that an index leads to is looked up in the table: it costs as much as so many that lie side by side there. */
export const LOOK_UP = 3;

/** The path with the least to look at; null when all of them lead to more than a few rows. */
async function fewest<Row>(
  list: AnyList,
  paths: readonly Path<Row>[],
  { finder, limits: { smallRows }, sizes }: Looking,
): Promise<Path<Row> | null> {
  const costs = paths.map(async (path) => {
    const isWholeTable = path.driving.length === 0;
    if (isWholeTable && sizes?.isLarger(list, smallRows)) return Number.POSITIVE_INFINITY;
    const rows = await reach(finder, list, path, smallRows);
    if (rows <= smallRows) return path.index === 'PRIMARY' ? rows : rows * LOOK_UP;
    if (isWholeTable) sizes?.noteLarger(list, smallRows);
    return Number.POSITIVE_INFINITY;
  });
  let best: { path: Path<Row>; cost: number } | null = null;
  for (const [i, cost] of (await Promise.all(costs)).entries()) {
    if (Number.isFinite(cost) && (!best || cost < best.cost)) best = { path: paths[i]!, cost };
  }
  return best?.path ?? null;
}

/** How a search index answers, or helps to; null where it cannot. */
export function byIndex<Row>(
  list: AnyList,
  question: Question<Row>,
  hasIndex: boolean,
): Extract<Choice<Row>, { how: 'index' | 'collect' | 'walk' }> | null {
  const asked = hasIndex ? indexQuestion(list, question) : null;
  if (!asked) return null;
  const { query, isWhole } = asked;
  const isText = question.wishes.some((wish) => wish.isText);
  const path = orderedPath(list, question);
  if (isWhole) return isText ? { how: 'index', query } : { how: 'walk', path, otherwise: query };
  // Rows besides those that the index knows would have to be judged and sorted with them.
  return isText && question.besides === null ? { how: 'collect', query, otherwise: path } : null;
}
