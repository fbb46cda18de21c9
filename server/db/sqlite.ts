import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { Kysely, SqliteDialect } from 'kysely';
import { Rows } from './dialect.ts';
import type { Tables } from './schema.ts';

const STATEMENT_CACHE_LIMIT = 500;
/** For a lock of another process, such as a seed: it holds up this thread, so it is short; lanes try again. */
const BUSY_TIMEOUT_MS = 2_000;
/** A reader sees what was committed when it first read, until it ends (write-ahead log). */
const BEGIN_SNAPSHOT = ['begin deferred'];

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
class CachingDatabase {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, PreparedStatement>();

  constructor(database: DatabaseSync) {
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

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

function connect(path: string, readOnly: boolean): Kysely<Tables> {
  const database = new DatabaseSync(path, { readOnly, timeout: BUSY_TIMEOUT_MS });
  if (!readOnly) {
    // Larger pages mean fewer pages, and so fewer system calls, for each commit.
    database.exec('pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = full');
    // The checkpointer thread moves the log into the file, so that no customer's commit pays for it.
    database.exec('pragma wal_autocheckpoint = 0; pragma foreign_keys = on');
  }
  database.exec('pragma cache_size = -65536; pragma temp_store = memory');
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: new CachingDatabase(database) }) });
}

/**
 * Opens an SQLite file: one writer, one reader beside it, and a thread that checkpoints the log.
 * @param path the file; its folder is made
 * @returns the two connections and what closes them
 */
export function openSqlite(path: string) {
  mkdirSync(dirname(path), { recursive: true });
  const writer = connect(path, false);
  const reader = connect(path, true);
  const checkpointer = new Worker(new URL('./checkpointer.ts', import.meta.url), { workerData: { path } });
  checkpointer.unref();
  const close = async (): Promise<void> => {
    const ended = new Promise((resolve) => checkpointer.once('exit', resolve));
    // While its end is waited for it must hold the process, which may have nothing else to do.
    checkpointer.ref();
    checkpointer.postMessage('stop');
    await ended;
    await reader.destroy();
    await writer.destroy();
  };
  /** A reader of one's own, for reads that are so long that others would wait behind them. */
  const withOwnReader = async <T>(read: (own: Kysely<Tables>) => Promise<T>): Promise<T> => {
    const own = connect(path, true);
    try {
      return await read(own);
    } finally {
      await own.destroy();
    }
  };
  return { writer, reader, withOwnReader, begin: BEGIN_SNAPSHOT, close };
}
