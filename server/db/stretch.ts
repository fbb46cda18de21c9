import { type Conditions, conditionsOf, type Executor, inIndex, quote, run, type Table } from './dialect.ts';
import type { Value } from './rows.ts';

/** Rows that lie side by side in an index: read by key, from wherever one stopped, without looking at others. */
export interface Stretch extends Conditions {
  readonly table: Table;
  /** `PRIMARY` for the primary key. Its columns: those of `where`, then those of `order`. */
  readonly index: string;
  /** Up to one that is unique; they are what is read. */
  readonly order: readonly string[];
}

/** The columns of `order` of a row. */
export type PlacedRow = Readonly<Record<string, Value>>;

/**
 * Reads the rows of a stretch that come after a place, in order. A comparison of several columns at once is not
 * looked up in an index by MariaDB: so what shares most with the place is read first, and then what shares less.
 * @param after the values of `order` of the row that was read last; null at the beginning
 * @returns fewer than `limit` at the end
 */
export async function selectAfter(
  executor: Executor,
  stretch: Stretch,
  after: readonly Value[] | null,
  limit: number,
): Promise<PlacedRow[]> {
  const { order } = stretch;
  const { texts, values } = conditionsOf(stretch, '');
  const found: PlacedRow[] = [];
  const columns = order.map(quote);
  for (let shared = after ? order.length - 1 : 0; shared >= 0 && found.length < limit; shared -= 1) {
    const place = after ? after.slice(0, shared + 1) : [];
    const beyond = place.map((_, i) => `${columns[i]} ${i === shared ? '>' : '='} ?`);
    const rows = await run<PlacedRow>(
      executor,
      `select ${columns.join(', ')} from ${inIndex(executor, stretch.table, stretch.index)}
       where ${[...texts, ...beyond].join(' and ') || 'true'}
       order by ${columns.slice(shared).join(', ')} limit ${limit - found.length}`,
      [...values, ...place],
    );
    for (const row of rows) found.push(row);
  }
  return found;
}

/** Whether a row still stands at its place. */
export async function standsAt(
  executor: Executor,
  stretch: Stretch,
  place: readonly Value[],
): Promise<boolean> {
  const { texts, values } = conditionsOf(stretch, '');
  const there = stretch.order.map((name) => `${quote(name)} = ?`);
  const rows = await run(
    executor,
    `select 1 from ${inIndex(executor, stretch.table, stretch.index)}
     where ${[...texts, ...there].join(' and ')}`,
    [...values, ...place],
  );
  return rows.length > 0;
}

/** How many rows a stretch has, counted up to a bound. */
export async function countUpTo(executor: Executor, stretch: Stretch, atMost: number): Promise<number> {
  const { texts, values } = conditionsOf(stretch, '');
  const rows = await run<{ count: number }>(
    executor,
    `select count(*) as count from (
       select 1 from ${inIndex(executor, stretch.table, stretch.index)}
       where ${texts.join(' and ') || 'true'} limit ${atMost}) found`,
    values,
  );
  return Number(rows[0]!.count);
}
