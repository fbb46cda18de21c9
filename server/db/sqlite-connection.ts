import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Rows } from './rows.ts';

const STATEMENT_CACHE_LIMIT = 500;
/** For a lock of another process, such as a seed: it holds up this thread, so it is short; lanes try again. */
const BUSY_TIMEOUT_MS = 2_000;

/** Kysely's view of one prepared statement; a single `Rows` parameter runs it once for each row. */
class PreparedStatement {
  readonly reader: boolean;
  readonly #statement: StatementSync;

  constructor(statement: StatementSync) {
    this.#statement = statement;
    this.reader = statement.columns().length > 0;
  }

  all(parameters: readonly unknown[]): unknown[] {
    const [first] = parameters;
    if (!(first instanceof Rows)) return this.#statement.all(...(parameters as SQLInputValue[]));
    const found: unknown[] = [];
    for (const row of first.rows) {
      for (const record of this.#statement.all(...(row as SQLInputValue[]))) found.push(record);
    }
    return found;
  }

  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    const [first] = parameters;
    if (!(first instanceof Rows)) return this.#statement.run(...(parameters as SQLInputValue[]));
    let changes = 0;
    for (const row of first.rows) changes += Number(this.#statement.run(...(row as SQLInputValue[])).changes);
    return { changes, lastInsertRowid: 0 };
  }

  iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    return this.#statement.iterate(...(parameters as SQLInputValue[]));
  }
}

/** `node:sqlite` in the shape that Kysely's SqliteDialect expects, with a bounded cache of statements. */
export class SqliteConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, PreparedStatement>();

  /** @param cacheKib memory for pages of the file, at the most */
  constructor(path: string, { readOnly, cacheKib }: { readOnly: boolean; cacheKib: number }) {
    const database = new DatabaseSync(path, { readOnly, timeout: BUSY_TIMEOUT_MS });
    if (!readOnly) {
      // Larger pages mean fewer pages, and so fewer system calls, for each commit.
      database.exec('pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = full');
      // The checkpointer thread moves the log into the file, so that no customer's commit pays for it.
      database.exec('pragma wal_autocheckpoint = 0; pragma foreign_keys = on');
    }
    database.exec(`pragma cache_size = -${cacheKib}; pragma temp_store = memory`);
    this.#database = database;
  }

  prepare(sql: string): PreparedStatement {
    // A deferred transaction that turns into a writer later can fail with SQLITE_BUSY at once.
    const text = sql === 'begin' ? 'begin immediate' : sql;
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = new PreparedStatement(this.#database.prepare(text));
    if (this.#statements.size >= STATEMENT_CACHE_LIMIT) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    this.#statements.set(text, statement);
    return statement;
  }

  /** Closing once more does nothing. */
  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }
}
