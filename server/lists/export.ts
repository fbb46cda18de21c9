import type { Executor } from '../db/dialect.ts';
import { BYTE_ORDER_MARK, csvLine } from '../lib/csv.ts';
import { databaseOnly } from './answers.ts';
import { choose } from './choose.ts';
import type { DatabaseLimits } from './database-source.ts';
import { type Gathered, gather } from './gather.ts';
import type { List, ListQuery } from './list.ts';
import { FROM_THE_BEGINNING, type Place, type Question } from './question.ts';
import { databaseSource } from './sources.ts';

/** A file holds no more rows than that; its last line says so when there were more. */
export const MAX_ROWS = 100_000;
const ROWS_AT_ONCE = 500;

/** How far a file has come: all of it, as much as a file may hold, or it was broken off. */
export interface Progress {
  /** Handed over so far. */
  rows: number;
  ending: 'complete' | 'cut' | 'broken-off';
}

/**
 * The rows of a list as CSV (RFC 4180, UTF-8 with a byte order mark), a page at a time: nothing is gathered in
 * memory, and whoever stops reading stops the work. The database alone answers: a file has no row too few.
 * @param progress is kept up to date meanwhile
 */
export async function* csvOf<Row extends { id: string }, Query extends ListQuery, Item>(
  list: List<Row, Query, Item>,
  question: Question<Row>,
  { executor, limits, maxRows = MAX_ROWS }: { executor: Executor; limits: DatabaseLimits; maxRows?: number },
  progress: Progress,
): AsyncGenerator<string> {
  const names = list.csv.map(({ name }) => name);
  yield BYTE_ORDER_MARK + csvLine(names, []);
  const reading = { finder: executor, judge: executor, limits };
  const choice = databaseOnly(await choose(list, question, reading, false));
  const source = databaseSource(list, question, choice, reading);
  for (let after: Place | null = null; ; ) {
    const limit = Math.min(ROWS_AT_ONCE, maxRows - progress.rows);
    // One round: between two of them it is noticed that nobody reads any more.
    const page: Gathered<Row> = await gather(
      question.sort,
      [source],
      { after, resume: FROM_THE_BEGINNING },
      { limit, maxRounds: 1 },
    );
    const items = await list.show(executor, page.rows);
    yield items.map((item) => lineOf(list, item)).join('');
    progress.rows += items.length;
    if (page.isEnd) {
      progress.ending = 'complete';
      return;
    }
    if (progress.rows >= maxRows) {
      progress.ending = 'cut';
      yield csvLine(
        [`# ${maxRows}행까지만 담았습니다 · Cut after ${maxRows} rows: narrow the conditions`],
        [],
      );
      return;
    }
    after = page.after;
  }
}

function lineOf<Row extends { id: string }, Query extends ListQuery, Item>(
  { csv }: List<Row, Query, Item>,
  item: Item,
): string {
  const cells = csv.map(({ cell }) => cell(item));
  const texts = cells.flatMap((cell, i) => (typeof cell === 'string' ? [i] : []));
  return csvLine(
    cells.map((cell) => (cell === null ? '' : String(cell))),
    texts,
  );
}
