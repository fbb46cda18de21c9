import { sql } from 'kysely';
import { type Executor, isDisconnect } from './dialect.ts';
import { openMariadb } from './mariadb.ts';
import type { Replica, ReplicaOptions } from './replica/open.ts';
import { openSqlite } from './sqlite.ts';

/** The connection died inside COMMIT: whether it committed must be asked, never guessed. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

export interface Database {
  readonly kind: 'sqlite' | 'mariadb';
  /** For reads outside a transaction, beside the writer. */
  readonly reader: Executor;
  /**
   * For heavy reads that nobody waits for in milliseconds: pages of jobs, exports, rebuilds, reports. Off this thread
   * (SQLite), or off the primary (MariaDB with a replica). Each statement sees all that was committed before it.
   */
  readonly background: Executor;
  /** For reads that may lag some seconds behind what was written. */
  readonly lagging: Executor;
  /**
   * For the reads of one request: they see all that was committed before the first of them, from the replica where it
   * has come so far. Make one for each request, see `createReads`.
   */
  current(): Executor;
  /** For migrations; all else writes through `transact`. */
  readonly writer: Executor;
  /**
   * Runs `work` in one transaction. On SQLite one after the other, on MariaDB on a connection of its own.
   * @throws what `work` throws, after a ROLLBACK; OutcomeUnknown when the connection died in COMMIT
   */
  transact<T>(work: (tx: Executor) => Promise<T>): Promise<T>;
  /**
   * Runs a long read on one unchanging view of everything, while others go on writing: off this thread (SQLite), on a
   * connection of its own (MariaDB).
   * @param options.mayLag the view may be some seconds old: on a replica, where there is a fresh one
   */
  snapshot<T>(read: (executor: Executor) => Promise<T>, options?: { readonly mayLag: boolean }): Promise<T>;
  /** How the replica stands; null where there is none. */
  readonly replica: Pick<Replica, 'standing' | 'check'> | null;
  /** The settings on which durability rests, as the database itself reports them. */
  durability(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Opens the database; nothing is read or written yet.
 * @param url `sqlite:<file>` or `mysql://user:password@host:port/database`
 * @param poolSize connections to each server at the most (MariaDB)
 * @param replicaOptions a server that follows this one (MariaDB)
 */
export function openDatabase(
  url: string,
  poolSize = 12,
  replicaOptions: ReplicaOptions | null = null,
): Database {
  const kind = url.startsWith('sqlite:') ? 'sqlite' : 'mariadb';
  const { writer, reader, background, lagging, current, replica, withOwnReader, begin, close } =
    kind === 'sqlite' ? openSqlite(url.slice('sqlite:'.length)) : openMariadb(url, poolSize, replicaOptions);

  async function transact<T>(work: (tx: Executor) => Promise<T>): Promise<T> {
    return writer.connection().execute(async (tx) => {
      await sql`begin`.execute(tx);
      let result: T;
      try {
        result = await work(tx);
      } catch (error) {
        // Always an explicit rollback: a lock time-out rolls back one statement only.
        await sql`rollback`.execute(tx).catch(() => undefined);
        throw error;
      }
      try {
        await sql`commit`.execute(tx);
      } catch (error) {
        if (isDisconnect(error)) throw new OutcomeUnknown('The connection died in COMMIT', { cause: error });
        await sql`rollback`.execute(tx).catch(() => undefined);
        throw error;
      }
      return result;
    });
  }

  const snapshot: Database['snapshot'] = (read, { mayLag } = { mayLag: false }) =>
    withOwnReader(
      (own) =>
        own.connection().execute(async (executor) => {
          for (const statement of begin) await sql.raw(statement).execute(executor);
          try {
            return await read(executor);
          } finally {
            await sql`rollback`.execute(executor);
          }
        }),
      mayLag,
    );

  return {
    kind,
    reader,
    background,
    lagging,
    current,
    replica,
    writer,
    transact,
    snapshot,
    durability: () => readDurability(kind, writer),
    close,
  };
}

async function readDurability(kind: Database['kind'], executor: Executor): Promise<Record<string, string>> {
  if (kind === 'sqlite') {
    const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(executor);
    const synchronous = await sql<{ synchronous: number }>`pragma synchronous`.execute(executor);
    return {
      journal_mode: journal.rows[0]?.journal_mode ?? '',
      synchronous: String(synchronous.rows[0]?.synchronous ?? ''),
    };
  }
  const { rows } = await sql<{ name: string; value: string | number }>`
    select lower(variable_name) as name, variable_value as value from information_schema.global_variables
    where variable_name in ('INNODB_FLUSH_LOG_AT_TRX_COMMIT', 'INNODB_DOUBLEWRITE', 'SYNC_BINLOG', 'LOG_BIN')
  `.execute(executor);
  return Object.fromEntries(rows.map((row) => [row.name, String(row.value)]));
}
