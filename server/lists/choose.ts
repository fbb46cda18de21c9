import type { Executor } from '../db/dialect.ts';
import type { AnsweredBy } from '../lib/list-schema.ts';
import type { SearchQuery } from '../search/port.ts';
import { type DatabaseLimits, reach } from './database-source.ts';
import { indexQuery } from './index-source.ts';
import type { AnyList } from './list.ts';
import { narrowPaths, orderedPath, type Path } from './paths.ts';
import type { Question } from './question.ts';

/** Who finds the rows of a query, and how. */
export type Choice<Row> =
  /** Whole names: only these may be. */
  | { readonly how: 'named'; readonly ids: readonly string[] }
  /** Few rows: each is looked at, and put in order. */
  | { readonly how: 'few'; readonly path: Path<Row> }
  /** Along an index of the database, in the order of the sort. */
  | { readonly how: 'walk'; readonly path: Path<Row> }
  | { readonly how: 'index'; readonly query: Omit<SearchQuery, 'limit' | 'cursor'> };

export const answeredBy = ({ how }: Pick<Choice<never>, 'how'>): AnsweredBy =>
  how === 'index' ? 'index' : 'database';

/**
 * Chooses, in this order:
 * 1. a whole name (an id, an e-mail, a payment key): the database;
 * 2. an index of the database answers all of it and comes in the order of the sort: the database;
 * 3. no more than `smallRows` rows to look at, by some condition or in the whole table: the database;
 * 4. text, and the search index is there: the index;
 * 5. anything else: the database, a window of rows at a time.
 * @param hasIndex whether a search index may be asked
 */
export async function choose<Row>(
  executor: Executor,
  list: AnyList,
  question: Question<Row>,
  { smallRows }: Pick<DatabaseLimits, 'smallRows'>,
  hasIndex: boolean,
): Promise<Choice<Row>> {
  if (question.ids !== null) return { how: 'named', ids: question.ids };
  const ordered = orderedPath(list, question);
  if (ordered.rest.length === 0) return { how: 'walk', path: ordered };
  for (const path of narrowPaths(list, question)) {
    if ((await reach(executor, list, path, smallRows)) <= smallRows) return { how: 'few', path };
  }
  const query = hasIndex ? indexQuery(list, question) : null;
  return query ? { how: 'index', query } : { how: 'walk', path: ordered };
}
