import { createRequire } from 'node:module';
import { CompiledQuery, Kysely, MysqlDialect } from 'kysely';
import type { Tables } from './schema.ts';

/** Run on each new connection; the engine's reads and locks rest on them. */
const SESSION = [
  'set session transaction isolation level read committed',
  `set session innodb_lock_wait_timeout = 2, session time_zone = '+00:00',
    session sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'`,
];

const require = createRequire(import.meta.url);

/**
 * A bounded pool of connections to one server. The library is read here and not above: with SQLite no start waits for it.
 * @param url mysql://user:password@host:port/database
 * @param options.poolSize connections at the most
 * @param options.session more statements for each new connection
 */
export function connectMariadb(
  url: string,
  options: { poolSize: number; connectTimeoutMs: number; session?: readonly string[] },
) {
  const { createPool } = require('mysql2') as typeof import('mysql2');
  const pool = createPool({
    uri: url.replace(/^mariadb:/, 'mysql:'),
    connectionLimit: options.poolSize,
    connectTimeout: options.connectTimeoutMs,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    enableKeepAlive: true,
  });
  const kysely = new Kysely<Tables>({
    dialect: new MysqlDialect({
      pool,
      onCreateConnection: async (connection) => {
        for (const statement of [...SESSION, ...(options.session ?? [])]) {
          await connection.executeQuery(CompiledQuery.raw(statement));
        }
      },
    }),
  });
  return { pool, kysely };
}
