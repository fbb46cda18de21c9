import { sql } from 'kysely';
import { type Executor, selectMany } from '../db/dialect.ts';
import type { FacetCount, ListTotal } from '../lib/list-schema.ts';
import type { AnyList, Sort } from './list.ts';
import { beyond, inOrder, type Path, reachOf, rowsOn, upTo } from './paths.ts';
import type { Place, Question } from './question.ts';
import type { Cell, Judgement } from './wishes.ts';

export interface DatabaseLimits {
  /** Rows that are looked at one by one: more than so many make no small path. */
  readonly smallRows: number;
  /** Rows that are looked through for one page where few of them may fit. */
  readonly windowRows: number;
  /** The same, where a search index is asked if they are not enough. */
  readonly triedRows: number;
  /** What a search index finds is put in an order that it does not know, if it is no more than that. */
  readonly collectedRows: number;
  /** So many candidates of a search index are judged before they are counted. */
  readonly judgedRows: number;
  /** Rows that are looked at to count. */
  readonly countedRows: number;
}

/** What was found, in order, and how far. */
export interface Found {
  readonly places: readonly Place[];
  /** Everything up to here was looked at; null: everything there is. */
  readonly reached: Place | null;
}

export interface Counted {
  readonly total: ListTotal;
  readonly facets: Record<string, FacetCount[]>;
}

/** How many rows a path leads to, counted no further than `atMost` + 1. */
export async function reach(executor: Executor, list: AnyList, path: Path, atMost: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (${reachOf(executor, list, path)} limit ${atMost + 1}) as reached
  `.execute(executor);
  return Number(rows[0]!.n);
}

/** What of these rows fits: all of them are looked at, and then they are put in order. */
export async function findAmongFew<Row>(
  executor: Executor,
  list: AnyList,
  { path, question }: { path: Path<Row>; question: Question<Row> },
  after: Place | null,
  limit: number,
): Promise<Found> {
  const more = after ? [beyond(question.sort, after)] : [];
  const places = await select(executor, list, { path, sort: question.sort }, more, limit + 1);
  return cut(places, limit, null);
}

/**
 * Goes along an index in the order of the sort until enough was found, or until so many rows were passed.
 * @param windowRows where the index answers everything no row is passed in vain, and it does not count
 */
export async function walk<Row>(
  executor: Executor,
  list: AnyList,
  { path, question }: { path: Path<Row>; question: Question<Row> },
  after: Place | null,
  { limit, windowRows }: { limit: number; windowRows: number },
): Promise<Found> {
  const { sort } = question;
  const more = after ? [beyond(sort, after)] : [];
  const end = path.rest.length === 0 ? null : await placeAt(executor, list, { path, sort }, more, windowRows);
  if (end) more.push(upTo(sort, end));
  return cut(await select(executor, list, { path, sort }, more, limit + 1), limit, end);
}

/** The place of the row that comes as the so-manieth along a path; null when it has fewer. */
async function placeAt<Row>(
  executor: Executor,
  list: AnyList,
  { path, sort }: { path: Path<Row>; sort: Sort<Row> },
  more: readonly Judgement[],
  rows: number,
): Promise<Place | null> {
  const bare = { ...path, rest: [] };
  const [place] = await select(executor, list, { path: bare, sort }, more, 1, rows - 1);
  return place ?? null;
}

async function select<Row>(
  executor: Executor,
  list: AnyList,
  { path, sort }: { path: Path<Row>; sort: Sort<Row> },
  more: readonly Judgement[],
  limit: number,
  offset = 0,
): Promise<Place[]> {
  const { rows } = await sql<{ id: string; value: Cell }>`
    select id, ${sql.ref(sort.column)} as value ${rowsOn(executor, list, path, more)}
    ${inOrder(sort)} limit ${limit} offset ${offset}
  `.execute(executor);
  return rows.map(({ id, value }) => [value, id]);
}

/** @param end as far as was looked when fewer than `limit` were found; null: to the end */
function cut(places: readonly Place[], limit: number, end: Place | null): Found {
  if (places.length <= limit) return { places, reached: end };
  const shown = places.slice(0, limit);
  return { places: shown, reached: shown.at(-1)! };
}

/**
 * Counts what fits and, over the same rows, how often each value of the facets stands there.
 * @param countedRows along an ordered path, no further than that; null: all that the path leads to
 */
export async function count<Row>(
  executor: Executor,
  list: AnyList,
  { path, question }: { path: Path<Row>; question: Question<Row> },
  countedRows: number | null,
): Promise<Counted> {
  const { sort } = question;
  const end = countedRows === null ? null : await placeAt(executor, list, { path, sort }, [], countedRows);
  const names = Object.keys(list.facets);
  const columns = names.map((name) => sql.ref(list.facets[name] as string));
  const rowsOnPath = rowsOn(executor, list, path, end ? [upTo(sort, end)] : []);
  const { rows } = await sql<Record<string, Cell>>`
    select ${sql.join([...columns, sql`count(*) as n`])} ${rowsOnPath} group by ${sql.join(columns)}
  `.execute(executor);
  const total = rows.reduce((sum, row) => sum + Number(row.n), 0);
  return {
    total: { count: total, isExact: end === null },
    facets: Object.fromEntries(names.map((name) => [name, tally(rows, list.facets[name] as string)])),
  };
}

function tally(rows: readonly Record<string, Cell>[], column: string): FacetCount[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = row[column];
    if (value != null) counts.set(String(value), (counts.get(String(value)) ?? 0) + Number(row.n));
  }
  return inFacetOrder([...counts].map(([value, n]) => ({ value, count: n })));
}

/** The most frequent first. */
export const inFacetOrder = (counts: readonly FacetCount[]): FacetCount[] =>
  counts.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));

/** Rows by id, in bulk and in the order of the ids; those that are not there are left out. */
export async function readRows<Row extends { id: string }>(
  executor: Executor,
  list: AnyList,
  ids: readonly string[],
): Promise<Row[]> {
  const rows = await selectMany<Row>(
    executor,
    { table: list.table, columns: list.columns as string[], keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
