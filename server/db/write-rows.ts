import { type Executor, insertMany, type Table, updateMany } from './dialect.ts';
import type { Value } from './rows.ts';

interface Shape {
  readonly table: Table;
  /** The first is the key. */
  readonly columns: readonly string[];
}

/**
 * Writes a working copy's rows in bulk: those that changed, then new ones, each in ascending order of id.
 * @param valuesOf a row's values in the order of the columns
 */
export async function writeRows<T extends { readonly id: string; change: 'none' | 'new' | 'changed' }>(
  tx: Executor,
  { table, columns }: Shape,
  items: Iterable<T>,
  valuesOf: (item: T) => Value[],
): Promise<void> {
  const all = [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  const [key = '', ...rest] = columns;
  const changed = all.filter(({ change }) => change === 'changed').map(valuesOf);
  const fresh = all.filter(({ change }) => change === 'new').map(valuesOf);
  await updateMany(
    tx,
    table,
    [key],
    rest,
    changed.map(([id = null, ...values]) => [...values, id]),
  );
  await insertMany(tx, table, columns, fresh);
}
