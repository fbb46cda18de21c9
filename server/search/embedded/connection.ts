import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** Long enough for the other connections of an index; its threads hold up nobody. */
const BUSY_TIMEOUT_MS = 5_000;
const CACHE_KB = 32 * 1024;

export type Row = Record<string, string | number | null>;

/** A connection to an index's file, with its statements prepared once. For a thread of its own: it blocks. */
export class Connection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** @throws what SQLite says of a file that is missing, or is none of its own */
  constructor(path: string, readOnly: boolean) {
    this.#database = new DatabaseSync(path, { readOnly, timeout: BUSY_TIMEOUT_MS });
    this.#database.exec(`pragma cache_size = -${CACHE_KB}; pragma temp_store = memory`);
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  all<R = Row>(sql: string, ...values: SQLInputValue[]): R[] {
    return this.#prepare(sql).all(...values) as R[];
  }

  get<R = Row>(sql: string, ...values: SQLInputValue[]): R | undefined {
    return this.#prepare(sql).get(...values) as R | undefined;
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepare(sql).run(...values);
  }

  /** Runs `work` in one transaction; whatever it throws leaves nothing behind. */
  transaction<T>(begin: 'begin' | 'begin immediate', work: () => T): T {
    this.#database.exec(begin);
    let result: T;
    try {
      result = work();
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('rollback');
      throw error;
    }
    this.#database.exec('commit');
    return result;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  // Statements are few: their text never holds what was typed.
  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
