import type { Core } from '../../../server/compose.ts';
import { insertMany } from '../../../server/db/dialect.ts';
import type { Database } from '../../../server/db/open.ts';
import type { Tables } from '../../../server/db/schema.ts';
import { firstIdAt } from '../../../server/lib/id.ts';

/** A job with something to do, beside what it must leave alone. */
export interface Case {
  readonly job: string;
  /** How many items it has to do; null where a kill may put some off to its next run. */
  readonly items: number | null;
  /** @param now epoch milliseconds */
  seed(core: Core, now: number): Promise<void>;
  /** Each item was done, once, and nothing else was. */
  check(core: Core, now: number): Promise<void>;
}

export const DAY_MS = 86_400_000;

/** An id that was made at a time, the `n`th of it. */
export const idAt = (ms: number, n: number): string =>
  `${firstIdAt(ms).slice(0, 9)}${String(n).padStart(7, '0')}`;

export const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** Inserts rows of one shape. */
export async function plant<Name extends keyof Tables & string>(
  { database }: { readonly database: Database },
  table: Name,
  rows: readonly Tables[Name][],
): Promise<void> {
  const columns = Object.keys(rows[0]!) as (keyof Tables[Name] & string)[];
  const values = rows.map((row) => columns.map((column) => row[column] as string | number | null));
  await database.transact((tx) => insertMany(tx, table, columns, values));
}

/** Keys of all events of a name, as often as they were said. */
export async function keysOfEvents({ database }: Pick<Core, 'database'>, name: string): Promise<string[]> {
  const rows = await database.reader.selectFrom('batches').select('events').execute();
  const events = rows.flatMap((row) => JSON.parse(row.events) as { name: string; key: string }[]);
  return events.filter((event) => event.name === name).map((event) => event.key);
}
