import type { Executor } from '../db/dialect.ts';
import type { SearchIndex } from '../search/port.ts';
import { type Choice, LOOK_UP } from './choose.ts';
import { type Counted, type DatabaseLimits, findAmongFew, readRows, walk } from './database-source.ts';
import { candidatesOf, fitting, type IndexQuestion } from './index-source.ts';
import type { AnyList } from './list.ts';
import { compare, placeOf } from './paths.ts';
import type { Place, Question, Resume } from './question.ts';
import type { TableSizes } from './table-sizes.ts';

/** Rows of which everything that was asked holds, in order, and how far was looked. */
export interface Batch<Row> {
  readonly rows: readonly Row[];
  /** There is nothing behind them. */
  readonly isEnd: boolean;
  /** Everything up to here was looked at; null: to the end, or not one row was seen. */
  readonly reached: Place | null;
  /** How an index goes on when all of it was taken; null for a database, and at the end. */
  readonly next: string | null;
  /** All that an index named, also what does not fit. */
  readonly candidates: readonly string[];
}

/** Leads to rows of a question, from one place on. */
export interface Source<Row> {
  read(after: Place | null, resume: Resume, limit: number): Promise<Batch<Row>>;
}

/** Whatever one request reads with. */
export interface Reading {
  /** Looks through many rows: off the main thread, or off the primary. */
  readonly finder: Executor;
  /** Reads the rows that are shown, and judges them: sees whatever the operator has just done. */
  readonly judge: Executor;
  readonly limits: DatabaseLimits;
  readonly sizes?: TableSizes;
}

/** What the database answers by itself. */
export type DatabaseChoice<Row> = Exclude<Choice<Row>, { how: 'index' | 'collect' }>;

/** Ids of the database, by whatever path; the rows are read once more where they are newest. */
export function databaseSource<Row extends { id: string }>(
  list: AnyList,
  question: Question<Row>,
  choice: DatabaseChoice<Row>,
  { finder, judge, limits }: Reading,
): Source<Row> {
  const { sort, wishes } = question;
  const find = async (after: Place | null, limit: number) => {
    if (choice.how === 'few')
      return findAmongFew(finder, list, { path: choice.path, question }, after, limit);
    if (choice.how === 'walk') {
      // What an index answers alone is a look-up: no thread, no replica is worth its while.
      const executor = choice.path.rest.length === 0 ? judge : finder;
      const isBeside = choice.path.index !== 'PRIMARY';
      const windowRows = Math.ceil(limits.windowRows / (isBeside ? LOOK_UP : 1));
      return walk(executor, list, { path: choice.path, question }, after, { limit, windowRows });
    }
    return null;
  };
  return {
    async read(after, _resume, limit) {
      const found = await find(after, limit);
      const ids = found ? found.places.map(([, id]) => id) : choice.how === 'named' ? choice.ids : [];
      const rows = fitting(await readRows<Row>(judge, list, ids), wishes);
      if (found)
        return { rows, isEnd: found.reached === null, reached: found.reached, next: null, candidates: [] };
      const sorted = rows
        .filter((row) => after === null || compare(sort, placeOf(sort, row), after) > 0)
        .sort((a, b) => compare(sort, placeOf(sort, a), placeOf(sort, b)));
      return { rows: sorted, isEnd: true, reached: null, next: null, candidates: [] };
    },
  };
}

export interface IndexSource<Row> extends Source<Row> {
  /** What the index counted with its first page. */
  counted(): Counted | null;
}

/** Candidates of the search index, each judged by the database: what does not fit any more is left out. */
export function indexSource<Row extends { id: string }>(
  list: AnyList,
  { sort, wishes }: Question<Row>,
  index: SearchIndex,
  query: IndexQuestion,
  { judge }: Reading,
): IndexSource<Row> {
  let counted: Counted | null = null;
  return {
    counted: () => counted,
    async read(_after, resume, limit) {
      const candidates = await candidatesOf(index, list, query, resume.cursor, limit);
      counted ??= candidates.counted;
      const known = await readRows<Row>(judge, list, candidates.ids);
      // Among equal values an index may have an order of its own.
      const [last] = known.map((row) => placeOf(sort, row)).toSorted((a, b) => compare(sort, b, a));
      return {
        rows: fitting(known, wishes).filter(({ id }) => !resume.shown.includes(id)),
        candidates: candidates.ids,
        isEnd: candidates.nextCursor === null,
        reached: candidates.nextCursor === null ? null : (last ?? null),
        next: candidates.nextCursor,
      };
    },
  };
}
