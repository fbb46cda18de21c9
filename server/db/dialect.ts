import { CompiledQuery, type Kysely, MysqlAdapter } from 'kysely';
import { Rows, type Value } from './rows.ts';
import type { Tables } from './schema.ts';

/**
 * Every difference between SQLite and MariaDB. Rows go in and out in bulk: on SQLite a prepared statement
 * in a loop is fastest (no network), on MariaDB one statement for many rows (each is a round trip).
 */
export type Executor = Kysely<Tables>;
export type Table = keyof Tables & string;

/** Long lists are cut: beyond some hundreds of keys MariaDB may prefer a scan, which would lock the table. */
const CHUNK = 500;
const SHORT_TEXT = 1_000;

export const isMariadb = (executor: Executor): boolean =>
  executor.getExecutor().adapter instanceof MysqlAdapter;

/** SQLite commits one transaction after the other; MariaDB's overlap. */
export const commitsAreSerial = (executor: Executor): boolean => !isMariadb(executor);

/** Runs a statement written by hand; names of columns and tables in it are ours. */
export async function run<R>(executor: Executor, sql: string, parameters: unknown[]): Promise<R[]> {
  const result = await executor.executeQuery<R>(CompiledQuery.raw(sql, parameters));
  return result.rows;
}

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += CHUNK) yield items.slice(from, from + CHUNK);
}

export const quote = (name: string): string => `\`${name}\``;
const list = (names: readonly string[]): string => names.map(quote).join(', ');

/**
 * Inserts many rows.
 * @param columns the names, in the order of each row's values
 * @throws the driver's error; see `isDuplicate`
 */
export async function insertMany(
  executor: Executor,
  table: Table,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const into = `insert into ${quote(table)} (${list(columns)}) values`;
  if (isMariadb(executor)) {
    for (const part of chunks(rows)) await run(executor, `${into} ?`, [part]);
  } else {
    await run(executor, `${into} (${columns.map(() => '?').join(', ')})`, [new Rows(rows)]);
  }
}

/**
 * Updates many rows by key.
 * @param keys the key columns, in the order of the last values of each row
 * @param columns the columns to set, in the order of the first values of each row
 */
export async function updateMany(
  executor: Executor,
  table: Table,
  keys: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  if (rows.length === 0) return;
  if (!isMariadb(executor)) {
    const set = columns.map((name) => `${quote(name)} = ?`).join(', ');
    const where = keys.map((name) => `${quote(name)} = ?`).join(' and ');
    await run(executor, `update ${quote(table)} set ${set} where ${where}`, [new Rows(rows)]);
    return;
  }
  const all = [...columns, ...keys];
  const set = columns.map((name, i) => `t.${quote(name)} = j.c${i}`).join(', ');
  const on = keys.map((name, i) => `t.${quote(name)} = j.c${columns.length + i}`).join(' and ');
  for (const part of chunks(rows)) {
    const source = jsonTable(all.length, part);
    await run(executor, `update ${source} straight_join ${quote(table)} t on ${on} set ${set}`, [
      JSON.stringify(part),
    ]);
  }
}

/**
 * Adds to counters of many rows, in the order of the given rows, which is the order of the locks; a row that is not there
 * yet begins with what is added.
 * @param keys the columns of the primary key, in the order of the first values of each row
 * @param columns all others, which are numbers, in the order of the last values of each row
 */
export async function addMany(
  executor: Executor,
  table: Table,
  keys: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const all = [...keys, ...columns];
  const into = `insert into ${quote(table)} (${list(all)}) values`;
  if (isMariadb(executor)) {
    const set = columns.map((name) => `${quote(name)} = ${quote(name)} + values(${quote(name)})`).join(', ');
    for (const part of chunks(rows)) await run(executor, `${into} ? on duplicate key update ${set}`, [part]);
    return;
  }
  const set = columns.map((name) => `${quote(name)} = ${quote(name)} + excluded.${quote(name)}`).join(', ');
  const values = all.map(() => '?').join(', ');
  await run(executor, `${into} (${values}) on conflict (${list(keys)}) do update set ${set}`, [
    new Rows(rows),
  ]);
}

/** Conditions that rows must still meet: values of columns, and inclusive upper bounds, above which null stands. */
export interface Conditions {
  readonly where: Readonly<Record<string, Value>>;
  readonly atMost: Readonly<Record<string, number | string>>;
}

/**
 * Deletes many rows by key, in ascending order of the given rows, where they still meet the conditions.
 * @param keys the columns of the primary key, in the order of the values of each row
 */
export async function deleteMany(
  executor: Executor,
  table: Table,
  keys: readonly string[],
  rows: readonly (readonly Value[])[],
  { where, atMost }: Conditions,
): Promise<void> {
  if (rows.length === 0) return;
  const { texts, values } = conditionsOf({ where, atMost }, 't.');
  const judged = texts.map((text) => ` and ${text}`).join('');
  if (!isMariadb(executor)) {
    const found = keys.map((name) => `t.${quote(name)} = ?`).join(' and ');
    const judgedRows = new Rows(rows.map((row) => [...row, ...values]));
    await run(executor, `delete from ${quote(table)} as t where ${found}${judged}`, [judgedRows]);
    return;
  }
  const on = keys.map((name, i) => `t.${quote(name)} = j.c${i}`).join(' and ');
  for (const part of chunks(rows)) {
    const source = `${jsonTable(keys.length, part)} straight_join ${quote(table)} t`;
    await run(executor, `delete t from ${source} on ${on}${judged}`, [JSON.stringify(part), ...values]);
  }
}

/** Conditions as SQL, with the values of its parameters. */
export function conditionsOf(conditions: Conditions, alias: string): { texts: string[]; values: Value[] } {
  const equal = Object.entries(conditions.where);
  const bounds = Object.entries(conditions.atMost);
  return {
    texts: [
      ...equal.map(([name, value]) => `${alias}${quote(name)} ${value === null ? 'is null' : '= ?'}`),
      ...bounds.map(([name]) => `${alias}${quote(name)} <= ?`),
    ],
    values: [
      ...equal.map(([, value]) => value).filter((value) => value !== null),
      ...bounds.map(([, v]) => v),
    ],
  };
}

/** A table, with the index from which it is to be read; `PRIMARY` for its primary key. */
export function inIndex(executor: Executor, table: Table, index: string): string {
  if (isMariadb(executor)) return `${quote(table)} force index (${quote(index)})`;
  return index === 'PRIMARY' ? quote(table) : `${quote(table)} indexed by ${quote(index)}`;
}

/** What `selectMany` reads. */
export interface Selection {
  readonly table: Table;
  readonly columns: readonly string[];
  /** The key columns, all of one index. */
  readonly keys: readonly string[];
  /** MariaDB's name of that index. */
  readonly index: string;
  /** Lock the rows until the transaction ends (SQLite's writer holds the whole file anyway). */
  readonly lock: boolean;
}

/**
 * Reads the rows of many keys, in ascending order of key, which is also the order of the locks.
 * Lock only keys whose rows exist: a lock on an absent key is a gap lock on MariaDB.
 * @param values a key each; duplicates are read once
 */
export async function selectMany<R>(
  executor: Executor,
  selection: Selection,
  values: readonly (readonly Value[])[],
): Promise<R[]> {
  const { table, columns, keys } = selection;
  const byKey = distinct(values);
  if (byKey.size === 0) return [];
  if (!isMariadb(executor)) {
    const where = keys.map((name) => `${quote(name)} = ?`).join(' and ');
    const rows = new Rows([...byKey.values()]);
    return run(executor, `select ${list(columns)} from ${quote(table)} where ${where}`, [rows]);
  }
  const wanted = [...byKey.keys()].sort().map((key) => byKey.get(key)!);
  const found: R[] = [];
  const [only] = keys;
  const forced = `${quote(table)} t force index (${quote(selection.index)})`;
  const what = columns.map((name) => `t.${quote(name)}`).join(', ');
  const lock = selection.lock ? ' for update' : '';
  for (const part of chunks(wanted)) {
    const rows =
      keys.length === 1 && only
        ? await run<R>(executor, `select ${what} from ${forced} where t.${quote(only)} in (?)${lock}`, [
            part.map((row) => row[0]),
          ])
        : await run<R>(
            executor,
            `select ${what} from ${jsonTable(keys.length, part)} straight_join ${forced} on ${keys
              .map((name, i) => `t.${quote(name)} = j.c${i}`)
              .join(' and ')}${lock}`,
            [JSON.stringify(part)],
          );
    for (const row of rows) found.push(row);
  }
  return found;
}

/** Rows by a text of their values; the order of the texts is that of the columns. */
function distinct(values: readonly (readonly Value[])[]): Map<string, readonly Value[]> {
  const byText = new Map<string, readonly Value[]>();
  for (const row of values) {
    let text = String(row[0]);
    // U+0001 sorts below everything that stands in a key.
    for (let i = 1; i < row.length; i += 1) text += `\u0001${row[i]}`;
    byText.set(text, row);
  }
  return byText;
}

/** A derived table `j` with columns c0, c1, … from one JSON parameter; types follow the values. */
function jsonTable(width: number, rows: readonly (readonly Value[])[]): string {
  const columns = Array.from({ length: width }, (_, i) => {
    let longest = -1;
    for (const row of rows) {
      const value = row[i];
      if (typeof value === 'string' && value.length > longest) longest = value.length;
    }
    // What is longer than the column would be cut without a word.
    const text = longest > SHORT_TEXT ? 'longtext' : `varchar(${SHORT_TEXT})`;
    const type = longest < 0 ? 'bigint' : `${text} character set utf8mb4 collate utf8mb4_bin`;
    return `c${i} ${type} path '$[${i}]'`;
  });
  return `json_table(?, '$[*]' columns (${columns.join(', ')})) j`;
}

/** `for update` where rows are locked one by one; nothing on SQLite. For statements written by hand. */
export const lockClause = (executor: Executor): string => (isMariadb(executor) ? ' for update' : '');

/** Locks what nobody else has locked and passes over the rest: for those who share out work among themselves. */
export const skipLockedClause = (executor: Executor): string =>
  isMariadb(executor) ? ' for update skip locked' : '';

/** Makes MariaDB take an index where the wrong one would lock the table; for statements written by hand. */
export const forceIndexClause = (executor: Executor, index: string): string =>
  isMariadb(executor) ? ` force index (${index})` : '';

export { isDisconnect, isDuplicate, isRetryable, isUnwell, THREAD_LOST } from './dialect-errors.ts';
