import type { AnsweredBy, FacetCount, ListTotal } from '../lib/list-schema.ts';
import type { SearchIndex } from '../search/port.ts';
import { answeredBy, type Choice, choose } from './choose.ts';
import { type Counted, count, inFacetOrder, readRows } from './database-source.ts';
import { type Gathered, gather } from './gather.ts';
import { fitting, IndexAway, indexQuery, nothing } from './index-source.ts';
import type { AnyList, List, ListQuery } from './list.ts';
import {
  type Cursor,
  FROM_THE_BEGINNING,
  formatCursor,
  parseCursor,
  type Question,
  understand,
} from './question.ts';
import { databaseSource, type IndexSource, indexSource, type Reading, type Source } from './sources.ts';

export interface ListPage<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
  readonly facets: Record<string, FacetCount[]>;
  readonly total: ListTotal;
  readonly answeredBy: AnsweredBy;
}

/** How often candidates are asked for to fill one page, where many of them do not fit. */
const MAX_ROUNDS = 4;
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
    nextCursor: isEnd ? null : formatCursor(query, { by, after, resume, total }),
    facets,
    total,
    answeredBy: by,
  };
}

interface Answer<Row> {
  readonly gathered: Gathered<Row>;
  readonly counted: Counted;
  readonly by: AnsweredBy;
}

/** The rows of a page, with what is known of the whole list. */
export async function findPage<Row extends { id: string }, Query extends ListQuery, Item>(
  list: List<Row, Query, Item>,
  query: Query,
  reading: Reading,
  index: SearchIndex | null,
): Promise<Answer<Row>> {
  const cursor = parseCursor(query);
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

/** Later pages are answered by whom the first was answered. */
async function chosen<Row>(
  list: AnyList,
  question: Question<Row>,
  { finder, limits }: Reading,
  cursor: Cursor | null,
  hasIndex: boolean,
): Promise<Choice<Row>> {
  if (cursor?.by === 'index' && hasIndex) {
    const query = indexQuery(list, question);
    if (query) return { how: 'index', query };
  }
  return choose(finder, list, question, limits, hasIndex && cursor === null);
}

interface Asked {
  readonly reading: Reading;
  readonly index: SearchIndex | null;
  readonly cursor: Cursor | null;
  readonly limit: number;
}

async function answerBy<Row extends { id: string }>(
  list: AnyList,
  question: Question<Row>,
  choice: Choice<Row>,
  { reading, index, cursor, limit }: Asked,
): Promise<Answer<Row>> {
  const by = answeredBy(choice);
  const own =
    choice.how === 'index' && index ? indexSource(list, question, index, choice.query, reading) : null;
  const besides = own && question.besides ? await besidesOf(list, question, reading) : null;
  const sources: Source<Row>[] = own
    ? [own, ...(besides ? [besides.source] : [])]
    : [databaseSource(list, question, choice as never, reading)];
  const start = {
    after: cursor?.after ?? null,
    resume: cursor !== null && by === cursor.by ? cursor.resume : FROM_THE_BEGINNING,
  };
  const gathered = await gather(question.sort, sources, start, { limit, maxRounds: MAX_ROUNDS });
  if (cursor) return { gathered, counted: { total: cursor.total, facets: {} }, by };
  if (gathered.isEnd) return { gathered, counted: tally(list, gathered.rows), by };
  return { gathered, counted: await counts(list, question, choice, { own, besides, reading }), by };
}

/** The rows that the search index does not know to fit: found by the database, beside it. */
async function besidesOf<Row extends { id: string }>(
  list: AnyList,
  question: Question<Row>,
  reading: Reading,
) {
  const others = question.wishes.filter((wish) => !wish.isText);
  const own = { ...question, wishes: [...others, question.besides!], besides: null };
  const choice = await choose(reading.finder, list, own, reading.limits, false);
  if (choice.how === 'index') throw new Error('It was not to be asked');
  return { question: own, choice, source: databaseSource(list, own, choice, reading) };
}

async function counts<Row extends { id: string }>(
  list: AnyList,
  question: Question<Row>,
  choice: Choice<Row>,
  {
    own,
    besides,
    reading,
  }: {
    own: IndexSource<Row> | null;
    besides: Awaited<ReturnType<typeof besidesOf<Row>>> | null;
    reading: Reading;
  },
): Promise<Counted> {
  const { finder, limits } = reading;
  const inDatabase = async (asked: Question<Row>, by: Choice<Row>): Promise<Counted> => {
    if (by.how === 'index') return nothing(list);
    if (by.how === 'named') {
      return tally(list, fitting(await readRows<Row>(reading.judge, list, by.ids), asked.wishes));
    }
    const path = { path: by.path, question: asked };
    return count(finder, list, path, by.how === 'few' ? null : limits.countedRows);
  };
  if (!own) return inDatabase(question, choice);
  const counted = own.counted() ?? nothing(list);
  return besides ? sum(list, counted, await inDatabase(besides.question, besides.choice)) : counted;
}

function sum(list: AnyList, a: Counted, b: Counted): Counted {
  const facets = Object.keys(list.facets).map((name) => {
    const counts = new Map<string, number>();
    for (const one of [...(a.facets[name] ?? []), ...(b.facets[name] ?? [])]) {
      counts.set(one.value, (counts.get(one.value) ?? 0) + one.count);
    }
    return [name, inFacetOrder([...counts].map(([value, n]) => ({ value, count: n })))] as const;
  });
  return {
    total: { count: a.total.count + b.total.count, isExact: a.total.isExact && b.total.isExact },
    facets: Object.fromEntries(facets),
  };
}

/** Counted over rows that are all there. */
function tally<Row>(list: AnyList, rows: readonly Row[]): Counted {
  const facets = Object.entries(list.facets).map(([name, column]) => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const value = row[column as keyof Row];
      if (value != null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    }
    return [name, inFacetOrder([...counts].map(([value, n]) => ({ value, count: n })))] as const;
  });
  return { total: { count: rows.length, isExact: true }, facets: Object.fromEntries(facets) };
}
