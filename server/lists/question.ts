import { createHash } from 'node:crypto';
import type { Executor } from '../db/dialect.ts';
import { ProblemError } from '../http/errors.ts';
import type { AnsweredBy, ListTotal } from '../lib/list-schema.ts';
import { type AnyList, type List, type ListQuery, type Sort, sortOf } from './list.ts';
import type { Cell, Wish } from './wishes.ts';

/** Where a page ends: the sort's value, and the id. */
export type Place = readonly [value: Cell, id: string];

/** A query, understood. */
export interface Question<Row> {
  readonly sort: Sort<Row>;
  readonly wishes: readonly Wish<Row>[];
  /** See `Meaning.besides`. */
  readonly besides: Wish<Row> | null;
  /** Only these may be found; null: any. */
  readonly ids: readonly string[] | null;
  /** It stands for less than what was typed may mean. */
  readonly isPartial: boolean;
}

/**
 * What a query means. The same query may mean something else later: a name is found among members, say.
 * @throws ProblemError request.invalid
 */
export async function understand<Row extends { id: string }, Query extends ListQuery, Item>(
  list: List<Row, Query, Item>,
  query: Query,
  executor: Executor,
): Promise<Question<Row>> {
  const wishes = list.conditions.flatMap((condition) => condition.wish(query) ?? []);
  let ids: readonly string[] | null = null;
  let besides: Wish<Row> | null = null;
  let isPartial = false;
  for (const meaning of await list.means(executor, query)) {
    isPartial ||= meaning.isPartial ?? false;
    if (meaning.wish) wishes.push(meaning.wish);
    besides ??= meaning.besides ?? null;
    const { ids: only } = meaning;
    if (only) ids = ids === null ? only : ids.filter((id) => only.includes(id));
  }
  return { sort: sortOf(list, query), wishes, besides, ids, isPartial };
}

/** How a search index goes on. */
export interface Resume {
  /** Its own; null: from its beginning. */
  readonly cursor: string | null;
  /** Rows from there on that were shown already, between rows of the database. */
  readonly shown: readonly string[];
}
export const FROM_THE_BEGINNING: Resume = { cursor: null, shown: [] };

/** What a later page needs to know of those before it. */
export interface Cursor {
  readonly by: AnsweredBy;
  /** null: nothing was reached yet. */
  readonly after: Place | null;
  readonly resume: Resume;
  readonly total: ListTotal;
}

/** Bound to the list and the query: with another one it is refused. */
export function formatCursor(list: AnyList, query: ListQuery, { by, after, resume, total }: Cursor): string {
  const parts = [
    fingerprintOf(list, query),
    by,
    after,
    resume.cursor,
    resume.shown,
    total.count,
    total.isExact,
  ];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws ProblemError request.invalid-cursor for what is none, and for one of another query */
export function parseCursor(list: AnyList, query: ListQuery): Cursor | null {
  if (query.cursor === undefined) return null;
  const [fingerprint, by, after, own, shown, count, isExact] = partsOf(query.cursor);
  if (
    fingerprint === fingerprintOf(list, query) &&
    (by === 'database' || by === 'index') &&
    (after === null || isPlace(after)) &&
    (own === null || typeof own === 'string') &&
    Array.isArray(shown) &&
    shown.every((id) => typeof id === 'string') &&
    Number.isSafeInteger(count) &&
    typeof isExact === 'boolean'
  ) {
    return { by, after, resume: { cursor: own, shown }, total: { count: count as number, isExact } };
  }
  throw new ProblemError('request.invalid-cursor');
}

const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) &&
  value.length === 2 &&
  (typeof value[0] === 'string' || Number.isSafeInteger(value[0])) &&
  typeof value[1] === 'string';

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function fingerprintOf({ name }: AnyList, query: ListQuery): string {
  const { cursor: _, limit: __, ...asked } = query;
  const text = JSON.stringify([name, Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
