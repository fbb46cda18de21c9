import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Executor } from '../db/dialect.ts';
import { ProblemError } from '../http/errors.ts';
import { firstIdAt } from '../lib/id.ts';
import type { SearchQuery } from '../search/port.ts';

export type Cell = string | number | null;
export type Judgement = RawBuilder<SqlBool>;

/** What a wish asks of a search index. */
export type Asked = Partial<Pick<SearchQuery, 'q' | 'facets' | 'priceFrom' | 'priceTo' | 'from' | 'to'>>;

/** How an index of the database comes to the rows that a wish may be true of. */
export interface Narrowing {
  readonly column: string;
  /** One value and no more: what follows in the index is then in order. */
  readonly isPoint: boolean;
}

/** Rows that are reached through another table: a select of their ids, from an index of that table, as `near_id`. */
export interface Detour {
  readonly name: string;
  readonly ids: RawBuilder<unknown>;
}

/** One condition of one query, in all the ways in which it is stated; they mean the same. */
export interface Wish<Row> {
  readonly sql: (executor: Executor) => Judgement;
  readonly holds: (row: Row) => boolean;
  readonly narrowing: Narrowing | null;
  readonly detour?: Detour;
  /** null: a search index cannot be asked that. */
  readonly asked: Asked | null;
  /** It is looked for inside of texts: the one thing that a search index does better than a database. */
  readonly isText?: true;
}

/** A condition of a list: reads its part of a query. */
export interface Condition<Row, Query> {
  /** Which parts of the query it reads. */
  readonly params: readonly (keyof Query & string)[];
  /** @throws ProblemError request.invalid when what is asked makes no sense */
  wish(query: Query): Wish<Row> | null;
  /** What a document says of a row, so that the index can be asked the same. */
  facet?(row: Row): readonly [name: string, values: readonly string[]];
}

const listed = (value: unknown): string[] => [value].flat().map(String);

/**
 * The column holds one of the values that are asked for.
 * @param param its name in the query, and that of its facet
 */
export const oneOf = <Row, Query>(
  param: keyof Query & string,
  column: keyof Row & string,
): Condition<Row, Query> => ({
  params: [param],
  wish(query) {
    if (query[param] === undefined) return null;
    const values = [...new Set(listed(query[param]))];
    return {
      sql: () => sql<SqlBool>`${sql.ref(column)} in (${sql.join(values)})`,
      holds: (row) => values.includes(String(row[column])),
      narrowing: { column, isPoint: values.length === 1 },
      asked: { facets: { [param]: values } },
    };
  },
  facet: (row) => [param, [String(row[column])]],
});

/** The column holds anything at all, if that is asked for; `false` asks for nothing. */
export const present = <Row, Query>(
  param: keyof Query & string,
  column: keyof Row & string,
): Condition<Row, Query> => ({
  params: [param],
  wish(query) {
    if (query[param] !== true) return null;
    return {
      sql: () => sql<SqlBool>`${sql.ref(column)} is not null`,
      holds: (row) => row[column] !== null,
      narrowing: { column, isPoint: false },
      asked: { facets: { [param]: ['true'] } },
    };
  },
  facet: (row) => [param, [String(row[column] !== null)]],
});

interface Ends {
  /** Included. */
  readonly first: Cell | undefined;
  readonly last?: Cell | undefined;
  /** Not included. */
  readonly end?: Cell | undefined;
}

function range<Row>(column: keyof Row & string, { first, last, end }: Ends, asked: Asked | null): Wish<Row> {
  const ref = sql.ref(column);
  const parts: Judgement[] = [];
  if (first != null) parts.push(sql<SqlBool>`${ref} >= ${first}`);
  if (last != null) parts.push(sql<SqlBool>`${ref} <= ${last}`);
  if (end != null) parts.push(sql<SqlBool>`${ref} < ${end}`);
  return {
    sql: () => sql<SqlBool>`${sql.join(parts, sql` and `)}`,
    holds: (row) => {
      const value = row[column] as Cell;
      if (value === null) return false;
      return (
        (first == null || value >= first) && (last == null || value <= last) && (end == null || value < end)
      );
    },
    narrowing: { column, isPoint: false },
    asked,
  };
}

/**
 * Amounts in the smallest unit, both ends included.
 * @param column also the price of the list's documents
 */
export const amounts = <Row, Query extends { amountFrom?: number; amountTo?: number }>(
  column: keyof Row & string,
): Condition<Row, Query> => ({
  params: ['amountFrom', 'amountTo'],
  wish({ amountFrom, amountTo }) {
    if (amountFrom === undefined && amountTo === undefined) return null;
    if (amountFrom !== undefined && amountTo !== undefined && amountFrom > amountTo) {
      throw reversed('amountFrom', 'amountTo');
    }
    return range(
      column,
      { first: amountFrom, last: amountTo },
      {
        ...(amountFrom !== undefined && { priceFrom: amountFrom }),
        ...(amountTo !== undefined && { priceTo: amountTo }),
      },
    );
  },
});

/** A period by the ids of the rows, which sort by time; also the time of the list's documents. */
export const madeWithin = <
  Row extends { id: string },
  Query extends { from?: string; to?: string },
>(): Condition<Row, Query> => ({
  params: ['from', 'to'],
  wish(query) {
    const period = periodOf('from', query.from, 'to', query.to);
    if (!period) return null;
    const { from, to } = period;
    return range<Row>(
      'id',
      {
        first: from === undefined ? undefined : firstIdAt(from),
        end: to === undefined ? undefined : firstIdAt(to),
      },
      { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    );
  },
});

/** A period by a column of times, which documents do not know. */
export const within = <Row, Query>(
  from: keyof Query & string,
  to: keyof Query & string,
  column: keyof Row & string,
): Condition<Row, Query> => ({
  params: [from, to],
  wish(query) {
    const period = periodOf(from, query[from], to, query[to]);
    return period && range(column, { first: period.from, end: period.to }, null);
  },
});

/** The latest moment that an id can tell. */
const LATEST_MS = 32 ** 9 - 1;

/**
 * A period of a query, epoch milliseconds, the end left out; null where neither end is named.
 * @throws ProblemError request.invalid for what is no moment, and for an end before the beginning
 */
export function periodOf(
  fromName: string,
  from: unknown,
  toName: string,
  to: unknown,
): { from: number | undefined; to: number | undefined } | null {
  if (from === undefined && to === undefined) return null;
  const start = from === undefined ? undefined : momentOf(fromName, String(from));
  const end = to === undefined ? undefined : momentOf(toName, String(to));
  if (start !== undefined && end !== undefined && start > end) throw reversed(fromName, toName);
  return { from: start, to: end };
}

function momentOf(param: string, text: string): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw invalid(param, 'must be a moment');
  return Math.min(Math.max(ms, 0), LATEST_MS);
}

const reversed = (from: string, to: string): ProblemError => invalid(from, `must not be beyond ${to}`);

/** A query that its schema lets through and that makes no sense all the same. */
const invalid = (param: string, message: string): ProblemError =>
  new ProblemError('request.invalid', { errors: [{ in: 'querystring', path: `/${param}`, message }] });
