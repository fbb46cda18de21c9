import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { fromIndex, joinedTo } from '../db/access.ts';
import type { Executor } from '../db/dialect.ts';
import type { AnyList, ListIndex, Sort } from './list.ts';
import type { Place, Question } from './question.ts';
import type { Cell, Detour, Judgement, Wish } from './wishes.ts';

/** One way to come to rows: a part of an index, whose rows alone are looked at. */
// biome-ignore lint/suspicious/noExplicitAny: of whatever rows
export interface Path<Row = any> {
  readonly index: string;
  readonly detour: Detour | null;
  /** What the index itself answers. */
  readonly driving: readonly Wish<Row>[];
  /** What every row that it leads to must be asked. */
  readonly rest: readonly Wish<Row>[];
  /** Rows come in the order of the sort. */
  readonly isOrdered: boolean;
}

const PRIMARY = { name: 'PRIMARY', columns: ['id'] } as const;

/** The way that comes in the order of the sort, with as much as possible answered by its index. */
export function orderedPath<Row>(list: AnyList, { sort, wishes }: Question<Row>): Path<Row> {
  let best: Path<Row> | null = null;
  for (const index of allIndexes(list)) {
    const driving = orderedDriving(index.columns, sort, wishes);
    if (driving && (!best || driving.length > best.driving.length))
      best = pathOf(index.name, driving, wishes, true);
  }
  if (!best) throw new Error(`No index of the list ${list.name} is in the order of ${sort.column}`);
  return best;
}

/** One value for each column before that of the sort, and a range of that; null: another order. */
function orderedDriving<Row>(
  columns: readonly string[],
  sort: Sort<Row>,
  wishes: readonly Wish<Row>[],
): Wish<Row>[] | null {
  const at = columns.indexOf(sort.column);
  const tail = columns.slice(at + 1);
  if (
    at < 0 ||
    tail.length > 1 ||
    (tail.length === 1 && tail[0] !== 'id') ||
    (tail.length === 0 && sort.column !== 'id')
  )
    return null;
  const points = columns.slice(0, at).map((column) => wishes.find((wish) => isPointOf(wish, column)));
  if (points.includes(undefined)) return null;
  const ranges = wishes.filter(({ narrowing }) => narrowing?.column === sort.column);
  return [...(points as Wish<Row>[]), ...ranges];
}

/** Ways that lead to few rows, perhaps; how many, the database must be asked. The whole table is the last. */
export function narrowPaths<Row>(list: AnyList, { wishes }: Question<Row>): Path<Row>[] {
  const paths: Path<Row>[] = [];
  for (const wish of wishes)
    if (wish.detour) paths.push({ ...pathOf('', [wish], wishes, false), detour: wish.detour });
  for (const { name, columns } of allIndexes(list)) {
    const driving = narrowDriving(columns, wishes);
    if (driving.length > 0) paths.push(pathOf(name, driving, wishes, false));
  }
  return [...paths, pathOf(PRIMARY.name, [], wishes, false)];
}

function narrowDriving<Row>(columns: readonly string[], wishes: readonly Wish<Row>[]): Wish<Row>[] {
  const driving: Wish<Row>[] = [];
  for (const column of columns) {
    const wish = wishes.find(({ narrowing }) => narrowing?.column === column);
    if (!wish) break;
    driving.push(wish);
    if (!wish.narrowing?.isPoint) break;
  }
  return driving;
}

const isPointOf = <Row>({ narrowing }: Wish<Row>, column: string): boolean =>
  narrowing?.column === column && narrowing.isPoint;

const allIndexes = (list: AnyList): readonly ListIndex<{ id: string }>[] => [...list.indexes, PRIMARY];

const pathOf = <Row>(
  index: string,
  driving: readonly Wish<Row>[],
  wishes: readonly Wish<Row>[],
  isOrdered: boolean,
): Path<Row> => ({
  index,
  detour: null,
  driving,
  rest: wishes.filter((wish) => !driving.includes(wish)),
  isOrdered,
});

// ---- as SQL ------------------------------------------------------------------------------------------

/** `from … where …` of a path: all of its rows, or those alone that all conditions are true of. */
export function rowsOn<Row>(
  executor: Executor,
  list: AnyList,
  { index, detour, driving, rest }: Path<Row>,
  more: readonly Judgement[] = [],
): RawBuilder<unknown> {
  const asked = [...driving, ...rest].filter((wish) => !detour || wish.detour !== detour);
  const all = [...asked.map((wish) => wish.sql(executor)), ...more];
  const from = detour
    ? joinedTo(executor, sql`(${detour.ids}) as near`, list.table, 'near_id')
    : fromIndex(executor, list.table, index);
  return all.length === 0 ? sql`from ${from}` : sql`from ${from} where ${sql.join(all, sql` and `)}`;
}

/** What a path leads to, whatever else is asked: a select of one column. */
export function reachOf<Row>(
  executor: Executor,
  list: AnyList,
  { index, detour, driving }: Path<Row>,
): RawBuilder<unknown> {
  if (detour) return detour.ids;
  const from = fromIndex(executor, list.table, index);
  if (driving.length === 0) return sql`select id from ${from}`;
  return sql`select id from ${from} where ${sql.join(
    driving.map((wish) => wish.sql(executor)),
    sql` and `,
  )}`;
}

/** Only what comes after a place, or up to it. */
export function beyond<Row>(sort: Sort<Row>, [value, id]: Place): Judgement {
  const less = sql.raw(sort.descending ? '<' : '>');
  if (sort.column === 'id') return sql<SqlBool>`id ${less} ${id}`;
  const column = sql.ref(sort.column);
  // Not (column, id) < (…, …): MariaDB would not look that up in an index.
  return sql<SqlBool>`${column} ${less}= ${value} and (${column} ${less} ${value} or id ${less} ${id})`;
}

export function upTo<Row>(sort: Sort<Row>, [value, id]: Place): Judgement {
  const more = sql.raw(sort.descending ? '>' : '<');
  if (sort.column === 'id') return sql<SqlBool>`id ${more}= ${id}`;
  const column = sql.ref(sort.column);
  return sql<SqlBool>`${column} ${more}= ${value} and (${column} ${more} ${value} or id ${more}= ${id})`;
}

export function inOrder<Row>({ column, descending }: Sort<Row>): RawBuilder<unknown> {
  const direction = sql.raw(descending ? 'desc' : 'asc');
  return column === 'id'
    ? sql`order by id ${direction}`
    : sql`order by ${sql.ref(column)} ${direction}, id ${direction}`;
}

/** Which of two places comes first: negative when the first does. */
export const compare = <Row>({ descending }: Sort<Row>, a: Place, b: Place): number => {
  const order = a[0] === b[0] ? byValue(a[1], b[1]) : byValue(a[0], b[0]);
  return descending ? -order : order;
};

const byValue = (a: Cell, b: Cell): number => (a === b ? 0 : a! < b! ? -1 : 1);

export const placeOf = <Row extends { id: string }>({ column }: Sort<Row>, row: Row): Place => [
  row[column] as Cell,
  row.id,
];
