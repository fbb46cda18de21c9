import { CompiledQuery, Kysely, MysqlDialect } from 'kysely';
import { createPool } from 'mysql2';
import type { Tables } from './schema.ts';

/** Run on each new connection; the engine's reads and locks rest on them. */
const SESSION = [
  'set session transaction isolation level read committed',
  `set session innodb_lock_wait_timeout = 2, session time_zone = '+00:00',
    session sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'`,
];

/** READ COMMITTED, as everything else runs, would see each page of a long read at another moment. */
const BEGIN_SNAPSHOT = [
  'set transaction isolation level repeatable read',
  'start transaction with consistent snapshot, read only',
];

/**
 * Opens a bounded pool of connections to MariaDB.
 * @param url mysql://user:password@host:port/database
 * @param poolSize connections at the most
 */
export function openMariadb(url: string, poolSize: number) {
  const pool = createPool({
    uri: url.replace(/^mariadb:/, 'mysql:'),
    connectionLimit: poolSize,
    connectTimeout: 5_000,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    enableKeepAlive: true,
  });
  const kysely = new Kysely<Tables>({
    dialect: new MysqlDialect({
      pool,
      onCreateConnection: async (connection) => {
        for (const statement of SESSION) await connection.executeQuery(CompiledQuery.raw(statement));
      },
    }),
  });
  return {
    writer: kysely,
    reader: kysely,
    background: kysely,
    withOwnReader: <T>(read: (own: Kysely<Tables>) => Promise<T>) => read(kysely),
    begin: BEGIN_SNAPSHOT,
    close: () => kysely.destroy(),
  };
}
