import { type QueryExecutorProvider, type QueryResult, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Executor } from './dialect.ts';
import { isDisconnect } from './dialect-errors.ts';

/** Table, column, key, row or constraint is there already; column or key is gone already. */
const DONE_ALREADY = [1050, 1060, 1061, 1062, 1826, 1091];
const NOTHING: QueryResult<never> = { rows: [] };

/**
 * A migration that goes on where it was killed. MariaDB commits each change of the schema by itself, so half of a
 * migration stays, and all of it once more would be refused for ever. Before each statement its number is written down:
 * the next run passes over those before it, and takes a refusal of that one as done when it says so.
 *
 * It rests on a migration being the same statements in the same order at each run.
 */
export function resumable(name: string, migration: Migration): Migration {
  return {
    up: async (db) => {
      const begun = await read(db, name);
      const executor = db.getExecutor();
      let number = 0;
      const step: typeof executor.executeQuery = async (query, ...rest) => {
        number += 1;
        if (number < Math.abs(begun)) return NOTHING;
        await write(db, name, number);
        try {
          return await executor.executeQuery(query, ...rest);
        } catch (error) {
          if (number === begun && DONE_ALREADY.includes((error as { errno?: number }).errno ?? 0))
            return NOTHING;
          // What was refused has not been done. The end of a statement whose connection died is known to nobody.
          if (!isDisconnect(error)) await write(db, name, -number);
          throw error;
        }
      };
      const stepping = instead(executor, 'executeQuery', step);
      await migration.up(instead(db, 'getExecutor', () => stepping));
    },
  };
}

/** What was written down of migrations that have come to their end. */
export async function forget(db: QueryExecutorProvider, names: readonly string[]): Promise<void> {
  await sql`delete from kysely_migration_lock where id in (${sql.join(names)})`.execute(db);
}

/** The statement that was under way when the last run ended; negative: it was refused; 0: there was no run. */
async function read(db: QueryExecutorProvider, name: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select is_locked as number from kysely_migration_lock where id = ${name}
  `.execute(db);
  return rows[0]?.number ?? 0;
}

// In a table that is there before the first migration and that Kysely uses one row of.
async function write(db: QueryExecutorProvider, name: string, number: number): Promise<void> {
  await sql`
    insert into kysely_migration_lock (id, is_locked) values (${name}, ${number})
    on duplicate key update is_locked = ${number}
  `.execute(db);
}

/**
 * The same database, of whose tables only the names are looked up. Kysely, which asks three times whether its own are
 * there, looks at all columns of all tables, for which MariaDB takes seconds where a server has many databases.
 */
export const namingTables = (db: Executor): Executor =>
  instead(db, 'introspection', {
    getSchemas: () => db.introspection.getSchemas(),
    getTables: async () => {
      const { rows } = await sql<{ name: string }>`
        select table_name as name from information_schema.tables where table_schema = database()
      `.execute(db);
      return rows.map(({ name }) => ({ name, isView: false, isForeign: false, columns: [] }));
    },
  });

/** The same object with another part; its methods run on the object itself, which may have private parts. */
function instead<T extends object, K extends keyof T>(object: T, key: K, part: T[K]): T {
  return new Proxy(object, {
    get: (target, name) => {
      if (name === key) return part;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
