import type { AnsweredBy, FacetCount, ListTotal } from '../lib/list-schema.ts';
import type { SearchIndex } from '../search/port.ts';
import { type Answer, answerBy } from './answers.ts';
import { byIndex, type Choice, choose } from './choose.ts';
import { IndexAway } from './index-source.ts';
import type { AnyList, List, ListQuery } from './list.ts';
import { type Cursor, formatCursor, parseCursor, type Question, understand } from './question.ts';
import type { Reading } from './sources.ts';

export interface ListPage<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
  readonly facets: Record<string, FacetCount[]>;
  readonly total: ListTotal;
  readonly answeredBy: AnsweredBy;
}

const PAGE_SIZE = 20;

/** A page of a list: whoever finds the rows, the database judges them. */
export async function readPage<Row extends { id: string }, Query extends ListQuery, Item>(
  list: List<Row, Query, Item>,
  query: Query,
  reading: Reading,
  index: SearchIndex | null,
): Promise<ListPage<Item>> {
  const { gathered, counted, by } = await findPage(list, query, reading, index);
  const { rows, after, resume, isEnd } = gathered;
  const { total, facets } = counted;
  return {
    items: [...(await list.show(reading.judge, rows))],
    nextCursor: isEnd ? null : formatCursor(list, query, { by, after, resume, total }),
    facets,
    total,
    answeredBy: by,
  };
}

/** The rows of a page, with what is known of the whole list. */
export async function findPage<Row extends { id: string }, Query extends ListQuery, Item>(
  list: List<Row, Query, Item>,
  query: Query,
  reading: Reading,
  index: SearchIndex | null,
): Promise<Answer<Row>> {
  const cursor = parseCursor(list, query);
  const question = await understand(list, query, reading.judge);
  const limit = query.limit ?? PAGE_SIZE;
  const answer = async (asked: SearchIndex | null) => {
    const choice = await chosen(list, question, reading, cursor, asked !== null);
    return answerBy(list, question, choice, { reading, index: asked, cursor, limit });
  };
  const { counted, ...found } = await answer(index).catch((error: unknown) => {
    // The database goes on from the place that the index had come to.
    if (error instanceof IndexAway) return answer(null);
    throw error;
  });
  const { count: known, isExact } = counted.total;
  return {
    ...found,
    counted: { ...counted, total: { count: known, isExact: isExact && !question.isPartial } },
  };
}

/** Later pages are answered by whom the first was answered, as long as it is there. */
async function chosen<Row>(
  list: AnyList,
  question: Question<Row>,
  reading: Reading,
  cursor: Cursor | null,
  hasIndex: boolean,
): Promise<Choice<Row>> {
  if (cursor?.by === 'index') {
    const choice = byIndex(list, question, hasIndex);
    if (choice?.how === 'walk' && choice.otherwise) return { how: 'index', query: choice.otherwise };
    if (choice) return choice;
  }
  return choose(list, question, reading, hasIndex && cursor === null);
}
