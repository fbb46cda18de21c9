import type { AnsweredBy } from '../lib/list-schema.ts';
import type { SearchIndex } from '../search/port.ts';
import { type Choice, choose } from './choose.ts';
import { countedBy, sum, tally } from './counts.ts';
import { type Counted, readRows } from './database-source.ts';
import { type Gathered, gather } from './gather.ts';
import { allCandidates, fitting, type IndexQuestion, nothing } from './index-source.ts';
import type { AnyList } from './list.ts';
import { type Cursor, FROM_THE_BEGINNING, type Question } from './question.ts';
import { type DatabaseChoice, databaseSource, indexSource, type Reading, type Source } from './sources.ts';

/** How often candidates are asked for to fill one page, where many of them do not fit. */
const MAX_ROUNDS = 4;

export interface Answer<Row> {
  readonly gathered: Gathered<Row>;
  readonly counted: Counted;
  readonly by: AnsweredBy;
}

/** What a page is read with, and from where on. */
export interface Asked {
  readonly reading: Reading;
  readonly index: SearchIndex | null;
  readonly cursor: Cursor | null;
  readonly limit: number;
}

/** A page as one choice finds it. @throws IndexAway */
export async function answerBy<Row extends { id: string }>(
  list: AnyList,
  question: Question<Row>,
  choice: Choice<Row>,
  asked: Asked,
): Promise<Answer<Row>> {
  if (choice.how === 'index') return answerByIndex(list, question, choice.query, asked);
  if (choice.how === 'collect') return answerByCollecting(list, question, choice, asked);
  if (choice.how === 'walk' && choice.otherwise) {
    const { windowRows, triedRows } = asked.reading.limits;
    const limits = { ...asked.reading.limits, windowRows: Math.min(windowRows, triedRows) };
    const tried = { ...asked, reading: { ...asked.reading, limits } };
    const gathered = await gatherBy(list, question, choice, tried, 1);
    const isFull = gathered.isEnd || gathered.rows.length >= asked.limit;
    if (!isFull) return answerByIndex(list, question, choice.otherwise, asked);
    return answerOf(list, question, choice, asked, gathered);
  }
  return answerOf(list, question, choice, asked, await gatherBy(list, question, choice, asked, MAX_ROUNDS));
}

const gatherBy = <Row extends { id: string }>(
  list: AnyList,
  question: Question<Row>,
  choice: DatabaseChoice<Row>,
  { reading, cursor, limit }: Asked,
  maxRounds: number,
): Promise<Gathered<Row>> => {
  const source = databaseSource(list, question, choice, reading);
  const start = { after: cursor?.after ?? null, resume: FROM_THE_BEGINNING };
  return gather(question.sort, [source], start, { limit, maxRounds });
};

async function answerOf<Row extends { id: string }>(
  list: AnyList,
  question: Question<Row>,
  choice: DatabaseChoice<Row>,
  { reading, cursor }: Asked,
  gathered: Gathered<Row>,
): Promise<Answer<Row>> {
  if (cursor) return later(cursor, gathered, 'database');
  const counted = gathered.isEnd
    ? tally(list, gathered.rows)
    : await countedBy(list, question, choice, reading);
  const { total, facets } = counted;
  // Further along the way than was looked at for counting there were some as well.
  const known = { count: Math.max(total.count, gathered.rows.length), isExact: total.isExact };
  return { gathered, counted: { total: known, facets }, by: 'database' };
}

const later = <Row>(cursor: Cursor, gathered: Gathered<Row>, by: AnsweredBy): Answer<Row> => ({
  gathered,
  counted: { total: cursor.total, facets: {} },
  by,
});

async function answerByIndex<Row extends { id: string }>(
  list: AnyList,
  question: Question<Row>,
  query: IndexQuestion,
  { reading, index, cursor, limit }: Asked,
): Promise<Answer<Row>> {
  if (!index) throw new Error('There is no index to be asked');
  const own = indexSource(list, question, index, query, reading);
  const besides = question.besides ? await besidesOf(list, question, reading) : null;
  const start = {
    after: cursor?.after ?? null,
    resume: cursor?.by === 'index' ? cursor.resume : FROM_THE_BEGINNING,
  };
  const sources: Source<Row>[] = besides ? [own, besides.source] : [own];
  const gathered = await gather(question.sort, sources, start, { limit, maxRounds: MAX_ROUNDS });
  if (cursor) return later(cursor, gathered, 'index');
  if (gathered.isEnd) return { gathered, counted: tally(list, gathered.rows), by: 'index' };
  const counted = await judgedCounts(
    list,
    question,
    query,
    { index, reading },
    own.counted() ?? nothing(list),
  );
  if (!besides) return { gathered, counted, by: 'index' };
  const more = await countedBy(list, besides.question, besides.choice, reading);
  return { gathered, counted: sum(list, counted, more), by: 'index' };
}

/**
 * An index finds some rows that do not hold what was typed letter by letter: few are judged before they are counted,
 * and many are said to be about so many.
 */
async function judgedCounts<Row extends { id: string }>(
  list: AnyList,
  { wishes }: Question<Row>,
  query: IndexQuestion,
  { index, reading }: { index: SearchIndex; reading: Reading },
  { total, facets }: Counted,
): Promise<Counted> {
  if (!wishes.some((wish) => wish.isText)) return { total, facets };
  const { judgedRows } = reading.limits;
  const ids = total.count <= judgedRows ? await allCandidates(index, list, query, judgedRows) : null;
  if (ids === null) return { total: { ...total, isExact: false }, facets };
  return tally(list, fitting(await readRows<Row>(reading.judge, list, ids), wishes));
}

/** The rows that the search index does not know to fit: found by the database, beside it. */
async function besidesOf<Row extends { id: string }>(
  list: AnyList,
  question: Question<Row>,
  reading: Reading,
) {
  const others = question.wishes.filter((wish) => !wish.isText);
  const own = { ...question, wishes: [...others, question.besides!], besides: null };
  const choice = databaseOnly(await choose(list, own, reading, false));
  return { question: own, choice, source: databaseSource(list, own, choice, reading) };
}

/** All that the search index finds, in the order of the database; too much of it is left to the database alone. */
async function answerByCollecting<Row extends { id: string }>(
  list: AnyList,
  question: Question<Row>,
  { query, otherwise }: Extract<Choice<Row>, { how: 'collect' }>,
  asked: Asked,
): Promise<Answer<Row>> {
  if (!asked.index) throw new Error('There is no index to be asked');
  const ids = await allCandidates(asked.index, list, query, asked.reading.limits.collectedRows);
  const choice: DatabaseChoice<Row> =
    ids === null ? { how: 'walk', path: otherwise, otherwise: null } : { how: 'named', ids };
  const answer = await answerBy(list, question, choice, asked);
  return ids === null ? answer : { ...answer, by: 'index' };
}

/** Where no index was to be asked. */
export function databaseOnly<Row>(choice: Choice<Row>): DatabaseChoice<Row> {
  if (choice.how === 'index' || choice.how === 'collect') throw new Error('No index was to be asked');
  return choice;
}
