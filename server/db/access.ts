import { type RawBuilder, sql } from 'kysely';
import { type Executor, isMariadb, quote, type Table } from './dialect.ts';

/**
 * A table read from this index and from no other, whatever the planner makes of the conditions.
 * @param index `PRIMARY` for the primary key; one of a UNIQUE constraint has other names on SQLite
 */
export function fromIndex(executor: Executor, table: Table, index: string): RawBuilder<unknown> {
  if (isMariadb(executor)) return sql.raw(`${quote(table)} force index (${quote(index)})`);
  // The table itself is stored by its primary key (WITHOUT ROWID), and that is its first index.
  const name = index === 'PRIMARY' ? `sqlite_autoindex_${table}_1` : index;
  return sql.raw(`${quote(table)} indexed by ${quote(name)}`);
}

/**
 * A table joined by its id to a select of ids, which is read first, whatever the planner thinks.
 * @param ids a derived table named `near`
 * @param column its only column
 */
export function joinedTo(
  executor: Executor,
  ids: RawBuilder<unknown>,
  table: Table,
  column: string,
): RawBuilder<unknown> {
  const join = sql.raw(isMariadb(executor) ? 'straight_join' : 'cross join');
  return sql`${ids} ${join} ${sql.table(table)} on ${sql.ref(`${table}.id`)} = ${sql.ref(`near.${column}`)}`;
}

/**
 * What stands behind a column to find letters of these kinds, one after the other, anywhere in its text.
 * @param letters for each place: one letter, or any from the second to the third; none has a meaning in patterns
 */
export function lettersClause(
  executor: Executor,
  letters: readonly (readonly [letter: string, first: string, last: string])[],
): RawBuilder<unknown> {
  const pattern = letters.map(([letter, first, last]) => `[${letter}${first}-${last}]`).join('');
  return isMariadb(executor) ? sql`regexp ${pattern}` : sql`glob ${`*${pattern}*`}`;
}
