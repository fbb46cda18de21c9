import type { Executor, Table } from '../db/dialect.ts';
import type { Condition, Wish } from './wishes.ts';

/** An order of a list: a column, and the id where it is the same; ascending or descending, both. */
export interface Sort<Row> {
  readonly column: keyof Row & string;
  readonly descending: boolean;
  /** The same order of a search index; null: it has none. */
  readonly inIndex: 'newest' | 'oldest' | 'price-desc' | null;
}

/** An index of the table. */
export interface ListIndex<Row> {
  readonly name: string;
  /** The last one, or the last but one before the id, may be that of a sort: then rows come in its order. */
  readonly columns: readonly (keyof Row & string)[];
}

/** What was typed into the field of search, once it is clear what it means. */
export interface Meaning<Row> {
  /** These rows and no others: what was typed is the whole name of one thing. */
  readonly ids?: readonly string[];
  readonly wish?: Wish<Row>;
  /** Rows that it is true of besides those whose own text a search index finds: asked of the database. */
  readonly besides?: Wish<Row>;
  /** It was looked up what was meant, and not all of it was taken. */
  readonly isPartial?: boolean;
}

/** What every list can be asked. */
export interface ListQuery {
  readonly q?: string;
  readonly sort?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

export interface CsvColumn<Item> {
  readonly name: string;
  readonly cell: (item: Item) => string | number | null;
}

/** A list that operators search, declared once: pages, counts and files are made from it. */
export interface List<Row extends { id: string }, Query extends ListQuery, Item> {
  /** As the audit log and the file are named: `members`. */
  readonly name: string;
  /** Of its documents in the operators’ index. */
  readonly kind: string;
  /** Whether every row has a document, or those alone whose text is worth a search. */
  readonly indexed: 'all' | 'with-text';
  readonly table: Table;
  readonly columns: readonly (keyof Row & string)[];
  readonly conditions: readonly Condition<Row, Query>[];
  /** By name; the first is that of a query that names none. */
  readonly sorts: Readonly<Record<string, Sort<Row>>>;
  /** Those that serve its conditions; the primary key is added by itself. */
  readonly indexes: readonly ListIndex<Row>[];
  /** What is counted: names as in the query, and their columns. */
  readonly facets: Readonly<Record<string, keyof Row & string>>;
  /** What is said in `q`, and in whatever else must be looked up first; all of it must hold. */
  means(executor: Executor, query: Query): Promise<readonly Meaning<Row>[]>;
  /** Rows as the list shows them, in bulk and in the same order. */
  show(executor: Executor, rows: readonly Row[]): Promise<readonly Item[]>;
  readonly csv: readonly CsvColumn<Item>[];
}

// biome-ignore lint/suspicious/noExplicitAny: a list of whatever rows
export type AnyList = List<any, any, any>;

export const sortOf = <Row extends { id: string }, Query extends ListQuery, Item>(
  list: List<Row, Query, Item>,
  query: Query,
): Sort<Row> => {
  const sort = list.sorts[query.sort ?? Object.keys(list.sorts)[0]!];
  if (!sort) throw new Error(`The list ${list.name} has no order ${query.sort}`);
  return sort;
};

/** Facets of a row's document: every condition that an index can be asked. */
export function facetsOf<Row extends { id: string }, Query extends ListQuery, Item>(
  list: Pick<List<Row, Query, Item>, 'conditions'>,
  row: Row,
): Record<string, readonly string[]> {
  return Object.fromEntries(
    list.conditions.flatMap((condition) => [condition.facet?.(row) ?? []].filter((pair) => pair.length > 0)),
  );
}
