import { Kysely, MysqlDialect } from 'kysely';
import { createPool } from 'mysql2';
import type { Tables } from './schema.ts';

const SESSION = [
  'transaction_isolation = "READ-COMMITTED"',
  'innodb_lock_wait_timeout = 2',
  'sql_mode = "STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO"',
  'time_zone = "+00:00"',
].join(', session ');

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
        await connection.executeQuery({
          sql: `set session ${SESSION}`,
          parameters: [],
        } as unknown as Parameters<typeof connection.executeQuery>[0]);
      },
    }),
  });
  return { writer: kysely, reader: kysely, close: () => kysely.destroy() };
}
